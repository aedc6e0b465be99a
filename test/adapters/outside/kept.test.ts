import { describe, expect, it } from 'vitest'
import { openKept } from '../../../src/adapters/outside/kept.ts'

/** Something that is kept for an hour, and how often it was loaded. */
function kept(most = 100, stale = 0) {
  const world = { ticks: 0, loads: 0, fails: false }
  const opened = openKept<string>({ ticks: () => world.ticks, lasts: 3_600_000, stale, most })
  const load = async () => {
    world.loads++
    if (world.fails) throw new Error('down')
    return `load ${world.loads}`
  }
  const take = (name = 'a') => opened.take(name, load)
  const renew = (name = 'a') => opened.renew(name, load)
  return { world, take, renew }
}

describe('what is kept', () => {
  it('is loaded once for all who ask at the same time', async () => {
    const { take, renew } = kept()
    expect(await Promise.all([take(), take(), renew()])).toEqual(['load 1', 'load 1', 'load 1'])
  })

  it('is loaded anew when its time is over', async () => {
    const { world, take } = kept()
    expect(await take()).toBe('load 1')
    world.ticks = 3_599_999
    expect(await take()).toBe('load 1')
    world.ticks = 3_600_000
    expect(await take()).toBe('load 2')
  })

  it('counts on for as long as it may where it cannot be loaded anew, and is asked for once a minute', async () => {
    const { world, take, renew } = kept(100, 3_600_000)
    await take()
    world.fails = true
    world.ticks = 3_600_000
    expect(await take()).toBe('load 1')
    expect(await renew()).toBe('load 1')
    world.ticks += 59_999
    expect(await take()).toBe('load 1')
    expect(world.loads).toBe(2)
    world.fails = false
    world.ticks += 1
    expect(await take()).toBe('load 3')
    world.fails = true
    world.ticks += 7_200_000
    await expect(take()).rejects.toThrow('down')
  })

  it('is renewed once a minute at most', async () => {
    const { world, take, renew } = kept()
    await take()
    world.ticks = 59_999
    expect(await renew()).toBe('load 1')
    world.ticks = 60_000
    expect(await renew()).toBe('load 2')
    expect(await renew()).toBe('load 2')
    expect(await take()).toBe('load 2')
  })

  it('stays when it cannot be renewed, which is tried once a minute', async () => {
    const { world, take, renew } = kept()
    await take()
    world.fails = true
    world.ticks = 60_000
    expect(await renew()).toBe('load 1')
    expect(await renew()).toBe('load 1')
    expect(world.loads).toBe(2)
    world.ticks = 120_000
    expect(await renew()).toBe('load 1')
    expect(world.loads).toBe(3)
    expect(await take()).toBe('load 1')
  })

  it('does not outlive its time for want of another', async () => {
    const { world, take, renew } = kept()
    await take()
    world.fails = true
    world.ticks = 3_600_000
    await expect(take()).rejects.toThrow('down')
    await expect(renew()).rejects.toThrow('down')
  })

  it('that could not be loaded is tried again after a second', async () => {
    const { world, take } = kept()
    world.fails = true
    await expect(take()).rejects.toThrow('down')
    world.ticks = 999
    await expect(take()).rejects.toThrow('down')
    expect(world.loads).toBe(1)
    world.fails = false
    world.ticks = 1_000
    expect(await take()).toBe('load 2')
  })

  it('makes room for what is asked for later', async () => {
    const { take } = kept(2)
    await take('a')
    await take('b')
    await take('a')
    await take('c')
    expect(await take('a')).toBe('load 1')
    expect(await take('b')).toBe('load 4')
  })
})

import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { project } from '../project.ts'
import { isOneOf, type Attack, type Limited, type Outcome } from './attack.ts'

const mebibyte = 1024 * 1024
/** What one attack may come to beside its own failure, whatever it is. Milliseconds, and bytes. */
const bounds = {
  /** Beyond its own limit; it is a few hundred where the machine has nothing else to do. */
  late: 3_000,
  /** Of its process: some 100 MiB that it has anyway, 96 that it may grow by, twice its heap, and what it gets hold of until somebody looks. */
  process: 512 * mebibyte,
  /** Of this process, which is the server's. */
  server: 128 * mebibyte,
  /** For which this process does nothing else. */
  held: 2_000,
}

/** Tests that each attack fails its own call as it says and no other, within the bounds. */
export function suffer(name: string, attacks: readonly Attack[], limits: Limited): void {
  describe(name, { timeout: 60_000 }, () => {
    const { call, run, sandbox, write } = project({ children: 2 })
    write('triggers/innocent.js', `exports.handler = async (event) => event`)
    const innocent = (n: number) =>
      call('triggers/innocent.js', { n }, { pool: 'other', timeout: 20_000 }).then(({ value }) => value)
    const ready = () =>
      vi.waitUntil(() => sandbox.stats().children.some(({ state }) => state === 'ready'), 20_000)
    beforeAll(() => sandbox.warm())

    it.each<[string, string, ...Outcome[]]>(attacks.map((attack) => [...attack]))(
      '%s',
      async (_, lines, ...outcomes) => {
        await ready()
        let peak = 0
        const server = process.memoryUsage.rss()
        const watch = setInterval(() => {
          for (const { resident } of sandbox.stats().children) peak = Math.max(peak, resident)
        }, 5)
        const held = monitorEventLoopDelay({ resolution: 5 })
        held.enable()
        const source = `exports.handler = async (event, context, callback) => { if (event.attack) { ${lines}\n } return 'well' }`
        const began = performance.now()
        const came = run(source, { attack: true }, { ...limits, patience: limits.timeout + 10_000 }).then(
          ({ value }) => value ?? null,
          (error: unknown) => error,
        )
        const others = [1, 2, 3].map(innocent)
        const outcome = await came
        const took = performance.now() - began
        held.disable()
        clearInterval(watch)

        expect(outcome).toSatisfy((found) => isOneOf(outcomes, found))
        expect(took).toBeLessThan(limits.timeout + bounds.late)
        expect(peak).toBeLessThan(bounds.process)
        expect(process.memoryUsage.rss() - server).toBeLessThan(bounds.server)
        expect(held.max / 1e6).toBeLessThan(bounds.held)
        expect(await Promise.all(others)).toEqual([1, 2, 3].map((n) => ({ n })))
        const again = await run(source, {}, { timeout: 20_000, memory: limits.memory })
        expect(again.value).toBe('well')
      },
    )

    it('leaves nothing running, nothing waiting, and this process as it was', async () => {
      await vi.waitUntil(() => sandbox.stats().children.every(({ state }) => state !== 'busy'), 20_000)
      expect(sandbox.stats().line).toBe(0)
      expect(sandbox.stats().children.length).toBeLessThanOrEqual(3)
      expect(Object.keys(Object.prototype)).toEqual([])
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
      expect(await innocent(4)).toEqual({ n: 4 })
    })
    afterAll(() => sandbox.close())
  })
}

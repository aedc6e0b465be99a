import { beforeEach, describe, expect, it } from 'vitest'
import type { Ports } from '../../../src/engine/ports.ts'
import { now, signIn } from './material.ts'

/** Who may answer a sign-in. */
export function signIns(opened: () => Ports['store']): void {
  let store: Ports['store']
  beforeEach(() => void (store = opened()))

  describe('sign-ins', () => {
    beforeEach(() => store.commit([{ kind: 'keep sign-in', signIn: signIn() }]))
    const claim = (ticket = 'ticket', at = now) => store.claim('sign-in', ticket, at)

    it('hands the sign-in to whoever has its ticket, as it was kept', async () => {
      expect(await claim()).toEqual(signIn())
    })

    it('hands it to one of two who ask at once', async () => {
      const both = await Promise.all([claim(), claim()])
      expect(both).toEqual([signIn(), 'spent'])
    })

    it.each([
      ['an unknown one', 'unknown', () => store.claim('nobody', 'ticket', now)],
      ['an earlier ticket', 'spent', () => claim('earlier')],
      ['no ticket', 'spent', () => claim('')],
      ['a late answer', 'expired', () => claim('ticket', now + 180_000)],
    ] as const)('refuses %s', async (_, why, ask) => {
      expect(await ask()).toBe(why)
    })

    it('stays answerable after a wrong ticket', async () => {
      await claim('wrong')
      expect(await claim()).toEqual(signIn())
    })

    it('can be answered again with the same ticket once given back', async () => {
      await claim()
      await store.release('sign-in')
      expect(await claim()).toEqual(signIn())
    })

    it('takes the next ticket and no longer the last', async () => {
      await claim()
      await store.commit([{ kind: 'keep sign-in', signIn: signIn({ ticket: 'next' }) }])
      expect(await claim()).toBe('spent')
      expect(await claim('next')).toEqual(signIn({ ticket: 'next' }))
    })

    it('is spent once it has ended, and is not given back', async () => {
      await claim()
      await store.commit([{ kind: 'end sign-in', id: 'sign-in' }])
      await store.release('sign-in')
      expect(await claim()).toBe('spent')
    })

    it('opens for nobody while nothing was asked', async () => {
      const { ticket: _, ...unasked } = signIn({ id: 'unasked' })
      await store.commit([{ kind: 'keep sign-in', signIn: unasked }])
      expect(await store.claim('unasked', '', now)).toBe('spent')
    })
  })
}

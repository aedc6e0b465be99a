import { beforeEach, describe, expect, it } from 'vitest'
import type { Write } from '../../../src/engine/effect.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import { create, grant, now, outcomes, poolId, rotate, user } from './material.ts'

/** What refresh tokens stand for. */
export function grants(opened: () => Ports['store']): void {
  let store: Ports['store']
  beforeEach(() => void (store = opened()))

  describe('grants', () => {
    beforeEach(() =>
      store.commit([create(user('ana')), { kind: 'keep grant', grant: grant(), token: 'first' }]),
    )

    it('finds a grant by the hash of its token', async () => {
      expect(await store.refreshToken('first')).toEqual({ hash: 'first', grant: grant() })
      expect(await store.refreshToken('grant')).toBeUndefined()
      expect(await store.grantStands('grant')).toBe(true)
    })

    it('rotates once, and still knows the token it retired', async () => {
      const raced = [store.commit([rotate('first', 'second')]), store.commit([rotate('first', 'third')])]
      expect(await outcomes(raced)).toEqual(['kept', 'RefreshTokenReuseException'])
      expect(await store.refreshToken('first')).toEqual({
        hash: 'first',
        grant: grant(),
        retiredUntil: now + 5,
      })
      expect(await store.refreshToken('second')).toEqual({ hash: 'second', grant: grant() })
      expect(await store.refreshToken('third')).toBeUndefined()
    })

    it('adds a token beside the current one', async () => {
      const add = (grantId: string, token: string): Write => ({ kind: 'add token', grantId, token })
      await store.commit([add('grant', 'beside'), add('gone', 'lost')])
      expect(await store.refreshToken('beside')).toEqual({ hash: 'beside', grant: grant() })
      expect(await store.refreshToken('first')).toEqual({ hash: 'first', grant: grant() })
      expect(await store.refreshToken('lost')).toBeUndefined()
    })

    it.each([
      ['one grant', { kind: 'revoke grant', grantId: 'grant' }],
      ['all grants of a user', { kind: 'revoke grants', poolId, username: 'ana' }],
    ] as const)('revokes %s for every token of it', async (_, write) => {
      await store.commit([rotate('first', 'second'), write])
      expect(await store.grantStands('grant')).toBe(false)
      expect((await store.refreshToken('first'))?.grant.revoked).toBe(true)
      expect((await store.refreshToken('second'))?.grant.revoked).toBe(true)
    })

    it("leaves other users' grants alone", async () => {
      await store.commit([
        create(user('bob')),
        { kind: 'keep grant', grant: grant({ id: 'his', username: 'bob' }), token: 'his token' },
        { kind: 'revoke grants', poolId, username: 'ana' },
      ])
      expect(await store.grantStands('his')).toBe(true)
    })
  })
}

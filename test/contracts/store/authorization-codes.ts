import { beforeEach, describe, expect, it } from 'vitest'
import type { Write } from '../../../src/engine/effect.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import type { AuthorizationCode } from '../../../src/model/authorization.ts'
import { create, grant, now, outcomes, poolId, range, user } from './material.ts'

const code = (more: Partial<AuthorizationCode> = {}): AuthorizationCode => ({
  hash: 'code',
  authorization: {
    poolId,
    clientId: 'client',
    redirectUri: 'https://app.example.com/callback',
    responseType: 'code',
    scopes: ['openid'],
    nonce: 'nonce',
  },
  admission: { username: 'ana', claims: { id: { sub: 'a' }, access: { sub: 'a' } }, authTime: now / 1000 },
  grantId: 'grant',
  expiresAt: now + 300_000,
  ...more,
})
const keepCode = (kept = code()): Write => ({ kind: 'keep authorization code', code: kept })
/** What redeeming the code ends with. */
const redeem = (id = 'grant', hash = 'code'): Write => ({
  kind: 'keep grant',
  grant: grant({ id }),
  token: `token of ${id}`,
  by: { code: hash, replayed: { code: 'invalid_grant' } },
})

/** What authorization codes stand for, once. */
export function authorizationCodes(opened: () => Ports['store']): void {
  let store: Ports['store']
  beforeEach(() => void (store = opened()))
  const take = (pool = poolId) => store.takeAuthorizationCode(pool, 'code')

  describe('authorization codes', () => {
    beforeEach(() => store.commit([create(user('ana')), keepCode()]))

    it('give what was kept, and a second time nothing', async () => {
      expect(await take()).toEqual(code())
      expect(await take()).toBeUndefined()
    })

    it('are of one pool, and stay for it when another is asked', async () => {
      expect(await take('eu-central-1_Other0001')).toBeUndefined()
      expect(await take()).toEqual(code())
    })

    it('give it to one of many who come at once', async () => {
      const came = await Promise.all(range(20).map(() => take()))
      expect(came.filter(Boolean)).toEqual([code()])
    })

    it('take back what they gave when they come again', async () => {
      await take()
      await store.commit([redeem()])
      expect(await store.grantStands('grant')).toBe(true)
      await take()
      expect(await store.grantStands('grant')).toBe(false)
      expect((await store.refreshToken('token of grant'))?.grant.revoked).toBe(true)
    })

    it('give nothing any more that have come again before what they give was kept', async () => {
      await take()
      await take()
      expect(await outcomes([store.commit([redeem()])])).toEqual(['invalid_grant'])
      expect(await store.refreshToken('token of grant')).toBeUndefined()
      expect(await store.grantStands('grant')).toBe(false)
    })

    it('leave no grant standing, however a replay and the redemption meet', async () => {
      const codes = range(24).map((index) => code({ hash: `code ${index}`, grantId: `grant ${index}` }))
      await store.commit(codes.map((one) => keepCode(one)))
      await Promise.all(
        codes.map(async ({ hash, grantId }, index) => {
          // Each begins after as many turns as it has a number, so that they come in every order.
          const later = async (turns: number) => {
            for (const _ of range(turns)) await new Promise((done) => setImmediate(done))
          }
          const redeeming = async () => {
            const taken = await store.takeAuthorizationCode(poolId, hash)
            await later(index % 3)
            if (taken) await store.commit([redeem(grantId, hash)]).catch(() => {})
          }
          const replaying = async () => {
            await later(index % 4)
            await redeeming()
          }
          await Promise.all([redeeming(), replaying()])
        }),
      )
      const standing = await Promise.all(codes.map(({ grantId }) => store.grantStands(grantId)))
      expect(standing).toEqual(codes.map(() => false))
    })

    it('go with their user', async () => {
      await store.commit([{ kind: 'delete user', poolId, username: 'ana' }])
      expect(await take()).toBeUndefined()
    })

    it('are kept for nobody who has gone', async () => {
      const authorization = { ...code().authorization }
      const admission = { ...code().admission, username: 'gone' }
      await store.commit([keepCode(code({ hash: 'theirs', authorization, admission }))])
      expect(await store.takeAuthorizationCode(poolId, 'theirs')).toBeUndefined()
    })
  })
}

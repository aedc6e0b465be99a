import { describe, expect, it } from 'vitest'
import { authorizeToken, type TokenProofs } from '../../../src/protocol/gate/authorize-token.ts'

const now = Date.UTC(2026, 0, 2)
const seconds = now / 1000
const good = { iss: 'https://issuer/pool', exp: seconds + 60, client_id: 'web', sub: 'ana', scope: 'a b' }

/** Proofs of a pool that has signed these claims, and nothing else, as the token `a.b.c`. */
const proofs = (claims: object | undefined) =>
  ({
    clock: { now: () => now, ticks: () => 0 },
    signer: {
      verify: async (_: string, use: string, token: string) =>
        use === 'access' && token === 'a.b.c' ? claims : undefined,
    },
    pools: {
      byId: async (id: string) => (id === 'pool' ? { id } : undefined),
      issuer: () => good.iss,
    },
  }) as unknown as TokenProofs
const check = (header: string | undefined, claims: object | undefined = good, scopes?: readonly string[]) =>
  authorizeToken(
    header,
    { poolId: 'pool', clientIds: ['app', 'web'] },
    scopes ? { scopes } : {},
    proofs(claims),
  )

describe('a token', () => {
  it.each([
    ['a.b.c', good],
    ['Bearer a.b.c', good],
    ['bearer a.b.c', good],
    ['Bearer a.b.c', { ...good, client_id: undefined, aud: 'app' }],
    ['Bearer a.b.c', { ...good, nbf: seconds }],
  ])('passes as %s with %o', async (header, claims) => {
    expect(await check(header, claims)).toBe(claims)
  })

  it('passes with any one of the scopes', async () => {
    expect(await check('a.b.c', good, ['x', 'b'])).toBe(good)
  })

  it.each<[string, string | undefined, object?]>([
    ['is not there', undefined],
    ['is none', 'Bearer x'],
    ['has two parts', 'a.b'],
    ['has four parts', 'a.b.c.d'],
    ['is of another scheme', 'Basic a.b.c'],
    ['is said twice', 'Bearer a.b.c, Bearer a.b.c'],
    ['nobody has signed', 'a.b.d'],
    ['is of another issuer', 'a.b.c', { ...good, iss: 'https://issuer/other' }],
    ['ends now', 'a.b.c', { ...good, exp: seconds }],
    ['never ends', 'a.b.c', { ...good, exp: undefined }],
    ['ends in words', 'a.b.c', { ...good, exp: '9999999999' }],
    ['begins later', 'a.b.c', { ...good, nbf: seconds + 1 }],
    ['is of another client', 'a.b.c', { ...good, client_id: 'other' }],
    ['is for somebody else, whoever asked for it', 'a.b.c', { ...good, aud: 'other' }],
    ['is for several', 'a.b.c', { ...good, aud: ['web'] }],
    ['is for nobody', 'a.b.c', { ...good, client_id: undefined }],
  ])('is not taken where it %s', async (_, header, claims) => {
    await expect(check(header, claims)).rejects.toMatchObject({ status: 401, message: 'Unauthorized' })
  })

  it.each<[string, object]>([
    ['has others', { ...good, scope: 'c' }],
    ['has half of one', { ...good, scope: 'a:read' }],
    ['has none, as ID tokens', { ...good, scope: undefined }],
    ['has them in a list', { ...good, scope: ['a'] }],
  ])('is not enough where scopes are asked and it %s', async (_, claims) => {
    await expect(check('a.b.c', claims, ['a'])).rejects.toMatchObject({ status: 403, message: 'Forbidden' })
  })

  it('is of no use where nothing says whose', async () => {
    const unsaid = authorizeToken('a.b.c', undefined, {}, proofs(good))
    await expect(unsaid).rejects.toMatchObject({ status: 401 })
  })
})

import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { openSeal } from '../../../src/adapters/seal/open-seal.ts'
import { openSigner } from '../../../src/adapters/signer/open-signer.ts'
import { openSqliteStore } from '../../../src/adapters/store/sqlite/open-sqlite-store.ts'
import { fault, says } from '../../world.ts'
import { identityPoolId, identityWorld, userPoolKey } from './identity-world.ts'

const seal = openSeal({ key: Buffer.alloc(32, 1) })
const keys = openSqliteStore({ file: ':memory:', seal })
// Made once: a key takes some tenths of a second.
const signer = openSigner({ vault: keys.vault, seal })
afterAll(() => keys.close())
const own = 'us-east-1_TestPool1'

type World = Awaited<ReturnType<typeof identityWorld>>
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const said = (token: string, index: number) =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString()) as Record<string, unknown>
const changed = (token: string, more: object) => {
  const [header, , signature] = token.split('.')
  return `${header}.${part({ ...said(token, 1), ...more })}.${signature}`
}
const headed = (token: string, header: object) => `${part(header)}.${token.split('.').slice(1).join('.')}`
const publicPem = async () => {
  const jwk = (await signer.jwks(own)).keys[0]
  return createPublicKey({ key: { ...jwk }, format: 'jwk' }).export({ format: 'pem', type: 'spki' })
}
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
/** The same token, signed by somebody else under a header of theirs. */
const resigned = (token: string, header: object) => {
  const text = `${part(header)}.${token.split('.')[1]}`
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), stranger.privateKey).toString('base64url')}`
}

const unverified = "Invalid login token. Couldn't verify signed token."
const unsupported = 'Token is not from a supported provider of this identity pool.'
const otherIssuer = "Invalid login token. Issuer doesn't match providerName"
const noToken = 'Invalid login token. Not a valid OpenId Connect identity token.'

describe('an ID token of a user pool', () => {
  it('is taken under the login key of the pool, whoever it says issued it', async () => {
    const { getId, signIn } = await identityWorld({ signer })
    const { IdToken } = await signIn()
    const id = await getId({ [userPoolKey]: IdToken })
    const claims = { ...said(IdToken, 1), iss: `https://${userPoolKey}` }
    expect(await getId({ [userPoolKey]: await signer.sign(own, 'id', claims) })).toBe(id)
  })

  it('is taken under its issuer without the scheme, which is no other provider', async () => {
    const { getId, signIn, logins } = await identityWorld({ signer })
    const { IdToken } = await signIn()
    const id = await getId({ [`localhost:9340/${own}`]: IdToken })
    expect(await logins(id)).toEqual([`${userPoolKey} ${says(IdToken).sub}`])
    expect(await getId({ [userPoolKey]: IdToken })).toBe(id)
    for (const key of [`localhost:9341/${own}`, `evil.example/${own}`, own, `/${own}`])
      await expect(getId({ [key]: IdToken })).rejects.toEqual(fault('NotAuthorizedException', unsupported))
  })

  it.each<[string, (token: string, world: World) => string | Promise<string>, string | RegExp]>([
    ['without a signature', (token) => token.replace(/[^.]+$/, ''), unverified],
    ['none as its algorithm', (token) => headed(token, { alg: 'none' }), unverified],
    [
      'none as its algorithm, and our kid',
      (token) => headed(token, { ...said(token, 0), alg: 'none' }).replace(/[^.]+$/, ''),
      unverified,
    ],
    [
      'the public key as a secret (HS256)',
      async (token) => {
        const text = headed(token, { ...said(token, 0), alg: 'HS256' }).replace(/\.[^.]+$/, '')
        return `${text}.${createHmac('sha256', await publicPem())
          .update(text)
          .digest('base64url')}`
      },
      unverified,
    ],
    ['another kid', (token) => headed(token, { ...said(token, 0), kid: 'other' }), unverified],
    ["somebody else's key under our kid", (token) => resigned(token, said(token, 0)), unverified],
    [
      'a key of its own that the header brings (jwk)',
      (token) => resigned(token, { ...said(token, 0), jwk: stranger.publicKey.export({ format: 'jwk' }) }),
      unverified,
    ],
    [
      'a place where its key would be (jku)',
      (token) => resigned(token, { ...said(token, 0), jku: 'https://evil.example/jwks.json' }),
      unverified,
    ],
    [
      'a certificate of its own (x5u)',
      (token) => resigned(token, { ...said(token, 0), x5u: 'https://evil.example/cert.pem' }),
      unverified,
    ],
    ['claims that were changed', (token) => changed(token, { sub: 'somebody-else' }), unverified],
    ['an end that was moved', (token) => changed(token, { exp: 4102444800 }), unverified],
    [
      'an access token',
      async (_, { signIn }) => (await signIn()).AccessToken,
      'Invalid login token. Missing a required claim: aud',
    ],
    [
      'an access token that was given an audience',
      async (_, { signIn, client }) => changed((await signIn()).AccessToken, { aud: client.id }),
      unverified,
    ],
    ['the key of access tokens', (token) => signer.sign(own, 'access', said(token, 1) as never), unverified],
    [
      'another pool, which it does not hide',
      (token) =>
        signer.sign('us-east-1_Other', 'id', {
          ...(said(token, 1) as object),
          iss: 'http://localhost:9340/us-east-1_Other',
        }),
      otherIssuer,
    ],
    [
      'another pool, under the name of this one',
      (token) => signer.sign('us-east-1_Other', 'id', said(token, 1) as never),
      unverified,
    ],
    [
      'another issuer',
      (token) => changed(token, { iss: 'https://evil.example/us-east-1_TestPool1' }),
      otherIssuer,
    ],
    [
      'an issuer that only begins alike',
      (token) => changed(token, { iss: `${String(said(token, 1)['iss'])}/` }),
      otherIssuer,
    ],
    ['an issuer that is a list', (token) => changed(token, { iss: [said(token, 1)['iss']] }), otherIssuer],
    [
      'another client',
      (token) => signer.sign(own, 'id', { ...(said(token, 1) as object), aud: 'otherclient0000000000000bb' }),
      unsupported,
    ],
    [
      'several clients',
      (token) =>
        signer.sign(own, 'id', {
          ...(said(token, 1) as object),
          aud: ['webclient000000000000000aa', 'otherclient0000000000000bb'],
        }),
      noToken,
    ],
    [
      'no client',
      (token) => {
        const { aud: _, ...claims } = said(token, 1)
        return signer.sign(own, 'id', claims as never)
      },
      'Invalid login token. Missing a required claim: aud',
    ],
    [
      'no end',
      (token) => {
        const { exp: _, ...claims } = said(token, 1)
        return signer.sign(own, 'id', claims as never)
      },
      'Invalid login token. Missing a required claim: exp',
    ],
    [
      'a use that is another',
      (token) => signer.sign(own, 'id', { ...(said(token, 1) as object), token_use: 'access' }),
      noToken,
    ],
    [
      'an end that is past',
      (token, { clock }) => {
        clock.at += 3_600_000
        return token
      },
      /^Invalid login token\. Token expired: (\d+) >= \1$/,
    ],
    [
      'a time that has not come',
      (token, { clock }) => {
        clock.at -= 61_000
        return token
      },
      'Invalid login token. Token is not yet valid.',
    ],
    [
      'an OpenID token of the identity pool',
      async (_, { ask, getId }) => {
        const IdentityId = await getId()
        return (await ask('GetOpenIdToken', { IdentityId })).Token ?? ''
      },
      otherIssuer,
    ],
    ['no token at all', () => 'ana', noToken],
    ['a token of four parts', (token) => `${token}.a`, noToken],
    ['claims that are no object', (token) => token.replace(/\.[^.]+\./, `.${part(null)}.`), noToken],
    ['claims that are no JSON', (token) => token.replace(/\.[^.]+\./, '.e30e.'), noToken],
  ])('is refused with %s', async (_, forge, sentence) => {
    const world = await identityWorld({ signer })
    const { getId, signIn, store } = world
    const { IdToken } = await signIn()
    const Logins = { [userPoolKey]: await forge(IdToken, world) }
    const before = (await store.identities(identityPoolId, { limit: 9 })).identities.length
    await expect(getId(Logins)).rejects.toEqual(fault('NotAuthorizedException', sentence))
    expect((await store.identities(identityPoolId, { limit: 9 })).identities).toHaveLength(before)
  })

  it('counts to the second before its end', async () => {
    const { getId, signIn, clock } = await identityWorld({ signer })
    const { IdToken } = await signIn()
    clock.at += 3_599_000
    await getId({ [userPoolKey]: IdToken })
    expect(says(IdToken).exp * 1000).toBe(clock.at + 1000)
  })

  const checking = {
    identity: 'providers: { test: { type: pool, clients: [web], checkTokenServerSide: true } }',
  }
  it.each<[string, (world: World, access: string, refresh: string) => Promise<unknown>]>([
    ['signed out everywhere', ({ call }, AccessToken) => call('GlobalSignOut', { AccessToken })],
    [
      'took the sign-in back',
      ({ call, client }, _, Token) => call('RevokeToken', { ClientId: client.id, Token }),
    ],
    ['is disabled', ({ patch }) => patch({ enabled: false })],
    ['is deleted', ({ call, pool }) => call('AdminDeleteUser', { UserPoolId: pool.id, Username: 'ana' })],
    [
      'is deleted, and somebody else has the name',
      async ({ call, pool }) => {
        await call('AdminDeleteUser', { UserPoolId: pool.id, Username: 'ana' })
        await call('AdminCreateUser', { UserPoolId: pool.id, Username: 'ana', MessageAction: 'SUPPRESS' })
      },
    ],
  ])('is refused once its user %s, where the pool is asked, and else not', async (_, happen) => {
    for (const [setting, asked] of [
      [checking, true],
      [{}, false],
    ] as const) {
      const world = await identityWorld({ ...setting, signer })
      const { getId, credentials, signIn, clock } = world
      const { IdToken, AccessToken, RefreshToken } = await signIn()
      const Logins = { [userPoolKey]: IdToken }
      const id = await getId(Logins)
      clock.at += 2000
      await happen(world, AccessToken, RefreshToken)
      const answer = credentials(id, Logins)
      if (asked)
        await expect(answer).rejects.toEqual(
          fault('NotAuthorizedException', 'Invalid login token. Token has been revoked.'),
        )
      else expect((await answer).IdentityId).toBe(id)
    }
  })

  it('counts where the pool is asked and the user came back after signing out', async () => {
    const { getId, call, signIn, clock } = await identityWorld({ ...checking, signer })
    const { AccessToken, IdToken } = await signIn()
    const id = await getId({ [userPoolKey]: IdToken })
    clock.at += 2000
    await call('GlobalSignOut', { AccessToken })
    clock.at += 2000
    expect(await getId({ [userPoolKey]: (await signIn()).IdToken })).toBe(id)
  })
})

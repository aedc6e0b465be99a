import { describe, expect, it } from 'vitest'
import { fault, says } from '../../world.ts'
import { google, identityPoolId, identityWorld, samlArn, userPoolKey } from './identity-world.ts'

describe('GetOpenIdToken', () => {
  it('gives a guest a token of ten minutes', async () => {
    const { ask, getId, clock } = await identityWorld()
    const IdentityId = await getId()
    const answer = await ask('GetOpenIdToken', { IdentityId })
    expect(answer).toEqual({ IdentityId, Token: expect.any(String) })
    expect(says(answer.Token)).toEqual({
      sub: IdentityId,
      aud: identityPoolId,
      amr: ['unauthenticated'],
      iss: 'https://cognito-identity.amazonaws.com',
      'https://cognito-identity.amazonaws.com/identity-pool-arn': `arn:aws:cognito-identity:us-east-1:123456789012:identitypool/${identityPoolId}`,
      iat: clock.at / 1000,
      exp: clock.at / 1000 + 600,
    })
  })

  it('tells how somebody has signed in, and their tags', async () => {
    const { ask, getId, signIn } = await identityWorld({
      identity: `providers: { test: { type: pool, clients: [web], tags: { client: aud } }, ${google}: { type: social, appId: app } }`,
    })
    const Logins = { [google]: 'ana', [userPoolKey]: (await signIn()).IdToken }
    const { Token } = await ask('GetOpenIdToken', { IdentityId: await getId(Logins), Logins })
    const { amr, 'https://aws.amazon.com/tags': tags } = says(Token)
    expect(amr).toEqual([
      'authenticated',
      google,
      `${google}:OIDC:ana`,
      userPoolKey,
      expect.stringMatching(/:CognitoSignIn:[0-9a-f-]{36}$/),
    ])
    expect(tags).toEqual({
      principal_tags: { client: ['webclient000000000000000aa'] },
      transitive_tag_keys: [],
    })
  })

  it("ends with the developer's token that it was got by, however often that is done", async () => {
    const { ask, vouch, clock } = await identityWorld()
    const { IdentityId = '', Token } = await vouch('ana', { PrincipalTags: { tenant: 'acme' } })
    const began = clock.at / 1000
    const exchange = async (token = '') => {
      const Logins = { 'cognito-identity.amazonaws.com': token }
      return (await ask('GetOpenIdToken', { IdentityId, Logins })).Token
    }
    const first = await exchange(Token)
    expect(says(first)).toEqual({ ...says(Token), exp: began + 600 })
    clock.at += 599_000
    expect(says(await exchange(first))).toMatchObject({ iat: began + 599, exp: began + 600 })
    expect(says(await exchange(Token))).toMatchObject({ iat: began + 599, exp: began + 900 })
  })

  it('links and merges as credentials do', async () => {
    const { ask, getId, logins, clock } = await identityWorld()
    const older = await getId({ [google]: 'ana' })
    clock.at += 1
    const younger = await getId({ [samlArn]: 'ana' })
    const Logins = { [google]: 'ana', [samlArn]: 'ana' }
    expect((await ask('GetOpenIdToken', { IdentityId: younger, Logins })).IdentityId).toBe(older)
    expect(await logins(older)).toEqual([`${google} ana`, `${samlArn} ana`])
  })

  it('is refused where the pool has no basic flow', async () => {
    const { ask, getId } = await identityWorld({ identity: 'classicFlow: false' })
    await expect(ask('GetOpenIdToken', { IdentityId: await getId() })).rejects.toEqual(
      fault('InvalidParameterException', 'Basic (classic) flow is not enabled, please use enhanced flow.'),
    )
  })

  it.each([
    ['nobody', () => ({ IdentityId: 'us-east-1:00' }), 'ResourceNotFoundException'],
    ['somebody without logins', (IdentityId: string) => ({ IdentityId }), 'NotAuthorizedException'],
    [
      'somebody with logins of somebody else',
      (IdentityId: string) => ({ IdentityId, Logins: { [google]: 'bob' } }),
      'NotAuthorizedException',
    ],
  ])('is refused for %s', async (_, input, code) => {
    const { ask, getId } = await identityWorld()
    await expect(ask('GetOpenIdToken', input(await getId({ [google]: 'ana' })))).rejects.toEqual(fault(code))
  })
})

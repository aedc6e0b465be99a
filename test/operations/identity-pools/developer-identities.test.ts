import { describe, expect, it } from 'vitest'
import { fault, says } from '../../world.ts'
import { facebook, google, identityPoolId, identityWorld, roleArn, samlArn } from './identity-world.ts'

type World = Awaited<ReturnType<typeof identityWorld>>
const IdentityPoolId = identityPoolId
const developer = 'cognito-identity.amazonaws.com'
const method = (user: string) => `login.shop:${identityPoolId}:${user}`

describe('GetOpenIdTokenForDeveloperIdentity', () => {
  it('makes an identity of a user, and knows it again', async () => {
    const { vouch, clock, logins } = await identityWorld()
    const { IdentityId = '', Token } = await vouch('ana')
    expect(says(Token)).toEqual({
      sub: IdentityId,
      aud: identityPoolId,
      amr: ['authenticated', 'login.shop', method('ana')],
      iss: 'https://cognito-identity.amazonaws.com',
      'https://cognito-identity.amazonaws.com/identity-pool-arn': expect.stringContaining(identityPoolId),
      iat: clock.at / 1000,
      exp: clock.at / 1000 + 900,
    })
    expect(await logins(IdentityId)).toEqual(['login.shop ana'])
    expect((await vouch('ana')).IdentityId).toBe(IdentityId)
    expect((await vouch('bob')).IdentityId).not.toBe(IdentityId)
  })

  it('lasts as long as it is told, and says the tags that it is told', async () => {
    const { vouch, clock } = await identityWorld()
    const { Token } = await vouch('ana', { TokenDuration: 86_400, PrincipalTags: { tenant: 'acme' } })
    expect(says(Token)).toMatchObject({
      exp: clock.at / 1000 + 86_400,
      'https://aws.amazon.com/tags': { principal_tags: { tenant: ['acme'] }, transitive_tag_keys: [] },
    })
  })

  it('links a user to any identity of the pool, and another provider with them', async () => {
    const { vouch, getId, logins } = await identityWorld()
    const guest = await getId()
    expect((await vouch('ana', { IdentityId: guest })).IdentityId).toBe(guest)
    const known = await getId({ [google]: 'bob' })
    expect((await vouch('bob', { IdentityId: known }, { [facebook]: 'bob' })).IdentityId).toBe(known)
    expect(await logins(known)).toEqual(['login.shop bob', `${google} bob`, `${facebook} bob`])
    expect(await getId({ [facebook]: 'bob' })).toBe(known)
  })

  it('makes one identity of those whose logins it is told together', async () => {
    const { vouch, getId, clock } = await identityWorld()
    const older = await getId({ [google]: 'ana' })
    clock.at += 1
    const { IdentityId: younger } = await vouch('ana')
    expect(younger).not.toBe(older)
    expect((await vouch('ana', {}, { [google]: 'ana' })).IdentityId).toBe(older)
  })

  it.each<[string, (world: World) => Promise<unknown>, unknown]>([
    [
      'a user who is another identity',
      async ({ vouch, getId }) => {
        await vouch('ana')
        return vouch('ana', { IdentityId: await getId() })
      },
      fault('DeveloperUserAlreadyRegisteredException'),
    ],
    [
      'an identity that is not there',
      ({ vouch }) => vouch('ana', { IdentityId: 'us-east-1:00' }),
      fault('ResourceNotFoundException', "Identity 'us-east-1:00' not found."),
    ],
    [
      'an identity of another pool',
      async ({ ask, vouch }) => {
        const made = { IdentityPoolName: 'made', AllowUnauthenticatedIdentities: true }
        const { IdentityPoolId: other } = await ask('CreateIdentityPool', made)
        return vouch('ana', await ask('GetId', { IdentityPoolId: other }))
      },
      fault('ResourceNotFoundException'),
    ],
    [
      'no user of its own',
      ({ ask }) => ask('GetOpenIdTokenForDeveloperIdentity', { IdentityPoolId, Logins: { [google]: 'ana' } }),
      fault('InvalidParameterException', 'Logins must name a user of login.shop.'),
    ],
    [
      'a pool that is not there',
      ({ vouch }) => vouch('ana', { IdentityPoolId: 'us-east-1:00' }),
      fault('ResourceNotFoundException', "IdentityPool 'us-east-1:00' not found."),
    ],
    [
      'a provider that the pool does not have',
      ({ vouch }) => vouch('ana', {}, { 'www.amazon.com': 'ana' }),
      fault('NotAuthorizedException', 'Token is not from a supported provider of this identity pool.'),
    ],
    [
      'two users of one provider',
      async ({ vouch, getId }) => {
        await vouch('ana', {}, { [google]: 'ana' })
        await getId({ [google]: 'bob', [facebook]: 'bob' })
        return vouch('ana', {}, { [facebook]: 'bob' })
      },
      fault('ResourceConflictException'),
    ],
    [
      'more than twenty logins',
      async ({ vouch }) => {
        const { IdentityId } = await vouch('user 0')
        for (let user = 1; user < 20; user++) await vouch(`user ${user}`, { IdentityId })
        return vouch('user 20', { IdentityId })
      },
      fault('ResourceConflictException', 'An identity has at most 20 linked logins.'),
    ],
    [
      'a token that lasts longer than a day',
      ({ vouch }) => vouch('ana', { TokenDuration: 86_401 }),
      fault('InvalidParameterException', /'tokenDuration' failed to satisfy constraint/),
    ],
  ])('refuses %s', async (_, act, refusal) => {
    await expect(act(await identityWorld())).rejects.toEqual(refusal)
  })

  it('refuses pools without a developer provider', async () => {
    const { ask } = await identityWorld()
    const made = await ask('CreateIdentityPool', {
      IdentityPoolName: 'made',
      AllowUnauthenticatedIdentities: true,
    })
    const input = { IdentityPoolId: made.IdentityPoolId, Logins: { 'login.shop': 'ana' } }
    await expect(ask('GetOpenIdTokenForDeveloperIdentity', input)).rejects.toEqual(
      fault('InvalidParameterException', 'The identity pool has no developer provider.'),
    )
  })

  it('refuses, by a code of its own, where a provider does not answer', async () => {
    const { vouch } = await identityWorld({ outside: { social: async () => ({ why: 'unreachable' }) } })
    await expect(vouch('ana', {}, { [google]: 'ana' })).rejects.toEqual(fault('InternalErrorException'))
  })
})

describe("a developer's token", () => {
  it('gets credentials with the tags that the developer said', async () => {
    const { vouch, credentials, session } = await identityWorld()
    const { IdentityId = '', Token = '' } = await vouch('ana', { PrincipalTags: { tenant: 'acme' } })
    const answer = await credentials(IdentityId, { [developer]: Token })
    expect(session(answer)).toMatchObject({
      principalArn: roleArn('buyer'),
      scopeDown: false,
      tags: { tenant: 'acme' },
      context: { [`${developer}:amr`]: ['authenticated', 'login.shop', method('ana')] },
    })
  })

  it.each([['*'], ['?'], ['acme*'], ['${aws:userid}'], ['${*}']])(
    'gets nothing with the tag %s, which policies could take for a pattern',
    async (tenant) => {
      const { vouch, credentials } = await identityWorld()
      const { IdentityId = '', Token = '' } = await vouch('ana', { PrincipalTags: { tenant } })
      await expect(credentials(IdentityId, { [developer]: Token })).rejects.toEqual(
        fault('InvalidIdentityPoolConfigurationException'),
      )
    },
  )

  it('tells who it is, and links a login beside it', async () => {
    const { vouch, getId, credentials, logins } = await identityWorld()
    const { IdentityId = '', Token = '' } = await vouch('ana')
    expect(await getId({ [developer]: Token })).toBe(IdentityId)
    await credentials(IdentityId, { [developer]: Token, [google]: 'ana' })
    expect(await logins(IdentityId)).toEqual(['login.shop ana', `${google} ana`])
  })

  it('still counts after its identity was merged into another', async () => {
    const { ask, vouch, credentials } = await identityWorld()
    const [ana, bob] = [await vouch('ana'), await vouch('bob')]
    await ask('MergeDeveloperIdentities', {
      IdentityPoolId,
      DeveloperProviderName: 'login.shop',
      SourceUserIdentifier: 'ana',
      DestinationUserIdentifier: 'bob',
    })
    const answer = await credentials(ana.IdentityId ?? '', { [developer]: ana.Token ?? '' })
    expect(answer.IdentityId).toBe(bob.IdentityId)
  })

  const unverified = "Invalid login token. Couldn't verify signed token."
  it.each<[string, (world: World) => Promise<string | undefined>, string | RegExp]>([
    [
      'it has ended',
      async ({ vouch, clock }) => {
        const { Token } = await vouch('ana', { TokenDuration: 10 })
        clock.at += 10_000
        return Token
      },
      /^Invalid login token\. Token expired: (\d+) >= \1$/,
    ],
    [
      'the user was unlinked',
      async ({ ask, vouch }) => {
        const { Token, IdentityId = '' } = await vouch('ana')
        await ask('UnlinkDeveloperIdentity', {
          IdentityPoolId,
          IdentityId,
          DeveloperProviderName: 'login.shop',
          DeveloperUserIdentifier: 'ana',
        })
        return Token
      },
      /^Logins don't match/,
    ],
    [
      'the user was unlinked, and came back as somebody else',
      async ({ ask, vouch }) => {
        const { Token, IdentityId = '' } = await vouch('ana')
        await ask('UnlinkDeveloperIdentity', {
          IdentityPoolId,
          IdentityId,
          DeveloperProviderName: 'login.shop',
          DeveloperUserIdentifier: 'ana',
        })
        await vouch('ana')
        return Token
      },
      /^Logins don't match/,
    ],
    [
      'it is one of the basic flow, of a guest',
      async ({ ask, getId }) => (await ask('GetOpenIdToken', { IdentityId: await getId() })).Token,
      'Token is not from a supported provider of this identity pool.',
    ],
    [
      'it is one of the basic flow, of who signed in with another provider',
      async ({ ask, getId }) => {
        const Logins = { [google]: 'ana' }
        return (await ask('GetOpenIdToken', { IdentityId: await getId(Logins), Logins })).Token
      },
      'Token is not from a supported provider of this identity pool.',
    ],
    [
      'it is of another identity pool',
      async ({ ask }) => {
        const made = await ask('CreateIdentityPool', {
          IdentityPoolName: 'made',
          AllowUnauthenticatedIdentities: false,
          DeveloperProviderName: 'login.shop',
        })
        const input = { IdentityPoolId: made.IdentityPoolId, Logins: { 'login.shop': 'ana' } }
        return (await ask('GetOpenIdTokenForDeveloperIdentity', input)).Token
      },
      unverified,
    ],
    [
      'somebody has changed it',
      async ({ vouch }) => (await vouch('ana')).Token?.replace(/\.[^.]+\./, '.eyJzdWIiOiJ4In0.'),
      unverified,
    ],
    ['it is an ID token', async ({ signIn }) => (await signIn()).IdToken, unverified],
    [
      'another issuer is in it',
      ({ ports }) =>
        ports.signer.signIdentity(identityPoolId, {
          iss: 'https://evil.example',
          aud: identityPoolId,
          sub: 'us-east-1:00',
          amr: ['authenticated', 'login.shop', method('ana')],
          exp: 4102444800,
        }),
      unverified,
    ],
  ])('is refused where %s', async (_, make, sentence) => {
    const world = await identityWorld()
    const Logins = { [developer]: (await make(world)) ?? '' }
    await expect(world.getId(Logins)).rejects.toEqual(fault('NotAuthorizedException', sentence))
  })

  it('does not open the identity of somebody else', async () => {
    const { vouch, getId, credentials } = await identityWorld()
    const { Token = '' } = await vouch('ana')
    const bob = await getId({ [google]: 'bob' })
    await expect(credentials(bob, { [developer]: Token })).rejects.toEqual(
      fault('NotAuthorizedException', /^Logins don't match/),
    )
  })
})

describe('LookupDeveloperIdentity', () => {
  it('tells the identity of a user, and all users of that identity, a page at a time', async () => {
    const { ask, vouch } = await identityWorld()
    const { IdentityId = '' } = await vouch('c')
    for (const user of ['a', 'b']) await vouch(user, { IdentityId })
    const asked = { IdentityPoolId, MaxResults: 2 }
    const first = await ask('LookupDeveloperIdentity', { ...asked, DeveloperUserIdentifier: 'b' })
    expect(first).toEqual({
      IdentityId,
      DeveloperUserIdentifierList: ['a', 'b'],
      NextToken: expect.any(String),
    })
    const { NextToken } = first
    const last = await ask('LookupDeveloperIdentity', { ...asked, IdentityId, NextToken })
    expect(last).toEqual({ IdentityId, DeveloperUserIdentifierList: ['c'] })
    const both = { IdentityPoolId, IdentityId, DeveloperUserIdentifier: 'c' }
    expect(await ask('LookupDeveloperIdentity', both)).toEqual({
      IdentityId,
      DeveloperUserIdentifierList: ['c'],
    })
  })

  it.each<[string, (ana: string) => object, unknown]>([
    ['nothing', () => ({}), fault('InvalidParameterException')],
    [
      'a user who is not there',
      () => ({ DeveloperUserIdentifier: 'nobody' }),
      fault('ResourceNotFoundException', "Developer user 'nobody' not found."),
    ],
    [
      'an identity that is not there',
      () => ({ IdentityId: 'us-east-1:00' }),
      fault('ResourceNotFoundException', "Identity 'us-east-1:00' not found."),
    ],
    [
      'a user and an identity that do not belong together',
      (IdentityId) => ({ IdentityId, DeveloperUserIdentifier: 'bob' }),
      fault('ResourceConflictException'),
    ],
    [
      'a page that nobody gave',
      (IdentityId) => ({ IdentityId, NextToken: 'x' }),
      fault('InvalidParameterException', 'Invalid pagination token.'),
    ],
  ])('refuses %s', async (_, input, refusal) => {
    const { ask, vouch } = await identityWorld()
    const { IdentityId = '' } = await vouch('ana')
    await vouch('bob')
    await expect(ask('LookupDeveloperIdentity', { IdentityPoolId, ...input(IdentityId) })).rejects.toEqual(
      refusal,
    )
  })
})

describe('MergeDeveloperIdentities', () => {
  const merge = (source: string, destination: string, more: object = {}) => ({
    IdentityPoolId,
    DeveloperProviderName: 'login.shop',
    SourceUserIdentifier: source,
    DestinationUserIdentifier: destination,
    ...more,
  })

  it('gives the logins of one to the other, whose identity stays', async () => {
    const { ask, vouch, logins, store } = await identityWorld()
    const { IdentityId: ana = '' } = await vouch('ana', {}, { [google]: 'ana' })
    const { IdentityId: bob = '' } = await vouch('bob', {}, { [samlArn]: 'bob' })
    expect(await ask('MergeDeveloperIdentities', merge('ana', 'bob'))).toEqual({ IdentityId: bob })
    expect(await logins(bob)).toEqual(['login.shop ana', 'login.shop bob', `${google} ana`, `${samlArn} bob`])
    expect(await store.identity(ana)).toMatchObject({ mergedInto: bob })
    expect(await ask('MergeDeveloperIdentities', merge('ana', 'bob'))).toEqual({ IdentityId: bob })
  })

  it.each<[string, object, unknown]>([
    [
      'a source that is not there',
      merge('nobody', 'bob'),
      fault('ResourceNotFoundException', "Developer user 'nobody' not found."),
    ],
    [
      'a destination that is not there',
      merge('ana', 'nobody'),
      fault('ResourceNotFoundException', "Developer user 'nobody' not found."),
    ],
    [
      'users of another provider',
      merge('ana', 'bob', { DeveloperProviderName: 'login.other' }),
      fault('InvalidParameterException', 'The identity pool has no developer provider login.other.'),
    ],
    ['two users of one public provider', merge('ana', 'bob'), fault('ResourceConflictException')],
  ])('refuses %s', async (_, input, refusal) => {
    const { ask, vouch } = await identityWorld()
    await vouch('ana', {}, { [google]: 'ana' })
    await vouch('bob', {}, { [google]: 'bob' })
    await expect(ask('MergeDeveloperIdentities', input as ReturnType<typeof merge>)).rejects.toEqual(refusal)
  })

  it('merges one way of two that are asked for at once', async () => {
    const { ask, vouch, store } = await identityWorld()
    await vouch('ana')
    await vouch('bob')
    const both = await Promise.allSettled([
      ask('MergeDeveloperIdentities', merge('ana', 'bob')),
      ask('MergeDeveloperIdentities', merge('bob', 'ana')),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const left = await store.identities(identityPoolId, { limit: 9, enabled: true })
    expect(left.identities.map(({ logins }) => logins.length)).toEqual([2])
  })
})

describe('UnlinkDeveloperIdentity', () => {
  const unlink = (IdentityId: string, DeveloperUserIdentifier: string, more: object = {}) => ({
    IdentityPoolId,
    IdentityId,
    DeveloperProviderName: 'login.shop',
    DeveloperUserIdentifier,
    ...more,
  })

  it('takes a user away, who is a new one when seen again', async () => {
    const { ask, vouch, logins } = await identityWorld()
    const { IdentityId = '' } = await vouch('ana', {}, { [google]: 'ana' })
    expect(await ask('UnlinkDeveloperIdentity', unlink(IdentityId, 'ana'))).toEqual({})
    expect(await logins(IdentityId)).toEqual([`${google} ana`])
    expect((await vouch('ana')).IdentityId).not.toBe(IdentityId)
  })

  it.each<[string, (ana: string) => ReturnType<typeof unlink>, unknown]>([
    ['nobody', (ana) => unlink(ana, 'nobody'), fault('ResourceNotFoundException')],
    ["another identity's user", (ana) => unlink(ana, 'bob'), fault('ResourceConflictException')],
    [
      'from an identity that is not there',
      () => unlink('us-east-1:00', 'ana'),
      fault('ResourceNotFoundException', "Identity 'us-east-1:00' not found."),
    ],
    [
      'a user of another provider',
      (ana) => unlink(ana, 'ana', { DeveloperProviderName: google }),
      fault('InvalidParameterException'),
    ],
  ])('refuses to unlink %s', async (_, input, refusal) => {
    const { ask, vouch, logins } = await identityWorld()
    const { IdentityId = '' } = await vouch('ana')
    await vouch('bob')
    await expect(ask('UnlinkDeveloperIdentity', input(IdentityId))).rejects.toEqual(refusal)
    expect(await logins(IdentityId)).toEqual(['login.shop ana'])
  })
})

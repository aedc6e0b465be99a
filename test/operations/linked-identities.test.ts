import { describe, expect, it } from 'vitest'
import type { LinkedIdentity } from '../../src/model/linked-identity.ts'
import type { User } from '../../src/model/user.ts'
import { ana, fault, says, world, type Setting } from '../world.ts'

const google = {
  ProviderName: 'Google',
  ProviderAttributeName: 'Cognito_Subject',
  ProviderAttributeValue: '42',
}
const corp = {
  ProviderName: 'Corp',
  ProviderAttributeName: 'email',
  ProviderAttributeValue: 'ana@corp.example',
}
const own = { ProviderName: 'Cognito', ProviderAttributeValue: 'ana' }

const came = (value: string): LinkedIdentity => ({
  provider: 'Google',
  attribute: 'Cognito_Subject',
  value,
  type: 'Google',
  issuer: null,
  primary: true,
  createdAt: 1_700_000_000_000,
})
/** Somebody who came by Google. */
const { password: _none, ...rest } = ana
const gina: User = {
  ...rest,
  username: 'Google_7',
  sub: '7f1e0d1c-1111-4222-8333-944455556677',
  status: 'EXTERNAL_PROVIDER',
  attributes: { email: 'gina@example.com' },
  identities: [came('7')],
}

/** A pool with two providers, and ana in it. */
async function linking(setting: Setting = {}) {
  const made = await world(setting)
  const { call, pool } = made
  const providers = [
    { ProviderName: 'Google', ProviderType: 'Google', ProviderDetails: {} },
    { ProviderName: 'Corp', ProviderType: 'SAML', ProviderDetails: {}, AttributeMapping: { email: 'mail' } },
    ...['Corp1', 'Corp2', 'Corp3', 'Corp4'].map((ProviderName) => ({
      ProviderName,
      ProviderType: 'OIDC',
      ProviderDetails: {},
      AttributeMapping: { email: 'mail' },
    })),
  ]
  Object.assign(pool, { identityProviders: providers })
  const UserPoolId = pool.id
  const link = (SourceUser: object, DestinationUser: object = own) =>
    call('AdminLinkProviderForUser', { UserPoolId, SourceUser, DestinationUser })
  const disable = (User: object) => call('AdminDisableProviderForUser', { UserPoolId, User })
  const identities = async (Username = 'ana') => {
    const { UserAttributes } = await call('AdminGetUser', { UserPoolId, Username })
    const text = UserAttributes?.find(({ Name }) => Name === 'identities')?.Value
    return text === undefined ? undefined : JSON.parse(text)
  }
  return { ...made, UserPoolId, link, disable, identities }
}

describe('AdminLinkProviderForUser', () => {
  it('gives a user identities, which the user and administrators are told', async () => {
    const { link, identities, call, UserPoolId, signIn, clock } = await linking()
    await link(google)
    await link(corp)
    const told = [
      {
        userId: '42',
        providerName: 'Google',
        providerType: 'Google',
        issuer: null,
        primary: false,
        dateCreated: clock.at,
      },
      {
        userId: 'ana@corp.example',
        providerName: 'Corp',
        providerType: 'SAML',
        issuer: null,
        primary: false,
        dateCreated: clock.at,
      },
    ]
    expect(await identities()).toEqual(told)
    const { AccessToken } = await signIn()
    const mine = await call('GetUser', { AccessToken })
    expect(mine.UserAttributes).toContainEqual({ Name: 'identities', Value: JSON.stringify(told) })
    const { Users } = await call('ListUsers', { UserPoolId })
    expect(Users?.[0]?.Attributes).toContainEqual({ Name: 'identities', Value: JSON.stringify(told) })
  })

  it('is told in the ID token, truths and times as texts, and in no access token', async () => {
    const { link, signIn, clock } = await linking({ client: { ReadAttributes: ['email'] } })
    expect(says((await signIn()).IdToken)).not.toHaveProperty('identities')
    await link(google)
    const { IdToken, AccessToken } = await signIn()
    expect(says(IdToken)['identities']).toEqual([
      {
        userId: '42',
        providerName: 'Google',
        providerType: 'Google',
        issuer: null,
        primary: 'false',
        dateCreated: String(clock.at),
      },
    ])
    expect(says(AccessToken)).not.toHaveProperty('identities')
  })

  it('is shown to scripts as an attribute, which none of them can change in a token', async () => {
    const { link, signIn, seen } = await linking({
      scripts: {
        PreTokenGeneration: (event) => ({
          ...event,
          response: { claimsOverrideDetails: { claimsToSuppress: ['identities'] } },
        }),
      },
    })
    await link(google)
    const { IdToken } = await signIn()
    expect(says(IdToken)['identities']).toHaveLength(1)
    expect(JSON.parse(seen[0]?.request['userAttributes'].identities)).toMatchObject([{ userId: '42' }])
  })

  it('links to a profile that came from a provider, which is named by what that provider calls it', async () => {
    const { link, identities } = await linking({ users: [gina] })
    await link(corp, {
      ProviderName: 'Google',
      ProviderAttributeName: 'ignored',
      ProviderAttributeValue: '7',
    })
    expect(await identities('Google_7')).toMatchObject([
      { userId: '7', primary: true },
      { userId: 'ana@corp.example', primary: false },
    ])
  })

  it('links five at most', async () => {
    const { link, identities } = await linking()
    for (const ProviderName of ['Corp', 'Corp1', 'Corp2', 'Corp3', 'Corp4'])
      await link({ ...corp, ProviderName })
    await expect(link(google)).rejects.toEqual(fault('LimitExceededException'))
    expect(await identities()).toHaveLength(5)
  })

  it('links the users of a provider by five attributes at most', async () => {
    const users = ['ana', 'bo', 'cy', 'di', 'ed', 'flo'].map((username) => ({
      ...ana,
      username,
      sub: `sub-${username}`,
    }))
    const { link, pool } = await linking({ users })
    const names = ['email', 'name', 'nickname', 'profile', 'website', 'locale']
    Object.assign(pool.identityProviders[1] ?? {}, {
      AttributeMapping: Object.fromEntries(names.map((name) => [name, name])),
    })
    const to = (at: number) => ({ ...own, ProviderAttributeValue: users[at]?.username })
    for (const [at, name] of names.slice(0, 5).entries())
      await link({ ...corp, ProviderAttributeName: name }, to(at))
    const sixth = { ...corp, ProviderAttributeName: 'locale' }
    await expect(link(sixth, to(5))).rejects.toEqual(fault('LimitExceededException'))
    await link({ ...corp, ProviderAttributeValue: 'other' }, to(5))
  })

  const bo: User = { ...ana, username: 'bo', sub: 'sub-of-bo' }
  it.each<[string, object, object, string, string | RegExp | undefined]>([
    ['nobody', google, { ...own, ProviderAttributeValue: 'nobody' }, 'UserNotFoundException', undefined],
    [
      'somebody who never came from a provider',
      google,
      { ...google, ProviderAttributeValue: '8' },
      'UserNotFoundException',
      undefined,
    ],
    [
      'a provider that is not there',
      { ...google, ProviderName: 'Other' },
      own,
      'ResourceNotFoundException',
      undefined,
    ],
    [
      'a user of the pool itself',
      own,
      own,
      'InvalidParameterException',
      'Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a DestinationUser',
    ],
    [
      'a social identity by another attribute',
      { ...google, ProviderAttributeName: 'email' },
      own,
      'InvalidParameterException',
      /Cognito_Subject/,
    ],
    [
      'an attribute that the provider does not map',
      { ...corp, ProviderAttributeName: 'nickname' },
      own,
      'InvalidParameterException',
      /nickname is not mapped by Corp/,
    ],
    [
      'an identity that came before',
      { ...google, ProviderAttributeValue: '7' },
      own,
      'InvalidParameterException',
      'Merging is not currently supported, provide a SourceUser that has not been signed up in order to link',
    ],
    [
      'an identity that is linked to another',
      { ...google, ProviderAttributeValue: '1' },
      own,
      'AliasExistsException',
      undefined,
    ],
    [
      'an identity that is linked already',
      { ...google, ProviderAttributeValue: '1' },
      { ...own, ProviderAttributeValue: 'bo' },
      'InvalidParameterException',
      'SourceUser is already linked to DestinationUser',
    ],
    [
      'no name of a provider',
      { ProviderAttributeValue: '1' },
      own,
      'InvalidParameterException',
      /SourceUser.ProviderName/,
    ],
    [
      'no value',
      { ProviderName: 'Google' },
      own,
      'InvalidParameterException',
      /SourceUser.ProviderAttributeValue/,
    ],
    ['no destination', google, {}, 'InvalidParameterException', /DestinationUser.ProviderName/],
  ])('refuses %s', async (_, source, destination, code, message) => {
    const { link, identities } = await linking({ users: [ana, bo, gina] })
    await link({ ...google, ProviderAttributeValue: '1' }, { ...own, ProviderAttributeValue: 'bo' })
    await expect(link(source, destination)).rejects.toEqual(fault(code, message))
    expect(await identities()).toBeUndefined()
  })

  it('refuses an identity whose profile would bear the name of a user of the pool', async () => {
    const { link } = await linking({ users: [ana, { ...bo, username: 'Google_42' }] })
    await expect(link(google)).rejects.toEqual(fault('InvalidParameterException', /^Invalid SourceUser/))
  })

  it('cannot be said by writing attributes', async () => {
    const { call, UserPoolId } = await linking()
    const UserAttributes = [{ Name: 'identities', Value: '[]' }]
    await expect(
      call('AdminUpdateUserAttributes', { UserPoolId, Username: 'ana', UserAttributes }),
    ).rejects.toEqual(fault('InvalidParameterException', /cannot be updated/))
  })
})

describe('AdminDisableProviderForUser', () => {
  it('takes a link away, by the words that it was made with', async () => {
    const { link, disable, identities } = await linking()
    await link(google)
    await link(corp)
    await disable(corp)
    expect(await identities()).toMatchObject([{ providerName: 'Google' }])
    await link(corp)
    await expect(disable({ ...google, ProviderAttributeName: 'email' })).rejects.toEqual(
      fault('UserNotFoundException'),
    )
    await disable(google)
    await disable(corp)
    expect(await identities()).toBeUndefined()
  })

  it('takes a link away whose provider is gone', async () => {
    const { link, disable, identities, pool } = await linking()
    await link(google)
    Object.assign(pool, { identityProviders: [] })
    await disable(google)
    expect(await identities()).toBeUndefined()
    await expect(disable(google)).rejects.toEqual(fault('ResourceNotFoundException'))
  })

  it('takes the password of a user of the pool away, until another is set', async () => {
    const { disable, signIn, call, UserPoolId } = await linking()
    await disable({ ...own, ProviderAttributeName: 'Cognito_Subject' })
    await expect(signIn()).rejects.toEqual(fault('NotAuthorizedException', 'Incorrect username or password.'))
    const Password = 'An0ther-Horse!'
    await call('AdminSetUserPassword', { UserPoolId, Username: 'ana', Password, Permanent: true })
    expect((await signIn({ PASSWORD: Password })).AccessToken).not.toBe('')
  })

  it('shuts a profile that came from a provider, which keeps its identity', async () => {
    const { disable, call, UserPoolId, identities } = await linking({ users: [gina] })
    await disable({ ...google, ProviderAttributeValue: '7' })
    expect(await call('AdminGetUser', { UserPoolId, Username: 'Google_7' })).toMatchObject({
      Enabled: false,
      UserStatus: 'EXTERNAL_PROVIDER',
    })
    expect(await identities('Google_7')).toMatchObject([{ userId: '7' }])
  })

  it.each([
    ['nobody', { ...own, ProviderAttributeValue: 'nobody' }, 'UserNotFoundException'],
    ['an identity that nobody has', google, 'UserNotFoundException'],
    ['a provider that is not there', { ...google, ProviderName: 'Other' }, 'ResourceNotFoundException'],
    ['no name of a provider', { ProviderAttributeValue: 'ana' }, 'InvalidParameterException'],
  ])('refuses %s', async (_, user, code) => {
    const { disable } = await linking()
    await expect(disable(user)).rejects.toEqual(fault(code))
  })
})

describe('a profile that came from a provider', () => {
  it('is confirmed by a password of its own, and then signs in by it', async () => {
    const { call, UserPoolId, start } = await linking({ users: [gina] })
    const named = { UserPoolId, Username: 'Google_7' }
    const Password = 'An0ther-Horse!'
    await call('AdminSetUserPassword', { ...named, Password, Permanent: true })
    expect((await call('AdminGetUser', named)).UserStatus).toBe('CONFIRMED')
    const { AuthenticationResult } = await start('USER_PASSWORD_AUTH', {
      USERNAME: 'Google_7',
      PASSWORD: Password,
    })
    expect(says(AuthenticationResult?.IdToken)['identities']).toMatchObject([
      { userId: '7', primary: 'true' },
    ])
  })

  it('has no password to forget, and none that an administrator could reset', async () => {
    const verified = { ...gina, attributes: { email: 'gina@example.com', email_verified: 'true' } }
    const { call, UserPoolId, client, inbox } = await linking({ users: [verified] })
    await expect(call('ForgotPassword', { ClientId: client.id, Username: 'Google_7' })).rejects.toEqual(
      fault('NotAuthorizedException', 'User password cannot be reset in the current state.'),
    )
    await expect(call('AdminResetUserPassword', { UserPoolId, Username: 'Google_7' })).rejects.toEqual(
      fault('NotAuthorizedException', 'User password cannot be reset in the current state.'),
    )
    expect(inbox).toEqual([])
  })

  it('lets its identities go when it is deleted', async () => {
    const { call, UserPoolId, link } = await linking({ users: [ana, gina] })
    await call('AdminDeleteUser', { UserPoolId, Username: 'Google_7' })
    await link({ ...google, ProviderAttributeValue: '7' })
  })
})

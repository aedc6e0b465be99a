import { describe, expect, it } from 'vitest'
import { ana, fault } from '../../world.ts'
import { bob, federated } from './federated-world.ts'

const nothing = (event: object) => event
const answers = (response: object) => (event: object) => ({ ...event, response })

describe('the first sign-in by a provider', () => {
  it('makes a profile that is named by the provider, and tells the app of it', async () => {
    const { claims, user, pool } = await federated()
    expect(await claims()).toMatchObject({
      'cognito:username': 'Corp_42',
      'cognito:groups': [`${pool.id}_Corp`],
      email: 'bob@corp.example',
      email_verified: true,
      name: 'Bob',
      amr: ['fed'],
      nonce: expect.any(String),
      identities: [
        {
          userId: '42',
          providerName: 'Corp',
          providerType: 'OIDC',
          issuer: 'https://login.corp.example',
          primary: 'true',
          dateCreated: expect.any(String),
        },
      ],
    })
    expect(await user('Corp_42')).toMatchObject({ status: 'EXTERNAL_PROVIDER', enabled: true })
  })

  it('says the word of the app where it has one', async () => {
    const { come, claims, client, pool } = await federated()
    await come()
    const authorization = {
      poolId: pool.id,
      clientId: client.id,
      redirectUri: 'https://shop.example.com/callback',
      responseType: 'token',
      scopes: ['openid'],
      nonce: 'of the app',
    } as const
    expect(await claims(bob, { authorization })).toMatchObject({ nonce: 'of the app' })
  })

  it('gives a code where the app asked for one', async () => {
    const { ports, pool, client, idp } = await federated()
    const { receiveIdentity } = await import('../../../src/engine/federation/receive-identity.ts')
    const { perform } = await import('../../../src/engine/flow.ts')
    const authorization = {
      poolId: pool.id,
      clientId: client.id,
      redirectUri: 'https://shop.example.com/callback',
      responseType: 'code',
      scopes: ['openid'],
      state: 'of the app',
    } as const
    const facts = { pool, client, authorization, idp, heard: {}, subject: '42', issuer: null, brought: bob }
    const { said } = await perform(receiveIdentity, facts, ports)
    expect(said).toMatchObject({
      kind: 'admitted',
      address: expect.stringMatching(/callback\?code=[\w-]+&state=of\+the\+app$/),
    })
  })

  it('names people in small letters where the pool ignores case', async () => {
    const { claims } = await federated({ pool: { UsernameConfiguration: { CaseSensitive: false } } })
    expect(await claims({ ...bob, sub: 'ABC' })).toMatchObject({ 'cognito:username': 'corp_abc' })
  })

  it('names people by the claim that is mapped to their name', async () => {
    const { claims } = await federated({ idp: { AttributeMapping: { username: 'employee' } } })
    expect(await claims({ ...bob, employee: 'e7' })).toMatchObject({ 'cognito:username': 'Corp_e7' })
  })

  it('keeps tokens of the provider where they are mapped', async () => {
    const { claims } = await federated({
      pool: { Schema: [{ Name: 'token', Mutable: true }] },
      idp: { AttributeMapping: { 'custom:token': 'access_token' } },
    })
    expect(await claims({ ...bob, access_token: 'theirs' })).toMatchObject({ 'custom:token': 'theirs' })
  })

  it('takes an address for unverified of which nothing is said', async () => {
    const { claims } = await federated({ idp: { AttributeMapping: { email: 'email' } } })
    expect(await claims()).toMatchObject({ email_verified: false })
  })

  it('makes one user of two who come at once', async () => {
    const { claims, store, pool } = await federated()
    const [one, other] = await Promise.all([claims(), claims()])
    expect(one.sub).toBe(other.sub)
    expect((await store.users(pool.id, { limit: 10 })).users.map(({ username }) => username)).toEqual([
      'Corp_42',
      'ana',
    ])
  })

  it('calls scripts in the order of Cognito', async () => {
    const scripts = {
      InboundFederation: nothing,
      PreSignUp: nothing,
      PostConfirmation: nothing,
      PreAuthentication: nothing,
      PostAuthentication: nothing,
      PreTokenGeneration: nothing,
    }
    const { come, sources, seen } = await federated({ scripts })
    await come()
    expect(sources()).toEqual([
      'InboundFederation_ExternalProvider',
      'PreSignUp_ExternalProvider',
      'PostConfirmation_ConfirmSignUp',
      'TokenGeneration_HostedAuth',
    ])
    expect(seen[0]).toMatchObject({
      userName: 'Corp_42',
      request: { providerName: 'Corp', providerType: 'OIDC', attributes: { idToken: bob } },
    })
    seen.length = 0
    await come()
    expect(sources()).toEqual([
      'InboundFederation_ExternalProvider',
      'PreAuthentication_Authentication',
      'PostAuthentication_Authentication',
      'TokenGeneration_HostedAuth',
    ])
    expect(seen[2]?.request.userAttributes).toMatchObject({
      'cognito:user_status': 'EXTERNAL_PROVIDER',
      identities: expect.stringContaining('"primary":true'),
    })
  })

  it('makes nobody where PreSignUp throws, and says so as Cognito does', async () => {
    const { come, user } = await federated({
      scripts: {
        PreSignUp: () => {
          throw new Error('no strangers')
        },
      },
    })
    await expect(come()).rejects.toEqual(
      fault('UserLambdaValidationException', 'PreSignUp failed with error no strangers.'),
    )
    expect(await user('Corp_42')).toBeUndefined()
  })

  it('does not confirm or verify because PreSignUp says so', async () => {
    const { claims, user } = await federated({
      scripts: {
        PreSignUp: answers({ autoConfirmUser: true, autoVerifyEmail: true }),
      },
    })
    expect(await claims({ ...bob, email_verified: 'false' })).toMatchObject({ email_verified: false })
    expect(await user('Corp_42')).toMatchObject({ status: 'EXTERNAL_PROVIDER' })
  })

  it.each<[string, Parameters<typeof federated>[0], Record<string, string>, ReturnType<typeof fault>]>([
    [
      'whoever lacks what the pool demands',
      { pool: { Schema: [{ Name: 'email', Required: true, Mutable: true }] } },
      { sub: '42' },
      fault('InvalidParameterException', 'attributes required: [email]'),
    ],
    [
      'what the app may not write',
      { client: { WriteAttributes: ['name'] } },
      bob,
      fault('NotAuthorizedException', 'A client attempted to write unauthorized attribute'),
    ],
    ['a subject that cannot be a name', {}, { ...bob, sub: 'a b' }, fault('InvalidParameterException')],
    ['a subject that is too long', {}, { ...bob, sub: 'a'.repeat(200) }, fault('InvalidParameterException')],
    ['nobody at all', {}, { ...bob, sub: '' }, fault('InvalidParameterException')],
    [
      'whoever lacks the claim by which they are named',
      { idp: { AttributeMapping: { username: 'employee' } } },
      bob,
      fault('InvalidParameterException', 'attributes required: [username]'),
    ],
  ])('refuses %s', async (_, setting, brought, refusal) => {
    const { come } = await federated(setting)
    await expect(come(brought)).rejects.toEqual(refusal)
  })
})

describe('InboundFederation', () => {
  it('decides what is mapped, and never who somebody is', async () => {
    const { claims } = await federated({
      scripts: {
        InboundFederation: answers({ userAttributesToMap: { sub: 'ana', email: 'new@corp.example' } }),
      },
    })
    const said = await claims()
    expect(said).toMatchObject({ 'cognito:username': 'Corp_42', email: 'new@corp.example' })
    expect(said).not.toHaveProperty('name')
  })
})

describe('later sign-ins', () => {
  it('write what the provider says by then', async () => {
    const { come, claims } = await federated()
    await come()
    const said = await claims({ ...bob, name: 'Robert', email_verified: 'false' })
    expect(said).toMatchObject({ name: 'Robert', email_verified: false })
  })

  it('refuse an attribute that cannot be changed, even where it is the same', async () => {
    const { come } = await federated({
      pool: { Schema: [{ Name: 'employee', Mutable: false }] },
      idp: { AttributeMapping: { 'custom:employee': 'sub' } },
    })
    await come()
    await expect(come()).rejects.toEqual(
      fault('InvalidParameterException', 'user.custom:employee: Attribute cannot be updated.'),
    )
  })

  it('refuse whoever was shut out', async () => {
    const { come, patch } = await federated()
    await come()
    await patch({ enabled: false }, 'Corp_42')
    await expect(come()).rejects.toEqual(fault('NotAuthorizedException', 'User is disabled.'))
  })
})

describe('linked identities', () => {
  const link = (attribute: string, value: string) => ({
    DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: 'ana' },
    SourceUser: { ProviderName: 'Corp', ProviderAttributeName: attribute, ProviderAttributeValue: value },
  })

  it.each([
    ['the provider’s own name', 'Cognito_Subject', '42'],
    ['a linked attribute', 'email', 'bob@corp.example'],
  ])('lead by %s to the user they are linked to', async (_, attribute, value) => {
    const { claims, call, pool, user } = await federated()
    await call('AdminLinkProviderForUser', { UserPoolId: pool.id, ...link(attribute, value) })
    const said = await claims()
    expect(said).toMatchObject({ sub: ana.sub, 'cognito:username': 'ana' })
    expect(said).not.toHaveProperty('cognito:groups')
    expect(await user('Corp_42')).toBeUndefined()
  })

  it('that a script makes in PreSignUp refuse this sign-in, and let the next one in', async () => {
    const made: { link?: () => Promise<unknown> } = {}
    const { come, claims, call, pool } = await federated({
      scripts: {
        PreSignUp: async (event) => {
          await made.link?.()
          return event
        },
      },
    })
    made.link = () =>
      call('AdminLinkProviderForUser', { UserPoolId: pool.id, ...link('Cognito_Subject', '42') })
    await expect(come()).rejects.toEqual(
      fault('InvalidParameterException', 'Already found an entry for username Corp_42'),
    )
    expect(await claims()).toMatchObject({ 'cognito:username': 'ana' })
  })
})

describe('an account stays its owner’s', () => {
  it('whoever says the same e-mail address, verified or not', async () => {
    const { claims, store, pool, signIn, user } = await federated({ pool: { AliasAttributes: ['email'] } })
    const said = await claims({ ...bob, email: 'ana@example.com' })
    expect(said.sub).not.toBe(ana.sub)
    expect((await store.userByName(pool.id, 'ana@example.com'))?.username).toBe('ana')
    expect(await user()).toMatchObject({ attributes: ana.attributes })
    expect(await signIn()).toMatchObject({ AccessToken: expect.any(String) })
  })

  it('where e-mail addresses are names', async () => {
    const { claims, store, pool } = await federated({ pool: { UsernameAttributes: ['email'] } })
    expect(await claims({ ...bob, email: 'ana@example.com' })).toMatchObject({
      'cognito:username': 'Corp_42',
    })
    expect((await store.userByName(pool.id, 'ana@example.com'))?.username).toBe('ana')
  })

  it('who was there under the name that a provider’s user would have', async () => {
    const { come, user } = await federated({ users: [{ ...ana, username: 'Corp_42' }] })
    await expect(come()).rejects.toEqual(
      fault('InvalidParameterException', 'Already found an entry for username Corp_42'),
    )
    expect((await user('Corp_42'))?.sub).toBe(ana.sub)
  })

  it('whose provider has another name', async () => {
    const { claims, come, pool, idp } = await federated()
    const first = await claims()
    const evil = { ...idp, ProviderName: 'Evil' }
    Object.assign(pool, { identityProviders: [idp, evil] })
    const other = await claims(bob, { idp: evil })
    expect(other.sub).not.toBe(first.sub)
    expect((await come())['id_token']).toBeDefined()
  })
})

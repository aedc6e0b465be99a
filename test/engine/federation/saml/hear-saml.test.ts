import { describe, expect, it } from 'vitest'
import { noSaml } from '../../../../src/adapters/federation/saml/no-saml.ts'
import { hearSaml } from '../../../../src/engine/federation/saml/hear-saml.ts'
import type { SamlSignedIn } from '../../../../src/engine/federation/saml/saml-port.ts'
import { sendToSaml } from '../../../../src/engine/federation/saml/send-to-saml.ts'
import { takeHandOff } from '../../../../src/engine/federation/hand-off.ts'
import { perform } from '../../../../src/engine/flow.ts'
import type { Distrust } from '../../../../src/engine/access.ts'
import type { Authorization } from '../../../../src/model/authorization.ts'
import { fault, says, world, type Setting } from '../../../world.ts'

const mail = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress'
const nothing = (event: object) => event
const domain = 'https://shop.example.com'

/** A pool whose people come from Corp by SAML, and what Corp says next. */
async function corporate(setting: Setting = {}) {
  const made = await world(setting)
  const idp = {
    ProviderName: 'Corp',
    ProviderType: 'SAML',
    ProviderDetails: { MetadataURL: 'https://corp.example/metadata' },
    AttributeMapping: { email: mail, name: 'urn:oid:2.5.4.3', 'custom:teams': 'teams' },
  }
  Object.assign(made.pool, { identityProviders: [idp] })
  Object.assign(made.client.properties, { SupportedIdentityProviders: ['Corp'] })
  const bob: SamlSignedIn = {
    issuer: 'https://corp.example/metadata',
    subject: { nameId: 'bob', sessionIndex: '_1' },
    attributes: { [mail]: ['bob@corp.example'], 'urn:oid:2.5.4.3': ['Bob'], teams: ['a b', 'ü'], none: [] },
    assertion: { id: '_a', issued: made.clock.at, ends: made.clock.at + 60_000 },
  }
  const asked: { id: string; relayState: string }[] = []
  let next: (answers: string) => SamlSignedIn | Distrust = (answers) => ({ ...bob, answers })
  let count = 0
  const ports = {
    ...made.ports,
    saml: {
      ...noSaml,
      askSignIn: async (_: unknown, { id, relayState }: { id: string; relayState: string }) => {
        asked.push({ id, relayState })
        return { binding: 'redirect', url: 'https://corp.example/sso' } as const
      },
      readSignIn: async () => {
        const said = next(asked.at(-1)?.id ?? '')
        return 'why' in said ? said : { ...said, assertion: { ...said.assertion, id: `_${count++}` } }
      },
    },
  }
  const authorization: Authorization = {
    poolId: made.pool.id,
    clientId: made.client.id,
    redirectUri: 'https://shop.example.com/callback',
    responseType: 'token',
    scopes: ['openid'],
  }
  const { pool, client } = made
  /** Goes to Corp and comes back; what the app is told. */
  async function come(says: (bob: SamlSignedIn) => SamlSignedIn | Distrust = (said) => said) {
    const to = { pool, client, authorization, idp, cookie: 'cookie', domain, forced: false }
    await perform(sendToSaml, { ...to, returnTo: `${domain}/saml2/idpresponse` }, ports)
    next = (answers) => says({ ...bob, answers })
    const { relayState: state } = asked.at(-1) ?? {}
    const handOff = await takeHandOff(pool, { state, cookie: 'cookie' }, ports)
    if (!handOff) throw new Error('nobody was sent')
    const answer = { SAMLResponse: 'whatever the port reads' }
    const { said } = await perform(hearSaml, { pool, handOff, answer, domain }, ports)
    if (said.kind !== 'admitted') throw new Error('nobody was admitted')
    return Object.fromEntries(new URLSearchParams(new URL(said.address).hash.slice(1)))
  }
  return {
    ...made,
    come,
    asked,
    claims: async (...args: Parameters<typeof come>) => says((await come(...args))['id_token']),
  }
}

describe('a sign-in by SAML', () => {
  it('maps attributes by their own names, and writes several values as Cognito does', async () => {
    const { claims } = await corporate({ pool: { Schema: [{ Name: 'teams', Mutable: true }] } })
    expect(await claims()).toMatchObject({
      'cognito:username': 'Corp_bob',
      email: 'bob@corp.example',
      name: 'Bob',
      'custom:teams': '[a+b,%C3%BC]',
      identities: [
        {
          userId: 'bob',
          providerType: 'SAML',
          issuer: 'https://corp.example/metadata',
          primary: 'true',
        },
      ],
    })
  })

  it('calls scripts in the order of Cognito, and shows them what the provider said', async () => {
    const scripts = {
      InboundFederation: nothing,
      PreSignUp: nothing,
      PostConfirmation: nothing,
      PreAuthentication: nothing,
      PostAuthentication: nothing,
      PreTokenGeneration: nothing,
    }
    const { come, sources, seen } = await corporate({
      scripts,
      pool: { Schema: [{ Name: 'teams', Mutable: true }] },
    })
    await come()
    expect(sources()).toEqual([
      'InboundFederation_ExternalProvider',
      'PreSignUp_ExternalProvider',
      'PostConfirmation_ConfirmSignUp',
      'TokenGeneration_HostedAuth',
    ])
    expect(seen[0]).toMatchObject({
      userName: 'Corp_bob',
      request: {
        providerName: 'Corp',
        providerType: 'SAML',
        attributes: {
          samlResponse: { [mail]: 'bob@corp.example', 'urn:oid:2.5.4.3': 'Bob', teams: ['a b', 'ü'] },
        },
      },
    })
    seen.length = 0
    await come()
    expect(sources()).toEqual([
      'InboundFederation_ExternalProvider',
      'PreAuthentication_Authentication',
      'PostAuthentication_Authentication',
      'TokenGeneration_HostedAuth',
    ])
  })

  it('leads to the user whom the name is linked to', async () => {
    const { claims, call, pool, user } = await corporate({
      pool: { Schema: [{ Name: 'teams', Mutable: true }] },
    })
    await call('AdminLinkProviderForUser', {
      UserPoolId: pool.id,
      DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: 'ana' },
      SourceUser: {
        ProviderName: 'Corp',
        ProviderAttributeName: 'Cognito_Subject',
        ProviderAttributeValue: 'bob',
      },
    })
    expect(await claims()).toMatchObject({ 'cognito:username': 'ana' })
    expect(await user('Corp_bob')).toBeUndefined()
  })

  it('lets a script decide what is mapped', async () => {
    const { claims } = await corporate({
      scripts: {
        InboundFederation: (event: object) => ({
          ...event,
          response: { userAttributesToMap: { [mail]: 'robert@corp.example' } },
        }),
      },
    })
    const said = await claims()
    expect(said).toMatchObject({ email: 'robert@corp.example', 'cognito:username': 'Corp_bob' })
    expect(said).not.toHaveProperty('name')
  })

  it('asks each time by an id and a word of its own', async () => {
    const { come, asked } = await corporate({ pool: { Schema: [{ Name: 'teams', Mutable: true }] } })
    await come()
    await come()
    expect(new Set(asked.flatMap(({ id, relayState }) => [id, relayState])).size).toBe(4)
    for (const { id } of asked) expect(id).toMatch(/^_[0-9a-f]{40}$/)
  })

  it.each<[string, (bob: SamlSignedIn) => SamlSignedIn | Distrust, ReturnType<typeof fault>]>([
    [
      'an answer to somebody else',
      (bob) => ({ ...bob, answers: '_other' }),
      fault('invalid_request', 'Invalid samlResponse or relayState from identity provider'),
    ],
    [
      'what the provider has not signed',
      () => ({ why: 'signature' }),
      fault('server_error', 'Invalid SAML response received: SAML Assertion signature is invalid.'),
    ],
    [
      'a provider whose metadata cannot be had',
      () => ({ why: 'unreachable' }),
      fault('server_error', /metadata of the identity provider cannot be read/),
    ],
    [
      'a name that is none',
      (bob) => ({ ...bob, subject: { nameId: 'a b' } }),
      fault('InvalidParameterException'),
    ],
  ])('refuses %s', async (_, says, refusal) => {
    const { come } = await corporate()
    await expect(come(says)).rejects.toEqual(refusal)
  })
})

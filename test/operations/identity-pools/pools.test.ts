import { describe, expect, it } from 'vitest'
import type { IdentityApi } from '../../../src/model/api.ts'
import { fault } from '../../world.ts'
import {
  google,
  identityPoolId,
  identityWorld,
  oidcArn,
  roleArn,
  samlArn,
  userPoolKey,
} from './identity-world.ts'

const bare = { IdentityPoolName: 'made', AllowUnauthenticatedIdentities: true }
const full = {
  IdentityPoolName: 'made',
  AllowUnauthenticatedIdentities: false,
  AllowClassicFlow: true,
  SupportedLoginProviders: { [google]: 'app' },
  DeveloperProviderName: 'login.made',
  OpenIdConnectProviderARNs: [oidcArn],
  CognitoIdentityProviders: [{ ProviderName: userPoolKey, ClientId: 'web', ServerSideTokenCheck: false }],
  SamlProviderARNs: [samlArn],
  IdentityPoolTags: { team: 'shop' },
}
const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, '']))
const arn = (id: string) => `arn:aws:cognito-identity:us-east-1:123456789012:identitypool/${id}`

/** A world with a pool that the API made. */
async function withMade(input: IdentityApi['CreateIdentityPool']['input'] = full) {
  const world = await identityWorld()
  const { IdentityPoolId } = await world.ask('CreateIdentityPool', input)
  return { ...world, IdentityPoolId }
}

describe('identity pools that the API makes', () => {
  it('are a thousand at most', async () => {
    const { ask, store } = await identityWorld()
    const properties = { ...bare }
    await store.commit(
      Array.from({ length: 998 }, (_, n) => ({
        kind: 'make identity pool',
        pool: { id: `us-east-1:${n}`, name: 'made', properties, principalTags: [] },
      })),
    )
    // With the one that is declared.
    await ask('CreateIdentityPool', bare)
    await expect(ask('CreateIdentityPool', bare)).rejects.toEqual(
      fault('LimitExceededException', 'At most 1000 identity pools are allowed.'),
    )
  })

  it('are as they were said to be, under ids of their own', async () => {
    const { ask } = await identityWorld()
    const made = await ask('CreateIdentityPool', full)
    expect(made).toEqual({ IdentityPoolId: expect.stringMatching(/^us-east-1:[0-9a-f-]{36}$/), ...full })
    const { IdentityPoolId } = made
    expect(await ask('DescribeIdentityPool', { IdentityPoolId })).toEqual(made)
    expect(await ask('CreateIdentityPool', full)).not.toMatchObject({ IdentityPoolId })
  })

  it('lie in the region that the request was signed for', async () => {
    const { ask, ports } = await identityWorld()
    Object.assign(ports.caller, { signer: { region: 'eu-central-1' } })
    const { IdentityPoolId } = await ask('CreateIdentityPool', bare)
    expect(IdentityPoolId).toMatch(/^eu-central-1:/)
    const guest = await ask('GetId', { IdentityPoolId })
    expect(guest.IdentityId).toMatch(/^eu-central-1:/)
    expect((await ports.identityPools.byId(IdentityPoolId))?.arn).toBe(
      `arn:aws:cognito-identity:eu-central-1:123456789012:identitypool/${IdentityPoolId}`,
    )
  })

  it('are said anew as a whole, but for their tags', async () => {
    const { ask, IdentityPoolId } = await withMade()
    const change = { IdentityPoolId, ...bare, DeveloperProviderName: 'login.made' }
    const now = { ...change, IdentityPoolTags: { team: 'shop' } }
    expect(await ask('UpdateIdentityPool', change)).toEqual(now)
    expect(await ask('DescribeIdentityPool', { IdentityPoolId })).toEqual(now)
    const retagged = { ...change, IdentityPoolTags: { stage: 'dev' } }
    expect(await ask('UpdateIdentityPool', retagged)).toEqual(retagged)
    expect(await ask('DescribeIdentityPool', { IdentityPoolId })).toEqual(retagged)
  })

  it('keep the name of their developer provider', async () => {
    const { ask, IdentityPoolId } = await withMade()
    for (const more of [{}, { DeveloperProviderName: 'login.other' }])
      await expect(ask('UpdateIdentityPool', { IdentityPoolId, ...bare, ...more })).rejects.toEqual(
        fault('InvalidParameterException', 'The developer provider name cannot be changed once set.'),
      )
    const { IdentityPoolId: other, ...world } = await withMade(bare)
    const named = { IdentityPoolId: other, ...bare, DeveloperProviderName: 'login.late' }
    expect(await world.ask('UpdateIdentityPool', named)).toMatchObject(named)
  })

  it('are listed with those that are declared, a page at a time', async () => {
    const { ask, IdentityPoolId } = await withMade()
    const list = async (NextToken?: string) => ask('ListIdentityPools', { MaxResults: 1, NextToken })
    const first = await list()
    const last = await list(first.NextToken)
    const all = [first, last].flatMap(({ IdentityPools = [] }) => IdentityPools)
    expect(all).toEqual(
      [
        { IdentityPoolId, IdentityPoolName: 'made' },
        { IdentityPoolId: identityPoolId, IdentityPoolName: 'shop' },
      ].sort((a, b) => (a.IdentityPoolId < b.IdentityPoolId ? -1 : 1)),
    )
    expect(last).not.toHaveProperty('NextToken')
  })

  it('go with their identities', async () => {
    const { ask, store, IdentityPoolId } = await withMade(bare)
    const { IdentityId = '' } = await ask('GetId', { IdentityPoolId })
    expect(await ask('DeleteIdentityPool', { IdentityPoolId })).toEqual({})
    expect(await store.identity(IdentityId)).toBeUndefined()
    await expect(ask('DescribeIdentityPool', { IdentityPoolId })).rejects.toEqual(
      fault('ResourceNotFoundException', `IdentityPool '${IdentityPoolId}' not found.`),
    )
  })

  it('give the roles that they are told, all said at once', async () => {
    const { ask, IdentityPoolId } = await withMade()
    expect(await ask('GetIdentityPoolRoles', { IdentityPoolId })).toEqual({ IdentityPoolId })
    const Roles = { authenticated: roleArn('buyer') }
    const RoleMappings = {
      [google]: { Type: 'Token', AmbiguousRoleResolution: 'Deny' },
      [`${userPoolKey}:web`]: {
        Type: 'Rules',
        AmbiguousRoleResolution: 'AuthenticatedRole',
        RulesConfiguration: {
          Rules: [{ Claim: 'sub', MatchType: 'Equals', Value: 'x', RoleARN: roleArn('gold') }],
        },
      },
    } as const
    expect(await ask('SetIdentityPoolRoles', { IdentityPoolId, Roles, RoleMappings })).toEqual({})
    const said = await ask('GetIdentityPoolRoles', { IdentityPoolId })
    expect(said).toEqual({ IdentityPoolId, Roles, RoleMappings })
    await ask('SetIdentityPoolRoles', { IdentityPoolId, Roles: {} })
    expect(await ask('GetIdentityPoolRoles', { IdentityPoolId })).toEqual({ IdentityPoolId, Roles: {} })
  })

  it('give them', async () => {
    const { ask, IdentityPoolId, session } = await withMade({ ...full, AllowUnauthenticatedIdentities: true })
    const guest = await ask('GetId', { IdentityPoolId })
    const IdentityId = guest.IdentityId ?? ''
    // The role trusts another pool.
    await ask('SetIdentityPoolRoles', { IdentityPoolId, Roles: { unauthenticated: roleArn('visitor') } })
    await expect(ask('GetCredentialsForIdentity', { IdentityId })).rejects.toEqual(
      fault('InvalidIdentityPoolConfigurationException'),
    )
    const files = {
      'pools/own.role.yaml': `trust: { type: document, document: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { Federated: cognito-identity.amazonaws.com }, Action: 'sts:AssumeRoleWithWebIdentity', Condition: { StringLike: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:*' } } }] } }\n`,
    }
    const other = await identityWorld({ files })
    const { IdentityPoolId: own } = await other.ask('CreateIdentityPool', bare)
    await other.ask('SetIdentityPoolRoles', {
      IdentityPoolId: own,
      Roles: { unauthenticated: roleArn('own') },
    })
    const { IdentityId: someone = '' } = await other.ask('GetId', { IdentityPoolId: own })
    expect(other.session(await other.credentials(someone))?.principalArn).toBe(roleArn('own'))
    expect(session({})).toBeUndefined()
  })

  it('tag principals as they are told', async () => {
    const { ask, IdentityPoolId } = await withMade()
    const of = { IdentityPoolId, IdentityProviderName: google }
    const none = { ...of, UseDefaults: false, PrincipalTags: {} }
    expect(await ask('GetPrincipalTagAttributeMap', of)).toEqual(none)
    const said = { ...of, UseDefaults: false, PrincipalTags: { who: 'sub' } }
    expect(await ask('SetPrincipalTagAttributeMap', said)).toEqual(said)
    expect(await ask('GetPrincipalTagAttributeMap', of)).toEqual(said)
    const usual = { ...of, UseDefaults: true, PrincipalTags: {} }
    expect(await ask('SetPrincipalTagAttributeMap', { ...of, UseDefaults: true })).toEqual(usual)
    expect(await ask('GetPrincipalTagAttributeMap', of)).toEqual(usual)
    const other = { ...of, IdentityProviderName: samlArn }
    expect(await ask('GetPrincipalTagAttributeMap', other)).toEqual({ ...none, ...other })
  })

  it('have tags, which are added and taken away', async () => {
    const { ask, IdentityPoolId } = await withMade()
    const ResourceArn = arn(IdentityPoolId)
    expect(await ask('TagResource', { ResourceArn, Tags: { stage: 'dev', team: 'core' } })).toEqual({})
    expect(await ask('ListTagsForResource', { ResourceArn })).toEqual({
      Tags: { stage: 'dev', team: 'core' },
    })
    expect(await ask('UntagResource', { ResourceArn, TagKeys: ['team', 'nothing'] })).toEqual({})
    expect(await ask('ListTagsForResource', { ResourceArn })).toEqual({ Tags: { stage: 'dev' } })
  })

  it.each<[string, (made: string) => [keyof IdentityApi, object], unknown]>([
    [
      'a social login that there is not',
      () => ['CreateIdentityPool', { ...bare, SupportedLoginProviders: { 'www.example.com': 'app' } }],
      fault('InvalidParameterException', 'www.example.com is not a supported login provider.'),
    ],
    [
      'an OIDC provider that is not declared',
      () => ['CreateIdentityPool', { ...bare, OpenIdConnectProviderARNs: [`${oidcArn}/x`] }],
      fault('InvalidParameterException', `OpenID Connect provider ${oidcArn}/x does not exist.`),
    ],
    [
      'a SAML provider that is not declared',
      () => ['CreateIdentityPool', { ...bare, SamlProviderARNs: [`${samlArn}x`] }],
      fault('InvalidParameterException', `SAML provider ${samlArn}x does not exist.`),
    ],
    [
      'half a user pool provider',
      () => ['CreateIdentityPool', { ...bare, CognitoIdentityProviders: [{ ClientId: 'web' }] }],
      fault('InvalidParameterException', 'A user pool provider needs ProviderName and ClientId.'),
    ],
    [
      'more than fifty user pool providers',
      () => [
        'CreateIdentityPool',
        {
          ...bare,
          CognitoIdentityProviders: Array(51).fill({ ProviderName: userPoolKey, ClientId: 'web' }),
        },
      ],
      fault('InvalidParameterException', 'At most 50 user pool providers are allowed.'),
    ],
    [
      'to change one into what cannot be',
      (IdentityPoolId) => [
        'UpdateIdentityPool',
        { IdentityPoolId, ...full, SamlProviderARNs: [`${samlArn}x`] },
      ],
      fault('InvalidParameterException'),
    ],
    [
      'a mapping that does not say what is ambiguous',
      (IdentityPoolId) => [
        'SetIdentityPoolRoles',
        { IdentityPoolId, Roles: {}, RoleMappings: { [google]: { Type: 'Token' } } },
      ],
      fault('InvalidParameterException', `The role mapping of ${google} needs AmbiguousRoleResolution.`),
    ],
    [
      'rules without rules',
      (IdentityPoolId) => [
        'SetIdentityPoolRoles',
        {
          IdentityPoolId,
          Roles: {},
          RoleMappings: { [google]: { Type: 'Rules', AmbiguousRoleResolution: 'Deny' } },
        },
      ],
      fault('InvalidParameterException', `The role mapping of ${google} is by rules and has none.`),
    ],
    [
      'more than 25 rules',
      (IdentityPoolId) => [
        'SetIdentityPoolRoles',
        {
          IdentityPoolId,
          Roles: {},
          RoleMappings: {
            [google]: {
              Type: 'Rules',
              AmbiguousRoleResolution: 'Deny',
              RulesConfiguration: {
                Rules: Array(26).fill({
                  Claim: 'sub',
                  MatchType: 'Equals',
                  Value: 'x',
                  RoleARN: roleArn('gold'),
                }),
              },
            },
          },
        },
      ],
      fault('InvalidParameterException', `The role mapping of ${google} has more than 25 rules.`),
    ],
    [
      'principal tags that are too large',
      (IdentityPoolId) => [
        'SetPrincipalTagAttributeMap',
        {
          IdentityPoolId,
          IdentityProviderName: google,
          PrincipalTags: { ['a'.repeat(128)]: 'b'.repeat(256), ['c'.repeat(40)]: 'd'.repeat(40) },
        },
      ],
      fault('InvalidParameterException', 'Principal tags have at most 460 bytes.'),
    ],
    [
      'more than fifty tags',
      (id) => [
        'TagResource',
        {
          ResourceArn: arn(id),
          Tags: tags(50),
        },
      ],
      fault('InvalidParameterException', 'A resource has at most 50 tags.'),
    ],
    [
      'to be made with more than fifty tags',
      () => ['CreateIdentityPool', { ...bare, IdentityPoolTags: tags(51) }],
      fault('InvalidParameterException', 'A resource has at most 50 tags.'),
    ],
    [
      'to be said anew with more than fifty tags',
      (IdentityPoolId) => ['UpdateIdentityPool', { IdentityPoolId, ...full, IdentityPoolTags: tags(51) }],
      fault('InvalidParameterException', 'A resource has at most 50 tags.'),
    ],
    [
      'tags of what is no identity pool',
      () => ['ListTagsForResource', { ResourceArn: `arn:aws:s3:::bucket-with-a-name` }],
      fault('InvalidParameterException', 'Invalid resource ARN.'),
    ],
    [
      'tags of an identity pool of another account',
      (id) => ['ListTagsForResource', { ResourceArn: arn(id).replace('123456789012', '999999999999') }],
      fault('ResourceNotFoundException'),
    ],
  ])('refuse %s', async (_, asked, refusal) => {
    const { ask, IdentityPoolId } = await withMade()
    const before = await ask('DescribeIdentityPool', { IdentityPoolId })
    const [name, input] = asked(IdentityPoolId)
    await expect(ask(name, input as never)).rejects.toEqual(refusal)
    expect(await ask('DescribeIdentityPool', { IdentityPoolId })).toEqual(before)
    expect(await ask('GetIdentityPoolRoles', { IdentityPoolId })).toEqual({ IdentityPoolId })
  })
})

describe('an identity pool that is declared', () => {
  it('is described, with its roles and tags', async () => {
    const { ask } = await identityWorld({
      identity: `tags: { team: shop }\nproviders: { test: { type: pool, clients: [web], roles: { by: token, otherwise: deny }, tags: { who: sub } } }`,
    })
    const of = { IdentityPoolId: identityPoolId }
    const client = 'webclient000000000000000aa'
    expect(await ask('DescribeIdentityPool', of)).toEqual({
      ...of,
      IdentityPoolName: 'shop',
      AllowUnauthenticatedIdentities: true,
      AllowClassicFlow: true,
      DeveloperProviderName: 'login.shop',
      CognitoIdentityProviders: [{ ProviderName: userPoolKey, ClientId: client }],
      IdentityPoolTags: { team: 'shop' },
    })
    expect(await ask('GetIdentityPoolRoles', of)).toEqual({
      ...of,
      Roles: { authenticated: roleArn('buyer'), unauthenticated: roleArn('visitor') },
      RoleMappings: { [`${userPoolKey}:${client}`]: { Type: 'Token', AmbiguousRoleResolution: 'Deny' } },
    })
    const map = { ...of, IdentityProviderName: userPoolKey }
    expect(await ask('GetPrincipalTagAttributeMap', map)).toEqual({
      ...map,
      UseDefaults: false,
      PrincipalTags: { who: 'sub' },
    })
    expect(await ask('ListTagsForResource', { ResourceArn: arn(identityPoolId) })).toEqual({
      Tags: { team: 'shop' },
    })
  })

  const of = { IdentityPoolId: identityPoolId }
  it.each<[keyof IdentityApi, object]>([
    ['UpdateIdentityPool', { ...of, ...bare }],
    ['DeleteIdentityPool', of],
    ['SetIdentityPoolRoles', { ...of, Roles: {} }],
    ['SetPrincipalTagAttributeMap', { ...of, IdentityProviderName: google, UseDefaults: true }],
    ['TagResource', { ResourceArn: arn(identityPoolId), Tags: { team: 'other' } }],
    ['UntagResource', { ResourceArn: arn(identityPoolId), TagKeys: ['team'] }],
  ])('is not changed by %s, which says where it is declared', async (name, input) => {
    const { ask } = await identityWorld()
    const before = await ask('DescribeIdentityPool', of)
    await expect(ask(name, input as never)).rejects.toEqual(
      fault(
        'InvalidParameterException',
        'Identity pool shop is declared in pools/shop.identity.yaml:1 and cannot be changed through the API: change it there.',
      ),
    )
    expect(await ask('DescribeIdentityPool', of)).toEqual(before)
  })

  it.each<[keyof IdentityApi, object]>([
    ['DescribeIdentityPool', {}],
    ['UpdateIdentityPool', bare],
    ['DeleteIdentityPool', {}],
    ['GetIdentityPoolRoles', {}],
    ['SetIdentityPoolRoles', { Roles: {} }],
    ['GetPrincipalTagAttributeMap', { IdentityProviderName: google }],
    ['SetPrincipalTagAttributeMap', { IdentityProviderName: google }],
    ['TagResource', { ResourceArn: arn('us-east-1:00'), Tags: {} }],
    ['UntagResource', { ResourceArn: arn('us-east-1:00'), TagKeys: [] }],
    ['ListTagsForResource', { ResourceArn: arn('us-east-1:00') }],
  ])('is not there: %s', async (name, input) => {
    const { ask } = await identityWorld()
    const asked = { ...(!('ResourceArn' in input) && { IdentityPoolId: 'us-east-1:00' }), ...input }
    await expect(ask(name, asked as never)).rejects.toEqual(
      fault('ResourceNotFoundException', "IdentityPool 'us-east-1:00' not found."),
    )
  })
})

import fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'
import { booleans, named, odd, one, some, tags, texts, type Properties, whole } from './odd.ts'
import { addresses, reference } from './said.ts'

const host = 'cognito-idp.us-east-1.amazonaws.com'
const login = (pool: string) => `${host}/us-east-1_${pool}`
const client = (pool: string, name: string, more: Json = {}): JsonObject => ({
  ClientId: addresses.clientId(pool, name),
  ProviderName: login(pool),
  ...(more as JsonObject),
})
const roleArn = reference('role').map((name): Json => addresses.arn('role', name))
const checked = { ServerSideTokenCheck: true }

/** What AWS::Cognito::IdentityPool may say. */
export const identityProperties: Properties = {
  IdentityPoolName: one(['shop'], 'Another name'),
  AllowUnauthenticatedIdentities: booleans,
  AllowClassicFlow: booleans,
  DeveloperProviderName: one(['login.shop'], ''),
  CognitoIdentityProviders: odd(
    fc.constantFrom<Json[]>(
      [client('shop', 'web')],
      [client('shop', 'web', checked), client('shop', 'batch', checked)],
      [client('shop', 'batch'), client('7', '1'), client('7', '0')],
      [client('7', 'web', { ServerSideTokenCheck: false }), client('shop', 'web')],
    ),
    [],
    [client('shop', 'web'), client('7', 'web'), client('shop', 'batch')],
    [client('shop', 'web', checked), client('shop', 'batch')],
    [client('shop', 'nobody')],
    [client('nobody', 'web')],
    [{ ClientId: 'x', ProviderName: 'cognito-idp.eu-west-1.amazonaws.com/us-east-1_shop' }],
    [client('shop', 'web', { Later: 1 })],
  ),
  OpenIdConnectProviderARNs: one(
    [
      [addresses.arn('oidc-provider', 'corp')],
      [addresses.arn('oidc-provider', 'login'), addresses.arn('oidc-provider', 'corp')],
    ],
    [],
    ['arn:aws:iam::9:oidc-provider/idp'],
  ),
  SamlProviderARNs: one(
    [[addresses.arn('saml-provider', 'partner')]],
    [],
    ['arn:aws:iam::9:saml-provider/x'],
  ),
  SupportedLoginProviders: one(
    [{ 'graph.facebook.com': '12' }, { 'www.amazon.com': 'a', 'graph.facebook.com': 'b' }],
    {},
    { 'not a key': 'x' },
    { corp: 'x', shop: 'y', partner: 'z' },
  ),
  IdentityPoolTags: tags,
  CognitoEvents: fc.constant<Json>({ SyncTrigger: 'arn:aws:lambda:us-east-1:1:function:x' }),
  PushSync: fc.constant<Json>({ ApplicationArns: ['x'] }),
}

const rule = some(
  {
    Claim: one(['aud', 'custom:plan'], ''),
    MatchType: one(['Equals', 'NotEqual', 'StartsWith', 'Contains'], 'Later'),
    Value: one(['x', 'gold'], ''),
    RoleARN: roleArn,
  },
  ...['Claim', 'MatchType', 'Value', 'RoleARN'],
)
const rules = whole({ Rules: fc.array(rule, { maxLength: 2 }) })
const mapping = (IdentityProvider: string): Arbitrary<JsonObject> =>
  fc.oneof(
    fc.constant({ IdentityProvider, Type: 'Token', AmbiguousRoleResolution: 'Deny' }),
    whole({
      IdentityProvider: one([IdentityProvider], 'another'),
      Type: one(['Rules'], 'Later'),
      AmbiguousRoleResolution: one(['Deny', 'AuthenticatedRole'], 'Later'),
      RulesConfiguration: rules as Arbitrary<Json>,
    }),
  )
const logins = [
  ...['web', 'batch'].map((name) => `${login('shop')}:${addresses.clientId('shop', name)}`),
  ...['web', '1', '0'].map((name) => `${login('7')}:${addresses.clientId('7', name)}`),
  'graph.facebook.com',
  addresses.arn('oidc-provider', 'corp'),
  addresses.arn('saml-provider', 'partner'),
  'a-label',
]

/** Any identity pool that a file could declare, or that could have been made. */
export const identityTree = some(
  {
    id: fc.constant('us-east-1:12345678-1234-4234-8234-123456789012'),
    description: texts,
    properties: some(identityProperties, 'IdentityPoolName', 'AllowUnauthenticatedIdentities'),
    roles: some({
      Roles: some({ authenticated: roleArn, unauthenticated: roleArn, later: roleArn }),
      RoleMappings: some(Object.fromEntries(logins.map((one) => [one, mapping(one)]))),
    }),
    principalTags: named(
      'IdentityProviderName',
      [login('shop'), login('7'), 'graph.facebook.com', addresses.arn('saml-provider', 'partner'), 'nobody'],
      () =>
        some({
          UseDefaults: booleans,
          PrincipalTags: one([{}, { tenant: 'custom:tenant', 1: 'sub' }], { x: 1 }),
        }),
    ),
  },
  'properties',
  'principalTags',
)

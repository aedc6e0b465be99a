import { describe, expect, it } from 'vitest'
import { desugar } from '../../src/config/canonical/desugar.ts'
import type { JsonObject } from '../../src/model/trigger.ts'
import { addresses } from './canonical/said.ts'

const identity = (said: JsonObject) => desugar('identity', 'shop', said, addresses)

describe('an identity pool', () => {
  const login = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_shop'

  it('takes no guests unless it says so', () => {
    expect(identity({}).properties).toEqual({
      IdentityPoolName: 'shop',
      AllowUnauthenticatedIdentities: false,
    })
  })

  it('knows each kind of provider by what it is there', () => {
    const { properties } = identity({
      providers: {
        shop: { type: 'pool', clients: ['web', 'batch'], checkTokenServerSide: true },
        'graph.facebook.com': { type: 'social', appId: '12' },
        corp: { type: 'oidc' },
        partner: { type: 'saml' },
      },
    })
    expect(properties).toMatchObject({
      CognitoIdentityProviders: [
        { ClientId: 'shop0web', ProviderName: login, ServerSideTokenCheck: true },
        { ClientId: 'shop0batch', ProviderName: login, ServerSideTokenCheck: true },
      ],
      SupportedLoginProviders: { 'graph.facebook.com': '12' },
      OpenIdConnectProviderARNs: ['arn:aws:iam::123456789012:oidc-provider/login.corp.example/x'],
      SamlProviderARNs: ['arn:aws:iam::123456789012:saml-provider/partner'],
    })
  })

  it('maps roles for every client of a pool, and tags once for the pool', () => {
    const rule = { claim: 'custom:plan', match: 'startsWith', value: 'g', role: 'buyer' }
    const { roles, principalTags } = identity({
      providers: {
        shop: {
          type: 'pool',
          clients: ['web', 'batch'],
          roles: { by: 'rules', otherwise: 'deny', rules: [rule] },
          tags: { tenant: 'custom:tenant' },
        },
        partner: { type: 'saml', roles: { by: 'token', otherwise: 'default' } },
      },
      roles: { authenticated: 'buyer', guest: 'admin' },
    })
    const mapped = (IdentityProvider: string) => ({
      IdentityProvider,
      Type: 'Rules',
      AmbiguousRoleResolution: 'Deny',
      RulesConfiguration: {
        Rules: [
          {
            Claim: 'custom:plan',
            MatchType: 'StartsWith',
            Value: 'g',
            RoleARN: 'arn:aws:iam::123456789012:role/buyer',
          },
        ],
      },
    })
    const saml = 'arn:aws:iam::123456789012:saml-provider/partner'
    expect(roles).toEqual({
      Roles: {
        authenticated: 'arn:aws:iam::123456789012:role/buyer',
        unauthenticated: 'arn:aws:iam::123456789012:role/admin',
      },
      RoleMappings: {
        [`${login}:shop0web`]: mapped(`${login}:shop0web`),
        [`${login}:shop0batch`]: mapped(`${login}:shop0batch`),
        [saml]: { IdentityProvider: saml, Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' },
      },
    })
    expect(principalTags).toEqual([
      { IdentityProviderName: login, PrincipalTags: { tenant: 'custom:tenant' } },
    ])
  })
})

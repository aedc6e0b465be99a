import { describe, expect, it } from 'vitest'
import type { Api } from '../../src/model/api.ts'
import { fault, world } from '../world.ts'

type Client = Omit<Api['CreateUserPoolClient']['input'], 'UserPoolId' | 'ClientName'>

const invalid = 'InvalidParameterException'
const web = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid'],
  CallbackURLs: ['https://shop.example/cb'],
} satisfies Client
const machine = {
  GenerateSecret: true,
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['client_credentials'],
  AllowedOAuthScopes: ['api/read'],
} satisfies Client
const range = 'Invalid range for token validity.'
const sooner =
  'Access and Id Token expiration times must be less than or equal to refresh token expiration times.'

/** What Cognito would not make of a client. Sentences marked (u) are unverified. */
const clients: readonly [string, Client, string, string | RegExp][] = [
  [
    'flows by old and new names',
    { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'ALLOW_USER_SRP_AUTH'] },
    invalid,
    "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
  ],
  [
    'an access token of four minutes',
    { AccessTokenValidity: 4, TokenValidityUnits: { AccessToken: 'minutes' } },
    invalid,
    range,
  ],
  ['an access token of 25 hours', { AccessTokenValidity: 25 }, invalid, range],
  [
    'an ID token of two days',
    { IdTokenValidity: 2, TokenValidityUnits: { IdToken: 'days' } },
    invalid,
    range,
  ],
  [
    'a refresh token of 59 minutes',
    { RefreshTokenValidity: 59, TokenValidityUnits: { RefreshToken: 'minutes' } },
    invalid,
    range,
  ],
  ['a refresh token of more than ten years', { RefreshTokenValidity: 3651 }, invalid, range],
  [
    'an access token that outlives the refresh token',
    { AccessTokenValidity: 3, RefreshTokenValidity: 2, TokenValidityUnits: { RefreshToken: 'hours' } },
    invalid,
    sooner,
  ],
  [
    'an ID token that outlives the refresh token',
    { IdTokenValidity: 3, RefreshTokenValidity: 2, TokenValidityUnits: { RefreshToken: 'hours' } },
    invalid,
    sooner,
  ],
  ['a session of two minutes', { AuthSessionValidity: 2 }, invalid, /value greater than or equal to 3/],
  [
    'OAuth without flows',
    { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthScopes: ['openid'] },
    invalid,
    'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
  ],
  [
    'people and machines in one',
    { ...machine, AllowedOAuthFlows: ['code', 'client_credentials'] },
    'InvalidOAuthFlowException',
    'client_credentials flow can not be selected along with code flow or implicit flow.',
  ],
  [
    'a machine without a secret',
    { ...machine, GenerateSecret: false },
    'InvalidOAuthFlowException',
    'client_credentials flow can not be selected if client does not have a client secret.',
  ],
  [
    'scopes of people for a machine', // (u): the code
    { ...machine, AllowedOAuthScopes: ['openid'] },
    'InvalidOAuthFlowException',
    'openid is not supported with client_credentials flow',
  ],
  [
    'nowhere to go back to',
    { ...web, CallbackURLs: [] },
    invalid,
    'CallbackUrls can not be empty when code flow or implicit flow is selected',
  ],
  [
    'plain HTTP',
    { ...web, CallbackURLs: ['http://shop.example/cb'] },
    invalid,
    'http://shop.example/cb cannot use the HTTP protocol.',
  ],
  [
    'plain HTTP after signing out',
    { ...web, LogoutURLs: ['http://shop.example'] },
    invalid,
    'http://shop.example cannot use the HTTP protocol.',
  ],
  [
    'a part of a page',
    { ...web, CallbackURLs: ['https://shop.example/#cb'] },
    invalid,
    'https://shop.example/#cb cannot use fragment',
  ],
  [
    'a first place that is none of those to go back to',
    { ...web, DefaultRedirectURI: 'https://shop.example/other' },
    invalid,
    'The default redirect URI https://shop.example/other is not in the callback URIs list.',
  ],
  [
    'analytics without a role',
    { AnalyticsConfiguration: { ApplicationId: 'a'.repeat(32) } },
    invalid,
    'Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid',
  ],
  [
    'the word of others, and no secret',
    { EnablePropagateAdditionalUserContextData: true },
    invalid,
    'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
  ],
  [
    'refresh tokens that are replaced and stay', // (u)
    {
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    },
    invalid,
    'ALLOW_REFRESH_TOKEN_AUTH cannot be used when refresh token rotation is enabled.',
  ],
  [
    'a grace of more than a minute',
    { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 61 } },
    invalid,
    /value less than or equal to 60/,
  ],
  [
    'two secrets', // (u)
    { GenerateSecret: true, ClientSecret: 's'.repeat(24) },
    invalid,
    'GenerateSecret and ClientSecret cannot be used together.',
  ],
  [
    'rights to read what is not there',
    { ReadAttributes: ['custom:plan'] },
    invalid,
    'Invalid read attributes specified while creating a client',
  ],
  [
    'rights to write what is not there',
    { WriteAttributes: ['custom:plan'] },
    invalid,
    'Invalid write attributes specified while creating a client',
  ],
  [
    'rights to say that an address is verified',
    { WriteAttributes: ['email_verified'] },
    invalid,
    'Invalid write attributes specified while creating a client',
  ],
  [
    'a scope that is not there',
    { AllowedOAuthScopes: ['api/write'] },
    'ScopeDoesNotExistException',
    'Invalid scope requested: api/write',
  ],
  [
    'a provider that is not there',
    { SupportedIdentityProviders: ['Corp'] },
    invalid,
    /^The provider Corp does not exist for User Pool/,
  ],
  [
    'a hundred and one places to go back to',
    { CallbackURLs: Array.from({ length: 101 }, (_, at) => `https://a.example/${at}`) },
    invalid,
    /length less than or equal to 100/,
  ],
]

/** A pool that the API made. */
async function made(pool: { readonly UserPoolTier?: 'LITE' } = {}) {
  const there = await world()
  const { UserPool } = await there.call('CreateUserPool', { PoolName: 'shop', ...pool })
  const own = { UserPoolId: UserPool?.Id ?? '' }
  const client = (said: Client) => there.call('CreateUserPoolClient', { ...own, ClientName: 'web', ...said })
  return { ...there, own, client }
}

describe('an app client', () => {
  const server = (UserPoolId: string) => ({
    UserPoolId,
    Identifier: 'api',
    Name: 'api',
    Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read' }],
  })

  it.each(clients)('is not made with %s', async (_, said, code, message) => {
    const { call, own, client } = await made()
    await call('CreateResourceServer', server(own.UserPoolId))
    await expect(client(said)).rejects.toEqual(fault(code, message))
  })

  const changes = clients.filter(([, { GenerateSecret }]) => !GenerateSecret)
  it.each(changes)('is not given %s', async (_, { GenerateSecret: _none, ...said }, code, message) => {
    const { call, own, client } = await made()
    await call('CreateResourceServer', server(own.UserPoolId))
    const { UserPoolClient } = await client({})
    const ClientId = UserPoolClient?.ClientId ?? ''
    await expect(call('UpdateUserPoolClient', { ...own, ClientId, ...said })).rejects.toEqual(
      fault(code, message),
    )
  })

  it.each<[string, Client]>([
    [
      'people',
      { ...web, LogoutURLs: ['http://localhost:3000/out'], DefaultRedirectURI: web.CallbackURLs[0] },
    ],
    [
      'people on their own machine',
      { ...web, CallbackURLs: ['http://localhost:3000', 'http://127.0.0.1/cb', 'http://[::1]:80'] },
    ],
    ['an app of a phone', { ...web, CallbackURLs: ['shop://cb'] }],
    ['machines', machine],
    ['those who trust it', { GenerateSecret: true, EnablePropagateAdditionalUserContextData: true }],
    [
      'the shortest lives',
      {
        AccessTokenValidity: 5,
        IdTokenValidity: 300,
        RefreshTokenValidity: 60,
        TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'seconds', RefreshToken: 'minutes' },
      },
    ],
    [
      'the longest lives',
      {
        AccessTokenValidity: 24,
        IdTokenValidity: 1,
        RefreshTokenValidity: 3650,
        TokenValidityUnits: { IdToken: 'days' },
      },
    ],
    ['a refresh token of no length, which is one of thirty days', { RefreshTokenValidity: 0 }],
  ])('is made for %s', async (_, said) => {
    const { call, own, client } = await made()
    await call('CreateResourceServer', server(own.UserPoolId))
    expect((await client(said)).UserPoolClient?.ClientId).toMatch(/^[a-z0-9]{26}$/)
  })

  it.each<[string, Client]>([
    ['people choose their proofs', { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] }],
    ['refresh tokens are replaced', { RefreshTokenRotation: { Feature: 'ENABLED' } }],
  ])('is refused in the lowest tier where %s', async (_, said) => {
    const { client } = await made({ UserPoolTier: 'LITE' })
    await expect(client(said)).rejects.toEqual(
      fault('FeatureUnavailableInTierException', /^The following features/),
    )
  })
})

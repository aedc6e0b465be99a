import { describe, expect, it } from 'vitest'
import { desugar } from '../../src/config/canonical/desugar.ts'
import type { JsonObject } from '../../src/model/trigger.ts'
import { addresses } from './canonical/said.ts'

const pool = (said: JsonObject) => desugar('pool', 'shop', said, addresses)
const client = (said: JsonObject) => pool({ clients: { web: said } }).clients[0]!

describe('a client', () => {
  it.each<[string, JsonObject, JsonObject]>([
    [
      'its flows',
      { auth: ['srp', 'adminPassword', 'choice', 'clientToken'] },
      {
        ExplicitAuthFlows: [
          'ALLOW_USER_SRP_AUTH',
          'ALLOW_ADMIN_USER_PASSWORD_AUTH',
          'ALLOW_USER_AUTH',
          'ALLOW_CLIENT_TOKEN_AUTH',
        ],
      },
    ],
    [
      'OAuth, which it is then allowed',
      {
        oauth: {
          flows: ['code'],
          scopes: ['openid'],
          callbacks: ['https://a/'],
          defaultCallback: 'https://a/',
        },
      },
      {
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['openid'],
        CallbackURLs: ['https://a/'],
        DefaultRedirectURI: 'https://a/',
      },
    ],
    [
      'times in the largest exact unit',
      { tokens: { access: '60m', id: '90m', refresh: '30d' } },
      {
        AccessTokenValidity: 1,
        IdTokenValidity: 90,
        RefreshTokenValidity: 30,
        TokenValidityUnits: { AccessToken: 'hours', IdToken: 'minutes', RefreshToken: 'days' },
      },
    ],
    ['the session in minutes', { tokens: { session: '180s' } }, { AuthSessionValidity: 3 }],
    ['rotation', { tokens: { rotation: {} } }, { RefreshTokenRotation: { Feature: 'ENABLED' } }],
    [
      'rotation with a grace in seconds',
      { tokens: { rotation: { grace: '1m' } } },
      { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 } },
    ],
    ['silence about who exists', { hideUserExistence: true }, { PreventUserExistenceErrors: 'ENABLED' }],
    ['no such silence', { hideUserExistence: false }, { PreventUserExistenceErrors: 'LEGACY' }],
  ])('says %s', (_title, said, properties) => {
    expect(client(said).properties).toEqual({ ClientName: 'web', ...properties })
  })

  it.each<[string, JsonObject, unknown, unknown]>([
    ['of its own, derived', { secret: true }, true, 'derived'],
    ['that is bound by name', { secret: { secret: 'web' } }, true, { secret: 'web' }],
    ['that aws asks for, derived', { aws: { GenerateSecret: true } }, true, 'derived'],
    ['that it does not want: none', { secret: false }, false, undefined],
    ['that it does not speak of: none', {}, undefined, undefined],
  ])('has a secret %s', (_title, said, generate, secret) => {
    expect(client(said).properties.GenerateSecret).toBe(generate)
    expect(client(said).secret).toEqual(secret)
  })

  it('writes everything but what is for administrators, unless it says what it writes', () => {
    const { clients } = pool({
      attributes: { plan: { adminOnly: true }, score: {}, gender: { adminOnly: true } },
      clients: { a: {}, b: { write: ['email'] }, c: { aws: { WriteAttributes: ['name'] } } },
    })
    const [open, said, overruled] = clients.map((one) => one.properties.WriteAttributes)
    expect(open).toEqual([
      ...[
        'address',
        'birthdate',
        'email',
        'family_name',
        'given_name',
        'locale',
        'middle_name',
        'name',
        'nickname',
      ],
      ...['phone_number', 'picture', 'preferred_username', 'profile', 'updated_at', 'website', 'zoneinfo'],
      'custom:score',
    ])
    expect(said).toEqual(['email'])
    expect(overruled).toEqual(['name'])
  })

  it('says nothing of what it writes in a pool where nothing is for administrators', () => {
    expect(pool({ attributes: { plan: {} }, clients: { a: {} } }).clients[0]!.properties).toEqual({
      ClientName: 'a',
    })
  })
})

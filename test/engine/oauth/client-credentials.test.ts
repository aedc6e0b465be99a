import { beforeEach, describe, expect, it } from 'vitest'
import { fault, says, type Setting } from '../../world.ts'
import { app, read, write, type App } from './app.ts'

const secret = 'only-the-machine-knows-this'
const machine = (setting: Setting = {}) =>
  app({
    secret,
    ...setting,
    client: {
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: [read],
      CallbackURLs: [],
      ...setting.client,
    },
  })
const grant = { grant_type: 'client_credentials' }
let made: App
beforeEach(async () => void (made = await machine()))

describe('client credentials', () => {
  it('give an access token of the client alone', async () => {
    const tokens = await made.ask(grant)
    expect(Object.keys(tokens).sort()).toEqual(['accessToken', 'expiresIn'])
    const claims = says(tokens.accessToken)
    expect(claims).toEqual({
      sub: made.client.id,
      client_id: made.client.id,
      token_use: 'access',
      scope: read,
      auth_time: made.clock.at / 1000,
      iat: made.clock.at / 1000,
      exp: made.clock.at / 1000 + 3600,
      iss: expect.stringContaining(made.pool.id),
      version: 2,
      jti: expect.any(String),
    })
  })

  it.each([
    ['all that the client may have', undefined, `${read} ${write}`],
    ['all of them where it is empty', ' ', `${read} ${write}`],
    ['one of them', write, write],
    ['each once', `${write}  ${write}`, write],
  ])('have the scopes that are asked for: %s', async (_, scope, given) => {
    made = await machine({ client: { AllowedOAuthScopes: [read, write] } })
    const { accessToken } = await made.ask({ ...grant, ...(scope && { scope }) })
    expect(says(accessToken).scope).toBe(given)
  })

  it.each<[string, Setting, Readonly<Record<string, string>>, string]>([
    ['a scope that there is not', {}, { scope: `${read} https://api.example.com/none` }, 'invalid_scope'],
    ['a scope that the client may not have', {}, { scope: write }, 'invalid_grant'],
    ['a scope of people', {}, { scope: 'openid' }, 'invalid_grant'],
    [
      'a scope of people that the client may have',
      { client: { AllowedOAuthScopes: ['openid', read] } },
      { scope: 'openid' },
      'invalid_grant',
    ],
    [
      'nothing that a machine could have',
      { client: { AllowedOAuthScopes: ['openid'] } },
      {},
      'invalid_scope',
    ],
    ['a client of people', { client: { AllowedOAuthFlows: ['code'] } }, {}, 'unauthorized_client'],
    [
      'a client that speaks no OAuth',
      { client: { AllowedOAuthFlowsUserPoolClient: false } },
      {},
      'unauthorized_client',
    ],
    ['metadata that is no JSON', {}, { aws_client_metadata: '{' }, 'invalid_request'],
    ['metadata that is no object', {}, { aws_client_metadata: '["a"]' }, 'invalid_request'],
    ['metadata that is not of texts', {}, { aws_client_metadata: '{"a":1}' }, 'invalid_request'],
  ])('are refused for %s', async (_, setting, form, code) => {
    made = await machine(setting)
    await expect(made.ask({ ...grant, ...form })).rejects.toEqual(fault(code, ''))
  })

  it('are refused to a client without a secret', async () => {
    const setting: Setting = { client: { AllowedOAuthFlows: ['client_credentials'] } }
    await expect((await app(setting)).ask(grant)).rejects.toEqual(fault('invalid_client', ''))
  })

  it('tell the newest script alone, with what the caller says', async () => {
    const script = {
      PreTokenGeneration: (event: object) => ({
        ...event,
        response: {
          claimsAndScopeOverrideDetails: {
            accessTokenGeneration: { claimsToAddOrOverride: { tenant: 'acme' }, scopesToAdd: ['more'] },
          },
        },
      }),
    } as NonNullable<Setting['scripts']>
    const form = { ...grant, aws_client_metadata: '{"batch":"nightly"}' }
    made = await machine({ scripts: script, version: 'V3_0' })
    const { accessToken } = await made.ask(form)
    expect(made.seen).toMatchObject([
      {
        triggerSource: 'TokenGeneration_ClientCredentials',
        userName: 'ClientCredentials',
        version: '3',
        request: {
          userAttributes: {},
          groupConfiguration: null,
          scopes: [read],
          clientMetadata: { batch: 'nightly' },
        },
      },
    ])
    expect(says(accessToken)).toMatchObject({ tenant: 'acme', scope: `${read} more` })
    made = await machine({ scripts: script, version: 'V2_0' })
    expect(says((await made.ask(form)).accessToken)).not.toHaveProperty('tenant')
    expect(made.seen).toEqual([])
  })

  it('open nothing of any user', async () => {
    const { accessToken } = await made.ask(grant)
    await expect(made.call('GetUser', { AccessToken: accessToken })).rejects.toEqual(
      fault('NotAuthorizedException'),
    )
  })
})

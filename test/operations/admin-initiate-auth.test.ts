import { describe, expect, it } from 'vitest'
import { SRP_A } from '../srp-client.ts'
import { ana, fault, password, says, world, type Script, type Seen, type Setting } from '../world.ts'

const UserPoolId = 'us-east-1_TestPool1'
const keep: Script = (event) => event

describe('AdminInitiateAuth', () => {
  const begin = (AuthFlow: string, AuthParameters: Record<string, string>, more: object = {}) => ({
    UserPoolId,
    ClientId: 'webclient000000000000000aa',
    AuthFlow: AuthFlow as 'USER_SRP_AUTH',
    AuthParameters,
    ...more,
  })
  const right = { USERNAME: 'ana', PASSWORD: password }

  it.each([
    ['ADMIN_USER_PASSWORD_AUTH', right, undefined],
    ['ADMIN_NO_SRP_AUTH', right, undefined],
    ['USER_SRP_AUTH', { USERNAME: 'ana', SRP_A }, 'PASSWORD_VERIFIER'],
    ['CUSTOM_AUTH', { USERNAME: 'ana' }, 'CUSTOM_CHALLENGE'],
  ] as const)('begins by %s', async (flow, given, asks) => {
    const scripts = {
      DefineAuthChallenge: (event: Seen) => ({ ...event, response: { challengeName: 'CUSTOM_CHALLENGE' } }),
      CreateAuthChallenge: keep,
    }
    const { call } = await world({ scripts })
    const gave = await call('AdminInitiateAuth', begin(flow, given))
    expect(gave.ChallengeName).toBe(asks)
    expect(Boolean(gave.AuthenticationResult)).toBe(asks === undefined)
  })

  it.each(['REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN'])('refreshes by %s', async (flow) => {
    const { call, signIn } = await world()
    const { RefreshToken } = await signIn()
    const { AuthenticationResult } = await call(
      'AdminInitiateAuth',
      begin(flow, { REFRESH_TOKEN: RefreshToken }),
    )
    expect(says(AuthenticationResult?.AccessToken)).toMatchObject({ username: 'ana' })
  })

  it.each([
    ['the way of the public', {}, begin('USER_PASSWORD_AUTH', right), 'Initiate Auth method not supported.'],
    [
      'a way that nobody serves',
      {},
      begin('USER_PASSWORD_AUTH', right),
      'Initiate Auth method not supported.',
    ],
    [
      'a client that does not allow it',
      { client: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] } },
      begin('ADMIN_USER_PASSWORD_AUTH', right),
      'Auth flow not enabled for this client',
    ],
    [
      'a client that does not allow SRP',
      { client: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] } },
      begin('USER_SRP_AUTH', { USERNAME: 'ana', SRP_A }),
      'USER_SRP_AUTH is not enabled for the client.',
    ],
  ] as const)('refuses %s', async (_, setting, input, message) => {
    const { call } = await world(setting as Setting)
    await expect(call('AdminInitiateAuth', input)).rejects.toEqual(
      fault('InvalidParameterException', message),
    )
  })

  it.each([
    [
      'a pool that is not there',
      { UserPoolId: 'us-east-1_Nowhere00' },
      'User pool us-east-1_Nowhere00 does not exist.',
    ],
    ['a client that is not there', { ClientId: 'gone' }, 'User pool client gone does not exist.'],
  ])('refuses %s', async (_, more, message) => {
    const { call } = await world()
    await expect(call('AdminInitiateAuth', begin('ADMIN_USER_PASSWORD_AUTH', right, more))).rejects.toEqual(
      fault('ResourceNotFoundException', message),
    )
  })

  it('goes on by AdminRespondToAuthChallenge, with its metadata for the scripts', async () => {
    const { call, client, seen } = await world({
      users: [{ ...ana, status: 'FORCE_CHANGE_PASSWORD' }],
      scripts: { PostAuthentication: keep, PreTokenGeneration: keep },
    })
    const asked = await call('AdminInitiateAuth', begin('ADMIN_USER_PASSWORD_AUTH', right))
    const { AuthenticationResult } = await call('AdminRespondToAuthChallenge', {
      UserPoolId,
      ClientId: client.id,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: asked.Session,
      ChallengeResponses: { USERNAME: 'ana', NEW_PASSWORD: 'Brand-New-1' },
      ClientMetadata: { from: 'office' },
    })
    expect(AuthenticationResult).toHaveProperty('AccessToken')
    expect(seen.map(({ triggerSource, request }) => [triggerSource, request['clientMetadata']])).toEqual([
      ['PostAuthentication_Authentication', { from: 'office' }],
      ['TokenGeneration_NewPasswordChallenge', { from: 'office' }],
    ])
  })
})

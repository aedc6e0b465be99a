import {
  AddCustomAttributesCommand,
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  AssociateSoftwareTokenCommand,
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  InitiateAuthCommand,
  ListUserPoolsCommand,
  ListUsersInGroupCommand,
  RespondToAuthChallengeCommand,
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { period, seedOf, totp } from '../../src/engine/secrets/totp.ts'
import { people, refusal } from './sdk.ts'

let here: Awaited<ReturnType<typeof people>>
beforeAll(async () => {
  here = await people()
})
afterAll(() => here.end())

const Password = 'Corr3ct-Horse!'
const aws = () => here.aws
/** The code that an app shows now. */
const shown = (seed = '') => totp(seedOf(seed) ?? Buffer.alloc(0), Math.floor(Date.now() / period))

/** A pool that a program makes, as an administrator's script would, with kim in it. */
async function made() {
  const { UserPool } = await aws().send(
    new CreateUserPoolCommand({
      PoolName: 'made by a script',
      AutoVerifiedAttributes: ['email'],
      Schema: [{ Name: 'team', AttributeDataType: 'String', Mutable: true }],
    }),
  )
  const UserPoolId = UserPool?.Id ?? ''
  const { UserPoolClient } = await aws().send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'web',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  )
  await aws().send(new AdminCreateUserCommand({ UserPoolId, Username: 'kim', MessageAction: 'SUPPRESS' }))
  await aws().send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username: 'kim', Password, Permanent: true }),
  )
  return { UserPoolId, ClientId: UserPoolClient?.ClientId ?? '' }
}
const begin = (ClientId: string) =>
  aws().send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'kim', PASSWORD: Password },
    }),
  )

describe('a pool that the AWS SDK makes', () => {
  it('is there at once, lets people in, and is gone when it is deleted', async () => {
    const { UserPoolId, ClientId } = await made()
    const { AuthenticationResult } = await begin(ClientId)
    expect(decodeJwt(AuthenticationResult?.IdToken ?? '')).toMatchObject({
      iss: `${here.url}/${UserPoolId}`,
      'cognito:username': 'kim',
    })
    const { UserPools = [] } = await aws().send(new ListUserPoolsCommand({ MaxResults: 60 }))
    expect(UserPools.map(({ Id }) => Id)).toContain(UserPoolId)
    await aws().send(new DeleteUserPoolCommand({ UserPoolId }))
    await expect(begin(ClientId)).rejects.toEqual(refusal('ResourceNotFoundException'))
  })

  it('serves the keys by which its tokens are checked', async () => {
    const { UserPoolId } = await made()
    const answer = await fetch(`${here.url}/${UserPoolId}/.well-known/jwks.json`)
    expect(await answer.json()).toMatchObject({ keys: [{ alg: 'RS256' }, { alg: 'RS256' }] })
  })

  it('is changed, with dates that an SDK reads', async () => {
    const { UserPoolId } = await made()
    await aws().send(new UpdateUserPoolCommand({ UserPoolId, DeletionProtection: 'ACTIVE' }))
    await aws().send(new AddCustomAttributesCommand({ UserPoolId, CustomAttributes: [{ Name: 'plan' }] }))
    const { UserPool } = await aws().send(new DescribeUserPoolCommand({ UserPoolId }))
    expect(UserPool).toMatchObject({ DeletionProtection: 'ACTIVE', Name: 'made by a script' })
    expect(UserPool?.CreationDate).toBeInstanceOf(Date)
    expect(UserPool?.SchemaAttributes?.map(({ Name }) => Name)).toEqual(
      expect.arrayContaining(['custom:team', 'custom:plan']),
    )
    await expect(aws().send(new DeleteUserPoolCommand({ UserPoolId }))).rejects.toEqual(
      refusal('InvalidParameterException'),
    )
  })

  it('has groups with members, who bring them along in their tokens', async () => {
    const { UserPoolId, ClientId } = await made()
    const group = { UserPoolId, GroupName: 'admins' }
    await aws().send(new CreateGroupCommand({ ...group, Precedence: 1 }))
    await aws().send(new AdminAddUserToGroupCommand({ ...group, Username: 'kim' }))
    const { Users } = await aws().send(new ListUsersInGroupCommand(group))
    expect(Users?.map(({ Username }) => Username)).toEqual(['kim'])
    const { AuthenticationResult } = await begin(ClientId)
    expect(decodeJwt(AuthenticationResult?.IdToken ?? '')).toMatchObject({ 'cognito:groups': ['admins'] })
  })

  it('is not a pool that is declared', async () => {
    await expect(
      aws().send(new UpdateUserPoolCommand({ UserPoolId: here.poolId('people') })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(/^User pool people is declared in pools\/people\.pool\.yaml:\d+ /),
    })
  })
})

describe('an authenticator app', () => {
  /** A pool in which everybody must have one. */
  async function strict() {
    const pool = await made()
    await aws().send(
      new SetUserPoolMfaConfigCommand({
        UserPoolId: pool.UserPoolId,
        MfaConfiguration: 'ON',
        SoftwareTokenMfaConfiguration: { Enabled: true },
      }),
    )
    return pool
  }

  it('is set up with the AWS SDK in the middle of a sign-in', async () => {
    const { ClientId } = await strict()
    const asked = await begin(ClientId)
    expect(asked.ChallengeName).toBe('MFA_SETUP')
    const drawn = await aws().send(new AssociateSoftwareTokenCommand({ Session: asked.Session }))
    const verified = await aws().send(
      new VerifySoftwareTokenCommand({ Session: drawn.Session, UserCode: shown(drawn.SecretCode) }),
    )
    const { AuthenticationResult } = await aws().send(
      new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName: 'MFA_SETUP',
        Session: verified.Session,
        ChallengeResponses: { USERNAME: 'kim' },
      }),
    )
    expect(AuthenticationResult?.AccessToken).toBeDefined()
    expect((await begin(ClientId)).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  })

  it('is set up with amazon-cognito-identity-js, after SRP', async () => {
    const { UserPoolId, ClientId } = await strict()
    const user = new CognitoUser({
      Username: 'kim',
      Pool: new CognitoUserPool({ UserPoolId, ClientId, endpoint: here.url }),
    })
    const asked = await new Promise<string>((done, fail) =>
      user.authenticateUser(new AuthenticationDetails({ Username: 'kim', Password }), {
        onSuccess: () => done('nothing'),
        onFailure: fail,
        mfaSetup: (name) => done(String(name)),
      }),
    )
    expect(asked).toBe('MFA_SETUP')
    const seed = await new Promise<string>((done, fail) =>
      user.associateSoftwareToken({ associateSecretCode: done, onFailure: fail }),
    )
    const session = await new Promise<{ getAccessToken(): { getJwtToken(): string } }>((done, fail) =>
      user.verifySoftwareToken(shown(seed), 'phone', {
        onSuccess: (result) => done(result as never),
        onFailure: fail,
      }),
    )
    expect(decodeJwt(session.getAccessToken().getJwtToken())).toMatchObject({ username: 'kim' })
  })
})

import { createHmac } from 'node:crypto'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminListGroupsForUserCommand,
  AdminUpdateUserAttributesCommand,
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  ListUserPoolsCommand,
  ListUsersCommand,
  ResendConfirmationCodeCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { people, refusal } from './sdk.ts'

let here: Awaited<ReturnType<typeof people>>
beforeAll(async () => {
  here = await people()
})
afterAll(() => here.end())

const Password = 'Corr3ct-Horse!'
const aws = () => here.aws
const web = (client = 'web') => here.clientId('people', client)

async function signUp(Username: string, ClientId = web(), more: object = {}) {
  return aws().send(
    new SignUpCommand({
      ClientId,
      Username,
      Password,
      UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
      ...more,
    }),
  )
}
async function member(Username: string) {
  await signUp(Username)
  const ConfirmationCode = await here.code(Username, 'people')
  await aws().send(new ConfirmSignUpCommand({ ClientId: web(), Username, ConfirmationCode }))
  return Username
}
const start = (
  AuthFlow: 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH',
  AuthParameters: Record<string, string>,
  ClientId = web(),
) => aws().send(new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters }))
const signIn = async (USERNAME: string, PASSWORD = Password, ClientId = web()) =>
  (await start('USER_PASSWORD_AUTH', { USERNAME, PASSWORD }, ClientId)).AuthenticationResult

describe('the AWS SDK for JavaScript', () => {
  it('signs up, confirms with the code from the inbox, signs in, and reads a claim that a script has set', async () => {
    const { UserSub, UserConfirmed, CodeDeliveryDetails } = await signUp('ana')
    expect([UserConfirmed, CodeDeliveryDetails?.Destination]).toEqual([false, 'a***@e***'])
    const ConfirmationCode = await here.code('ana', 'people')
    await aws().send(new ConfirmSignUpCommand({ ClientId: web(), Username: 'ana', ConfirmationCode }))
    const result = await signIn('ana')
    expect(decodeJwt(result?.IdToken ?? '')).toMatchObject({
      sub: UserSub,
      tier: 'free',
      'cognito:username': 'ana',
    })
    expect(decodeJwt(result?.AccessToken ?? '')).toMatchObject({
      tier: 'free',
      scope: 'aws.cognito.signin.user.admin',
    })
    const user = await aws().send(new GetUserCommand({ AccessToken: result?.AccessToken }))
    expect(user).toMatchObject({ Username: 'ana' })
    expect(user.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' })
  })

  it('answers a custom challenge that scripts make up and judge', async () => {
    await member('custom')
    const asked = await start('CUSTOM_AUTH', { USERNAME: 'custom' })
    expect(asked).toMatchObject({
      ChallengeName: 'CUSTOM_CHALLENGE',
      ChallengeParameters: { question: 'two and two', USERNAME: 'custom' },
    })
    const answer = (Session: string | undefined, ANSWER: string) =>
      aws().send(
        new RespondToAuthChallengeCommand({
          ClientId: web(),
          ChallengeName: 'CUSTOM_CHALLENGE',
          Session,
          ChallengeResponses: { USERNAME: 'custom', ANSWER },
        }),
      )
    const wrong = await answer(asked.Session, '5')
    expect(wrong.ChallengeName).toBe('CUSTOM_CHALLENGE')
    expect((await answer(wrong.Session, '4')).AuthenticationResult).toHaveProperty('AccessToken')
    await expect(answer(asked.Session, '4')).rejects.toEqual(
      refusal('NotAuthorizedException', 'Invalid session for the user, session can only be used once.'),
    )
  })

  it('refreshes, and finds the refresh token dead once it is revoked', async () => {
    await member('refresher')
    const first = await signIn('refresher')
    const refresh = () =>
      aws().send(
        new InitiateAuthCommand({
          ClientId: web(),
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          AuthParameters: { REFRESH_TOKEN: first?.RefreshToken ?? '' },
        }),
      )
    const { AuthenticationResult } = await refresh()
    expect(AuthenticationResult?.RefreshToken).toBeUndefined()
    const [was, is] = [decodeJwt(first?.IdToken ?? ''), decodeJwt(AuthenticationResult?.IdToken ?? '')]
    expect([is['origin_jti'], is['auth_time']]).toEqual([was['origin_jti'], was['auth_time']])
    await aws().send(new RevokeTokenCommand({ ClientId: web(), Token: first?.RefreshToken }))
    await expect(refresh()).rejects.toEqual(
      refusal('NotAuthorizedException', 'Refresh Token has been revoked'),
    )
    await expect(aws().send(new GetUserCommand({ AccessToken: first?.AccessToken }))).rejects.toEqual(
      refusal('NotAuthorizedException', 'Access Token has been revoked'),
    )
  })

  it('rotates refresh tokens where the client wants that', async () => {
    await member('rotator')
    const ClientId = web('rotating')
    const first = await signIn('rotator', Password, ClientId)
    const rotate = (RefreshToken: string | undefined) =>
      aws().send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken }))
    const { AuthenticationResult } = await rotate(first?.RefreshToken)
    expect(AuthenticationResult?.RefreshToken).not.toBe(first?.RefreshToken)
    await expect(rotate(first?.RefreshToken)).rejects.toEqual(refusal('RefreshTokenReuseException'))
    expect((await rotate(AuthenticationResult?.RefreshToken)).AuthenticationResult).toHaveProperty('IdToken')
  })

  it('changes and resets a password, and signs out everywhere', async () => {
    await member('changer')
    const { AccessToken } = (await signIn('changer')) ?? {}
    const ProposedPassword = 'An0ther-Horse!'
    await aws().send(new ChangePasswordCommand({ AccessToken, PreviousPassword: Password, ProposedPassword }))
    await expect(signIn('changer')).rejects.toEqual(refusal('NotAuthorizedException'))
    const { CodeDeliveryDetails } = await aws().send(
      new ForgotPasswordCommand({ ClientId: web(), Username: 'changer' }),
    )
    expect(CodeDeliveryDetails).toMatchObject({ DeliveryMedium: 'EMAIL', AttributeName: 'email' })
    await aws().send(
      new ConfirmForgotPasswordCommand({
        ClientId: web(),
        Username: 'changer',
        Password,
        ConfirmationCode: await here.code('changer', 'people'),
      }),
    )
    const last = await signIn('changer')
    await aws().send(new GlobalSignOutCommand({ AccessToken: last?.AccessToken }))
    await expect(aws().send(new GetUserCommand({ AccessToken: last?.AccessToken }))).rejects.toEqual(
      refusal('NotAuthorizedException', 'Access Token has been revoked'),
    )
  })

  it('proves the secret of a client that has one', async () => {
    const ClientId = web('confidential')
    const UserPoolId = here.poolId('people')
    const { UserPoolClient } = await aws().send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))
    const SECRET_HASH = createHmac('sha256', UserPoolClient?.ClientSecret ?? '')
      .update(`secretive${ClientId}`)
      .digest('base64')
    await signUp('secretive', ClientId, { SecretHash: SECRET_HASH })
    await aws().send(
      new ConfirmSignUpCommand({
        ClientId,
        Username: 'secretive',
        SecretHash: SECRET_HASH,
        ConfirmationCode: await here.code('secretive', 'people'),
      }),
    )
    const given = { USERNAME: 'secretive', PASSWORD: Password }
    expect(
      (await start('USER_PASSWORD_AUTH', { ...given, SECRET_HASH }, ClientId)).AuthenticationResult,
    ).toBeDefined()
    await expect(start('USER_PASSWORD_AUTH', given, ClientId)).rejects.toEqual(
      refusal(
        'NotAuthorizedException',
        `Client ${ClientId} is configured with secret but SECRET_HASH was not received`,
      ),
    )
    await expect(start('USER_PASSWORD_AUTH', { ...given, SECRET_HASH: 'bm8=' }, ClientId)).rejects.toEqual(
      refusal('NotAuthorizedException', `Unable to verify secret hash for client ${ClientId}`),
    )
  })

  it('lets an administrator invite, look up, group and change people', async () => {
    const UserPoolId = here.poolId('people')
    const { User } = await aws().send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: 'guest',
        DesiredDeliveryMediums: ['EMAIL'],
        UserAttributes: [{ Name: 'email', Value: 'guest@example.com' }],
      }),
    )
    expect(User).toMatchObject({ UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: true })
    const PASSWORD = await here.code('guest', 'people')
    const asked = await aws().send(
      new AdminInitiateAuthCommand({
        UserPoolId,
        ClientId: web('admin'),
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'guest', PASSWORD },
      }),
    )
    expect(asked.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    const { AuthenticationResult } = await aws().send(
      new RespondToAuthChallengeCommand({
        ClientId: web('admin'),
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session: asked.Session,
        ChallengeResponses: { USERNAME: 'guest', NEW_PASSWORD: Password },
      }),
    )
    expect(AuthenticationResult).toHaveProperty('AccessToken')
    const of = { UserPoolId, Username: 'guest' }
    await aws().send(new AdminAddUserToGroupCommand({ ...of, GroupName: 'staff' }))
    await aws().send(
      new AdminUpdateUserAttributesCommand({
        ...of,
        UserAttributes: [{ Name: 'custom:plan', Value: 'gold' }],
      }),
    )
    expect((await aws().send(new AdminListGroupsForUserCommand(of))).Groups).toMatchObject([
      { GroupName: 'staff' },
    ])
    const user = await aws().send(new AdminGetUserCommand(of))
    expect(user).toMatchObject({ UserStatus: 'CONFIRMED', UserCreateDate: expect.any(Date) })
    const result = await signIn('guest')
    expect(decodeJwt(result?.IdToken ?? '')).toMatchObject({
      'cognito:groups': ['staff'],
      tier: 'gold',
      'custom:plan': 'gold',
    })
    const { Users } = await aws().send(new ListUsersCommand({ UserPoolId, Filter: 'email ^= "guest@"' }))
    expect(Users?.map(({ Username }) => Username)).toEqual(['guest'])
  })

  it('describes what is declared', async () => {
    const { UserPools } = await aws().send(new ListUserPoolsCommand({ MaxResults: 10 }))
    expect(UserPools?.map(({ Name }) => Name).sort()).toEqual(['members', 'people'])
    const { UserPool } = await aws().send(new DescribeUserPoolCommand({ UserPoolId: here.poolId('people') }))
    expect(UserPool?.LambdaConfig?.PreTokenGenerationConfig).toEqual({
      LambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:claims',
      LambdaVersion: 'V2_0',
    })
    expect(UserPool?.LambdaConfig?.PreSignUp).toBe(
      'arn:aws:lambda:us-east-1:123456789012:function:people-preSignUp',
    )
  })
})

describe('refusals, as an application catches them', () => {
  beforeAll(() => member('refused'))
  const code = (ConfirmationCode: string) =>
    new ConfirmSignUpCommand({ ClientId: web(), Username: 'waiting', ConfirmationCode })

  it.each([
    [
      'a wrong password',
      () => signIn('refused', 'wrong'),
      'NotAuthorizedException',
      'Incorrect username or password.',
    ],
    [
      'nobody, where that is hidden',
      () => signIn('nobody'),
      'NotAuthorizedException',
      'Incorrect username or password.',
    ],
    [
      'nobody, where that is told',
      () => signIn('nobody', Password, web('open')),
      'UserNotFoundException',
      'User does not exist.',
    ],
    [
      'an unknown client',
      () => signIn('refused', Password, 'nosuchclient'),
      'ResourceNotFoundException',
      'User pool client nosuchclient does not exist.',
    ],
    [
      'a flow that the client does not allow',
      () => signIn('refused', Password, web('admin')),
      'InvalidParameterException',
      'USER_PASSWORD_AUTH flow not enabled for this client',
    ],
    ['a name that is taken', () => signUp('refused'), 'UsernameExistsException', 'User already exists'],
    [
      'a weak password',
      () => signUp('weak', web(), { Password: 'weak' }),
      'InvalidPasswordException',
      'Password did not conform with policy: Password not long enough',
    ],
    [
      'a person whom a script does not want',
      () => signUp('evil', web(), { UserAttributes: [{ Name: 'email', Value: 'a@evil.example' }] }),
      'UserLambdaValidationException',
      'PreSignUp failed with error not from there.',
    ],
    [
      'an input that breaks a constraint',
      () => signUp('x'.repeat(129)),
      'InvalidParameterException',
      "1 validation error detected: Value at 'username' failed to satisfy constraint: Member must have length less than or equal to 128",
    ],
    [
      'an attribute that only administrators write',
      () =>
        signUp('gold', web(), {
          UserAttributes: [
            { Name: 'email', Value: 'g@example.com' },
            { Name: 'custom:plan', Value: 'gold' },
          ],
        }),
      'NotAuthorizedException',
      'A client attempted to write unauthorized attribute',
    ],
    [
      'a token of nobody',
      () => aws().send(new GetUserCommand({ AccessToken: 'a.b.c' })),
      'NotAuthorizedException',
      'Invalid Access Token',
    ],
  ])('%s', async (_, attempt, name, message) => {
    await expect(attempt()).rejects.toEqual(refusal(name, message))
  })

  it('a wrong code, and one that another has taken the place of', async () => {
    await signUp('waiting')
    const first = await here.code('waiting', 'people')
    await expect(aws().send(code(first === '000000' ? '000001' : '000000'))).rejects.toEqual(
      refusal('CodeMismatchException', 'Invalid verification code provided, please try again.'),
    )
    await aws().send(new ResendConfirmationCodeCommand({ ClientId: web(), Username: 'waiting' }))
    await expect(signIn('waiting')).rejects.toEqual(
      refusal('UserNotConfirmedException', 'User is not confirmed.'),
    )
    await aws().send(code(await here.code('waiting', 'people')))
    await expect(aws().send(code(first))).rejects.toEqual(
      refusal('NotAuthorizedException', 'User cannot be confirmed. Current status is CONFIRMED'),
    )
  })

  it('a code that was never sent, which has expired', async () => {
    await expect(
      aws().send(
        new ConfirmForgotPasswordCommand({
          ClientId: web(),
          Username: 'refused',
          Password,
          ConfirmationCode: '123456',
        }),
      ),
    ).rejects.toEqual(refusal('ExpiredCodeException', 'Invalid code provided, please request a code again.'))
  })

  it('too many guesses', async () => {
    await member('guessed')
    for (let n = 0; n < 5; n++) await expect(signIn('guessed', 'guess')).rejects.toThrow('Incorrect')
    await expect(signIn('guessed')).rejects.toEqual(
      refusal('NotAuthorizedException', 'Password attempts exceeded'),
    )
  })

  it('an operation that there is not, by name and not by accident', async () => {
    const strange = new ListUserPoolsCommand({ MaxResults: 1 })
    strange.middlewareStack.add(
      (next) => (sent) => {
        const { headers } = sent.request as { readonly headers: Record<string, string> }
        headers['x-amz-target'] = 'AWSCognitoIdentityProviderService.MakeCoffee'
        return next(sent)
      },
      { step: 'build' },
    )
    await expect(aws().send(strange)).rejects.toEqual(refusal('UnknownOperationException'))
  })
})

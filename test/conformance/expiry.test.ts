import {
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  GetUserCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app/app.ts'
import { startApp } from '../../src/app/start-app.ts'
import { folder } from '../serve.ts'
import { files } from './project.ts'
import { refusal } from './sdk.ts'

const hour = 3_600_000
const Password = 'Corr3ct-Horse!'
const clock = { at: Date.UTC(2026, 0, 1), now: () => clock.at, ticks: () => performance.now() }
const { dir, remove } = folder(files)
let app: App
let aws: CognitoIdentityProviderClient
let ClientId = ''
let last = ''

beforeAll(async () => {
  const onMessage = ({ code = '' }) => void (last = code)
  app = await startApp({ root: dir, mode: 'dev', port: 0, memory: true, clock, onMessage })
  ClientId =
    app
      .model()
      .pools.find(({ name }) => name === 'people')
      ?.clients.find(({ name }) => name === 'web')?.id ?? ''
  aws = new CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: app.url,
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'any' },
    maxAttempts: 1,
  })
})
afterAll(async () => {
  await app.close()
  remove()
})

const confirm = (Username: string) =>
  aws.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode: last }))
async function member(Username: string) {
  await aws.send(
    new SignUpCommand({
      ClientId,
      Username,
      Password,
      UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
    }),
  )
  await confirm(Username)
  return Username
}
const start = (
  AuthFlow: 'USER_PASSWORD_AUTH' | 'REFRESH_TOKEN_AUTH' | 'CUSTOM_AUTH',
  AuthParameters: Record<string, string>,
) => aws.send(new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters }))

describe('time passes, and so do', () => {
  it('the code of a sign-up, after a day', async () => {
    await aws.send(
      new SignUpCommand({
        ClientId,
        Username: 'late',
        Password,
        UserAttributes: [{ Name: 'email', Value: 'late@example.com' }],
      }),
    )
    clock.at += 24 * hour
    await expect(confirm('late')).rejects.toEqual(
      refusal('ExpiredCodeException', 'Invalid code provided, please request a code again.'),
    )
  })

  it('the code for a new password, after an hour', async () => {
    const Username = await member('forgetful')
    await aws.send(new ForgotPasswordCommand({ ClientId, Username }))
    clock.at += hour
    await expect(
      aws.send(new ConfirmForgotPasswordCommand({ ClientId, Username, Password, ConfirmationCode: last })),
    ).rejects.toEqual(refusal('ExpiredCodeException'))
  })

  it('a sign-in that nobody goes on with, after three minutes', async () => {
    const USERNAME = await member('slow')
    const { Session } = await start('CUSTOM_AUTH', { USERNAME })
    clock.at += 3 * 60_000
    await expect(
      aws.send(
        new RespondToAuthChallengeCommand({
          ClientId,
          ChallengeName: 'CUSTOM_CHALLENGE',
          Session,
          ChallengeResponses: { USERNAME, ANSWER: '4' },
        }),
      ),
    ).rejects.toEqual(refusal('NotAuthorizedException', 'Invalid session for the user, session is expired.'))
  })

  it('an access token after an hour, and a refresh token after thirty days', async () => {
    const USERNAME = await member('token')
    const { AuthenticationResult } = await start('USER_PASSWORD_AUTH', { USERNAME, PASSWORD: Password })
    const { AccessToken, RefreshToken = '' } = AuthenticationResult ?? {}
    clock.at += hour
    await expect(aws.send(new GetUserCommand({ AccessToken }))).rejects.toEqual(
      refusal('NotAuthorizedException', 'Access Token has expired'),
    )
    expect(await start('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: RefreshToken })).toHaveProperty(
      'AuthenticationResult',
    )
    clock.at += 30 * 24 * hour
    await expect(start('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: RefreshToken })).rejects.toEqual(
      refusal('NotAuthorizedException', 'Refresh Token has expired'),
    )
  })

  it('the lock on a name, after a second', async () => {
    const USERNAME = await member('locked')
    const guess = () => start('USER_PASSWORD_AUTH', { USERNAME, PASSWORD: 'guess' })
    for (let n = 0; n < 5; n++) await expect(guess()).rejects.toThrow('Incorrect')
    await expect(guess()).rejects.toEqual(refusal('NotAuthorizedException', 'Password attempts exceeded'))
    clock.at += 1000
    expect(await start('USER_PASSWORD_AUTH', { USERNAME, PASSWORD: Password })).toHaveProperty(
      'AuthenticationResult',
    )
  })
})

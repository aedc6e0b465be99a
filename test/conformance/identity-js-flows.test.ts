import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  type CognitoUserSession,
} from 'amazon-cognito-identity-js'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, Password, setUpApp, shown, withApps, type Pool, type World } from './user-pools/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

const userOf = ({ UserPoolId, ClientId }: Pick<Pool, 'UserPoolId' | 'ClientId'>, Username = 'ana') =>
  new CognitoUser({ Username, Pool: new CognitoUserPool({ UserPoolId, ClientId, endpoint: world.url }) })

/** What a sign-in comes to: a session, or the name of what is asked, with all that comes with it. */
type Outcome = readonly [string, ...unknown[]]
/** Callbacks of every kind, of which one is called. */
const outcome = (ask: (calls: never) => void) =>
  new Promise<Outcome>((done, fail) => {
    const names = ['mfaRequired', 'totpRequired', 'selectMFAType', 'newPasswordRequired', 'mfaSetup']
    const asked = names.map((name) => [name, (...told: unknown[]) => done([name, ...told])] as const)
    ask({
      ...Object.fromEntries(asked),
      onSuccess: (session: unknown, ...more: unknown[]) => done(['onSuccess', session, ...more]),
      onFailure: fail,
    } as never)
  })
const signIn = (user: CognitoUser, secret = Password) =>
  outcome((calls) =>
    user.authenticateUser(
      new AuthenticationDetails({ Username: user.getUsername(), Password: secret }),
      calls,
    ),
  )
/** What the library hands to a callback of an error and an answer. */
const told = <Answer>(ask: (call: (error?: Error | null, answer?: Answer) => void) => void) =>
  new Promise<Answer>((done, fail) => ask((error, answer) => (error ? fail(error) : done(answer as Answer))))
const tokenOf = ([, session]: Outcome) => (session as CognitoUserSession).getAccessToken().getJwtToken()

describe('amazon-cognito-identity-js', () => {
  it('tells what is known of a user, changes, verifies and deletes attributes', async () => {
    const made = await world.pool({ AutoVerifiedAttributes: ['email'] })
    await made.user('ana', { email: 'ana@example.com' })
    const user = userOf(made)
    await signIn(user)
    await told((call) =>
      user.updateAttributes(
        [
          new CognitoUserAttribute({ Name: 'nickname', Value: 'A' }),
          new CognitoUserAttribute({ Name: 'email', Value: 'new@example.com' }),
        ],
        call,
      ),
    )
    await new Promise((onSuccess, onFailure) =>
      user.verifyAttribute('email', made.code('ana'), { onSuccess, onFailure }),
    )
    await told((call) => user.deleteAttributes(['nickname'], call))
    const data = await told<{ Username: string; UserAttributes: { Name: string; Value: string }[] }>((call) =>
      user.getUserData(call as never, { bypassCache: true }),
    )
    expect(data.Username).toBe('ana')
    expect(data.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' })
    expect(data.UserAttributes.map(({ Name }) => Name)).not.toContain('nickname')
  })

  it('changes a password, resets it, and signs out everywhere', async () => {
    const made = await world.pool()
    await made.user('ana', { email: 'ana@example.com' })
    const user = userOf(made)
    await signIn(user)
    await told((call) => user.changePassword(Password, 'An0ther-Horse!', call))
    await expect(signIn(userOf(made))).rejects.toMatchObject({ code: 'NotAuthorizedException' })
    await new Promise((onSuccess, onFailure) => user.forgotPassword({ onSuccess, onFailure }))
    await new Promise<unknown>((onSuccess, onFailure) =>
      user.confirmPassword(made.code('ana'), Password, { onSuccess, onFailure }),
    )
    const session = await signIn(user)
    await new Promise((onSuccess, onFailure) => user.globalSignOut({ onSuccess, onFailure }))
    await expect(world.aws.getUser({ AccessToken: tokenOf(session) })).rejects.toMatchObject({
      message: 'Access Token has been revoked',
    })
  })

  it('completes a challenge for another password, with what the pool asks for', async () => {
    const made = await world.pool({ Schema: [{ Name: 'nickname', Required: true, Mutable: true }] })
    await world.aws.adminCreateUser({
      UserPoolId: made.UserPoolId,
      Username: 'ana',
      TemporaryPassword: 'Temp0rary!',
      MessageAction: 'SUPPRESS',
    })
    const user = userOf(made)
    const [asked, , required] = await signIn(user, 'Temp0rary!')
    expect([asked, required]).toEqual(['newPasswordRequired', ['nickname']])
    const done = await outcome((calls) =>
      user.completeNewPasswordChallenge(Password, { nickname: 'A' }, calls),
    )
    expect(decodeJwt(tokenOf(done))).toMatchObject({ username: 'ana' })
  })

  it('sets an app up, is asked for it, and chooses between it and a text', async () => {
    const made = await withApps(world)
    const who = await made.user('ana', { phone_number: '+15555550123' })
    const user = userOf(made)
    await signIn(user)
    const seed = await new Promise<string>((associateSecretCode, onFailure) =>
      user.associateSoftwareToken({ associateSecretCode, onFailure }),
    )
    await outcome((calls) => user.verifySoftwareToken(shown(seed), 'phone', calls))
    const [asked] = await signIn(user)
    expect(asked).toBe('totpRequired')
    const byApp = await outcome((calls) => user.sendMFACode(shown(seed, 1), calls, 'SOFTWARE_TOKEN_MFA'))
    expect(byApp[0]).toBe('onSuccess')
    await told((call) =>
      user.setUserMfaPreference(
        { Enabled: true, PreferredMfa: false },
        { Enabled: true, PreferredMfa: false },
        call,
      ),
    )
    expect((await signIn(user))[0]).toBe('selectMFAType')
    const [chosen] = await outcome((calls) => user.sendMFASelectionAnswer('SMS_MFA', calls))
    expect(chosen).toBe('mfaRequired')
    const bySms = await outcome((calls) => user.sendMFACode(made.code('ana'), calls))
    expect(bySms[0]).toBe('onSuccess')
    expect((await world.aws.adminGetUser(who)).UserMFASettingList).toHaveLength(2)
  })

  it('is asked for an app that was set up elsewhere', async () => {
    const made = await withApps(world)
    const { AccessToken } = await made.signedIn('ana')
    const seed = await setUpApp(world, AccessToken)
    const user = userOf(made)
    expect((await signIn(user))[0]).toBe('totpRequired')
    const done = await outcome((calls) => user.sendMFACode(shown(seed, 1), calls, 'SOFTWARE_TOKEN_MFA'))
    expect(done[0]).toBe('onSuccess')
  })

  it('gives a text, confirms its device, remembers and forgets it', async () => {
    const made = await withApps(world)
    await world.aws.updateUserPool({
      UserPoolId: made.UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
    })
    const who = await made.user('ana', { phone_number: '+15555550123' })
    await world.aws.adminSetUserMFAPreference({ ...who, SMSMfaSettings: { Enabled: true } })
    const user = userOf(made)
    expect((await signIn(user))[0]).toBe('mfaRequired')
    const [, session, mustAsk] = await outcome((calls) => user.sendMFACode(made.code('ana'), calls))
    expect(mustAsk).toBe(true)
    expect((session as CognitoUserSession).isValid()).toBe(true)
    await new Promise((onSuccess, onFailure) => user.setDeviceStatusRemembered({ onSuccess, onFailure }))
    // Remembered, it spares the text.
    expect((await signIn(userOf(made)))[0]).toBe('onSuccess')
    await new Promise((onSuccess, onFailure) => user.setDeviceStatusNotRemembered({ onSuccess, onFailure }))
    await new Promise((onSuccess, onFailure) => user.forgetDevice({ onSuccess, onFailure }))
    expect((await world.aws.adminListDevices(who)).Devices).toEqual([])
  })

  it('deletes its account', async () => {
    const made = await world.pool()
    await made.user('ana')
    const user = userOf(made)
    await signIn(user)
    await told((call) => user.deleteUser(call))
    expect((await world.aws.listUsers({ UserPoolId: made.UserPoolId })).Users).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { Api } from '../../src/model/api.ts'
import { ana, fault, says, world, type Setting } from '../world.ts'

const byCodes = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] as const
const email = [{ Name: 'email', Value: 'bo@example.com' }]

/** A pool in which codes let people in, and a client that lets them choose. */
async function passwordless(setting: Setting = {}) {
  const made = await world({
    users: [],
    ...setting,
    pool: {
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: byCodes } },
      ...setting.pool,
    },
    client: {
      ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'],
      ...setting.client,
    },
  })
  const { call, client, pool } = made
  const signUp = (more: Partial<Api['SignUp']['input']> = {}) =>
    call('SignUp', { ClientId: client.id, Username: 'bo', UserAttributes: email, ...more })
  const confirm = (more: Partial<Api['ConfirmSignUp']['input']> = {}) =>
    call('ConfirmSignUp', { ClientId: client.id, Username: 'bo', ConfirmationCode: made.code(), ...more })
  const enter = (Session: string | undefined, USERNAME = 'bo') =>
    made.start('USER_AUTH', { USERNAME }, { Session })
  return { ...made, UserPoolId: pool.id, signUp, confirm, enter }
}

describe('somebody without a password', () => {
  it('signs up, confirms by the code, and signs in by another', async () => {
    const { signUp, confirm, start, answer, code, user } = await passwordless()
    await signUp()
    expect(await user('bo')).not.toHaveProperty('password')
    await confirm()
    const asked = await start('USER_AUTH', { USERNAME: 'bo' })
    expect(asked).toMatchObject({ ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: ['EMAIL_OTP'] })
    const sent = await answer(asked, { USERNAME: 'bo', ANSWER: 'EMAIL_OTP' })
    const { AuthenticationResult } = await answer(sent, { USERNAME: 'bo', EMAIL_OTP_CODE: code() })
    expect(says(AuthenticationResult?.IdToken)).toMatchObject({
      email: 'bo@example.com',
      email_verified: true,
    })
  })

  it('is confirmed by the first code that signs in, without the one of the sign-up', async () => {
    const { signUp, start, answer, code, user } = await passwordless()
    await signUp()
    const asked = await start('USER_AUTH', { USERNAME: 'bo', PREFERRED_CHALLENGE: 'EMAIL_OTP' })
    await answer(asked, { USERNAME: 'bo', EMAIL_OTP_CODE: code() })
    expect(await user('bo')).toMatchObject({ status: 'CONFIRMED', attributes: { email_verified: 'true' } })
  })

  it('is made by an administrator, confirmed at once, and told the name', async () => {
    const { call, UserPoolId, inbox, start, user } = await passwordless()
    const { User } = await call('AdminCreateUser', {
      UserPoolId,
      Username: 'bo',
      UserAttributes: email,
      DesiredDeliveryMediums: ['EMAIL'],
    })
    expect(User).toMatchObject({ UserStatus: 'CONFIRMED' })
    expect(await user('bo')).not.toHaveProperty('password')
    expect(inbox).toMatchObject([{ to: 'bo@example.com', text: 'Your username is bo.' }])
    expect((await start('USER_AUTH', { USERNAME: 'bo' })).AvailableChallenges).toEqual(['EMAIL_OTP'])
  })

  it('is not made where an administrator says a password', async () => {
    const { call, UserPoolId, user } = await passwordless()
    const TemporaryPassword = 'Temp0rary!'
    await call('AdminCreateUser', { UserPoolId, Username: 'bo', UserAttributes: email, TemporaryPassword })
    expect(await user('bo')).toMatchObject({ status: 'FORCE_CHANGE_PASSWORD' })
    await call('AdminCreateUser', { UserPoolId, Username: 'bo', MessageAction: 'RESEND' })
    expect(await user('bo')).toMatchObject({ status: 'FORCE_CHANGE_PASSWORD', password: expect.anything() })
  })

  it('is refused by password and by SRP as with a wrong one', async () => {
    const { call, UserPoolId, start } = await passwordless()
    await call('AdminCreateUser', { UserPoolId, Username: 'bo', UserAttributes: email })
    await expect(start('USER_PASSWORD_AUTH', { USERNAME: 'bo', PASSWORD: 'Any-0ne!' })).rejects.toEqual(
      fault('NotAuthorizedException', 'Incorrect username or password.'),
    )
    const asked = await start('USER_SRP_AUTH', { USERNAME: 'bo', SRP_A: 'a'.repeat(768) })
    expect(asked.ChallengeName).toBe('PASSWORD_VERIFIER')
  })

  it('has one after resetting it', async () => {
    const { signUp, confirm, call, client, code, start } = await passwordless()
    await signUp()
    await confirm()
    const named = { ClientId: client.id, Username: 'bo' }
    await call('ForgotPassword', named)
    const Password = 'An0ther-Horse!'
    await call('ConfirmForgotPassword', { ...named, ConfirmationCode: code(), Password })
    const asked = await start('USER_AUTH', { USERNAME: 'bo' })
    expect(asked.AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP'])
    expect(
      (await start('USER_PASSWORD_AUTH', { USERNAME: 'bo', PASSWORD: Password })).AuthenticationResult,
    ).toBeDefined()
  })

  it('has one when an administrator sets it', async () => {
    const { signUp, confirm, call, UserPoolId, start } = await passwordless()
    await signUp()
    await confirm()
    const Password = 'An0ther-Horse!'
    await call('AdminSetUserPassword', { UserPoolId, Username: 'bo', Password, Permanent: true })
    expect(
      (await start('USER_PASSWORD_AUTH', { USERNAME: 'bo', PASSWORD: Password })).AuthenticationResult,
    ).toBeDefined()
  })

  it.each<[string, Partial<Setting>, Partial<Api['SignUp']['input']>, string, string | RegExp]>([
    [
      'no code lets anybody in',
      { pool: { Policies: {} } },
      {},
      'InvalidParameterException',
      'Missing required parameter Password',
    ],
    [
      'passkeys alone would',
      { pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } } } },
      {},
      'InvalidParameterException',
      'Missing required parameter Password',
    ],
    [
      'no code could be sent',
      {},
      { UserAttributes: [] },
      'InvalidParameterException',
      /email or phone_number/,
    ],
  ])('is refused at sign-up where %s', async (_, setting, input, code, message) => {
    const { signUp, user } = await passwordless(setting)
    await expect(signUp(input)).rejects.toEqual(fault(code, message))
    expect(await user('bo')).toBeUndefined()
  })

  it('is refused to an administrator where no code could be sent', async () => {
    const { call, UserPoolId } = await passwordless()
    await expect(call('AdminCreateUser', { UserPoolId, Username: 'bo' })).rejects.toEqual(
      fault('InvalidParameterException', /email or phone_number/),
    )
  })
})

describe('the session of a sign-up', () => {
  it('signs in at once, through the scripts of a sign-in, and only once', async () => {
    const { signUp, confirm, enter, sources } = await passwordless({
      scripts: {
        PreAuthentication: (event) => event,
        PostAuthentication: (event) => event,
        PreTokenGeneration: (event) => event,
      },
    })
    const { Session: begun } = await signUp()
    const { Session } = await confirm({ Session: begun })
    const { AuthenticationResult } = await enter(Session)
    expect(says(AuthenticationResult?.AccessToken)).toMatchObject({ username: 'bo' })
    expect(sources()).toEqual([
      'PreAuthentication_Authentication',
      'PostAuthentication_Authentication',
      'TokenGeneration_Authentication',
    ])
    await expect(enter(Session)).rejects.toEqual(
      fault('NotAuthorizedException', 'Invalid session for the user, session can only be used once.'),
    )
  })

  it('is given to whoever brings the code, also without the one of the sign-up, and by administrators used alike', async () => {
    const { signUp, confirm, call, UserPoolId, client } = await passwordless({
      client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] },
    })
    await signUp({ Password: 'Corr3ct-Horse!' })
    const { Session } = await confirm()
    const { AuthenticationResult } = await call('AdminInitiateAuth', {
      UserPoolId,
      ClientId: client.id,
      AuthFlow: 'USER_AUTH',
      AuthParameters: { USERNAME: 'bo' },
      Session,
    })
    expect(AuthenticationResult).toBeDefined()
  })

  it('signs in even where a second proof is due, this once', async () => {
    const { signUp, confirm, enter, start } = await passwordless({
      pool: { MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'], Policies: {} },
    })
    const Password = 'Corr3ct-Horse!'
    await signUp({ Password })
    const { Session } = await confirm()
    expect((await enter(Session)).AuthenticationResult).toBeDefined()
    const next = await start('USER_AUTH', {
      USERNAME: 'bo',
      PREFERRED_CHALLENGE: 'PASSWORD',
      PASSWORD: Password,
    })
    expect(next.ChallengeName).toBe('MFA_SETUP')
  })

  it('is not given where the client lets nobody choose, nor to whom a script confirms', async () => {
    const closed = await passwordless({ client: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] } })
    expect(await closed.signUp()).not.toHaveProperty('Session')
    expect(await closed.confirm()).toEqual({})
    const auto = await passwordless({
      scripts: { PreSignUp: (event) => ({ ...event, response: { autoConfirmUser: true } }) },
    })
    expect(await auto.signUp()).not.toHaveProperty('Session')
  })

  it('of the sign-up lasts as long as its code, and the next one as long as any', async () => {
    const { signUp, confirm, enter, clock } = await passwordless()
    const { Session: begun } = await signUp()
    clock.at += 23 * 3_600_000
    const { Session } = await confirm({ Session: begun })
    clock.at += 181_000
    await expect(enter(Session)).rejects.toEqual(
      fault('NotAuthorizedException', 'Invalid session for the user, session is expired.'),
    )
  })

  it('stays when the code is wrong', async () => {
    const { signUp, confirm, enter } = await passwordless()
    const { Session: begun } = await signUp()
    await expect(confirm({ Session: begun, ConfirmationCode: '000000' })).rejects.toEqual(
      fault('CodeMismatchException'),
    )
    const { Session } = await confirm({ Session: begun })
    expect((await enter(Session)).AuthenticationResult).toBeDefined()
  })

  it('stays when somebody else has the address, which is then taken over by another wish', async () => {
    const taken = { ...ana, attributes: { email: 'bo@example.com', email_verified: 'true' } }
    const { signUp, confirm, enter } = await passwordless({
      users: [taken],
      pool: {
        AliasAttributes: ['email'],
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: byCodes } },
      },
    })
    const { Session: begun } = await signUp()
    await expect(confirm({ Session: begun })).rejects.toEqual(fault('AliasExistsException', /already exists/))
    const { Session } = await confirm({ Session: begun, ForceAliasCreation: true })
    expect((await enter(Session)).AuthenticationResult).toBeDefined()
    await expect(confirm({ Session: begun })).rejects.toEqual(fault('NotAuthorizedException', /./))
  })

  it('is refused before the code was brought, by another client, for another user, and in an answer', async () => {
    const { signUp, confirm, enter, start, answer, other } = await passwordless()
    Object.assign(other.properties, { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] })
    const invalid = fault('NotAuthorizedException', /^Invalid session for the user/)
    const { Session: begun } = await signUp()
    await expect(enter(begun)).rejects.toEqual(invalid)
    const session = async (username: string) => {
      await signUp({ Username: username })
      return (await confirm({ Username: username })).Session
    }
    const [one, two, three] = [await session('cy'), await session('di'), await session('ed')]
    await expect(
      start('USER_AUTH', { USERNAME: 'cy' }, { Session: one, ClientId: other.id }),
    ).rejects.toEqual(invalid)
    await expect(enter(two, 'ed')).rejects.toEqual(invalid)
    await expect(
      answer({ ChallengeName: 'EMAIL_OTP', Session: three }, { USERNAME: 'ed', EMAIL_OTP_CODE: '1' }),
    ).rejects.toEqual(invalid)
    await expect(enter('never-given-never-given-never-given-1234')).rejects.toEqual(invalid)
  })

  it('of somebody else does not confirm', async () => {
    const { signUp, confirm, user } = await passwordless()
    const { Session } = await signUp({ Username: 'cy' })
    await signUp()
    await expect(confirm({ Session })).rejects.toEqual(fault('NotAuthorizedException'))
    expect(await user('bo')).toMatchObject({ status: 'UNCONFIRMED' })
  })

  it('asks whoever must change a password meanwhile for that password', async () => {
    const { signUp, confirm, enter, call, UserPoolId } = await passwordless()
    await signUp({ Password: 'Corr3ct-Horse!' })
    const { Session } = await confirm()
    await call('AdminSetUserPassword', { UserPoolId, Username: 'bo', Password: 'Temp0rary!' })
    expect(await enter(Session)).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD'],
    })
  })

  it('lets nobody in who is disabled, or gone', async () => {
    const { signUp, confirm, enter, call, UserPoolId } = await passwordless()
    await signUp()
    const { Session } = await confirm()
    await call('AdminDisableUser', { UserPoolId, Username: 'bo' })
    await expect(enter(Session)).rejects.toEqual(fault('NotAuthorizedException', 'User is disabled.'))
    await signUp({ Username: 'cy' })
    const gone = await confirm({ Username: 'cy' })
    await call('AdminDeleteUser', { UserPoolId, Username: 'cy' })
    await expect(enter(gone.Session, 'cy')).rejects.toEqual(fault('NotAuthorizedException'))
  })

  it('is passed over in other flows', async () => {
    const { start } = await passwordless({ users: [ana] })
    const { AuthenticationResult } = await start(
      'USER_PASSWORD_AUTH',
      { USERNAME: 'ana', PASSWORD: 'Corr3ct-Horse!' },
      { Session: 'never-given-never-given-never-given-1234' },
    )
    expect(AuthenticationResult).toBeDefined()
  })
})

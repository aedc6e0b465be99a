import { Amplify } from 'aws-amplify'
import * as auth from 'aws-amplify/auth'
import { Hub } from 'aws-amplify/utils'
import { decodeJwt } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { script } from './user-pools/project.ts'
import { openWorld, Password, shown, withApps, type Pool, type World } from './user-pools/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterEach(() => auth.signOut().catch(() => undefined))
afterAll(() => world?.close())

const everyFlow = [
  'ALLOW_USER_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
] as const
/** Points Amplify at a pool. */
function use<Made extends Pick<Pool, 'UserPoolId' | 'ClientId'>>(made: Made): Made {
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: made.UserPoolId,
        userPoolClientId: made.ClientId,
        userPoolEndpoint: world.url,
      },
    },
  })
  return made
}
const app = async (...[properties, client]: Parameters<World['pool']>) =>
  use(await world.pool(properties, { ExplicitAuthFlows: [...everyFlow], ...client }))
const ana = { username: 'ana', password: Password }
const claims = async () => {
  const { tokens } = await auth.fetchAuthSession()
  return decodeJwt(tokens?.accessToken.toString() ?? '')
}

describe('aws-amplify', () => {
  it('signs up, sends the code again, confirms, and signs in by SRP', async () => {
    const { code, messages } = await app({ AutoVerifiedAttributes: ['email'] })
    const { nextStep } = await auth.signUp({
      ...ana,
      options: { userAttributes: { email: 'ana@example.com' } },
    })
    expect(nextStep).toMatchObject({
      signUpStep: 'CONFIRM_SIGN_UP',
      codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'a***@e***', attributeName: 'email' },
    })
    expect((await auth.signIn(ana)).nextStep.signInStep).toBe('CONFIRM_SIGN_UP')
    await auth.resendSignUpCode({ username: 'ana' })
    expect(messages('ana')).toHaveLength(2)
    const done = await auth.confirmSignUp({ username: 'ana', confirmationCode: code('ana') })
    expect(done.isSignUpComplete).toBe(true)
    expect(await auth.signIn(ana)).toEqual({ isSignedIn: true, nextStep: { signInStep: 'DONE' } })
    expect((await auth.getCurrentUser()).username).toBe('ana')
  })

  it('signs in by itself once an account is confirmed', async () => {
    const { code } = await app({ AutoVerifiedAttributes: ['email'] })
    await auth.signUp({
      ...ana,
      options: { userAttributes: { email: 'ana@example.com' }, autoSignIn: { authFlowType: 'USER_AUTH' } },
    })
    const { nextStep } = await auth.confirmSignUp({ username: 'ana', confirmationCode: code('ana') })
    expect(nextStep.signUpStep).toBe('COMPLETE_AUTO_SIGN_IN')
    expect((await auth.autoSignIn()).isSignedIn).toBe(true)
  })

  it.each(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const)('signs in by %s', async (authFlowType) => {
    const { user } = await app()
    await user('ana')
    expect((await auth.signIn({ ...ana, options: { authFlowType } })).isSignedIn).toBe(true)
    expect(await claims()).toMatchObject({ username: 'ana' })
    await auth.signOut()
    await expect(auth.signIn({ ...ana, password: 'wrong' })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    })
  })

  it.each(['CUSTOM_WITHOUT_SRP', 'CUSTOM_WITH_SRP'] as const)(
    'answers scripts by %s',
    async (authFlowType) => {
      const { user } = await app({
        LambdaConfig: {
          DefineAuthChallenge: script('define'),
          CreateAuthChallenge: script('create'),
          VerifyAuthChallengeResponse: script('verify'),
        },
      })
      await user('ana')
      const { password, ...unproved } = ana
      const known = authFlowType === 'CUSTOM_WITH_SRP' ? { ...unproved, password } : unproved
      const { nextStep } = await auth.signIn({ ...known, options: { authFlowType } })
      expect(nextStep).toMatchObject({
        signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
        additionalInfo: { question: 'two and two' },
      })
      expect((await auth.confirmSignIn({ challengeResponse: '4' })).isSignedIn).toBe(true)
    },
  )

  describe('by USER_AUTH', () => {
    const chooser = async () => {
      const made = await app({
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } },
      })
      await made.user('ana', { email: 'ana@example.com', phone_number: '+15555550123' })
      return made
    }

    it.each([
      ['EMAIL_OTP', 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE'],
      ['SMS_OTP', 'CONFIRM_SIGN_IN_WITH_SMS_CODE'],
    ] as const)('signs in by a preferred %s', async (preferredChallenge, step) => {
      const { code } = await chooser()
      const options = { authFlowType: 'USER_AUTH', preferredChallenge } as const
      const { nextStep } = await auth.signIn({ username: 'ana', options })
      expect(nextStep.signInStep).toBe(step)
      expect((await auth.confirmSignIn({ challengeResponse: code('ana') })).isSignedIn).toBe(true)
    })

    it.each(['PASSWORD', 'PASSWORD_SRP'] as const)(
      'signs in by a preferred %s',
      async (preferredChallenge) => {
        await chooser()
        const options = { authFlowType: 'USER_AUTH', preferredChallenge } as const
        expect((await auth.signIn({ ...ana, options })).isSignedIn).toBe(true)
      },
    )

    it('lets a user choose', async () => {
      const { code } = await chooser()
      const { nextStep } = await auth.signIn({ username: 'ana', options: { authFlowType: 'USER_AUTH' } })
      if (nextStep.signInStep !== 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION')
        return expect.fail(nextStep.signInStep)
      expect(new Set(nextStep.availableChallenges)).toEqual(
        new Set(['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP']),
      )
      const asked = await auth.confirmSignIn({ challengeResponse: 'EMAIL_OTP' })
      expect(asked.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_EMAIL_CODE')
      expect((await auth.confirmSignIn({ challengeResponse: code('ana') })).isSignedIn).toBe(true)
    })
  })

  describe('with second proofs', () => {
    it('sets an app up, prefers it, and is asked for it', async () => {
      const { user, code } = use(await withApps(world))
      await user('ana', { phone_number: '+15555550123' })
      await auth.signIn(ana)
      const { sharedSecret } = await auth.setUpTOTP()
      await auth.verifyTOTPSetup({ code: shown(sharedSecret) })
      await auth.updateMFAPreference({ totp: 'ENABLED', sms: 'ENABLED' })
      expect(new Set((await auth.fetchMFAPreference()).enabled)).toEqual(new Set(['SMS', 'TOTP']))
      await auth.signOut()
      const { nextStep } = await auth.signIn(ana)
      expect(nextStep).toMatchObject({
        signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION',
        allowedMFATypes: expect.arrayContaining(['SMS', 'TOTP']),
      })
      const bySms = await auth.confirmSignIn({ challengeResponse: 'SMS' })
      expect(bySms.nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_SMS_CODE')
      expect((await auth.confirmSignIn({ challengeResponse: code('ana') })).isSignedIn).toBe(true)
      await auth.updateMFAPreference({ totp: 'PREFERRED' })
      expect((await auth.fetchMFAPreference()).preferred).toBe('TOTP')
      await auth.signOut()
      expect((await auth.signIn(ana)).nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE')
      const done = await auth.confirmSignIn({ challengeResponse: shown(sharedSecret, 1) })
      expect(done.isSignedIn).toBe(true)
    })

    it('is asked for a code by mail', async () => {
      const made = use(await withApps(world))
      const who = await made.user('ana', { email: 'ana@example.com' })
      await world.aws.adminSetUserMFAPreference({ ...who, EmailMfaSettings: { Enabled: true } })
      expect((await auth.signIn(ana)).nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_EMAIL_CODE')
      expect((await auth.confirmSignIn({ challengeResponse: made.code('ana') })).isSignedIn).toBe(true)
    })

    it('sets an app up in the middle of a sign-in', async () => {
      const { UserPoolId, user } = await app()
      await user('ana')
      await world.aws.setUserPoolMfaConfig({
        UserPoolId,
        MfaConfiguration: 'ON',
        SoftwareTokenMfaConfiguration: { Enabled: true },
      })
      const { nextStep } = await auth.signIn(ana)
      if (nextStep.signInStep !== 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP') return expect.fail(nextStep.signInStep)
      const { sharedSecret } = nextStep.totpSetupDetails
      expect((await auth.confirmSignIn({ challengeResponse: shown(sharedSecret) })).isSignedIn).toBe(true)
    })
  })

  it('chooses a password in the place of a temporary one, and gives what the pool asks for', async () => {
    const { UserPoolId } = await app({ Schema: [{ Name: 'nickname', Required: true, Mutable: true }] })
    await world.aws.adminCreateUser({
      UserPoolId,
      Username: 'ana',
      TemporaryPassword: 'Temp0rary!',
      MessageAction: 'SUPPRESS',
    })
    const { nextStep } = await auth.signIn({ ...ana, password: 'Temp0rary!' })
    expect(nextStep).toMatchObject({
      signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
      missingAttributes: ['nickname'],
    })
    const done = await auth.confirmSignIn({
      challengeResponse: Password,
      options: { userAttributes: { nickname: 'A' } },
    })
    expect(done.isSignedIn).toBe(true)
    expect(await auth.fetchUserAttributes()).toMatchObject({ nickname: 'A' })
  })

  it('resets, confirms and updates a password', async () => {
    const { user, code } = await app()
    await user('ana', { email: 'ana@example.com' })
    expect((await auth.resetPassword({ username: 'ana' })).nextStep).toMatchObject({
      resetPasswordStep: 'CONFIRM_RESET_PASSWORD_WITH_CODE',
      codeDeliveryDetails: { destination: 'a***@e***' },
    })
    const newPassword = 'An0ther-Horse!'
    await auth.confirmResetPassword({ username: 'ana', confirmationCode: code('ana'), newPassword })
    await auth.signIn({ ...ana, password: newPassword })
    await auth.updatePassword({ oldPassword: newPassword, newPassword: Password })
    await auth.signOut()
    expect((await auth.signIn(ana)).isSignedIn).toBe(true)
  })

  it('changes and verifies attributes, takes one away, and deletes the account', async () => {
    const { UserPoolId, user, code } = await app({ AutoVerifiedAttributes: ['email'] })
    await user('ana', { email: 'ana@example.com' })
    await auth.signIn(ana)
    const changed = await auth.updateUserAttributes({
      userAttributes: { email: 'new@example.com', nickname: 'A' },
    })
    expect(changed.email?.nextStep.updateAttributeStep).toBe('CONFIRM_ATTRIBUTE_WITH_CODE')
    await auth.sendUserAttributeVerificationCode({ userAttributeKey: 'email' })
    await auth.confirmUserAttribute({ userAttributeKey: 'email', confirmationCode: code('ana') })
    await auth.deleteUserAttributes({ userAttributeKeys: ['nickname'] })
    const attributes = await auth.fetchUserAttributes()
    expect(attributes).toMatchObject({ email: 'new@example.com', email_verified: 'true' })
    expect(attributes).not.toHaveProperty('nickname')
    await auth.deleteUser()
    await expect(auth.getCurrentUser()).rejects.toMatchObject({ name: 'UserUnAuthenticatedException' })
    expect((await world.aws.listUsers({ UserPoolId })).Users).toEqual([])
  })

  it('remembers, lists and forgets its device', async () => {
    const { user } = await app({
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
    })
    await user('ana')
    await auth.signIn(ana)
    await auth.rememberDevice()
    const { device_key } = await claims()
    expect((await auth.fetchDevices()).map(({ id }) => id)).toEqual([device_key])
    await auth.signOut()
    await auth.signIn(ana)
    expect((await claims())['device_key']).toBe(device_key)
    await auth.forgetDevice()
    expect(await auth.fetchDevices()).toEqual([])
  })

  it.each([
    ['as they are', {}],
    [
      'that rotate',
      {
        ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH' as const],
        RefreshTokenRotation: { Feature: 'ENABLED' as const, RetryGracePeriodSeconds: 0 },
      },
    ],
  ])('renews its session by refresh tokens %s, and tells whoever listens', async (_, client) => {
    const { user } = await app({}, client)
    await user('ana')
    const heard: string[] = []
    const stop = Hub.listen('auth', ({ payload }) => void heard.push(payload.event))
    await auth.signIn(ana)
    const { jti } = await claims()
    await auth.fetchAuthSession({ forceRefresh: true })
    const next = await claims()
    expect(next['jti']).not.toBe(jti)
    await auth.fetchAuthSession({ forceRefresh: true })
    expect((await claims())['jti']).not.toBe(next['jti'])
    await auth.signOut()
    stop()
    expect(heard).toEqual(['signedIn', 'tokenRefresh', 'tokenRefresh', 'signedOut'])
  })

  it('signs out everywhere', async () => {
    const { user } = await app()
    await user('ana')
    await auth.signIn(ana)
    const { tokens } = await auth.fetchAuthSession()
    await auth.signOut({ global: true })
    await expect(
      world.aws.getUser({ AccessToken: tokens?.accessToken.toString() ?? '' }),
    ).rejects.toMatchObject({ name: 'NotAuthorizedException', message: 'Access Token has been revoked' })
  })
})

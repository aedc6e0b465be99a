import { describe, expect, it } from 'vitest'
import { period, seedOf, totp } from '../../src/engine/secrets/totp.ts'
import type { MfaName, User } from '../../src/model/user.ts'
import { ana, fault, password, says, world, type Setting } from '../world.ts'

const UserPoolId = 'us-east-1_TestPool1'
const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW'
const all: readonly MfaName[] = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']

/** The code that an app shows. */
const shown = (of: string, at: number) => totp(seedOf(of) as Buffer, Math.floor(at / period))

const able: User = {
  ...ana,
  attributes: { ...ana.attributes, phone_number: '+15550001234', phone_number_verified: 'true' },
}
const withApp: User = { ...able, factors: { authenticator: { seed, name: 'phone' } } }

/** A pool that asks for second proofs. */
const asking = (mode: 'ON' | 'OPTIONAL', user: User, enabled = all, more: Partial<Setting> = {}) =>
  world({ ...more, users: [user], pool: { ...more.pool, MfaConfiguration: mode, EnabledMfas: enabled } })

const right = { USERNAME: 'ana', PASSWORD: password }

describe('a second proof', () => {
  it.each<[string, 'ON' | 'OPTIONAL', User, readonly MfaName[], string | undefined]>([
    ['is not asked for where nobody has turned one on', 'OPTIONAL', able, all, undefined],
    ['is the app of whoever has one', 'OPTIONAL', withApp, all, 'SOFTWARE_TOKEN_MFA'],
    [
      'is not the app of whoever has turned it off',
      'OPTIONAL',
      { ...withApp, factors: { ...withApp.factors, turned: { SOFTWARE_TOKEN_MFA: false } } },
      all,
      undefined,
    ],
    [
      'is the text that somebody has turned on',
      'OPTIONAL',
      { ...able, factors: { turned: { SMS_MFA: true } } },
      all,
      'SMS_MFA',
    ],
    [
      'is the mail that somebody prefers',
      'OPTIONAL',
      { ...withApp, factors: { ...withApp.factors, turned: { EMAIL_OTP: true }, preferred: 'EMAIL_OTP' } },
      all,
      'EMAIL_OTP',
    ],
    [
      'is chosen by whoever has turned on two',
      'OPTIONAL',
      { ...able, factors: { turned: { SMS_MFA: true, EMAIL_OTP: true } } },
      all,
      'SELECT_MFA_TYPE',
    ],
    ['is the only one that there is, where one must be given', 'ON', able, ['SMS_MFA'], 'SMS_MFA'],
    ['is chosen, where one must be given and two could be', 'ON', able, all, 'SELECT_MFA_TYPE'],
    ['is set up by whoever could give none', 'ON', ana, ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'], 'MFA_SETUP'],
  ])('%s', async (_, mode, user, enabled, challenge) => {
    const { start } = await asking(mode, user, enabled)
    const said = await start('USER_PASSWORD_AUTH', right)
    expect(said.ChallengeName).toBe(challenge)
    expect(said.AuthenticationResult === undefined).toBe(challenge !== undefined)
  })

  it('is not sent to the address by which people recover', async () => {
    const { start } = await asking('ON', able, ['SMS_MFA', 'EMAIL_OTP'], {
      pool: { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] } },
    })
    expect((await start('USER_PASSWORD_AUTH', right)).ChallengeName).toBe('SMS_MFA')
  })
})

describe('a code by text or mail', () => {
  it.each([
    ['SMS_MFA', '+*******1234', 'SMS'],
    ['EMAIL_OTP', 'a***@e***', 'EMAIL'],
  ] as const)('is asked for by %s, sent, and taken', async (name, to, medium) => {
    const { start, answer, inbox, code } = await asking('ON', able, [name])
    const asked = await start('USER_PASSWORD_AUTH', right)
    expect(asked).toMatchObject({
      ChallengeName: name,
      ChallengeParameters: {
        CODE_DELIVERY_DELIVERY_MEDIUM: medium,
        CODE_DELIVERY_DESTINATION: to,
        USER_ID_FOR_SRP: 'ana',
      },
    })
    expect(inbox).toMatchObject([
      { medium, reason: 'Authentication', code: expect.stringMatching(/^\d{6}$/) },
    ])
    const { AuthenticationResult } = await answer(asked, { USERNAME: 'ana', [`${name}_CODE`]: code() })
    expect(says(AuthenticationResult?.AccessToken)).toMatchObject({ username: 'ana' })
  })

  it('may be wrong, and then be right in the same session', async () => {
    const { start, answer, code } = await asking('ON', able, ['SMS_MFA'])
    const asked = await start('USER_PASSWORD_AUTH', right)
    await expect(answer(asked, { USERNAME: 'ana', SMS_MFA_CODE: 'wrong' })).rejects.toEqual(
      fault('CodeMismatchException', 'Invalid code or auth state for the user.'),
    )
    const { AuthenticationResult } = await answer(asked, { USERNAME: 'ana', SMS_MFA_CODE: code() })
    expect(AuthenticationResult).toBeDefined()
  })

  it('is of its own sign-in only', async () => {
    const { start, answer, code } = await asking('ON', able, ['SMS_MFA'])
    const one = await start('USER_PASSWORD_AUTH', right)
    const first = code()
    await start('USER_PASSWORD_AUTH', right)
    expect(code()).not.toBe(first)
    await expect(answer(one, { USERNAME: 'ana', SMS_MFA_CODE: code() })).rejects.toEqual(
      fault('CodeMismatchException'),
    )
  })

  it('is guessed at five times, and then not for a while', async () => {
    const { start, answer, code } = await asking('ON', able, ['SMS_MFA'])
    const asked = await start('USER_PASSWORD_AUTH', right)
    for (let guess = 0; guess < 5; guess++)
      await expect(answer(asked, { USERNAME: 'ana', SMS_MFA_CODE: `${guess}` })).rejects.toEqual(
        fault('CodeMismatchException'),
      )
    await expect(answer(asked, { USERNAME: 'ana', SMS_MFA_CODE: code() })).rejects.toEqual(
      fault('NotAuthorizedException', 'Password attempts exceeded'),
    )
  })
})

describe('an authenticator', () => {
  it('is set up by whoever is signed in, and asked for from then on', async () => {
    const { call, clock, signIn, start, answer } = await asking('OPTIONAL', ana)
    const { AccessToken } = await signIn()
    const { SecretCode = '' } = await call('AssociateSoftwareToken', { AccessToken })
    expect(SecretCode).toMatch(/^[A-Z2-7]{52}$/)
    await expect(call('VerifySoftwareToken', { AccessToken, UserCode: '000000' })).rejects.toEqual(
      fault('EnableSoftwareTokenMFAException'),
    )
    const verified = await call('VerifySoftwareToken', {
      AccessToken,
      UserCode: shown(SecretCode, clock.at),
      FriendlyDeviceName: 'phone',
    })
    expect(verified).toEqual({ Status: 'SUCCESS' })
    await call('SetUserMFAPreference', {
      AccessToken,
      SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
    })
    expect(await call('GetUser', { AccessToken })).toMatchObject({
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
    })
    clock.at += period
    const asked = await start('USER_PASSWORD_AUTH', right)
    expect(asked).toMatchObject({
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      ChallengeParameters: { FRIENDLY_DEVICE_NAME: 'phone' },
    })
    const said = await answer(asked, {
      USERNAME: 'ana',
      SOFTWARE_TOKEN_MFA_CODE: shown(SecretCode, clock.at),
    })
    expect(said.AuthenticationResult).toBeDefined()
  })

  it('is set up in the middle of a sign-in that needs one', async () => {
    const { call, clock, start, answer, user } = await asking('ON', ana, ['SOFTWARE_TOKEN_MFA'])
    const asked = await start('USER_PASSWORD_AUTH', right)
    expect(asked).toMatchObject({
      ChallengeName: 'MFA_SETUP',
      ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
    })
    await expect(answer(asked, { USERNAME: 'ana' })).rejects.toEqual(fault('InvalidParameterException'))
    const drawn = await call('AssociateSoftwareToken', { Session: asked.Session })
    await expect(call('VerifySoftwareToken', { Session: drawn.Session, UserCode: '000000' })).rejects.toEqual(
      fault('EnableSoftwareTokenMFAException'),
    )
    const verified = await call('VerifySoftwareToken', {
      Session: drawn.Session,
      UserCode: shown(drawn.SecretCode ?? '', clock.at),
    })
    const said = await answer({ ChallengeName: 'MFA_SETUP', Session: verified.Session }, { USERNAME: 'ana' })
    expect(said.AuthenticationResult).toBeDefined()
    expect((await user())?.factors?.authenticator).toEqual({ seed: drawn.SecretCode })
  })

  const alone: User = { ...ana, attributes: { sub: ana.sub } }

  it('is set up by an address that is brought, and verified by the first code', async () => {
    const { start, answer, user, code } = await asking('ON', alone, ['EMAIL_OTP'])
    const asked = await start('USER_PASSWORD_AUTH', right)
    expect(asked).toMatchObject({
      ChallengeName: 'MFA_SETUP',
      ChallengeParameters: { MFAS_CAN_SETUP: '["EMAIL_OTP"]' },
    })
    await expect(answer(asked, { USERNAME: 'ana', EMAIL: 'nowhere' })).rejects.toEqual(
      fault('InvalidParameterException'),
    )
    const next = await answer(asked, { USERNAME: 'ana', EMAIL: 'new@example.com' })
    expect(next).toMatchObject({
      ChallengeName: 'EMAIL_OTP',
      ChallengeParameters: { CODE_DELIVERY_DESTINATION: 'n***@e***' },
    })
    expect((await user())?.attributes).toMatchObject({ email: 'new@example.com', email_verified: 'false' })
    const said = await answer(next, { USERNAME: 'ana', EMAIL_OTP_CODE: code() })
    expect(said.AuthenticationResult).toBeDefined()
    expect(await user()).toMatchObject({
      attributes: { email_verified: 'true' },
      factors: { turned: { EMAIL_OTP: true } },
    })
  })

  it.each<[string, User, readonly MfaName[], Partial<Setting>]>([
    ['whose address is verified', ana, ['SOFTWARE_TOKEN_MFA'], {}],
    ['of a pool that sends none', alone, ['SOFTWARE_TOKEN_MFA'], {}],
    [
      'by which people recover',
      alone,
      ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      {
        pool: { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] } },
      },
    ],
  ])('is no mail %s', async (_, user, enabled, more) => {
    const { start, answer } = await asking('ON', user, enabled, more)
    const asked = await start('USER_PASSWORD_AUTH', right)
    expect(asked.ChallengeParameters).toMatchObject({ MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' })
    await expect(answer(asked, { USERNAME: 'ana', EMAIL: 'new@example.com' })).rejects.toEqual(
      fault('InvalidParameterException', 'Email MFA cannot be set up by this user.'),
    )
  })

  it.each([
    ['now', 0, undefined],
    ['a period ago', -period, undefined],
    ['in a period', period, undefined],
    ['two periods ago', -2 * period, 'CodeMismatchException'],
    ['in two periods', 2 * period, 'CodeMismatchException'],
  ])('counts with the code that it shows %s', async (_, by, refused) => {
    const { start, answer, clock } = await asking('ON', withApp, ['SOFTWARE_TOKEN_MFA'])
    const asked = await start('USER_PASSWORD_AUTH', right)
    const said = answer(asked, { USERNAME: 'ana', SOFTWARE_TOKEN_MFA_CODE: shown(seed, clock.at + by) })
    if (refused) await expect(said).rejects.toEqual(fault(refused, 'Invalid code received for user'))
    else expect((await said).AuthenticationResult).toBeDefined()
  })

  it('counts once with a code', async () => {
    const { start, answer, clock } = await asking('ON', withApp, ['SOFTWARE_TOKEN_MFA'])
    const SOFTWARE_TOKEN_MFA_CODE = shown(seed, clock.at)
    await answer(await start('USER_PASSWORD_AUTH', right), { USERNAME: 'ana', SOFTWARE_TOKEN_MFA_CODE })
    await expect(
      answer(await start('USER_PASSWORD_AUTH', right), { USERNAME: 'ana', SOFTWARE_TOKEN_MFA_CODE }),
    ).rejects.toEqual(fault('ExpiredCodeException', 'Your software token has already been used once.'))
  })

  it('cannot be set up where the pool takes none', async () => {
    const { call, signIn } = await asking('OPTIONAL', ana, ['SMS_MFA'])
    const { AccessToken } = await signIn()
    await expect(call('AssociateSoftwareToken', { AccessToken })).rejects.toEqual(
      fault('SoftwareTokenMFANotFoundException'),
    )
  })

  it.each([
    ['nothing', {}],
    ['both', { AccessToken: 'a.b.c', Session: 'x'.repeat(40) }],
  ])('is not set up by who brings %s', async (_, proof) => {
    const { call } = await asking('OPTIONAL', ana)
    await expect(call('AssociateSoftwareToken', proof)).rejects.toEqual(fault('InvalidParameterException'))
  })
})

describe('a choice of second proofs', () => {
  it('is offered, taken, and then asked for', async () => {
    const { start, answer, code } = await asking('ON', able, ['SMS_MFA', 'EMAIL_OTP'])
    const asked = await start('USER_PASSWORD_AUTH', right)
    expect(asked.ChallengeParameters?.['MFAS_CAN_CHOOSE']).toBe('["SMS_MFA","EMAIL_OTP"]')
    await expect(answer(asked, { USERNAME: 'ana', ANSWER: 'SOFTWARE_TOKEN_MFA' })).rejects.toEqual(
      fault('InvalidParameterException'),
    )
    const chosen = await answer(asked, { USERNAME: 'ana', ANSWER: 'EMAIL_MFA' })
    expect(chosen.ChallengeName).toBe('EMAIL_OTP')
    const said = await answer(chosen, { USERNAME: 'ana', EMAIL_OTP_CODE: code() })
    expect(said.AuthenticationResult).toBeDefined()
  })
})

describe('a preference', () => {
  it.each([
    ['a text, without a phone', { SMSMfaSettings: { Enabled: true } }],
    ['an app that was never set up', { SoftwareTokenMfaSettings: { Enabled: true } }],
    ['what is turned off', { EmailMfaSettings: { Enabled: false, PreferredMfa: true } }],
  ])('is not taken for %s', async (_, settings) => {
    const { call } = await asking('OPTIONAL', ana)
    await expect(
      call('AdminSetUserMFAPreference', { UserPoolId, Username: 'ana', ...settings }),
    ).rejects.toEqual(fault('InvalidParameterException'))
  })

  it('is told by AdminGetUser, and gone when it is turned off', async () => {
    const { call } = await asking('OPTIONAL', able)
    const of = { UserPoolId, Username: 'ana' }
    await call('AdminSetUserMFAPreference', {
      ...of,
      SMSMfaSettings: { Enabled: true, PreferredMfa: true },
      EmailMfaSettings: { Enabled: true },
    })
    expect(await call('AdminGetUser', of)).toMatchObject({
      UserMFASettingList: ['SMS_MFA', 'EMAIL_OTP'],
      PreferredMfaSetting: 'SMS_MFA',
    })
    await call('AdminSetUserMFAPreference', { ...of, SMSMfaSettings: { Enabled: false } })
    const after = await call('AdminGetUser', of)
    expect(after).toMatchObject({ UserMFASettingList: ['EMAIL_OTP'] })
    expect(after).not.toHaveProperty('PreferredMfaSetting')
  })
})

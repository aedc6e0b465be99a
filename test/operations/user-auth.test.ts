import { describe, expect, it } from 'vitest'
import type { User } from '../../src/model/user.ts'
import { claim, SRP_A } from '../srp-client.ts'
import { ana, fault, password, says, world, type Setting } from '../world.ts'

const able: User = {
  ...ana,
  attributes: { ...ana.attributes, phone_number: '+15550001234', phone_number_verified: 'true' },
}

/** A pool in which people choose how they prove themselves. */
const choosing = (user: User = able, more: Partial<Setting> = {}) =>
  world({
    users: [user],
    ...more,
    pool: {
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } },
      ...more.pool,
    },
    client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH'], ...more.client },
  })
const passwords = ['PASSWORD_SRP', 'PASSWORD']

describe('USER_AUTH', () => {
  it('offers what the user could give', async () => {
    const { start } = await choosing()
    expect(await start('USER_AUTH', { USERNAME: 'ana' })).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      AvailableChallenges: [...passwords, 'EMAIL_OTP', 'SMS_OTP'],
    })
  })

  it.each<[string, User, Partial<Setting>, readonly string[]]>([
    ['no text to whoever has no phone', ana, {}, [...passwords, 'EMAIL_OTP']],
    [
      'only passwords to whoever must change one',
      { ...able, status: 'FORCE_CHANGE_PASSWORD' },
      {},
      passwords,
    ],
    [
      'only passwords where a second proof is due',
      able,
      { pool: { MfaConfiguration: 'ON', EnabledMfas: ['SMS_MFA'] } },
      passwords,
    ],
    ['passwords, where the pool says nothing', able, { pool: { Policies: {} } }, passwords],
  ])('offers %s', async (_, user, setting, offered) => {
    const { start } = await choosing(user, setting)
    expect((await start('USER_AUTH', { USERNAME: 'ana' })).AvailableChallenges).toEqual(offered)
  })

  it.each([
    ['EMAIL_OTP', 'EMAIL'],
    ['SMS_OTP', 'SMS'],
  ] as const)('lets in by %s, of eight digits', async (name, medium) => {
    const { start, answer, inbox, code } = await choosing()
    const asked = await start('USER_AUTH', { USERNAME: 'ana', PREFERRED_CHALLENGE: name })
    expect(asked).toMatchObject({
      ChallengeName: name,
      ChallengeParameters: { CODE_DELIVERY_DELIVERY_MEDIUM: medium },
    })
    expect(inbox).toMatchObject([{ medium, code: expect.stringMatching(/^\d{8}$/) }])
    const { AuthenticationResult } = await answer(asked, { USERNAME: 'ana', [`${name}_CODE`]: code() })
    expect(says(AuthenticationResult?.AccessToken)).toMatchObject({ username: 'ana' })
  })

  it('lets in by a password that is brought along', async () => {
    const { start } = await choosing()
    const { AuthenticationResult } = await start('USER_AUTH', {
      USERNAME: 'ana',
      PREFERRED_CHALLENGE: 'PASSWORD',
      PASSWORD: password,
    })
    expect(AuthenticationResult).toBeDefined()
  })

  it('lets in by a password that is chosen and then asked for', async () => {
    const { start, answer } = await choosing()
    const asked = await start('USER_AUTH', { USERNAME: 'ana' })
    const chosen = await answer(asked, { USERNAME: 'ana', ANSWER: 'PASSWORD' })
    expect(chosen.ChallengeName).toBe('PASSWORD')
    const { AuthenticationResult } = await answer(chosen, { USERNAME: 'ana', PASSWORD: password })
    expect(AuthenticationResult).toBeDefined()
  })

  it.each([
    ['brought along', { SRP_A }],
    ['asked for', {}],
  ])('lets in by SRP, whose first half is %s', async (_, brought) => {
    const { start, answer, pool } = await choosing()
    let asked = await start('USER_AUTH', { USERNAME: 'ana', PREFERRED_CHALLENGE: 'PASSWORD_SRP', ...brought })
    if (asked.ChallengeName === 'PASSWORD_SRP') asked = await answer(asked, { USERNAME: 'ana', SRP_A })
    expect(asked.ChallengeName).toBe('PASSWORD_VERIFIER')
    const said = await answer(asked, claim(asked.ChallengeParameters, pool.id, password))
    expect(said.AuthenticationResult).toBeDefined()
  })

  it('offers a choice to whoever prefers what cannot be', async () => {
    const { start } = await choosing(ana)
    const asked = await start('USER_AUTH', { USERNAME: 'ana', PREFERRED_CHALLENGE: 'SMS_OTP' })
    expect(asked.ChallengeName).toBe('SELECT_CHALLENGE')
  })

  it('refuses a choice that was not offered', async () => {
    const { start, answer } = await choosing(ana)
    const asked = await start('USER_AUTH', { USERNAME: 'ana' })
    await expect(answer(asked, { USERNAME: 'ana', ANSWER: 'SMS_OTP' })).rejects.toEqual(
      fault('InvalidParameterException'),
    )
  })

  it('confirms by a right code an account that was not, and its address', async () => {
    const unconfirmed: User = {
      ...ana,
      status: 'UNCONFIRMED',
      attributes: { email: 'ana@example.com', email_verified: 'false' },
    }
    const { start, answer, code, user } = await choosing(unconfirmed)
    const asked = await start('USER_AUTH', { USERNAME: 'ana', PREFERRED_CHALLENGE: 'EMAIL_OTP' })
    const said = await answer(asked, { USERNAME: 'ana', EMAIL_OTP_CODE: code() })
    expect(said.AuthenticationResult).toBeDefined()
    expect(await user()).toMatchObject({ status: 'CONFIRMED', attributes: { email_verified: 'true' } })
  })

  it.each<[string, (made: Awaited<ReturnType<typeof choosing>>) => unknown]>([
    [
      'a second proof is due of everybody',
      ({ pool }) => Object.assign(pool.properties, { MfaConfiguration: 'ON', EnabledMfas: ['SMS_MFA'] }),
    ],
    ['a password must be changed first', ({ patch }) => patch({ status: 'FORCE_CHANGE_PASSWORD' })],
    ['codes no longer do', ({ pool }) => Object.assign(pool.properties, { Policies: {} })],
  ])('takes no code that was asked for before %s', async (_, change) => {
    for (const name of ['EMAIL_OTP', 'SMS_OTP']) {
      const made = await choosing()
      const asked = await made.start('USER_AUTH', { USERNAME: 'ana', PREFERRED_CHALLENGE: name })
      await change(made)
      await expect(made.answer(asked, { USERNAME: 'ana', [`${name}_CODE`]: made.code() })).rejects.toEqual(
        fault('NotAuthorizedException'),
      )
    }
  })

  it('asks a stranger the same, sends nothing, and lets nobody in', async () => {
    const { start, answer, inbox } = await choosing()
    const asked = await start('USER_AUTH', { USERNAME: 'nobody', PREFERRED_CHALLENGE: 'EMAIL_OTP' })
    expect(asked).toMatchObject({
      ChallengeName: 'EMAIL_OTP',
      ChallengeParameters: { CODE_DELIVERY_DESTINATION: expect.stringMatching(/^\w\*\*\*@\w\*\*\*$/) },
    })
    expect(inbox).toEqual([])
    await expect(answer(asked, { USERNAME: 'nobody', EMAIL_OTP_CODE: '12345678' })).rejects.toEqual(
      fault('CodeMismatchException'),
    )
  })

  it('refuses a disabled user only at the end', async () => {
    const { start, answer, inbox } = await choosing({ ...able, enabled: false })
    const asked = await start('USER_AUTH', { USERNAME: 'ana', PREFERRED_CHALLENGE: 'EMAIL_OTP' })
    expect(asked.ChallengeName).toBe('EMAIL_OTP')
    expect(inbox).toEqual([])
    await expect(
      answer(await start('USER_AUTH', { USERNAME: 'ana', PREFERRED_CHALLENGE: 'PASSWORD' }), {
        USERNAME: 'ana',
        PASSWORD: password,
      }),
    ).rejects.toEqual(fault('NotAuthorizedException', 'User is disabled.'))
  })

  it('is refused by a client that does not allow it', async () => {
    const { start } = await choosing(able, { client: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] } })
    await expect(start('USER_AUTH', { USERNAME: 'ana' })).rejects.toEqual(
      fault('InvalidParameterException', 'USER_AUTH flow not enabled for this client'),
    )
  })
})

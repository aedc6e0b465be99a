import { describe, expect, it } from 'vitest'
import { period, seedOf, totp } from '../../src/engine/secrets/totp.ts'
import type { MfaName, User } from '../../src/model/user.ts'
import { authenticator } from '../authenticator.ts'
import { claim, SRP_A } from '../srp-client.ts'
import { ana, fault, password, says, world, type Setting } from '../world.ts'

const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW'
const phone = { phone_number: '+15550001234', phone_number_verified: 'true' }
const able: User = { ...ana, attributes: { ...ana.attributes, ...phone } }
const withApp: User = { ...able, factors: { authenticator: { seed } } }
const all: readonly MfaName[] = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']
const loa = (level: number) => `urn:cognito:loa:${level}`
const tiers = {
  Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] } },
} as const

/** A pool in which people choose how they prove themselves, and may be asked for a second proof. */
const choosing = (user: User = able, more: Partial<Setting> = {}) =>
  world({
    users: [user],
    ...more,
    pool: {
      ...tiers,
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: all,
      WebAuthnRelyingPartyID: 'example.com',
      ...more.pool,
    },
    client: {
      ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'LEGACY',
      ...more.client,
    },
  })
type World = Awaited<ReturnType<typeof world>>
type Said = Awaited<ReturnType<World['start']>>

/** Begins a sign-in that is to reach levels. */
const reach = ({ start }: World, levels: readonly number[], more: Record<string, string> = {}) =>
  start('USER_AUTH', { USERNAME: 'ana', TARGET_ACR_VALUES: levels.map(loa).join(' '), ...more })
const byPassword = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: password }
/** Answers with the code of an authenticator. */
const showApp = ({ answer, clock }: World, asked: Said) => {
  const SOFTWARE_TOKEN_MFA_CODE = totp(seedOf(seed) as Buffer, Math.floor(clock.at / period))
  return answer(asked, { USERNAME: 'ana', SOFTWARE_TOKEN_MFA_CODE })
}
/** What both tokens say of how somebody signed in. */
function told({ AuthenticationResult: { AccessToken, IdToken } = {} }: Said) {
  const [access, id] = [says(AccessToken), says(IdToken)]
  expect([id.acr, id.amr]).toEqual([access.acr, access.amr])
  return [access.acr, access.amr]
}

describe('tokens say how strongly and by what somebody has signed in', () => {
  const code = async (there: World, asked: Said, name: string) =>
    there.answer(asked, { USERNAME: 'ana', [name]: there.code() })

  it.each<[string, (there: World) => Promise<Said>, Setting, readonly [number, readonly string[]]]>([
    [
      'a password',
      ({ start }) => start('USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: password }),
      {},
      [1, ['pwd']],
    ],
    [
      'SRP',
      async ({ start, answer, pool }) => {
        const asked = await start('USER_AUTH', {
          USERNAME: 'ana',
          PREFERRED_CHALLENGE: 'PASSWORD_SRP',
          SRP_A,
        })
        return answer(asked, claim(asked.ChallengeParameters, pool.id, password))
      },
      {},
      [1, ['pwd']],
    ],
    [
      'a code by mail',
      async (there) =>
        code(
          there,
          await there.start('USER_AUTH', { USERNAME: 'ana', PREFERRED_CHALLENGE: 'EMAIL_OTP' }),
          'EMAIL_OTP_CODE',
        ),
      {},
      [2, ['email_otp']],
    ],
    [
      'a code by text',
      async (there) =>
        code(
          there,
          await there.start('USER_AUTH', { USERNAME: 'ana', PREFERRED_CHALLENGE: 'SMS_OTP' }),
          'SMS_OTP_CODE',
        ),
      {},
      [2, ['sms']],
    ],
    [
      'a password and a text',
      async (there) =>
        code(
          there,
          await there.start('USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: password }),
          'SMS_MFA_CODE',
        ),
      { users: [{ ...able, factors: { turned: { SMS_MFA: true } } }] },
      [3, ['pwd', 'sms', 'mfa']],
    ],
    [
      'a password and a mail',
      async (there) =>
        code(
          there,
          await there.start('USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: password }),
          'EMAIL_OTP_CODE',
        ),
      { users: [{ ...able, factors: { turned: { EMAIL_OTP: true } } }] },
      [3, ['pwd', 'email_otp', 'mfa']],
    ],
    [
      'a password and an authenticator',
      async (there) =>
        showApp(there, await there.start('USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: password })),
      { users: [withApp] },
      [4, ['pwd', 'otp', 'mfa']],
    ],
  ])('%s', async (_, run, setting, [level, amr]) => {
    const there = await choosing(able, setting)
    expect(told(await run(there))).toEqual([loa(level), amr])
  })

  it.each([
    ['of the device itself', 'platform', 'swk'],
    ['that is plugged in', 'cross-platform', 'hwk'],
  ] as const)('a passkey %s', async (_, authenticatorAttachment, word) => {
    const there = await choosing()
    const { AccessToken } = await there.signIn()
    const device = authenticator()
    const { CredentialCreationOptions } = await there.call('StartWebAuthnRegistration', { AccessToken })
    const Credential = { ...(device.create(CredentialCreationOptions) as object), authenticatorAttachment }
    await there.call('CompleteWebAuthnRegistration', { AccessToken, Credential })
    const asked = await there.start('USER_AUTH', { USERNAME: 'ana', PREFERRED_CHALLENGE: 'WEB_AUTHN' })
    const CREDENTIAL = device.get(asked.ChallengeParameters?.['CREDENTIAL_REQUEST_OPTIONS'])
    expect(told(await there.answer(asked, { USERNAME: 'ana', CREDENTIAL }))).toEqual([loa(3), [word]])
  })

  it('and say the same when they are made anew', async () => {
    const there = await choosing(withApp)
    const first = await showApp(there, await reach(there, [4], byPassword))
    there.clock.at += 600_000
    const again = await there.start('REFRESH_TOKEN_AUTH', {
      REFRESH_TOKEN: first.AuthenticationResult?.RefreshToken ?? '',
    })
    expect(told(again)).toEqual(told(first))
    expect(says(again.AuthenticationResult?.IdToken).auth_time).toBe(
      says(first.AuthenticationResult?.IdToken).auth_time,
    )
  })

  it('whatever a script says', async () => {
    const there = await choosing(able, {
      version: 'V3_0',
      scripts: {
        PreTokenGeneration: (event) => {
          const claimsToAddOrOverride = { acr: loa(4), amr: ['pwd', 'otp', 'mfa'] }
          const change = { claimsToAddOrOverride, claimsToSuppress: ['acr'] }
          const claimsAndScopeOverrideDetails = { idTokenGeneration: change, accessTokenGeneration: change }
          return { ...event, response: { claimsAndScopeOverrideDetails } }
        },
      },
    })
    expect(told(await reach(there, [1], byPassword))).toEqual([loa(1), ['pwd']])
  })

  it('in the words of the pool', async () => {
    const AcrConfiguration = { Level1: { AcrValue: 'urn:own:basic' } }
    const there = await choosing(able, { pool: { AcrConfiguration } })
    const asked = await there.start('USER_AUTH', {
      USERNAME: 'ana',
      TARGET_ACR_VALUES: 'urn:own:basic',
      ...byPassword,
    })
    expect(told(asked)).toEqual(['urn:own:basic', ['pwd']])
  })

  it('but not in the lowest tier', async () => {
    const lite = await world({ pool: { UserPoolTier: 'LITE' } })
    const { IdToken, AccessToken } = await lite.signIn()
    for (const token of [IdToken, AccessToken]) expect(Object.keys(says(token))).not.toContain('amr')
  })
})

describe('a sign-in that is to reach a level', () => {
  it.each<[string, readonly number[], User, readonly string[]]>([
    ['a password, where an authenticator must follow', [4], withApp, ['PASSWORD_SRP', 'PASSWORD']],
    ['what a text or a mail can follow', [3], able, ['PASSWORD_SRP', 'PASSWORD']],
    ['codes, or what is more', [2], able, ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP']],
    ['whatever there is', [1], able, ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP']],
    [
      'what leads to the next level that can be reached',
      [4, 2],
      able,
      ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
    ],
  ])('offers %s', async (_, levels, user, offered) => {
    const asked = await reach(await choosing(user), levels)
    expect(asked).toMatchObject({ ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: offered })
  })

  it('asks for the second proof that it takes, though nobody has turned one on', async () => {
    const there = await choosing(able, { pool: { EnabledMfas: ['SMS_MFA'] } })
    const asked = await reach(there, [3], byPassword)
    expect(asked.ChallengeName).toBe('SMS_MFA')
    const done = await there.answer(asked, { USERNAME: 'ana', SMS_MFA_CODE: there.code() })
    expect(told(done)).toEqual([loa(3), ['pwd', 'sms', 'mfa']])
  })

  it('lets the second proof be chosen among those that do', async () => {
    const there = await choosing(withApp)
    const asked = await reach(there, [3], byPassword)
    expect(asked.ChallengeName).toBe('SELECT_MFA_TYPE')
    expect(JSON.parse(asked.ChallengeParameters?.['MFAS_CAN_CHOOSE'] ?? '')).toEqual(all)
    const chosen = await there.answer(asked, { USERNAME: 'ana', ANSWER: 'EMAIL_OTP' })
    expect(chosen.ChallengeName).toBe('EMAIL_OTP')
    const done = await there.answer(chosen, { USERNAME: 'ana', EMAIL_OTP_CODE: there.code() })
    expect(told(done)).toEqual([loa(3), ['pwd', 'email_otp', 'mfa']])
  })

  it('does not begin with the session of a sign-up', async () => {
    const there = await choosing()
    const person = { ClientId: there.client.id, Username: 'bea' }
    const { Session } = await there.call('SignUp', {
      ...person,
      Password: password,
      UserAttributes: [{ Name: 'email', Value: 'bea@example.com' }],
    })
    const confirmed = await there.call('ConfirmSignUp', {
      ...person,
      ConfirmationCode: there.code(),
      Session,
    })
    const begun = there.call('InitiateAuth', {
      ClientId: there.client.id,
      AuthFlow: 'USER_AUTH',
      Session: confirmed.Session,
      AuthParameters: { USERNAME: 'bea', TARGET_ACR_VALUES: loa(4) },
    })
    await expect(begun).rejects.toEqual(fault('InvalidParameterException', /cannot be combined with Session/))
  })

  it('gives nothing where it does not get there', async () => {
    const there = await choosing(withApp)
    const asked = await reach(there, [4], byPassword)
    expect(asked.AuthenticationResult).toBeUndefined()
    await expect(there.answer(asked, { USERNAME: 'ana', SOFTWARE_TOKEN_MFA_CODE: '000000' })).rejects.toEqual(
      fault('CodeMismatchException'),
    )
  })

  it('never spares a second proof that the pool demands', async () => {
    const there = await choosing(withApp, { pool: { MfaConfiguration: 'ON' } })
    const asked = await reach(there, [1], byPassword)
    expect(asked.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    expect(told(await showApp(there, asked))).toEqual([loa(4), ['pwd', 'otp', 'mfa']])
  })

  it('first has a temporary password replaced', async () => {
    const there = await choosing({ ...withApp, status: 'FORCE_CHANGE_PASSWORD' })
    const asked = await reach(there, [4], byPassword)
    expect(asked.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    const next = await there.answer(asked, { USERNAME: 'ana', NEW_PASSWORD: 'Brand-New-1' })
    expect(next.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    expect(told(await showApp(there, next))).toEqual([loa(4), ['pwd', 'otp', 'mfa']])
  })

  it.each<[string, Partial<Setting>, Record<string, string>, ReturnType<typeof fault>]>([
    [
      'a level that nobody knows',
      {},
      { TARGET_ACR_VALUES: 'urn:other' },
      fault('InvalidParameterException', /ACR values/),
    ],
    [
      'a level that the user cannot reach',
      {},
      { TARGET_ACR_VALUES: loa(4) },
      fault('InvalidParameterException', /factors/),
    ],
    [
      'any level in the lowest tier',
      { pool: { UserPoolTier: 'LITE' } },
      { TARGET_ACR_VALUES: loa(1) },
      fault('FeatureUnavailableInTierException'),
    ],
    [
      'a token and no level',
      {},
      { ACCESS_TOKEN: 'x' },
      fault('InvalidParameterException', /TARGET_ACR_VALUES/),
    ],
    [
      'an age that is none',
      {},
      { TARGET_ACR_VALUES: loa(1), MAX_AGE: 'old' },
      fault('InvalidParameterException', /MAX_AGE/),
    ],
    [
      'a token that is none',
      {},
      { TARGET_ACR_VALUES: loa(1), ACCESS_TOKEN: 'x' },
      fault('NotAuthorizedException', 'Invalid Access Token'),
    ],
  ])('refuses %s', async (_, setting, more, refusal) => {
    const { start } = await choosing(able, setting)
    await expect(start('USER_AUTH', { USERNAME: 'ana', ...more })).rejects.toEqual(refusal)
  })
})

describe('a step up from a token in hand', () => {
  const from = async (there: World) => ({ ACCESS_TOKEN: (await there.signIn()).AccessToken })
  const plain = { ...able, factors: { authenticator: { seed }, turned: { SOFTWARE_TOKEN_MFA: false } } }

  it('asks only for what is missing, and gives new tokens that last as long as any', async () => {
    const there = await choosing(plain, { pool: { EnabledMfas: ['SOFTWARE_TOKEN_MFA'] } })
    const held = await from(there)
    there.clock.at += 60_000
    const asked = await reach(there, [4], held)
    expect(asked.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    const done = await showApp(there, asked)
    expect(told(done)).toEqual([loa(4), ['pwd', 'otp', 'mfa']])
    expect(says(done.AuthenticationResult?.AccessToken).auth_time).toBe(there.clock.at / 1000)
    await there.call('GetUser', { AccessToken: held.ACCESS_TOKEN })
  })

  it('begins anew where the token is older than is wanted', async () => {
    const there = await choosing(plain)
    const held = await from(there)
    there.clock.at += 61_000
    expect(await reach(there, [4], { ...held, MAX_AGE: '60' })).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD'],
    })
    const young = await reach(there, [4], { ...held, MAX_AGE: '61' })
    expect(young.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  })

  it('is no way to new tokens for whoever is there already, unless too long ago', async () => {
    const there = await choosing(able)
    const held = await from(there)
    await expect(reach(there, [1], held)).rejects.toEqual(
      fault('InvalidParameterException', /already satisfies/),
    )
    there.clock.at += 2000
    const again = await reach(there, [1], { ...held, MAX_AGE: '1', ...byPassword })
    expect(told(again)).toEqual([loa(1), ['pwd']])
  })

  it('keeps what was proved where the levels have other names since', async () => {
    const there = await choosing(plain, { pool: { EnabledMfas: ['SOFTWARE_TOKEN_MFA'] } })
    const held = await from(there)
    Object.assign(there.pool.properties, { AcrConfiguration: { Level1: { AcrValue: 'urn:new:1' } } })
    expect((await reach(there, [4], held)).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    const first = there.start('USER_AUTH', { USERNAME: 'ana', TARGET_ACR_VALUES: 'urn:new:1', ...held })
    await expect(first).rejects.toEqual(fault('InvalidParameterException', /already satisfies/))
  })

  it('is not for another user’s token', async () => {
    const bob = { ...able, username: 'bob', sub: '7f1e0d1c-1111-4222-8333-944455556666', attributes: {} }
    const there = await choosing(able, { users: [able, bob] })
    const held = await from(there)
    await expect(reach(there, [1], { ...held, USERNAME: 'bob' })).rejects.toEqual(
      fault('NotAuthorizedException', 'Invalid Access Token'),
    )
  })

  it.each(['before the question', 'before the answer'])(
    'counts no password that was replaced by a temporary one %s',
    async (when) => {
      const there = await choosing(plain, { pool: { EnabledMfas: ['SOFTWARE_TOKEN_MFA'] } })
      const held = await from(there)
      const replace = () =>
        there.call('AdminSetUserPassword', {
          UserPoolId: there.pool.id,
          Username: 'ana',
          Password: 'An0ther-Temp!',
          Permanent: false,
        })
      if (when === 'before the question') {
        await replace()
        expect((await reach(there, [4], held)).ChallengeName).toBe('SELECT_CHALLENGE')
        return
      }
      const asked = await reach(there, [4], held)
      await replace()
      await expect(showApp(there, asked)).rejects.toEqual(fault('NotAuthorizedException'))
    },
  )

  it('is completed by no code to an address that recovers the password', async () => {
    const byMail = {
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    }
    for (const MfaConfiguration of ['OFF', 'OPTIONAL'] as const) {
      const there = await choosing(ana, { pool: { ...byMail, EnabledMfas: ['EMAIL_OTP'], MfaConfiguration } })
      const held = await from(there)
      await expect(reach(there, [3], { ...held, PREFERRED_CHALLENGE: 'EMAIL_OTP' })).rejects.toEqual(
        fault('InvalidParameterException', /does not have the factors/),
      )
      // The level of a code alone is reached by it, and by nothing of before.
      const asked = await reach(there, [2], { ...held, PREFERRED_CHALLENGE: 'EMAIL_OTP' })
      const done = await there.answer(asked, { USERNAME: 'ana', EMAIL_OTP_CODE: there.code() })
      expect(told(done)).toEqual([loa(2), ['email_otp']])
    }
  })

  it('is not for a token that was taken back', async () => {
    const there = await choosing(plain)
    const held = await from(there)
    await there.call('GlobalSignOut', { AccessToken: held.ACCESS_TOKEN })
    await expect(reach(there, [4], held)).rejects.toEqual(
      fault('NotAuthorizedException', 'Access Token has been revoked'),
    )
  })
})

describe('a client that tells nobody who exists', () => {
  const hiding = {
    client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH'], PreventUserExistenceErrors: 'ENABLED' as const },
  }

  it('offers the same to whoever exists, whoever does not, and whoever cannot reach the level', async () => {
    const asked = await Promise.all(
      [withApp, able].map(async (user) => reach(await choosing(user, hiding), [4])),
    )
    const nobody = await reach(await choosing(able, hiding), [4], { USERNAME: 'nobody' })
    for (const { ChallengeName, AvailableChallenges } of [...asked, nobody])
      expect([ChallengeName, AvailableChallenges]).toEqual(['SELECT_CHALLENGE', ['PASSWORD_SRP', 'PASSWORD']])
  })

  it('says that a level cannot be reached to whoever has proved the password', async () => {
    const there = await choosing(able, hiding)
    const asked = await reach(there, [4])
    const choose = (PASSWORD: string) =>
      there.answer(asked, { USERNAME: 'ana', ANSWER: 'PASSWORD', PASSWORD })
    await expect(choose(password)).rejects.toEqual(fault('InvalidParameterException', /factors/))
    await expect(choose('wrong')).rejects.toEqual(
      fault('NotAuthorizedException', 'Incorrect username or password.'),
    )
  })
})

describe('what a pool calls its levels', () => {
  const make = async (AcrConfiguration: object, more: object = {}) => {
    const { call } = await world()
    const made = await call('CreateUserPool', { PoolName: 'shop', AcrConfiguration, ...more } as never)
    return { call, UserPoolId: made.UserPool?.Id ?? '' }
  }
  const named = (level: number, AcrValue: string) => ({ [`Level${level}`]: { AcrValue } })
  const four = (more: object) => ({
    ...named(1, loa(1)),
    ...named(2, loa(2)),
    ...named(3, loa(3)),
    ...named(4, loa(4)),
    ...more,
  })

  it('is told with the names that it does not change, and changes as a whole', async () => {
    const { call, UserPoolId } = await make(named(2, 'urn:own:2'))
    const get = async () => (await call('DescribeUserPool', { UserPoolId })).UserPool?.AcrConfiguration
    expect(await get()).toEqual(four(named(2, 'urn:own:2')))
    await call('UpdateUserPool', { UserPoolId, AcrConfiguration: named(3, 'urn:own:3') })
    expect(await get()).toEqual(four(named(3, 'urn:own:3')))
  })

  it.each<[string, object, object, ReturnType<typeof fault>]>([
    [
      'the same for two',
      { ...named(1, 'a'), ...named(2, 'a') },
      {},
      fault('InvalidParameterException', /unique/),
    ],
    ['what another is called anyway', named(1, loa(4)), {}, fault('InvalidParameterException', /unique/)],
    ['anything of a fifth', named(5, 'a'), {}, fault('InvalidParameterException')],
    ['words with blanks', named(1, 'a b'), {}, fault('InvalidParameterException')],
    [
      'anything in the lowest tier',
      named(1, 'a'),
      { UserPoolTier: 'LITE' },
      fault('FeatureUnavailableInTierException'),
    ],
  ])('is never %s', async (_, config, more, refusal) => {
    await expect(make(config, more)).rejects.toEqual(refusal)
  })
})

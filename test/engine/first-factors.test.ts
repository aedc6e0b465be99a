import { describe, expect, it } from 'vitest'
import { nextChallenge } from '../../src/engine/sign-in/next-challenge.ts'
import { offeredTo } from '../../src/engine/users/factors.ts'
import type { UserPoolProperties } from '../../src/model/cloudformation.ts'
import type { ChallengeResult, SignIn } from '../../src/model/sign-in.ts'
import type { User } from '../../src/model/user.ts'
import { ana } from '../world.ts'

/** Somebody who has everything that a pool could ask for. */
const equipped: User = {
  ...ana,
  attributes: { ...ana.attributes, phone_number: '+15550001234', phone_number_verified: 'true' },
  passkey: true,
}
/** The same, with an app that shows codes, which is turned on once it works. */
const careful: User = { ...equipped, factors: { authenticator: { seed: 'JBSWY3DPEHPK3PXP' } } }

type Mode = 'OFF' | 'OPTIONAL' | 'ON'
type Passkeys = 'SINGLE_FACTOR' | 'MULTI_FACTOR_WITH_USER_VERIFICATION' | undefined
const many = 'MULTI_FACTOR_WITH_USER_VERIFICATION'

const poolOf = (mode: Mode, passkeys: Passkeys) => {
  const properties: UserPoolProperties = {
    UserPoolName: 'test',
    MfaConfiguration: mode,
    EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    ...(passkeys && { WebAuthnFactorConfiguration: passkeys }),
    Policies: {
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] },
    },
  }
  return { properties } as Parameters<typeof offeredTo>[0]
}

const passwords = ['PASSWORD_SRP', 'PASSWORD']
const codes = ['EMAIL_OTP', 'SMS_OTP']

/** What is offered, and what is asked after a password and after a passkey; nothing is asked after what is not offered. */
const table: readonly [Mode, Passkeys, string, User, readonly string[], string, string | undefined][] = [
  ['OFF', undefined, 'anybody', equipped, [...passwords, ...codes, 'WEB_AUTHN'], 'end', 'end'],
  ['OFF', many, 'anybody', equipped, [...passwords, ...codes, 'WEB_AUTHN'], 'end', 'end'],
  ['OFF', undefined, 'whoever has an app', careful, [...passwords, ...codes, 'WEB_AUTHN'], 'end', 'end'],
  ['OPTIONAL', undefined, 'whoever has none', equipped, [...passwords, ...codes, 'WEB_AUTHN'], 'end', 'end'],
  ['OPTIONAL', many, 'whoever has none', equipped, [...passwords, ...codes, 'WEB_AUTHN'], 'end', 'end'],
  ['OPTIONAL', undefined, 'whoever has an app', careful, passwords, 'SOFTWARE_TOKEN_MFA', undefined],
  ['OPTIONAL', 'SINGLE_FACTOR', 'whoever has an app', careful, passwords, 'SOFTWARE_TOKEN_MFA', undefined],
  ['OPTIONAL', many, 'whoever has an app', careful, [...passwords, 'WEB_AUTHN'], 'SOFTWARE_TOKEN_MFA', 'end'],
  ['ON', undefined, 'whoever has none', equipped, passwords, 'MFA_SETUP', undefined],
  ['ON', 'SINGLE_FACTOR', 'whoever has none', equipped, passwords, 'MFA_SETUP', undefined],
  ['ON', many, 'whoever has none', equipped, [...passwords, 'WEB_AUTHN'], 'MFA_SETUP', 'end'],
  ['ON', undefined, 'whoever has an app', careful, passwords, 'SOFTWARE_TOKEN_MFA', undefined],
  ['ON', many, 'whoever has an app', careful, [...passwords, 'WEB_AUTHN'], 'SOFTWARE_TOKEN_MFA', 'end'],
]

const proved = (challengeName: ChallengeResult['challengeName']): SignIn => ({
  id: 'sign-in',
  poolId: ana.poolId,
  clientId: 'web',
  username: 'ana',
  typed: 'ana',
  flow: 'USER_AUTH',
  expiresAt: 0,
  results: [{ challengeName, challengeResult: true, challengeMetadata: null }],
})

describe('first proofs where second ones are', () => {
  it.each(table)(
    '%s, passkeys as %s: %s',
    (mode, passkeys, _, user, offered, afterPassword, afterPasskey) => {
      const pool = poolOf(mode, passkeys)
      expect(offeredTo(pool, user)).toEqual(offered)
      expect(nextChallenge(proved('PASSWORD_VERIFIER'), user, pool)).toBe(afterPassword)
      const passkey = offered.includes('WEB_AUTHN')
        ? nextChallenge(proved('WEB_AUTHN'), user, pool)
        : undefined
      expect(passkey).toBe(afterPasskey)
    },
  )

  it.each<[string, Partial<User>, readonly string[]]>([
    ['no password', { password: undefined as never }, [...codes, 'WEB_AUTHN']],
    ['no phone', { attributes: ana.attributes }, [...passwords, 'EMAIL_OTP', 'WEB_AUTHN']],
    ['no passkey', { passkey: undefined as never }, [...passwords, ...codes]],
    ['nothing but a temporary password', { status: 'FORCE_CHANGE_PASSWORD' }, passwords],
  ])('are those that the user has: %s', (_, less, offered) => {
    expect(offeredTo(poolOf('OFF', undefined), { ...equipped, ...less })).toEqual(offered)
  })
})

import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Factors, MfaName, User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import { possibleFactors } from '../users/factors.ts'

interface Setting {
  readonly Enabled?: boolean | undefined
  readonly PreferredMfa?: boolean | undefined
}

/** Which second proofs are to be asked for, in the words of the API. What is left out stays as it is. */
export interface Preference {
  readonly SMSMfaSettings?: Setting | undefined
  readonly SoftwareTokenMfaSettings?: Setting | undefined
  readonly EmailMfaSettings?: Setting | undefined
}

const members = {
  SMS_MFA: 'SMSMfaSettings',
  SOFTWARE_TOKEN_MFA: 'SoftwareTokenMfaSettings',
  EMAIL_OTP: 'EmailMfaSettings',
} as const satisfies Record<MfaName, keyof Preference>

// The codes are the guide's; the sentences are unverified.
const unable: Readonly<Record<MfaName, string>> = {
  SMS_MFA: 'User does not have delivery config set to turn on SMS_MFA',
  SOFTWARE_TOKEN_MFA: 'User has not verified software token mfa',
  EMAIL_OTP: 'User does not have a verified email address to turn on EMAIL_OTP',
}

/** Turns second proofs on and off, and says which comes first. */
export const setPreference: Step<Preference & { pool: UserPool; user: User }, { user: User }> = {
  name: 'set MFA preference',
  run(facts, _, { effects }) {
    const { pool, user } = facts
    const possible = possibleFactors(pool, user)
    const said = (Object.keys(members) as MfaName[]).flatMap((name) => {
      const setting = facts[members[name]]
      return setting ? [{ name, ...setting }] : []
    })
    for (const { name, Enabled, PreferredMfa } of said) {
      if ((Enabled || PreferredMfa) && !possible.includes(name))
        throw new Fault('InvalidParameterException', unable[name])
      if (PreferredMfa && Enabled === false)
        throw new Fault('InvalidParameterException', 'Cannot set a disabled MFA method as preferred.')
    }
    if (said.filter(({ PreferredMfa }) => PreferredMfa).length > 1)
      throw new Fault('InvalidParameterException', 'Only one MFA method can be preferred.')
    const factors = said.reduce(turned, user.factors ?? {})
    effects.push({ kind: 'patch user', poolId: pool.id, username: user.username, set: { factors } })
    return { user: { ...user, factors } }
  },
}

function turned(factors: Factors, { name, Enabled, PreferredMfa }: Setting & { name: MfaName }): Factors {
  const { preferred, ...rest } = factors
  const on = Enabled ?? PreferredMfa
  // Who is told to be preferred no longer, or is turned off, comes first no longer.
  const keeps = preferred !== undefined && preferred !== name && !PreferredMfa
  const first = PreferredMfa ? name : keeps ? preferred : undefined
  return {
    ...rest,
    ...(first && { preferred: first }),
    turned: { ...factors.turned, ...(on !== undefined && { [name]: on }) },
  }
}

import type { Json, JsonObject } from '../../../model/trigger.ts'
import { choice, flag, list, whole } from '../lenses.ts'
import type { Lens, Row } from '../table.ts'
import { get, isObject, nest } from '../tree.ts'
import { poolRow } from './row.ts'

const requirements = {
  lower: 'RequireLowercase',
  upper: 'RequireUppercase',
  number: 'RequireNumbers',
  symbol: 'RequireSymbols',
}

/** One list says four properties at once, so that a policy is as strict as it reads. */
const required: Row = {
  words: ['password.require'],
  there: (said) => {
    const asked = get(said, 'password.require') as readonly Json[] | undefined
    if (!asked) return {}
    const all = Object.entries(requirements).map(([word, property]) => [property, asked.includes(word)])
    return nest('properties.Policies.PasswordPolicy', Object.fromEntries(all) as JsonObject)
  },
  back: (tree) => {
    const policy = get(tree, 'properties.Policies.PasswordPolicy')
    if (!isObject(policy)) return {}
    const words = Object.entries(requirements).filter(([, property]) => policy[property] === true)
    return nest(
      'password.require',
      words.map(([word]) => word),
    )
  },
}

/** Password policy. */
export const password: readonly Row[] = [
  poolRow('password.minLength', 'Policies.PasswordPolicy.MinimumLength', whole),
  required,
  poolRow('password.history', 'Policies.PasswordPolicy.PasswordHistorySize', whole),
  poolRow('password.temporaryDays', 'Policies.PasswordPolicy.TemporaryPasswordValidityDays', whole),
]

const channels = list(
  choice({ email: 'verified_email', phone: 'verified_phone_number', admin: 'admin_only' }),
)
/** The order here is the priority there. */
const mechanisms: Lens = {
  there: (value, scope) =>
    (channels.there(value, scope) as readonly Json[]).map((Name, index) => ({ Name, Priority: index + 1 })),
  back: (value, scope) =>
    Array.isArray(value)
      ? channels.back(
          value.map((mechanism: Json) => (isObject(mechanism) ? (mechanism['Name'] ?? null) : null)),
          scope,
        )
      : undefined,
}

/** Where reset codes go. */
export const recovery: readonly Row[] = [
  poolRow('recovery', 'AccountRecoverySetting.RecoveryMechanisms', mechanisms),
]

/** Remembered devices. */
export const devices: readonly Row[] = [
  poolRow('devices.challengeOnNew', 'DeviceConfiguration.ChallengeRequiredOnNewDevice', flag),
  poolRow('devices.rememberOnPrompt', 'DeviceConfiguration.DeviceOnlyRememberedOnUserPrompt', flag),
]

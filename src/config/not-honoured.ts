import type { Finding } from '../model/finding.ts'
import type { UserPoolClientProperties, UserPoolProperties } from '../model/cloudformation.ts'
import type { Kind } from '../model/model.ts'
import type { Json } from '../model/trigger.ts'
import { poolTable } from './canonical/pool/table.ts'
import { isObject } from './canonical/tree.ts'
import { findingOf } from './link/tell.ts'
import type { Resource } from './merge/resource.ts'
import { member, type Path } from './path.ts'

/** Something that the schema takes and this release does not do. */
export interface NotHonoured {
  readonly kind: Kind
  /** The property by its path of dots, `*` for every key or item; the whole file where there is none. */
  readonly at?: string
  /** Only these values have no effect; every value, where neither this nor `except` is said. */
  readonly only?: readonly Json[]
  /** These values are honoured, since they ask for nothing. */
  readonly except?: readonly Json[]
  /** These keys are honoured, of those that the `*` at the end of `at` stands for. */
  readonly known?: readonly string[]
  /** What happens instead. */
  readonly why: string
  /** What must be served before this row goes. */
  readonly until: string
}

const ways = 'messages leave as the environment says under `delivery`, which has no use for it'
const sync = 'there is no Cognito Sync, and nothing is kept, pushed or streamed'

const unread = 'nothing reads this property'
/** What a pool reads of `aws`, which says the same as words do, and finer things. */
const poolProperties = [
  'AccountRecoverySetting',
  'AcrConfiguration',
  'AdminCreateUserConfig',
  'AliasAttributes',
  'AutoVerifiedAttributes',
  'DeletionProtection',
  'DeviceConfiguration',
  'EmailAuthenticationMessage',
  'EmailAuthenticationSubject',
  'EmailConfiguration',
  'EmailVerificationMessage',
  'EmailVerificationSubject',
  'EnabledMfas',
  'LambdaConfig',
  'MfaConfiguration',
  'Policies',
  'Schema',
  'SmsAuthenticationMessage',
  'SmsConfiguration',
  'SmsVerificationMessage',
  'UserAttributeUpdateSettings',
  'UserPoolAddOns',
  'UserPoolName',
  'UserPoolTags',
  'UserPoolTier',
  'UsernameAttributes',
  'UsernameConfiguration',
  'VerificationMessageTemplate',
  'WebAuthnFactorConfiguration',
  'WebAuthnRelyingPartyID',
  'WebAuthnUserVerification',
] as const satisfies readonly (keyof UserPoolProperties)[]
/** What a client reads of it. */
const clientProperties: readonly (keyof UserPoolClientProperties)[] = [
  'AccessTokenValidity',
  'AllowedOAuthFlows',
  'AllowedOAuthFlowsUserPoolClient',
  'AllowedOAuthScopes',
  'AuthSessionValidity',
  'CallbackURLs',
  'ClientName',
  'DefaultRedirectURI',
  'EnablePropagateAdditionalUserContextData',
  'EnableTokenRevocation',
  'ExplicitAuthFlows',
  'GenerateSecret',
  'IdTokenValidity',
  'LogoutURLs',
  'PreventUserExistenceErrors',
  'ReadAttributes',
  'RefreshTokenRotation',
  'RefreshTokenValidity',
  'SupportedIdentityProviders',
  'TokenValidityUnits',
  'WriteAttributes',
]

/** Every promise of the language that this release does not keep. A row goes when its promise is kept. */
export const notHonoured: readonly NotHonoured[] = [
  { kind: 'pool', at: 'email.configurationSet', why: ways, until: 'SES itself is a way out' },
  { kind: 'pool', at: 'sms.role', why: ways, until: 'SNS is asked in the name of a role' },
  { kind: 'pool', at: 'sms.externalId', why: ways, until: 'SNS is asked in the name of a role' },
  { kind: 'pool', at: 'sms.region', why: ways, until: 'pools have ways out of their own' },
  { kind: 'pool', at: 'logs', why: 'nothing is delivered', until: 'log delivery is served' },
  {
    kind: 'pool',
    at: 'aws.*',
    known: [...poolProperties, ...Object.keys(poolTable.companions ?? {})],
    why: unread,
    until: 'it is served',
  },
  { kind: 'pool', at: 'clients.*.analytics', why: 'nothing is sent', until: 'analytics are served' },
  { kind: 'pool', at: 'clients.*.aws.*', known: clientProperties, why: unread, until: 'it is served' },
  { kind: 'identity', at: 'aws.CognitoEvents', why: sync, until: 'Cognito Sync is served' },
  { kind: 'identity', at: 'aws.CognitoStreams', why: sync, until: 'Cognito Sync is served' },
  { kind: 'identity', at: 'aws.PushSync', why: sync, until: 'Cognito Sync is served' },
  {
    kind: 'role',
    at: 'aws.RoleName',
    why: 'it is called as its file is',
    until: 'roles can have other names than their files',
  },
]

/** What the resources of a project ask for in vain, at the places where they ask. */
export const notesOf = (resources: readonly Resource[]): readonly Finding[] =>
  resources.flatMap((resource) =>
    notHonoured.filter(({ kind }) => kind === resource.kind).flatMap((row) => notes(resource, row)),
  )

function notes(
  resource: Resource,
  { at, only, except, known = [], why, until }: NotHonoured,
): readonly Finding[] {
  const places = at === undefined ? [[]] : expand(resource.value, at.split('.'))
  return places
    .filter((path) => {
      if (known.includes(String(path.at(-1)))) return false
      const value = JSON.stringify(path.reduce<Json | undefined>(member, resource.value))
      const has = (values: readonly Json[]) => values.some((one) => JSON.stringify(one) === value)
      return only ? has(only) : !has(except ?? [])
    })
    .map((path) => {
      const message = `\`${path.join('.') || `${resource.kind}/${resource.name}`}\` is checked and has no effect yet: ${why}`
      const note = {
        rule: 'PW-NOTE-001',
        severity: 'info',
        message,
        help: `this changes when ${until}`,
      } as const
      return findingOf(resource, path, note, typeof path.at(-1) === 'number' ? 'value' : 'key')
    })
}

/** Every place of a value that a pattern fits. */
function expand(value: Json | undefined, [key, ...rest]: readonly string[]): readonly Path[] {
  if (value === undefined) return []
  if (key === undefined) return [[]]
  const keys =
    key !== '*' ? [key] : Array.isArray(value) ? [...value.keys()] : isObject(value) ? Object.keys(value) : []
  return keys.flatMap((one) => expand(member(value, one), rest).map((path) => [one, ...path]))
}

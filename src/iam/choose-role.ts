import type { RoleMapping } from '../model/cloudformation.ts'
import type { IdentityPool } from '../model/model.ts'
import type { JsonObject } from '../model/trigger.ts'
import { claimText } from './claim-text.ts'

/** Somebody whose token a provider has vouched for. */
export interface Claimant {
  /** The provider as role mappings name it: of a user pool with the client, `cognito-idp.<region>.amazonaws.com/<pool>:<client>`. */
  readonly provider: string
  readonly claims: JsonObject
}

/** What in an identity pool decided; `provider` is the mapping's own key. */
export type Because =
  /** `Roles.unauthenticated`. */
  | { readonly by: 'guest' }
  /** `Roles.authenticated`, as no mapping is there for the provider. */
  | { readonly by: 'authenticated' }
  /** A rule, by its place from 0. */
  | { readonly by: 'rule'; readonly provider: string; readonly rule: number }
  /** `cognito:preferred_role`, the one role of `cognito:roles`, or the one of them that was asked for. */
  | { readonly by: 'preferred role' | 'only role' | 'custom role'; readonly provider: string }
  /** `AmbiguousRoleResolution`: no role in the token, too many, or no rule that fits. */
  | { readonly by: 'otherwise'; readonly provider: string }

/** The role that somebody gets, or why they get none. */
export type ChosenRole =
  | { readonly roleArn: string; readonly because: Because }
  | {
      /** Ambiguous and denied; no role configured; or a role that was asked for and is not theirs to have. */
      readonly refused: 'deny' | 'no role' | 'custom role'
      readonly because: Because
    }

/** What holds of a mapping without `AmbiguousRoleResolution`, which the API demands: that it denies is unverified. */
const unsaid = 'Deny'

type Rule = NonNullable<RoleMapping['RulesConfiguration']>['Rules'][number]
type Match = Rule['MatchType']

// That letter case counts is unverified.
const matches: Readonly<Record<Match, (claim: string, value: string) => boolean>> = {
  Equals: (claim, value) => claim === value,
  NotEqual: (claim, value) => claim !== value,
  StartsWith: (claim, value) => claim.startsWith(value),
  Contains: (claim, value) => claim.includes(value),
}

/**
 * Which role of an identity pool somebody gets, in the enhanced flow. `custom` is the `CustomRoleArn` that
 * they ask for. Follows "Using role-based access control" of the Cognito guide.
 */
export function chooseRole(pool: IdentityPool, who: Claimant | 'guest', custom?: string): ChosenRole {
  if (who === 'guest') return configured(pool, 'unauthenticated', { by: 'guest' }, custom)
  const mapping = mappingOf(pool, who.provider)
  if (!mapping) return configured(pool, 'authenticated', { by: 'authenticated' }, custom)
  const chosen = mapping.Type === 'Token' ? fromToken(who, custom) : fromRules(who, custom, rulesOf(mapping))
  if (chosen) return chosen
  const because = { by: 'otherwise', provider: who.provider } as const
  if ((mapping.AmbiguousRoleResolution ?? unsaid) === 'Deny') return { refused: 'deny', because }
  return configured(pool, 'authenticated', because, custom)
}

/** Whether a rule takes somebody. No rule does whose claim is missing, `NotEqual` neither. */
export function ruleFits({ Claim, MatchType, Value }: Rule, claims: JsonObject): boolean {
  const claim = claimText(claims, Claim)
  return claim !== undefined && matches[MatchType](claim, Value)
}

/** How a provider's tokens lead to roles, where the identity pool says that. */
export function mappingOf({ roles }: IdentityPool, provider: string): RoleMapping | undefined {
  const mappings = roles?.RoleMappings ?? {}
  if (Object.hasOwn(mappings, provider)) return mappings[provider]
  return Object.values(mappings).find(({ IdentityProvider }) => IdentityProvider === provider)
}

const rulesOf = ({ RulesConfiguration }: RoleMapping) => RulesConfiguration?.Rules ?? []

function configured(
  { roles }: IdentityPool,
  name: 'authenticated' | 'unauthenticated',
  because: Because,
  custom: string | undefined,
): ChosenRole {
  const roleArn = roles?.Roles?.[name]
  if (roleArn === undefined) return { refused: 'no role', because }
  // Which custom roles may be had where no mapping offers any is unverified: no other one than the configured.
  if (custom !== undefined && custom !== roleArn) return { refused: 'custom role', because }
  return { roleArn, because }
}

function fromToken({ provider, claims }: Claimant, custom: string | undefined): ChosenRole | undefined {
  const roles = textsOf(claims, 'cognito:roles')
  if (custom !== undefined) {
    const because = { by: 'custom role', provider } as const
    return roles.includes(custom) ? { roleArn: custom, because } : { refused: 'custom role', because }
  }
  const [preferred] = textsOf(claims, 'cognito:preferred_role')
  if (preferred !== undefined) return { roleArn: preferred, because: { by: 'preferred role', provider } }
  const [only, ...more] = roles
  if (only === undefined || more.length > 0) return undefined
  return { roleArn: only, because: { by: 'only role', provider } }
}

function fromRules(
  { provider, claims }: Claimant,
  custom: string | undefined,
  rules: readonly Rule[],
): ChosenRole | undefined {
  const fitting = rules.flatMap((rule, index) => (ruleFits(rule, claims) ? [[index, rule] as const] : []))
  const wanted = custom === undefined ? fitting[0] : fitting.find(([, { RoleARN }]) => RoleARN === custom)
  if (wanted) return { roleArn: wanted[1].RoleARN, because: { by: 'rule', provider, rule: wanted[0] } }
  if (!fitting[0]) return undefined
  return { refused: 'custom role', because: { by: 'rule', provider, rule: fitting[0][0] } }
}

/** The texts of a claim, each once. */
function textsOf(claims: JsonObject, name: string): readonly string[] {
  const claim = Object.hasOwn(claims, name) ? claims[name] : undefined
  const all = [claim].flat().filter((one): one is string => typeof one === 'string' && one !== '')
  return [...new Set(all)]
}

import type { Json } from '../../model/trigger.ts'
import type { User } from '../../model/user.ts'
import type { GroupConfiguration } from '../claims/group-claims.ts'
import type { Hook } from '../hook.ts'
import { shown } from '../users/shown.ts'

type Claims = Readonly<Record<string, Json>>
type GroupOverride = {
  readonly groupsToOverride?: readonly string[] | null
  readonly iamRolesToOverride?: readonly string[] | null
  readonly preferredRole?: string | null
}

/** The answer of version 1: it changes the ID token, and the groups of both. */
interface FirstAnswer {
  readonly claimsOverrideDetails?: {
    readonly claimsToAddOrOverride?: Claims | null
    readonly claimsToSuppress?: readonly string[] | null
    readonly groupOverrideDetails?: GroupOverride | null
  } | null
}
/** The answer of versions 2 and 3. */
interface LaterAnswer {
  readonly claimsAndScopeOverrideDetails?: {
    readonly idTokenGeneration?: {
      readonly claimsToAddOrOverride?: Claims | null
      readonly claimsToSuppress?: readonly string[] | null
    } | null
    readonly accessTokenGeneration?: {
      readonly claimsToAddOrOverride?: Claims | null
      readonly claimsToSuppress?: readonly string[] | null
      readonly scopesToAdd?: readonly string[] | null
      readonly scopesToSuppress?: readonly string[] | null
    } | null
    readonly groupOverrideDetails?: GroupOverride | null
  } | null
}

interface Changes {
  readonly add: Claims
  readonly suppress: readonly string[]
}

/** What a script wants otherwise in the tokens. */
export interface Overrides {
  readonly id: Changes
  readonly access: Changes & {
    readonly scopesToAdd: readonly string[]
    readonly scopesToSuppress: readonly string[]
  }
  /** Absent where the groups stay as they are. */
  readonly groups?: GroupConfiguration
}

/** Who asks for tokens that are of no person, but of a client alone. */
export const machine = { username: 'ClientCredentials' } as const

interface Needs {
  readonly user: User | typeof machine
  /** Nothing where there is no person to be in a group. */
  readonly groups: GroupConfiguration | null
  readonly scopes: readonly string[]
  readonly clientMetadata: Readonly<Record<string, string>> | undefined
}

const changes = (
  given:
    | { readonly claimsToAddOrOverride?: Claims | null; readonly claimsToSuppress?: readonly string[] | null }
    | null
    | undefined,
): Changes => ({ add: given?.claimsToAddOrOverride ?? {}, suppress: given?.claimsToSuppress ?? [] })

// Left out, the groups stay; given, even as null or empty, only what it lists is left. That null is not
// the same as nothing is how the guide can be read, and unverified.
function groupsOf(details: object | null | undefined): { groups?: GroupConfiguration } {
  if (!details || !('groupOverrideDetails' in details)) return {}
  const given = details.groupOverrideDetails as GroupOverride | null
  return {
    groups: {
      groupsToOverride: given?.groupsToOverride ?? [],
      iamRolesToOverride: given?.iamRolesToOverride ?? [],
      preferredRole: given?.preferredRole ?? null,
    },
  }
}

/** Lets the script change what tokens will say. */
export const PreTokenGeneration: Hook<Needs, FirstAnswer & LaterAnswer, { overrides: Overrides }> = {
  name: 'PreTokenGeneration',
  sources: [
    'TokenGeneration_HostedAuth',
    'TokenGeneration_Authentication',
    'TokenGeneration_NewPasswordChallenge',
    'TokenGeneration_AuthenticateDevice',
    'TokenGeneration_RefreshTokens',
    'TokenGeneration_ClientCredentials',
  ],
  request: ({ user, groups, scopes, clientMetadata }, version) => ({
    ...('sub' in user ? shown(user) : { userAttributes: {} }),
    groupConfiguration: groups,
    ...(version !== 'V1_0' && { scopes }),
    ...(clientMetadata && { clientMetadata }),
  }),
  response: (version) =>
    version === 'V1_0' ? { claimsOverrideDetails: null } : { claimsAndScopeOverrideDetails: null },
  // Of machines only the newest form tells.
  fires: (version, source) => version === 'V3_0' || source !== 'TokenGeneration_ClientCredentials',
  apply({ claimsOverrideDetails, claimsAndScopeOverrideDetails: later }, _, version) {
    const none = { add: {}, suppress: [], scopesToAdd: [], scopesToSuppress: [] }
    if (version === 'V1_0')
      return {
        overrides: { id: changes(claimsOverrideDetails), access: none, ...groupsOf(claimsOverrideDetails) },
      }
    const access = later?.accessTokenGeneration
    return {
      overrides: {
        id: changes(later?.idTokenGeneration),
        access: {
          ...changes(access),
          scopesToAdd: access?.scopesToAdd ?? [],
          scopesToSuppress: access?.scopesToSuppress ?? [],
        },
        ...groupsOf(later),
      },
    }
  },
}

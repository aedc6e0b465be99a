import type { AppClient } from '../../model/pool.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import type { Overrides } from '../hooks/pre-token-generation.ts'
import { withinScopes } from '../oauth/scope-attributes.ts'
import type { TokenUse } from '../ports.ts'
import { readable } from '../users/attributes.ts'
import { identityClaim } from '../users/identities.ts'
import { mayAdd, maySuppress } from './claim-rules.ts'
import type { GroupConfiguration } from './group-claims.ts'

/** What tokens will say of the user, before keys and times are put to it. */
export interface Claims {
  readonly id: JsonObject
  readonly access: JsonObject
}

interface Needs {
  readonly user: User
  readonly client: AppClient
  readonly groups: GroupConfiguration
  readonly scopes: readonly string[]
  readonly overrides: Overrides
}

/** An attribute as the ID token says it: as text, but for two truths, a time and an address. */
function attributeClaim(name: string, value: string): Json {
  if (name === 'email_verified' || name === 'phone_number_verified') return value === 'true'
  if (name === 'updated_at' && /^\d+$/.test(value)) return Number(value)
  if (name === 'address') return { formatted: value }
  return value
}

const attributeClaims = ({ attributes }: User, client: AppClient, scopes: readonly string[]) => {
  const wanted = withinScopes(scopes)
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => readable(client, name) && wanted(name))
      .map(([name, value]) => [name, attributeClaim(name, value)]),
  )
}

const groupClaims = ({ groupsToOverride, iamRolesToOverride, preferredRole }: GroupConfiguration) => ({
  ...(groupsToOverride.length && { 'cognito:groups': groupsToOverride }),
  ...(iamRolesToOverride.length && { 'cognito:roles': iamRolesToOverride }),
  ...(preferredRole && { 'cognito:preferred_role': preferredRole }),
})

/** Lays what a script wants over what is so. A claim both added and suppressed is suppressed. */
function lay(
  use: TokenUse,
  base: JsonObject,
  { add, suppress }: { readonly add: JsonObject; readonly suppress: readonly string[] },
  clientId: string,
): JsonObject {
  const added = Object.entries(add).filter(([name, value]) => mayAdd(use, name, value, clientId))
  // Roles are part of what `cognito:groups` stands for.
  const gone = new Set(suppress)
  if (gone.has('cognito:groups')) gone.add('cognito:roles').add('cognito:preferred_role')
  return Object.fromEntries(
    [...Object.entries(base), ...added].filter(([name]) => !gone.has(name) || !maySuppress(name)),
  )
}

/** The scopes of a token as a claim, with what a script wants of them. */
function scopeOf(scopes: readonly string[], { scopesToAdd, scopesToSuppress }: Overrides['access']): string {
  const scope = new Set([...scopes, ...scopesToAdd.filter((name) => name !== '' && !/\s/.test(name))])
  for (const name of scopesToSuppress) scope.delete(name)
  return [...scope].join(' ')
}

/** What the token of a client will say that is of no person, with what a script wants laid over it. */
export const machineClaims = ({
  client,
  scopes,
  overrides: { access },
}: Pick<Needs, 'client' | 'scopes' | 'overrides'>): JsonObject => ({
  ...lay('access', {}, access, client.id),
  sub: client.id,
  scope: scopeOf(scopes, access),
})

/** What both tokens will say of a user, with what a script wants laid over it. */
export function claimsOf({ user, client, groups: own, scopes, overrides }: Needs): Claims {
  const { id, access, groups = own } = overrides
  const { groupsToOverride } = groups
  return {
    id: {
      ...lay('id', { ...attributeClaims(user, client, scopes), ...groupClaims(groups) }, id, client.id),
      ...identityClaim(user.identities),
      sub: user.sub,
      'cognito:username': user.username,
    },
    access: {
      ...lay(
        'access',
        { ...(groupsToOverride.length && { 'cognito:groups': groupsToOverride }) },
        access,
        client.id,
      ),
      sub: user.sub,
      username: user.username,
      scope: scopeOf(scopes, access),
    },
  }
}

/** Composes what both tokens will say, from the user and from what the script wants. */
export const composeClaims: Step<Needs, { claims: Claims }> = {
  name: 'compose claims',
  run: (facts) => ({ claims: claimsOf(facts) }),
}

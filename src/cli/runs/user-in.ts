import { usernameAttributes } from '../../engine/users/names.ts'
import type { UserPool } from '../../model/pool.ts'
import type { RecordedRun } from '../../model/recorded-run.ts'
import { standardAttributes } from '../../model/standard-attributes.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { hooksOf } from './recorded-event.ts'

/** The user of a run, as far as it tells. */
export interface KnownUser {
  /** What a scenario calls them. */
  readonly story: string
  /** As the caller named them. */
  readonly typed: string
  /** The attributes that the caller gave. */
  readonly asked: Readonly<Record<string, string>>
  /** As they were before the run. */
  readonly account: {
    readonly username?: string
    readonly attributes: Readonly<Record<string, string>>
    readonly status?: string
    readonly groups?: readonly string[]
  }
}

/**
 * Reads whom a run is about from the events of its hooks, else from the claims of its tokens. In a pool where
 * people sign in by an address, that is how they are called.
 */
export function userIn(run: RecordedRun, pool?: UserPool): KnownUser {
  const { asked = {}, claims = {}, user = 'somebody', username } = run
  const [request = {}] = hooksOf(run).map(({ event }) => objectIn(objectIn(event)['request']))
  const shown = Object.entries(objectIn(request['userAttributes'] ?? claims.id)).filter(([name]) =>
    isOwn(name),
  )
  const known = Object.fromEntries(shown.map(([name, value]) => [name, String(value)]))
  const by = pool ? usernameAttributes(pool) : []
  const [address] = by.flatMap((name) => known[name] ?? [])
  const typed = uuid.test(user) ? (address ?? user) : user
  const [named] = by.filter((name) => (name === 'email') === typed.includes('@'))
  const attributes = address === undefined && named ? { ...known, [named]: typed } : known
  const status = objectIn(request['userAttributes'])['cognito:user_status']
  const groups = claims.id?.['cognito:groups'] ?? objectIn(request['groupConfiguration'])['groupsToOverride']
  const told = typeof status === 'string' && statuses.includes(status) ? status : undefined
  return {
    story: /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}/.exec(typed)?.[0].replace(/[._-]+$/, '') || 'somebody',
    typed,
    asked: pairsIn(asked['UserAttributes']),
    account: {
      ...(username !== undefined && !uuid.test(username) && { username }),
      attributes,
      ...(told !== undefined && { status: told }),
      ...(Array.isArray(groups) && groups.length && { groups: groups.map(String) }),
    },
  }
}

/** The claims that say the same at every sign-in. */
export function knownClaims(claims: JsonObject): JsonObject | undefined {
  const lasting = Object.entries(claims).filter(
    ([name, value]) => !passing.has(name) && !(typeof value === 'string' && uuid.test(value)),
  )
  return lasting.length ? Object.fromEntries(lasting) : undefined
}

const passing = new Set([
  'aud',
  'auth_time',
  'client_id',
  'event_id',
  'exp',
  'iat',
  'iss',
  'jti',
  'origin_jti',
  'sub',
  'token_use',
  'version',
])
const statuses = ['UNCONFIRMED', 'FORCE_CHANGE_PASSWORD', 'RESET_REQUIRED']
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const isOwn = (name: string) => name.startsWith('custom:') || (standardAttributes.has(name) && name !== 'sub')

const objectIn = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}

/** Attributes as Cognito's input has them: a list of names and values. */
const pairsIn = (value: Json | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (Array.isArray(value) ? (value as readonly Json[]) : []).map((pair) => {
      const { Name, Value } = objectIn(pair)
      return [String(Name), String(Value ?? '')]
    }),
  )

import { covered } from '../../engine/redact.ts'

type Facts = Readonly<Record<string, unknown>>

/** What an address brings, to an app or to a provider, that nobody else should have. */
const brought =
  /([?#&](?:code|id_token|id_token_hint|access_token|refresh_token|state|RelayState|SAMLRe\w+)=)[^&#]+/g
/** The word by which an app knows that an answer is for its own request: whoever has it could bring another one. */
const own = 'state'

/**
 * What stands for a thing that has a place of its own: the id of a pool or a client, the name of a user. Of
 * addresses, what they bring is covered.
 */
function said(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(brought, `$1${covered}`)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(said)
  const { id, properties, username, sub } = value as Facts
  if (typeof id === 'string' && properties !== undefined) return id
  return typeof username === 'string' && typeof sub === 'string' ? username : members(value)
}

/** What an app asks for is no proof of anything, though a header of that name would be. */
const shownAs = (name: string, value: unknown) =>
  name === 'authorization' && typeof value === 'object' ? 'authorize' : name

const members = (value: object): object =>
  Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      shownAs(name, inner),
      typeof inner === 'string' && name === own ? covered : said(inner),
    ]),
  )

/**
 * What an account tells of what the engine was asked by an endpoint, and of what came of it: pools, clients and
 * users by their names alone, and of an answer nothing that was asked.
 */
export const brief = (facts: object, asked: object = {}): object =>
  members(
    Object.fromEntries(
      Object.entries(facts).filter(
        ([name, value]) => value !== undefined && (asked as Facts)[name] !== value,
      ),
    ),
  )

/** Whom and what a run is about, as far as one of its steps has found out. */
export interface About {
  /** The id of the user pool. */
  readonly pool?: string
  /** The id of the app client. */
  readonly client?: string
  readonly username?: string
  /** What people call the user who has such a `username`: an address where there is one. */
  readonly known?: string
}

/** Reads it from the facts that a step gave. Strangers, who are nobody, are not told of. */
export function aboutOf(given: object): About | undefined {
  // Facts of these names are what the steps that find them say they are; others are read with care all the same.
  const { pool, client, user } = given as Readonly<Record<string, unknown>>
  const found: About = { ...idOf('pool', pool), ...idOf('client', client), ...nameOf(user) }
  return Object.keys(found).length ? found : undefined
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const idOf = (name: 'pool' | 'client', value: unknown) =>
  isObject(value) && typeof value['id'] === 'string' ? { [name]: value['id'] } : {}

function nameOf(user: unknown): Pick<About, 'username' | 'known'> {
  if (!isObject(user) || typeof user['username'] !== 'string' || user['stranger']) return {}
  const { username, attributes } = user
  const { email, phone_number: phone, preferred_username: preferred } = isObject(attributes) ? attributes : {}
  const known = email ?? phone ?? preferred
  return { username, ...(typeof known === 'string' && { known }) }
}

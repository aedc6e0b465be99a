import { createHash } from 'node:crypto'

/** Where a resource lives; its id follows from this and its name, and from nothing else. */
export interface Home {
  readonly account: string
  readonly region: string
}

const lower = '0123456789abcdefghijklmnopqrstuvwxyz'
const mixed = `${lower}ABCDEFGHIJKLMNOPQRSTUVWXYZ`

/** The id of a declared user pool, unless it is pinned: the region, and nine letters and digits. */
export const poolId = ({ account, region }: Home, name: string) =>
  once(['pool', account, region, name], (names) => `${region}_${spell(digest('sha256', names), mixed, 9)}`)

/** The id of a declared app client, unless it is pinned: 26 lower-case letters and digits. */
export const clientId = ({ account, region }: Home, pool: string, name: string) =>
  once(['client', account, region, pool, name], (names) => spell(digest('sha256', names), lower, 26))

/** The id of a declared identity pool, unless it is pinned: the region, and a UUID of version 5 (RFC 9562 §5.5). */
export const identityPoolId = ({ account, region }: Home, name: string): string =>
  once(['identity', account, region, name], (names) => `${region}:${uuid(names)}`)

/** The id of the terms of a declared client. */
export const termsId = (pool: string, client: string, name: string): string =>
  once(['terms', pool, client, name], uuid4)

/** The id of the style of a declared client. */
export const brandingId = (pool: string, client: string): string => once(['branding', pool, client], uuid4)

// The API takes ids of terms and styles that are spelled as those of version 4, and no others.
const uuid4 = (names: readonly string[]) =>
  uuid(names).replace(/^(.{14})5/, (_, before: string) => `${before}4`)

function uuid(names: readonly string[]): string {
  const bytes = digest('sha1', names, namespace).subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
  return groups.join('-')
}

/** The namespace of our identity pools. Changing it would change every id. */
const namespace = Buffer.from('6f1d0c1e7c0b4d5a9e3a2b8f4c7d1e90', 'hex')

const known = new Map<string, string>()

/** All that names something asks for its id, again and again. */
function once(names: readonly string[], make: (names: readonly string[]) => string): string {
  const key = JSON.stringify(names)
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size >= 10_000) known.clear()
  const id = make(names)
  known.set(key, id)
  return id
}

// Written as JSON, no two lists of names have the same text.
const digest = (algorithm: 'sha1' | 'sha256', names: readonly string[], salt = Buffer.alloc(0)) =>
  createHash(algorithm).update(salt).update(JSON.stringify(names)).digest()

function spell(bytes: Buffer, alphabet: string, length: number): string {
  const base = BigInt(alphabet.length)
  let rest = BigInt(`0x${bytes.toString('hex')}`)
  let text = ''
  for (; text.length < length; rest /= base) text += alphabet[Number(rest % base)]
  return text
}

import { lookup as systemLookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { isLocalhost } from '../../../model/fetch-rule.ts'
import { isPublicAddress } from '../../../model/public-address.ts'
import { Unreached } from './unreached.ts'

/** Where a name leads. */
export interface Address {
  readonly address: string
  readonly family: number
}

/** Asks where a name leads, as the machine's own resolver does. */
export type Lookup = (name: string) => Promise<readonly Address[]>

const mostWaiting = 64
const thisMachine: readonly Address[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
]

/** Says that a place may not be gone to; never where it is. */
export const refusePrivate = (host: string) =>
  new Unreached(
    'ERR_PRIVATE_ADDRESS',
    `\`${host}\` leads to a private address, and its rule does not say \`private: true\``,
  )

/**
 * Gives sockets of one scope the addresses of a name. They connect to nothing but what they are given, so
 * what was checked is where they go. One that is private spoils them all: nobody mixes them by accident.
 */
export type Resolve = (scope: string, privately: boolean) => LookupFunction

/** Looks up one name at a time for each scope: the system has few threads for it, and a slow server of names holds one. */
export function openResolve(lookup: Lookup = ask): Resolve {
  const waiting = new Map<string, Map<string, Promise<readonly Address[]>>>()

  async function find(scope: string, name: string): Promise<readonly Address[]> {
    if (isLocalhost(name)) return thisMachine
    const asked = waiting.get(scope) ?? new Map<string, Promise<readonly Address[]>>()
    const pending = asked.get(name)
    if (pending) return pending
    if (asked.size >= mostWaiting) throw new Unreached('EAI_AGAIN', 'too many names are being looked up')
    waiting.set(scope, asked)
    const before = [...asked.values()].at(-1)
    const found = Promise.resolve(before)
      .catch(() => {})
      .then(() => lookup(name))
      .finally(() => {
        asked.delete(name)
        if (!asked.size) waiting.delete(scope)
      })
    asked.set(name, found)
    return found
  }

  return (scope, privately) => (host, options, done) => {
    find(scope, host)
      .then((addresses) => {
        const [first] = addresses
        if (!first) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' })
        if (!privately && !addresses.every(({ address }) => isPublicAddress(address)))
          throw refusePrivate(host)
        return addresses
      })
      .then(
        (addresses) => {
          if (options.all) return done(null, [...addresses])
          const { address = '', family = 0 } = addresses[0] ?? {}
          return done(null, address, family)
        },
        (error: Error) => done(error, []),
      )
  }
}

const ask: Lookup = (name) => systemLookup(name, { all: true, order: 'verbatim' })

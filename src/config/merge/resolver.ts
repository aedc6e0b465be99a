import type { Kind } from '../../model/model.ts'
import type { Addressed, Addresses } from '../addresses.ts'
import { addressBook, type TextOf } from '../link/address-book.ts'
import { member, valueAt } from '../path.ts'
import type { Environment } from './environment.ts'
import { interpolateText, type Given, type Slip } from './interpolate.ts'
import {
  circle,
  endless,
  malformed,
  members,
  misplaced,
  noEnvironment,
  plain,
  unknownMember,
  unknownParam,
  unresolved,
} from './refused.ts'
import { keyOf, type Declared } from './resource.ts'

/** What `$(...)` gives in one environment, and the addresses that it gives. */
export interface Resolver {
  readonly addresses: Addresses
  readonly give: (expression: string) => Given
}

/** Who issues tokens: what the server was started with, where that is known. */
export interface Issuing {
  readonly publicUrl?: string
  /** Wins over what pools say. */
  readonly issuer?: 'aws'
}

/** Characters that the interpolations of one project may give together. */
const most = 16 * 1024 * 1024

/** How many texts an interpolation may lead through. */
const deepest = 32

/** Where tokens come from unless the server is told otherwise. */
export const localUrl = 'http://localhost:9340'

/** The functions of `$(...)` over what is declared, before anything is interpolated. */
export function resolverOf(declared: Declared, environment: Environment, options: Issuing = {}): Resolver {
  const open: string[] = []
  const done = new Map<string, Given>()
  let given = 0

  /** Resolves a text that others refer to; one that leads back to itself is told once, to whoever began. */
  const once = (key: string, raw: string): Given => {
    if (done.has(key)) return done.get(key)
    const begun = open.indexOf(key)
    if (begun !== -1) {
      const round = open.slice(begun)
      for (const one of round) done.set(one, undefined)
      return circle([...round, key])
    }
    if (open.length >= deepest) return endless
    open.push(key)
    let slip: Slip | undefined
    const text = interpolateText(raw, give, (mistake) => (slip ??= mistake))
    open.pop()
    if (!done.has(key)) done.set(key, text)
    // Where they lead on and on is told where that was entered; every other mistake, where it was written.
    return slip?.rule === 'PW-VAR-003' ? slip : done.get(key)
  }

  // The address book gives texts; what stood in the way of the last one stays here.
  const last: { trouble?: { readonly slip?: Slip } } = {}
  const textOf: TextOf = (resource, path) => {
    const raw = valueAt(resource.value, path)
    if (typeof raw !== 'string') return undefined
    const text = once(`${keyOf(resource)} ${path.join('.')}`, raw)
    if (typeof text === 'string') return text
    last.trouble = text ? { slip: text } : {}
    return raw
  }
  const addresses = addressBook(environment, declared, textOf)

  const param = (name: string): Given => {
    const raw = member(environment.params, name)
    if (typeof raw === 'string') return once(`param.${name}`, raw)
    return environment.broken ? undefined : unknownParam(name, environment)
  }

  function give(expression: string): Given {
    const text = look(expression)
    if (typeof text === 'string') given += text.length
    if (given <= most) return text
    const told = given === Infinity
    given = Infinity
    return told
      ? undefined
      : { rule: 'PW-VAR-005', message: `interpolations give more than ${most} characters` }
  }

  function look(expression: string): Given {
    const [, service, resource] = /^arn ([a-z0-9-]+):(.+)$/.exec(expression) ?? []
    if (service) return `arn:aws:${service}:${environment.region}:${environment.account}:${resource}`
    const [, head = '', rest] = /^([^. ]*)(?:[. ](.*))?$/s.exec(expression) ?? []
    if (plain.includes(head) && rest === undefined)
      return head === 'env' ? (environment.name ?? noEnvironment) : environment[head as 'account' | 'region']
    if (head === 'param' && rest) return param(rest)
    if (head === 'session') return misplaced(expression)
    const asked = members[head]
    if (asked && rest) return ofResource(head as Kind | 'client', rest, asked)
    return malformed(expression, head)
  }

  function ofResource(head: Kind | 'client', rest: string, asked: readonly string[]): Given {
    const dot = rest.lastIndexOf('.')
    const what = rest.slice(dot + 1)
    const name = rest.slice(0, Math.max(dot, 0))
    if (dot === -1 || !asked.includes(what)) return unknownMember(head, rest, asked)
    if (head === 'client') return ofClient(name)
    const found = declared.find(head, name)
    if (found === undefined) return unresolved(head, name, declared.names(head))
    delete last.trouble
    const address = addressOf(head, name, what)
    return last.trouble ? (last.trouble as { slip?: Slip }).slip : address
  }

  function addressOf(kind: Kind, name: string, what: string): string {
    if (what === 'arn') return addresses.arn(kind as Addressed, name)
    if (kind === 'identity') return addresses.identityPoolId(name)
    const id = addresses.poolId(name)
    if (what === 'id') return id
    const found = declared.find(kind, name)
    const said = typeof found === 'object' ? member(found.value, 'issuer') : undefined
    const aws = (options.issuer ?? said) === 'aws'
    return aws
      ? `https://cognito-idp.${environment.region}.amazonaws.com/${id}`
      : `${options.publicUrl ?? localUrl}/${id}`
  }

  /** A pool's and a client's name may both hold dots: any way to part them that is declared will do. */
  function ofClient(names: string): Given {
    const ways = [...names.matchAll(/\./g)].map(
      ({ index }) => [names.slice(0, index), names.slice(index + 1)] as const,
    )
    if (ways.length === 0) return malformed(`client.${names}.id`, 'client')
    for (const [pool, client] of ways) {
      const found = declared.find('pool', pool)
      if (found === 'broken') return addresses.clientId(pool, client)
      if (!found) continue
      const clients = Object.keys(member(found.value, 'clients') ?? {})
      return clients.includes(client)
        ? addresses.clientId(pool, client)
        : unresolved('client', client, clients)
    }
    return unresolved('pool', ways[0]?.[0] ?? names, declared.names('pool'))
  }

  return { addresses, give }
}

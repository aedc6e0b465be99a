import type { Kind } from '../../model/model.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { isObject } from '../canonical/tree.ts'
import type { FragmentDocument } from '../made/documents.ts'
import { nearest } from '../nearest.ts'
import { member, type Path } from '../path.ts'
import type { Report } from './interpolate.ts'
import { merged, type Layer } from './layers.ts'
import type { Declared, Resource } from './resource.ts'

/** A resource with its fragments merged, and whether all of them were there to merge. */
export interface Composed {
  readonly resource: Resource
  readonly whole: boolean
}

/**
 * Merges what a resource, and each client of a pool, begins from: fragments from left to right, then
 * what the file itself says.
 */
export function compose(resource: Resource, fragments: Declared, report: Report): Composed {
  let whole = true
  const parts = (holder: JsonObject, kind: Kind | 'client', to: readonly string[]): Layer[] =>
    uses(holder).flatMap((name, index) => {
      const fragment = fragments.find('fragment', name)
      const slip = misfit(name, kind, fragment, fragments)
      if (slip) report([...to, 'use', index], slip)
      if (slip || fragment === 'broken' || !fragment) {
        whole = false
        return []
      }
      const set = (fragment.value as unknown as FragmentDocument).set as JsonObject
      return fragment.layers.map(({ written }) => ({ written, from: ['set'], to, value: set }))
    })
  const { kind, value } = resource
  const clients = kind === 'pool' ? Object.entries(mapOf(value, 'clients')) : []
  const layers = [
    ...parts(value, kind, []),
    ...clients.flatMap(([name, client]) => parts(client as JsonObject, 'client', ['clients', name])),
    ...resource.layers.map((layer) => ({ ...layer, value: withoutUse(value, kind) })),
  ]
  return { resource: { ...resource, layers, value: merged(layers) }, whole }
}

/** Whether a resource says anywhere what it begins from. */
export const composes = (kind: Kind, value: JsonObject) =>
  composing.includes(kind) &&
  (Object.hasOwn(value, 'use') ||
    (kind === 'pool' &&
      Object.values(mapOf(value, 'clients')).some(
        (client) => isObject(client) && Object.hasOwn(client, 'use'),
      )))

const composing: readonly Kind[] = ['pool', 'identity', 'role', 'trigger']

/** What a fragment says of other fragments: it must not use any, or one would have to know in which order they come. */
export function checkFragment({ value }: Resource, report: Report): void {
  const clients = mapOf(member(value, 'set') as JsonObject, 'clients')
  for (const [name, client] of Object.entries(clients))
    if (isObject(client) && Object.hasOwn(client, 'use')) {
      const path: Path = ['set', 'clients', name, 'use']
      report(
        path,
        {
          rule: 'PW-REF-004',
          message: 'a fragment cannot use another',
          help: 'name both where they are used',
        },
        'key',
      )
    }
}

function misfit(
  name: string,
  kind: Kind | 'client',
  fragment: Resource | 'broken' | undefined,
  all: Declared,
) {
  if (fragment === undefined) {
    const meant = nearest(name, all.names('fragment'))
    const help = meant ? `did you mean \`${meant}\`?` : `declare it in \`${name}.fragment.yaml\``
    return { rule: 'PW-REF-001', message: `nothing declares the fragment \`${name}\``, help } as const
  }
  if (fragment === 'broken') return undefined
  const of = (fragment.value as unknown as FragmentDocument).for
  if (of === kind) return undefined
  return {
    rule: 'PW-REF-003',
    message: `the fragment \`${name}\` is a part of a ${of}, not of ${article(kind)}`,
  } as const
}

const article = (kind: Kind | 'client') => (kind === 'identity' ? 'an identity pool' : `a ${kind}`)

/** The fragments it names. Its schema may have been found broken only after this. */
function uses(holder: JsonObject): readonly string[] {
  const names = member(holder, 'use')
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
}

const mapOf = (value: JsonObject, key: string): JsonObject => {
  const map = member(value, key)
  return isObject(map) ? map : {}
}

function withoutUse(value: JsonObject, kind: Kind): JsonObject {
  const drop = (map: JsonObject) =>
    Object.fromEntries(Object.entries(map).filter(([key]) => key !== 'use')) as JsonObject
  const clean = drop(value)
  if (kind !== 'pool' || !isObject(clean['clients'])) return clean
  const clients = Object.entries(clean['clients']).map(([name, client]): [string, Json] => [
    name,
    isObject(client) ? drop(client) : client,
  ])
  return { ...clean, clients: Object.fromEntries(clients) }
}

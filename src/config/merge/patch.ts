import type { Kind } from '../../model/model.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { isObject, patch as merge } from '../canonical/tree.ts'
import { nearest } from '../nearest.ts'
import { member, type Path } from '../path.ts'
import type { Environment } from './environment.ts'
import type { Report } from './interpolate.ts'
import type { Declared, Resource } from './resource.ts'

/**
 * The resources that an environment changes, by `<kind>/<name>`. A patch may only change what is there
 * without it, so that a misspelt key is told and not added; what it misses is reported at its place in
 * the environment.
 */
export function applyPatches(
  declared: Declared,
  { patch, resource: env }: Environment,
  report: Report,
): ReadonlyMap<string, Resource> {
  const changed = new Map<string, Resource>()
  for (const [key, changes] of Object.entries(patch)) {
    const [kind, name] = [key.slice(0, key.indexOf('/')) as Kind, key.slice(key.indexOf('/') + 1)]
    const found = declared.find(kind, name)
    if (found === undefined) report(['patch', key], unknownResource(key, kind, name, declared), 'key')
    if (found === undefined || found === 'broken' || !env) continue
    const value = known(found.value, changes, ['patch', key], (path, there) =>
      report(path, unknownKey(found, path, there), 'key'),
    )
    const layers = env.layers.map(({ written }) => ({ written, from: ['patch', key], to: [], value }))
    changed.set(key, { ...found, layers: [...found.layers, ...layers], value: merge(found.value, value) })
  }
  return changed
}

/** The patch without the keys that the resource has not. */
function known(
  base: JsonObject,
  patch: JsonObject,
  path: Path,
  miss: (path: Path, there: readonly string[]) => void,
): JsonObject {
  const members = Object.entries(patch).flatMap(([key, value]) => {
    const before = member(base, key)
    if (before === undefined) {
      miss([...path, key], Object.keys(base))
      return []
    }
    const both = isObject(before) && isObject(value)
    return [[key, both ? known(before, value, [...path, key], miss) : value] as const]
  })
  return Object.fromEntries(members)
}

function unknownResource(key: string, kind: Kind, name: string, declared: Declared) {
  const meant = nearest(name, declared.names(kind))
  const help = meant
    ? `did you mean \`${kind}/${meant}\`?`
    : `declare it in \`${name}.${kind}.yaml\`, or leave the patch out`
  return { rule: 'PW-ENV-002', message: `nothing declares \`${key}\``, help } as const
}

function unknownKey({ kind, name }: Resource, path: Path, there: readonly string[]) {
  const key = String(path.at(-1))
  const inside = path.slice(2)
  if (key === 'use' && (inside.length === 1 || (inside.length === 3 && inside[0] === 'clients')))
    return {
      rule: 'PW-ENV-004',
      message: '`use` cannot be patched: fragments are merged before patches',
      help: 'patch what the fragments set',
    } as const
  const meant = nearest(key, there)
  const help = meant
    ? `did you mean \`${meant}\`?`
    : 'declare it in the resource first; then a patch can change it'
  return {
    rule: 'PW-ENV-003',
    message: `\`${kind}/${name}\` has no \`${inside.join('.')}\` to change`,
    help,
  } as const
}

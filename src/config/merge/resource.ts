import { kinds, type Kind } from '../../model/model.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { compare } from '../findings.ts'
import type { Layer } from './layers.ts'

/** What one file declares, with everything merged into it, and where each part of it was written. */
export interface Resource {
  readonly kind: Kind
  readonly name: string
  readonly file: string
  readonly value: JsonObject
  readonly layers: readonly Layer[]
}

/**
 * Everything that a project declares. What is declared in a file with mistakes is `broken`: it is
 * there, nothing is known of it, and who refers to it has done nothing wrong.
 */
export interface Declared {
  readonly find: (kind: Kind, name: string) => Resource | 'broken' | undefined
  /** In the order of the names. */
  readonly all: (kind: Kind) => readonly Resource[]
  /** Those with mistakes included. */
  readonly names: (kind: Kind) => readonly string[]
  /** Every resource as the function has it: changed, found to have mistakes, or left out. */
  readonly change: (to: (resource: Resource) => Resource | 'broken' | undefined) => Declared
}

/** The index of resources, and of the names whose files have mistakes. */
export function declare(
  resources: readonly Resource[],
  broken: readonly { readonly kind: Kind; readonly name: string }[],
): Declared {
  const known = new Map<string, Resource | 'broken'>(broken.map((one) => [keyOf(one), 'broken']))
  const sound = resources.filter((resource) => !known.has(keyOf(resource)))
  for (const resource of sound) known.set(keyOf(resource), resource)
  const sorted = sound.toSorted((one, other) => compare(one.name, other.name))
  const byKind = new Map(kinds.map((kind) => [kind, sorted.filter((resource) => resource.kind === kind)]))
  const namesByKind = new Map(kinds.map((kind) => [kind, namesIn(known, kind)]))
  return {
    find: (kind, name) => known.get(keyOf({ kind, name })),
    all: (kind) => byKind.get(kind) ?? [],
    names: (kind) => namesByKind.get(kind) ?? [],
    change: (to) => {
      const lost: Resource[] = []
      const kept = sorted.flatMap((resource) => {
        const changed = to(resource)
        if (changed === 'broken') lost.push(resource)
        return typeof changed === 'object' ? [changed] : []
      })
      return declare(kept, [...lost, ...broken])
    },
  }
}

const namesIn = (known: ReadonlyMap<string, unknown>, kind: Kind) =>
  [...known.keys()].filter((key) => key.startsWith(`${kind}/`)).map((key) => key.slice(kind.length + 1))

/** How an environment names a resource: `<kind>/<name>`. */
export const keyOf = ({ kind, name }: { readonly kind: Kind; readonly name: string }) => `${kind}/${name}`

import type { Kind } from '../../model/model.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { isObject } from '../canonical/tree.ts'
import { references } from '../made/references.ts'
import { member, type Path } from '../path.ts'
import { parameterIn } from './capabilities.ts'
import type { ReferenceShape, Target } from './reference-shape.ts'

/** A place that names something else. */
export interface Reference {
  readonly target: Target
  readonly name: string
  readonly path: Path
}

/** Every typed reference of a file's value, in the order of its keys. */
export function referencesOf(kind: Kind, value: JsonObject): readonly Reference[] {
  const found: Reference[] = []
  const walk = (here: Json | undefined, shape: ReferenceShape | undefined, path: Path) => {
    if (shape === undefined || here === undefined) return
    if (typeof here === 'string') {
      // What is left of an interpolation has been told, or is of a file with mistakes.
      if (shape.ref && !here.includes('$(') && !isParameter(here, shape.ref))
        found.push({ target: shape.ref, name: here, path })
    } else if (Array.isArray(here)) {
      for (const [index, item] of (here as readonly Json[]).entries())
        walk(item, shape.items, [...path, index])
    } else if (isObject(here)) {
      const way = shape.tag && shape.tag.ways[String(member(here, shape.tag.by))]
      if (way) walk(here, way, path)
      for (const [key, inner] of Object.entries(here)) walk(inner, memberOf(shape, key), [...path, key])
    }
  }
  walk(value, references[kind], [])
  return found
}

/** A secret may be named by a parameter of the trigger. */
const isParameter = (text: string, ref: Target) => ref === 'secret' && parameterIn(text) !== undefined

const memberOf = ({ keys, map }: ReferenceShape, key: string) =>
  keys && Object.hasOwn(keys, key) ? keys[key] : map

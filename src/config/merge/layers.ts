import type { Position } from '../../model/finding.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { isObject, patch } from '../canonical/tree.ts'
import { member, type Part, type Path } from '../path.ts'

/** A file that knows where each of its values was written. */
export interface Written {
  /** Where the value, or the key that it stands under, is; the nearest that is there, where it is not. */
  readonly at: (path: Path, of?: Part) => Position
}

/** A part of a resource and where it was written. */
export interface Layer {
  readonly written: Written
  /** Where the part begins in its file. */
  readonly from: Path
  /** Where it is laid in the resource. */
  readonly to: readonly string[]
  readonly value: JsonObject
  /** Whether it is the resource's own file, and not a fragment or a patch. */
  readonly own?: true
}

/** What the layers make together: merge patches, the last one winning (RFC 7396). */
export const merged = (layers: readonly Layer[]): JsonObject =>
  layers.reduce<JsonObject>((value, layer) => patch(value, inside(layer.to, layer.value)), {})

const inside = (path: readonly string[], value: JsonObject): JsonObject =>
  path.reduceRight<JsonObject>((inner, key) => Object.fromEntries([[key, inner]]), value)

/**
 * Where a path of the merged resource was written: in the last layer that says it. Of what none says, the
 * place is in the resource's own file, unless another layer says more of the way there.
 */
export function writtenAt(layers: readonly Layer[], path: Path, of: Part = 'value'): Position {
  let best: { readonly layer: Layer; readonly depth: number } | undefined
  for (const layer of layers) {
    const depth = reach(layer, path)
    const last = depth === path.length && path.length > 0
    if (!best || depth > best.depth || (depth === best.depth && (last || layer.own))) best = { layer, depth }
  }
  if (!best) throw new Error('a resource without a layer has no place')
  const { layer, depth } = best
  const rest = path.slice(layer.to.length, Math.max(depth, layer.to.length))
  return layer.written.at([...layer.from, ...rest], depth === path.length ? of : 'value')
}

/** How many steps of a path a layer knows. A null of its own counts: it took the rest away. */
function reach({ to, value }: Layer, path: Path): number {
  if (to.some((key, index) => index < path.length && path[index] !== key)) return -1
  let depth = Math.min(to.length, path.length)
  let here: Json | undefined = value
  while (depth < path.length && (isObject(here) || Array.isArray(here))) {
    here = member(here, path[depth] as string | number)
    if (here === undefined) break
    depth += 1
  }
  return depth
}

import { isObject } from '../../config/canonical/tree.ts'
import { merged, type Layer } from '../../config/merge/layers.ts'
import { valueAt, type Path } from '../../config/path.ts'
import { titleOf } from '../../config/title.ts'
import type { Kind } from '../../model/model.ts'
import type { Json } from '../../model/trigger.ts'
import type { Resource, Reviewed } from './reviewed.ts'
import type { Fix } from './rule.ts'

/** A change of one file: what a path in it is to say, or that it goes. */
export interface PlacedEdit {
  readonly file: string
  readonly kind: Kind
  readonly path: Path
  readonly value?: Json
}

/**
 * The files in which a fix is made: each value is changed where it was decided. None where that would change
 * more than what was found: in a fragment that others use, in words of CloudFormation, in what is interpolated.
 */
export function placeFix({ resource, edits }: Fix, project: Reviewed): readonly PlacedEdit[] | undefined {
  const placed: PlacedEdit[] = []
  for (const { path, value } of edits) {
    const layer = deciding(resource, path, value !== undefined)
    if (!layer || (isFragment(layer) && isUsedByOthers(layer, project))) return undefined
    const { file } = layer.written.at([])
    const { kind } = titleOf(file)
    if (!kind) return undefined
    const inFile = [...layer.from, ...path.slice(layer.to.length)]
    placed.push({ file, kind, path: inFile, ...(value !== undefined && { value }) })
  }
  return placed
}

/** The layer in which a value is decided; the resource's own file, where nobody says it yet. */
function deciding({ layers }: Resource, path: Path, stays: boolean): Layer | undefined {
  const whole = merged(layers)
  const inAws = path.some((_, depth) => {
    const around = valueAt(whole, path.slice(0, depth))
    // Who goes through `aws` means the words that stand there.
    return isObject(around) && Object.hasOwn(around, 'aws') && path[depth] !== 'aws'
  })
  if (inAws) return undefined
  // A list is decided as a whole, by whoever said it last.
  const index = path.findIndex((key) => typeof key === 'number')
  const decided = index < 0 ? path : path.slice(0, index)
  const saying = layers.filter((layer) => said(layer, decided) !== undefined)
  const layer = saying.at(-1) ?? (stays ? layers.find(({ own }) => own) : undefined)
  // What is taken out of one layer would come up again from another.
  if (!layer || (!stays && index < 0 && saying.length > 1)) return undefined
  // What goes may be made of whatever it likes.
  return stays && JSON.stringify(said(layer, path) ?? null).includes('$(') ? undefined : layer
}

/** What a layer says under a path of the resource. */
const said = ({ to, value }: Layer, path: Path): Json | undefined =>
  to.every((key, at) => path[at] === key) ? valueAt(value, path.slice(to.length)) : undefined

const isFragment = ({ from }: Layer) => from[0] === 'set'

const users: readonly Kind[] = ['pool', 'identity', 'role', 'trigger']

/** Whether a fragment is part of more than one resource, or of one in several places. */
function isUsedByOthers({ written }: Layer, project: Reviewed): boolean {
  const uses = users
    .flatMap((kind): readonly Resource[] => project.all(kind))
    .flatMap(({ layers }) => layers.filter((layer) => layer.written === written))
  return uses.length !== 1
}

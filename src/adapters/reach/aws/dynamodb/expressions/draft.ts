import { invalid } from '../../aws-fault.ts'
import type { Item, Value } from '../value.ts'
import type { Path } from './path.ts'

type Attributes = Record<string, Value>
/** A map or a list that is the draft's own, to be changed in place. */
type Holder = { readonly M: Attributes } | { readonly L: Value[] }

const noPlace = () => invalid('The document path provided in the update expression is invalid for update')

/**
 * An item to be changed at many places. Every map and list on the way to one is copied once: an update of
 * many actions costs no more than the item and its actions are long.
 */
export class Draft {
  readonly #root: { readonly M: Attributes }
  readonly #own = new WeakSet<Value>()

  constructor(item: Item) {
    this.#root = { M: attributesOf(item) }
  }

  get item(): Item {
    return this.#root.M
  }

  /** Puts a value at a place, whose surroundings have to be there. */
  put(path: Path, value: Value): void {
    const [holder, last] = this.#around(path)
    if ('M' in holder && typeof last === 'string') holder.M[last] = value
    else if (!('L' in holder) || typeof last !== 'number') throw noPlace()
    else if (last < holder.L.length) holder.L[last] = value
    else holder.L.push(value)
  }

  /** Leaves nothing at a place. */
  remove(path: Path): void {
    const [holder, last] = this.#around(path)
    if ('M' in holder && typeof last === 'string') delete holder.M[last]
    else if (!('L' in holder) || typeof last !== 'number') throw noPlace()
    else holder.L.splice(last, 1)
  }

  /** What a place is in, made the draft's own, and the last part of the path. */
  #around(path: Path): readonly [Holder, string | number] {
    let holder: Holder = this.#root
    for (const part of path.slice(0, -1)) holder = this.#within(holder, part)
    return [holder, path.at(-1) as string | number]
  }

  #within(holder: Holder, part: string | number): Holder {
    const there =
      'M' in holder
        ? typeof part === 'string'
          ? holder.M[part]
          : undefined
        : typeof part === 'number'
          ? holder.L[part]
          : undefined
    if (!there || !('M' in there || 'L' in there)) throw noPlace()
    if (this.#own.has(there)) return there as Holder
    const copy: Holder = 'M' in there ? { M: attributesOf(there.M) } : { L: [...there.L] }
    this.#own.add(copy)
    if ('M' in holder) holder.M[part as string] = copy
    else holder.L[part as number] = copy
    return copy
  }
}

// Without a prototype, so that an attribute may have any name.
const attributesOf = (item: Item): Attributes => Object.assign(Object.create(null) as Attributes, item)

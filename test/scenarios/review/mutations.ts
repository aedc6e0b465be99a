import { isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml'

/** One thing in a file, said otherwise. */
export interface Mutation {
  readonly file: string
  readonly path: readonly (string | number)[]
  /** What is done, such as `delete`. */
  readonly what: string
  /** The file with it. */
  readonly text: string
}

type Path = readonly (string | number)[]

/** Every way to say one thing of a file otherwise: gone, more, another of its kind, in another order. */
export function* mutationsOf(file: string, text: string): Generator<Mutation> {
  const whole = parseDocument(text)
  const scalars = [...scalarsOf(whole)]
  for (const path of pathsOf(whole.contents, []))
    for (const [what, change] of changesOf(whole, path, scalars)) {
      const document = parseDocument(text)
      change(document)
      yield { file, path, what, text: String(document) }
    }
}

type Change = readonly [what: string, change: (document: Document) => void]

function* changesOf(whole: Document, path: Path, scalars: readonly Scalar[]): Generator<Change> {
  yield ['delete', (document) => void document.deleteIn(path)]
  const value: unknown = whole.getIn(path)
  const set = (what: string, is: unknown): Change => [what, (document) => document.setIn(path, is)]
  if (typeof value === 'boolean') yield set('flip', !value)
  if (typeof value === 'number') yield set('double', value * 2 + 1)
  if (typeof value === 'string') {
    yield set('append', `${value}x`)
    const [, amount, unit] = /^(\d+)(ms|s|m|h|d)$/.exec(value) ?? []
    if (amount && unit) yield set('unit', `${amount}${unit === 'd' ? 'h' : unit === 'h' ? 'm' : 'd'}`)
    // Another value that stands at the same key elsewhere, such as another role, secret or word of an enum.
    const key = keyOf(path)
    const other = scalars.find((one) => keyOf(one.path) === key && one.value !== value)
    if (other) yield set('sibling', other.value)
  }
  if (isSeq(value)) {
    const items = (value.toJSON() as unknown[]).slice()
    if (items.length > 1) yield set('reverse', items.slice().reverse())
    if (items.length) yield set('twice', [...items, items[0]])
  }
}

interface Scalar {
  readonly path: Path
  readonly value: unknown
}

const keyOf = (path: Path) => path.findLast((part) => typeof part === 'string')

function* scalarsOf(whole: Document): Generator<Scalar> {
  for (const path of pathsOf(whole.contents, [])) {
    const value = whole.getIn(path)
    if (typeof value === 'string') yield { path, value }
  }
}

function* pathsOf(node: Node | null, path: Path): Generator<Path> {
  if (path.length) yield path
  if (isMap(node))
    for (const { key, value } of node.items)
      yield* pathsOf(value as Node | null, [...path, String(isScalar(key) ? key.value : key)])
  else if (isSeq(node))
    for (const [at, item] of node.items.entries()) yield* pathsOf(item as Node | null, [...path, at])
}

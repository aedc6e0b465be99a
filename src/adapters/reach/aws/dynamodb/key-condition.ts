import type { Bound, Documents, DocumentRange } from '../../../store/sqlite/documents.ts'
import { invalid } from '../aws-fault.ts'
import type { Condition, Operand } from './expressions/condition.ts'
import { bytesOfPart, typesOf, type Table } from './table.ts'
import { contentOf, kindOf, type Value } from './value.ts'

type KeyRange = Pick<DocumentRange, 'partition' | 'from' | 'to'>
/** A condition on one attribute, by values only. */
type OnKey = Extract<Condition, { is: 'compare' | 'between' | 'begins' }>

const unsupported = () => invalid('Query key condition not supported')

/** The items that a `KeyConditionExpression` is about: of one partition, and of a range of its sort keys. */
export function keyRange(
  documents: Documents,
  table: Table,
  condition: Condition,
): KeyRange & {
  readonly partition: Uint8Array
} {
  const { partition, sort } = table.keys
  const found = new Map<string, OnKey>()
  for (const each of condition.is === 'and' ? condition.of.flatMap(flat) : [condition]) {
    if (each.is === 'or' || each.is === 'not')
      throw invalid(`Invalid operator used in KeyConditionExpression: ${each.is.toUpperCase()}`)
    if (each.is !== 'compare' && each.is !== 'between' && each.is !== 'begins')
      throw invalid('Invalid operator used in KeyConditionExpression')
    const subject = each.is === 'compare' ? each.left : each.of
    const [name, ...rest] = 'path' in subject ? subject.path : []
    if (name === undefined || rest.length) throw unsupported()
    if (found.has(name)) throw invalid('KeyConditionExpressions must only contain one condition per key')
    found.set(name, each)
  }
  const here = found.get(partition)
  if (!here) throw invalid(`Query condition missed key schema element: ${partition}`)
  if (here.is !== 'compare' || here.by !== '=') throw unsupported()
  const others = [...found.keys()].filter((name) => name !== partition && name !== sort)
  if (others.length) throw invalid(`Query condition missed key schema element: ${sort ?? partition}`)
  const types = typesOf(documents, table)
  const bytes = (operand: Operand, part: 'partition' | 'sort') => {
    if (!('value' in operand)) throw unsupported()
    return bytesOf(operand.value, types[part], part === 'sort' ? `${sort}` : partition)
  }
  const within = sort === undefined ? undefined : found.get(sort)
  return {
    partition: bytes(here.right, 'partition'),
    ...(within && rangeOf(within, (operand) => bytes(operand, 'sort'))),
  }
}

const flat = (condition: Condition): readonly Condition[] =>
  condition.is === 'and' ? condition.of.flatMap(flat) : [condition]

function bytesOf(value: Value, type: string | undefined, name: string): Uint8Array {
  const kind = kindOf(value)
  if (!['S', 'N', 'B'].includes(kind) || (type !== undefined && kind !== type))
    throw invalid(
      'One or more parameter values were invalid: Condition parameter type does not match schema type',
    )
  if (contentOf(value) === '')
    throw invalid(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${kind === 'B' ? 'binary' : 'string'} value. Key: ${name}`,
    )
  return bytesOfPart(value)
}

function rangeOf(condition: OnKey, bytes: (operand: Operand) => Uint8Array): KeyRange {
  const bound = (at: Uint8Array, inclusive: boolean): Bound => ({ at, inclusive })
  if (condition.is === 'between')
    return { from: bound(bytes(condition.low), true), to: bound(bytes(condition.high), true) }
  if (condition.is === 'begins') {
    const start = bytes(condition.part)
    return { from: bound(start, true), to: bound(after(start), false) }
  }
  const at = bytes(condition.right)
  // Values of one type have one first byte, and are not to meet those of another.
  const [first = 0] = at
  const [least, most] = [bound(Buffer.of(first), true), bound(Buffer.of(first + 1), false)]
  switch (condition.by) {
    case '=':
      return { from: bound(at, true), to: bound(at, true) }
    case '<':
    case '<=':
      return { from: least, to: bound(at, condition.by === '<=') }
    case '>':
    case '>=':
      return { from: bound(at, condition.by === '>='), to: most }
    case '<>':
      throw unsupported()
  }
}

/** The first bytes that come after all that begin with these. */
function after(start: Uint8Array): Uint8Array {
  const end = Buffer.from(start)
  for (let at = end.length - 1; at >= 0; at--) {
    const byte = end[at] as number
    if (byte < 255) {
      end[at] = byte + 1
      return end.subarray(0, at + 1)
    }
  }
  return end
}

/** The attributes that a condition looks at. */
export function attributesOf(condition: Condition): readonly string[] {
  const names = (operand: Operand) =>
    'path' in operand ? [operand.path[0]] : 'size' in operand ? [operand.size[0]] : []
  switch (condition.is) {
    case 'and':
    case 'or':
      return condition.of.flatMap(attributesOf)
    case 'not':
      return attributesOf(condition.of)
    case 'compare':
      return [...names(condition.left), ...names(condition.right)]
    case 'between':
      return [condition.of, condition.low, condition.high].flatMap(names)
    case 'in':
      return [condition.of, ...condition.list].flatMap(names)
    case 'begins':
    case 'contains':
      return [...names(condition.of), ...names(condition.part)]
    default:
      return [condition.path[0]]
  }
}

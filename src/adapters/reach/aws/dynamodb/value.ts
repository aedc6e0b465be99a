import type { Json, JsonObject } from '../../../../model/trigger.ts'
import { invalid } from '../aws-fault.ts'
import { orderOfDecimal, parseDecimal, printDecimal } from './number.ts'

/** An attribute value: one member, named by its type. Bytes are base64. */
export type Value =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] }
  | { readonly L: readonly Value[] }
  | { readonly M: Item }

/** Attributes by name. */
export type Item = { readonly [name: string]: Value }

/** The types of attribute values. */
export const kinds = ['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M'] as const
export type Kind = (typeof kinds)[number]

const deepest = 32

/** The type of a value. */
export const kindOf = (value: Value): Kind => Object.keys(value)[0] as Kind
/** What a value holds, whatever that is. */
export const contentOf = (value: Value): unknown => Object.values(value)[0]

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isBase64 = (value: unknown): value is string =>
  typeof value === 'string' && Buffer.from(value, 'base64').toString('base64') === value

const malformed = (what: string) => invalid(`One or more parameter values were invalid: ${what}`)

/** Reads a value that a client sent, its numbers as DynamoDB writes them. */
export function readValue(given: unknown, depth = 1): Value {
  if (depth > deepest) throw invalid('Nesting Levels have exceeded supported limits')
  if (!isObject(given)) throw invalid('Supplied AttributeValue is not an object')
  const entries = Object.entries(given).filter(([, value]) => value !== null)
  const [first, second] = entries
  if (!first)
    throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes')
  if (second)
    throw invalid(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    )
  const [kind, content] = first
  if (!Object.hasOwn(readers, kind))
    throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes')
  return readers[kind as Kind](content as Json, depth)
}

const wrong = (kind: Kind) => invalid(`Supplied AttributeValue has no value that is ${kind}`)

function readSet(content: Json, one: (each: Json) => string, kind: Kind): string[] {
  if (!Array.isArray(content)) throw wrong(kind)
  if (!content.length) throw malformed(`An ${nameOfSet[kind]} set  may not be empty`)
  const members = content.map(one)
  if (new Set(members).size < members.length) throw malformed('Input collection contains duplicates.')
  return members
}
const nameOfSet: Readonly<Partial<Record<Kind, string>>> = { SS: 'string', NS: 'number', BS: 'binary' }

const text = (kind: Kind) => (content: Json) => {
  if (typeof content !== 'string') throw wrong(kind)
  return content
}
const number = (kind: Kind) => (content: Json) => printDecimal(parseDecimal(text(kind)(content)))
const bytes = (kind: Kind) => (content: Json) => {
  if (!isBase64(content)) throw wrong(kind)
  return content
}

const readers: { readonly [Name in Kind]: (content: Json, depth: number) => Value } = {
  S: (content) => ({ S: text('S')(content) }),
  N: (content) => ({ N: number('N')(content) }),
  B: (content) => ({ B: bytes('B')(content) }),
  BOOL: (content) => {
    if (typeof content !== 'boolean') throw wrong('BOOL')
    return { BOOL: content }
  },
  NULL: (content) => {
    if (content !== true) throw malformed('Null attribute value types must have the value of true')
    return { NULL: true }
  },
  SS: (content) => ({ SS: readSet(content, text('SS'), 'SS') }),
  NS: (content) => ({ NS: readSet(content, number('NS'), 'NS') }),
  BS: (content) => ({ BS: readSet(content, bytes('BS'), 'BS') }),
  L: (content, depth) => {
    if (!Array.isArray(content)) throw wrong('L')
    return { L: content.map((each) => readValue(each, depth + 1)) }
  },
  M: (content, depth) => ({ M: readItem(content, depth + 1) }),
}

/** Reads attributes that a client sent. */
export function readItem(given: unknown, depth = 1): Item {
  if (!isObject(given)) throw invalid('Supplied attributes are not an object')
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, readValue(value, depth)]))
}

/**
 * How large an item is as DynamoDB counts it, with the names of its attributes, in bytes. It stops
 * counting above `most`: one value may stand in many places.
 */
export function sizeOfItem(item: Item, most = Infinity): number {
  let size = 0
  const add = (value: Value): void => {
    if ('S' in value) size += Buffer.byteLength(value.S)
    else if ('N' in value) size += sizeOfNumber(value.N)
    else if ('B' in value) size += sizeOfBytes(value.B)
    else if ('SS' in value) for (const each of value.SS) size += Buffer.byteLength(each)
    else if ('NS' in value) for (const each of value.NS) size += sizeOfNumber(each)
    else if ('BS' in value) for (const each of value.BS) size += sizeOfBytes(each)
    else if ('L' in value) {
      size += 3 + value.L.length
      for (const each of value.L) if (size <= most) add(each)
    } else if ('M' in value) {
      size += 3 + Object.keys(value.M).length
      addAll(value.M)
    } else size += 1
  }
  const addAll = (attributes: Item): void => {
    for (const [name, value] of Object.entries(attributes)) {
      if (size > most) return
      size += Buffer.byteLength(name)
      add(value)
    }
  }
  addAll(item)
  return size
}
const sizeOfNumber = (written: string) => Math.ceil(parseDecimal(written).digits.length / 2) + 1
const sizeOfBytes = (base64: string) => Buffer.byteLength(base64, 'base64')

const orders = new WeakMap<Value, Buffer>()

/** Bytes that compare as the values do, for the types that have an order; made once, for a value meets many. */
export function orderOf(value: Value): Buffer | undefined {
  const known = orders.get(value)
  if (known) return known
  const made =
    'S' in value
      ? Buffer.from(value.S)
      : 'N' in value
        ? orderOfDecimal(parseDecimal(value.N))
        : 'B' in value
          ? Buffer.from(value.B, 'base64')
          : undefined
  if (made) orders.set(value, made)
  return made
}

const counts = new WeakMap<Item, number>()
function countOf(item: Item): number {
  const count = counts.get(item) ?? Object.keys(item).length
  counts.set(item, count)
  return count
}

/** Whether two values are the same; sets have no order. What it takes depends on the smaller of them. */
export function equal(a: Value, b: Value): boolean {
  const kind = kindOf(a)
  if (kind !== kindOf(b)) return false
  if ('M' in a && 'M' in b) {
    const those = b.M
    return (
      countOf(a.M) === countOf(those) &&
      Object.entries(a.M).every(
        ([name, value]) => Object.hasOwn(those, name) && equal(value, those[name] as Value),
      )
    )
  }
  if ('L' in a && 'L' in b) {
    const those = b.L
    return a.L.length === those.length && a.L.every((each, at) => equal(each, those[at] as Value))
  }
  const [one, other] = [contentOf(a), contentOf(b)]
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other
  if (one.length !== other.length) return false
  const members = new Set(one)
  return other.every((each) => members.has(each))
}

import type { Json } from '../../model/trigger.ts'
import { isObject } from '../canonical/tree.ts'
import type { TriggerParameter } from '../made/documents.ts'
import { nearest } from '../nearest.ts'
import type { Path } from '../path.ts'

/** What is wrong at a place inside a value, in words that go on from "it must". */
export interface ValueSlip {
  readonly path: Path
  readonly message: string
  readonly help?: string
}

/** A name that a value holds, to be looked up by whoever knows what there is. */
export interface NamedValue {
  readonly path: Path
  readonly format: 'secret' | 'attribute' | 'group'
  readonly name: string
}

/** What a value has against the parameter it is given for, in the order of its places. */
export function* slipsOf(rules: TriggerParameter, value: Json, path: Path = []): Generator<ValueSlip> {
  if (!fits(rules.type, value)) yield { path, message: `be ${types[rules.type]}` }
  else if (rules.enum && !rules.enum.some((one) => one === value))
    yield { path, ...choice(rules.enum, value) }
  else {
    for (const message of wrongWith(rules, value)) yield { path, message }
    if (Array.isArray(value)) yield* inside(rules.items, value.entries(), path)
    else if (isObject(value)) yield* inside(rules.additionalProperties, Object.entries(value), path)
  }
}

function* inside(
  rules: TriggerParameter | undefined,
  members: Iterable<readonly [string | number, Json]>,
  path: Path,
): Generator<ValueSlip> {
  if (rules) for (const [key, inner] of members) yield* slipsOf(rules, inner, [...path, key])
}

/** Every name inside a value that its parameter says is one. */
export function namesIn(rules: TriggerParameter, value: Json, path: Path = []): readonly NamedValue[] {
  if (typeof value === 'string') {
    const { format } = rules
    return format && format !== 'uri' ? [{ path, format, name: value }] : []
  }
  if (Array.isArray(value)) {
    const { items } = rules
    return items ? value.flatMap((item: Json, index) => namesIn(items, item, [...path, index])) : []
  }
  const { additionalProperties: each } = rules
  if (!each || !isObject(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => namesIn(each, inner, [...path, key]))
}

const types = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
} as const

/** Whether a value is of a type. */
export function fits(type: TriggerParameter['type'], value: Json): boolean {
  if (type === 'integer') return Number.isSafeInteger(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  return typeof value === type
}

function choice(values: readonly (string | number | boolean)[], value: Json) {
  const allowed = values.map((one) => `\`${one}\``).join(', ')
  const meant = typeof value === 'string' && nearest(value, values.map(String))
  return {
    message: `be ${values.length > 1 ? 'one of ' : ''}${allowed}`,
    ...(meant && { help: `did you mean \`${meant}\`?` }),
  }
}

function* wrongWith(rules: TriggerParameter, value: Json) {
  if (typeof value === 'number') yield* range(rules.minimum, rules.maximum, value)
  if (Array.isArray(value)) yield* count(rules.minItems, rules.maxItems, value.length, 'item')
  if (typeof value !== 'string') return
  const { format, minLength, maxLength } = rules
  if (format === 'uri') {
    const url = URL.parse(value)
    if (!url || !/^https?:$/.test(url.protocol)) yield 'be an http or https URL'
    else if (url.username || url.password)
      yield 'be a URL without a user: a secret has a parameter of its own'
  }
  yield* count(minLength, maxLength, [...value].length, 'character')
}

function* range(least = -Infinity, most = Infinity, value: number) {
  if (value < least) yield `be ${least} at least`
  if (value > most) yield `be ${most} at most`
}

function* count(least = 0, most = Infinity, size: number, what: string) {
  const things = (number: number) => `${number} ${what}${number === 1 ? '' : 's'}`
  if (size < least) yield `have ${things(least)} at least`
  if (size > most) yield `have ${things(most)} at most`
}

import type { Json } from '../../model/trigger.ts'
import { isObject } from '../canonical/tree.ts'
import type { TriggerParameter } from '../made/documents.ts'
import type { Path } from '../path.ts'

/** What is wrong at a place inside a value. */
export interface ValueSlip {
  readonly path: Path
  readonly message: string
}

/** A name that a value holds, to be looked up by whoever knows what there is. */
export interface NamedValue {
  readonly path: Path
  readonly format: 'secret' | 'attribute' | 'group'
  readonly name: string
}

type Rules = Omit<TriggerParameter, 'type'> & { readonly type: TriggerParameter['type'] }

/** What a value has against the parameter it is given for, in the order of its places. */
export function slipsOf(rules: Rules, value: Json, path: Path = []): readonly ValueSlip[] {
  const slip = (message: string) => [{ path, message }]
  if (!fits(rules.type, value)) return slip(`it must be ${names[rules.type]}`)
  if (rules.enum && !rules.enum.includes(value as string))
    return slip(`it must be one of ${rules.enum.map((one) => `\`${one}\``).join(', ')}`)
  if (typeof value === 'string') return textSlips(rules, value).flatMap(slip)
  if (typeof value === 'number') return [...range(rules.minimum, rules.maximum, value, '')].flatMap(slip)
  if (Array.isArray(value))
    return [
      ...[...range(rules.minItems, rules.maxItems, value.length, ' items')].flatMap(slip),
      ...(rules.items
        ? value.flatMap((item: Json, index) => slipsOf(rules.items as Rules, item, [...path, index]))
        : []),
    ]
  if (isObject(value) && rules.additionalProperties)
    return Object.entries(value).flatMap(([key, inner]) =>
      slipsOf(rules.additionalProperties as Rules, inner, [...path, key]),
    )
  return []
}

/** Every name inside a value that its parameter says is one. */
export function namesIn(rules: Rules, value: Json, path: Path = []): readonly NamedValue[] {
  if (typeof value === 'string') {
    const { format } = rules
    return format && format !== 'uri' ? [{ path, format, name: value }] : []
  }
  const inner = Array.isArray(value) ? rules.items : rules.additionalProperties
  if (!inner || typeof value !== 'object' || value === null) return []
  return Object.entries(value as object).flatMap(([key, one]) =>
    namesIn(inner as Rules, one as Json, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

const names = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
} as const

function fits(type: Rules['type'], value: Json): boolean {
  if (type === 'integer') return Number.isSafeInteger(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  return typeof value === type
}

function textSlips({ format, minLength, maxLength }: Rules, value: string): readonly string[] {
  const wrong = format === 'uri' && !/^https?:$/.test(URL.parse(value)?.protocol ?? '')
  return [
    ...(wrong ? ['it must be an http or https URL'] : []),
    ...range(minLength, maxLength, value.length, ' characters'),
  ]
}

function* range(least: number | undefined, most: number | undefined, size: number, what: string) {
  if (least !== undefined && size < least) yield `it must be at least ${least}${what}`
  if (most !== undefined && size > most) yield `it must be at most ${most}${what}`
}

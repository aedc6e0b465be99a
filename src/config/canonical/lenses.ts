import type { Json, JsonObject } from '../../model/trigger.ts'
import type { Addressed } from '../addresses.ts'
import { formatDuration, parseDuration } from '../duration.ts'
import { formatSize, parseSize } from '../size.ts'
import type { Lens } from './table.ts'
import { isObject } from './tree.ts'

/** A value that both vocabularies say alike, where it is one that the language has. */
export const kept = (is: (value: Json) => boolean): Lens => ({
  there: (value) => value,
  back: (value) => (is(value) ? value : undefined),
})
const isText = (value: Json): value is string => typeof value === 'string' && value !== ''
const isCount = (value: Json): value is number => Number.isSafeInteger(value) && (value as number) > 0

/** A text that is not empty. */
export const text = kept(isText)
/** An ARN, which stays one. */
export const arn = kept((value) => isText(value) && value.startsWith('arn:'))
/** A whole number from 0 up. */
export const whole = kept((value) => value === 0 || isCount(value))
/** True or false. */
export const flag = kept((value) => typeof value === 'boolean')
/** An object that both vocabularies say alike. */
export const object = kept(isObject)
/** An object of texts that both vocabularies say alike. */
export const texts = kept(
  (value) => isObject(value) && Object.values(value).every((item) => typeof item === 'string'),
)
/** A secret by its name. */
export const secret = kept((value) => isObject(value) && typeof value['secret'] === 'string')

/** One of a few values, each with a name of its own on either side. */
export function choice(names: Readonly<Record<string, string>>): Lens {
  const there = new Map<Json, string>(Object.entries(names))
  const back = new Map<Json, string>(Object.entries(names).map(([ours, theirs]) => [theirs, ours]))
  return { there: (value) => there.get(value), back: (value) => back.get(value) }
}

/** True or false here, one of two texts there. */
export const either = (yes: string, no: string): Lens => ({
  there: (value) => (value ? yes : no),
  back: (value) => (value === yes ? true : value === no ? false : undefined),
})

/** True here is false there. */
export const opposite: Lens = {
  there: (value) => !value,
  back: (value) => (typeof value === 'boolean' ? !value : undefined),
}

/** A list whose items are all said by one lens. */
export function list(item: Lens): Lens {
  const all =
    (say: Lens['there']): Lens['there'] =>
    (value, scope) => {
      if (!Array.isArray(value)) return undefined
      const items = value.map((one: Json) => say(one, scope))
      return items.every((one) => one !== undefined) ? items : undefined
    }
  return { there: all(item.there), back: all(item.back) }
}

/** A name here, an ARN there. */
export const reference = (kind: Addressed): Lens => ({
  there: (value, { addresses }) => addresses.arn(kind, value as string),
  back: (value, { addresses }) => (isText(value) ? addresses.name(kind, value) : undefined),
})

/** `15m` here; there a number of units, each of so many milliseconds. */
export const duration = (unit: number): Lens => ({
  there: (value) => parseDuration(value as string) / unit,
  back: (value) => (isCount(value) && isCount(value * unit) ? formatDuration(value * unit) : undefined),
})

/** `32Mi` here, bytes there. */
export const size: Lens = {
  there: (value) => parseSize(value as string),
  back: (value) => (isCount(value) && value % 1024 === 0 ? formatSize(value) : undefined),
}

/** Tags: a map here, a list of keys and values there. */
export const tagList: Lens = {
  there: (value) => Object.entries(value as JsonObject).map(([Key, Value]) => ({ Key, Value })),
  back: (value) =>
    Array.isArray(value) && value.every((tag: Json) => isObject(tag) && 'Value' in tag)
      ? Object.fromEntries(value.map((tag: JsonObject) => [String(tag['Key']), tag['Value'] as Json]))
      : undefined,
}

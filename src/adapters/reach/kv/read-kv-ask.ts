import type { Json, JsonObject } from '../../../model/trigger.ts'

/** What a script asks of its store. Times are in milliseconds. */
export type KvAsk =
  | { readonly do: 'get' | 'delete'; readonly key: string }
  | { readonly do: 'set'; readonly key: string; readonly value: Json; readonly ttl?: number }
  | { readonly do: 'increment'; readonly key: string; readonly by: number; readonly ttl?: number }
  | { readonly do: 'list'; readonly prefix: string }

const longestKey = 512
const longestValue = 64 * 1024
const deepestValue = 64
const longestTtl = 10 * 366 * 24 * 60 * 60

/**
 * Reads what a script asks, which may be anything: `{ do, key, value, ttl, by, prefix }`, `ttl` in
 * seconds. Throws a TypeError that tells the author what is wrong.
 */
export function readKvAsk(input: JsonObject): KvAsk {
  const verb = input['do']
  switch (verb) {
    case 'get':
    case 'delete':
      return { do: verb, key: readKey(input['key']) }
    case 'set':
      return {
        do: verb,
        key: readKey(input['key']),
        value: readValue(input['value']),
        ...readTtl(input['ttl']),
      }
    case 'increment':
      return { do: verb, key: readKey(input['key']), by: readStep(input['by']), ...readTtl(input['ttl']) }
    case 'list':
      return { do: verb, prefix: readPrefix(input['prefix']) }
    default:
      throw new TypeError('a store does `get`, `set`, `delete`, `increment` and `list`')
  }
}

function readKey(key: Json | undefined): string {
  if (typeof key !== 'string' || !key) throw new TypeError('a key is a text that is not empty')
  return readText(key, 'a key')
}

function readPrefix(prefix: Json | undefined): string {
  if (prefix === undefined || prefix === null) return ''
  if (typeof prefix !== 'string') throw new TypeError('a prefix is a text')
  return readText(prefix, 'a prefix')
}

// Halves of letters would become one and the same in the store.
function readText(text: string, what: string): string {
  if (text.length > longestKey) throw new TypeError(`${what} has at most ${longestKey} characters`)
  if (!text.isWellFormed() || /\p{Cc}/u.test(text))
    throw new TypeError(`${what} has no control characters and no halves of letters`)
  return text
}

function readValue(value: Json | undefined): Json {
  if (value === undefined) throw new TypeError('a value is anything that JSON can say')
  if (isDeeper(value, deepestValue)) throw new TypeError(`a value is at most ${deepestValue} levels deep`)
  const length = Buffer.byteLength(JSON.stringify(value))
  if (length > longestValue)
    throw new TypeError(`a value has at most ${longestValue} bytes of JSON, not ${length}`)
  return value
}

/** Whether something is nested so deep that writing it as JSON could overflow a stack. */
function isDeeper(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1))
}

function readStep(by: Json | undefined): number {
  if (by === undefined || by === null) return 1
  if (!Number.isSafeInteger(by)) throw new TypeError('a counter goes on by a whole number')
  return by as number
}

function readTtl(ttl: Json | undefined): { readonly ttl?: number } {
  if (ttl === undefined || ttl === null) return {}
  if (typeof ttl !== 'number' || !(ttl > 0) || ttl > longestTtl)
    throw new TypeError(`\`ttl\` is a number of seconds above 0 and at most ${longestTtl}`)
  return { ttl: Math.ceil(ttl * 1000) }
}

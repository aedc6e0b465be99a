import { InvalidArgumentError } from 'commander'
import { Unreadable } from '../../adapters/disk/unreadable.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { place } from '../../review/changes.ts'

/** A place in an event and what is to stand there: `request.userAttributes["custom:tier"]=gold`. */
export interface Setting {
  /** Keys from the top; a number is a place in a list. */
  readonly path: readonly (string | number)[]
  readonly value: Json
}

/** Reads the value of a repeatable `--set`: a path, `=`, and JSON or else a text. */
export function settingIn(text: string, before: readonly Setting[] = []): readonly Setting[] {
  const path: (string | number)[] = []
  let rest = text
  for (;;) {
    const [whole, dot = '', index, bracketed, quoted, bare] = key.exec(rest) ?? []
    const named = bracketed ?? quoted
    const first = path.length === 0
    // A key stands behind a dot, but for the first one; brackets need none.
    const inBrackets = index !== undefined || bracketed !== undefined
    if (whole === undefined || (inBrackets ? dot !== '' : (dot === '') !== first)) throw unreadable(text)
    path.push(
      index !== undefined ? Number(index) : named !== undefined ? unquoted(named, text) : String(bare),
    )
    rest = rest.slice(whole.length)
    if (rest.startsWith('=')) return [...before, { path, value: valueOf(rest.slice(1)) }]
  }
}

const quotes = `"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'`
const key = new RegExp(`^(\\.?)(?:\\[(\\d{1,6})\\]|\\[(${quotes})\\]|(${quotes})|([^.[\\]="'\\s]+))`)

function unquoted(text: string, whole: string): string {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll(/\\(.)/g, '$1')
  try {
    return JSON.parse(text) as string
  } catch {
    throw unreadable(whole)
  }
}

const unreadable = (text: string) =>
  new InvalidArgumentError(
    `It is like request.userAttributes["custom:tier"]=gold, with JSON or a text behind the =: ${text}`,
  )

function valueOf(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}

/** The event with every setting made in it, in order; what is not there on the way is made. */
export const withSettings = (event: JsonObject, settings: readonly Setting[]): JsonObject =>
  settings.reduce((now, { path, value }) => put(now, path, value, path) as JsonObject, event)

function put(
  into: Json | undefined,
  [first, ...rest]: Setting['path'],
  value: Json,
  path: Setting['path'],
): Json {
  if (first === undefined) return value
  if (typeof first === 'number' || Array.isArray(into)) {
    const list: Json[] = Array.isArray(into) ? [...into] : []
    if (typeof first !== 'number' || first > list.length || (into !== undefined && !Array.isArray(into)))
      throw new Unreadable(
        `the event has no place for ${place(path)}: a list ends, or is none, on the way there`,
      )
    list[first] = put(list[first], rest, value, path)
    return list
  }
  const object = typeof into === 'object' && into !== null ? (into as JsonObject) : {}
  const inner = Object.hasOwn(object, first) ? object[first] : undefined
  return { ...object, [first]: put(inner, rest, value, path) }
}

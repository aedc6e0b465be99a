import type { Finding } from '../model/finding.ts'
import type { Kind } from '../model/model.ts'
import type { Json } from '../model/trigger.ts'
import { checkers, type SchemaError } from '../schema/made/config.js'
import { explain, type Failure, type Violation } from './explain/explain.ts'
import { nearest } from './nearest.ts'
import type { Path } from './path.ts'
import type { Source } from './source.ts'

/** What a value has against the schema of its kind: one finding a mistake, each where it was written. */
export function checkDocument({ kind, value, findings, at }: Checked): readonly Finding[] {
  if (!kind || value === undefined) return []
  const told = new Set(findings.map((finding) => placeOf(finding)))
  return violationsOf(kind, value).flatMap(({ path, part, ...what }): Finding[] => {
    const finding: Finding = { ...what, severity: 'error', at: at(path, part) }
    // A value that is wrong in itself is not wrong again in its type; an alias repeats what its anchor says.
    const place = placeOf(finding)
    if (told.has(place)) return []
    if (part !== 'key') told.add(place)
    return [finding]
  })
}

/** What of a source is looked at. */
export type Checked = Partial<Source> & Pick<Source, 'kind' | 'value' | 'findings' | 'at'>

const placeOf = ({ at: { file, line, column } }: Finding) => `${file}:${line}:${column}`

/** What a value has against the schema of its kind, by the paths of its keys. */
export function violationsOf(kind: Kind, value: Json): readonly Violation[] {
  const check = checkers[kind]
  if (check(value)) return []
  const failures = distinct(kind, value, check.errors ?? [])
  const told = failures.slice(0, mostTold).map((failure) => explain(kind, value, failure))
  if (failures.length <= mostTold) return told
  const message = `there are ${failures.length - mostTold} more mistakes in this file`
  return [...told, { path: [], part: 'key', rule: 'PW-FILE-018', message }]
}

/** Nobody reads more, and finding words for each takes a while. */
const mostTold = 200

/**
 * Of the errors that one mistake causes, the one that names it: a misspelt key is not also a missing
 * one, and what has the wrong type is not also too short.
 */
function distinct(kind: Kind, value: Json, errors: readonly SchemaError[]): Failure[] {
  const byPlace = new Map<string, SchemaError[]>()
  for (const error of errors) {
    const here = byPlace.get(error.instancePath)
    if (here) here.push(error)
    else byPlace.set(error.instancePath, [error])
  }
  return [...byPlace].flatMap(([pointer, here]) => {
    const path = pathOf(value, pointer)
    const unknown = here.filter(({ keyword }) => keyword === 'additionalProperties')
    const misspelt = unknown.map(({ params }) => String(params['additionalProperty']))
    const missing = here.filter(({ keyword, params }) => {
      if (keyword !== 'required' || (kind === 'fragment' && path[0] === 'set')) return false
      return !nearest(String(params['missingProperty']), misspelt)
    })
    const [own] = here
      .filter(({ keyword }) => order.includes(keyword))
      .toSorted((one, other) => order.indexOf(one.keyword) - order.indexOf(other.keyword))
    const counted = unknown.length > 0 && /Properties$/.test(own?.keyword ?? '')
    return [...unknown, ...missing, ...(own && !counted ? [own] : [])].map(({ keyword, params }) => ({
      keyword,
      params,
      path,
    }))
  })
}

/** Keywords about a value as a whole: the first that fails says the most. */
const order = [
  'false schema',
  'type',
  'discriminator',
  'const',
  'enum',
  'minProperties',
  'maxProperties',
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'uniqueItems',
]

/** A JSON pointer as keys; what leads into a list is a number. */
function pathOf(value: Json, pointer: string): Path {
  let here: Json | undefined = value
  return pointer
    .split('/')
    .slice(1)
    .map((step) => {
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
      const inList = Array.isArray(here)
      here = (here as Record<string, Json> | undefined)?.[key]
      return inList ? Number(key) : key
    })
}

import type { Kind } from '../../model/model.ts'
import type { Json } from '../../model/trigger.ts'
import { nearest } from '../nearest.ts'
import { valueAt, type Path } from '../path.ts'
import { schemaAt, wayTo } from '../schema-at.ts'
import { hintOf, quoted, type Here, type Words } from './words.ts'

/** A key that nothing reads: what it was meant to be, or where it belongs. */
export function unknownKey({ kind, value, path, schema, it, params }: Here): Words {
  const { description = '' } = schema
  const key = String(params['additionalProperty'])
  const at = { under: [key], part: 'key' } as const
  if (schema.patternProperties && !schema.properties)
    return {
      rule: 'PW-FILE-023',
      message: `\`${key}\` cannot be a name in ${it}`,
      // Elsewhere an attribute of one's own has its prefix; here the prefix is understood.
      help: key.startsWith('custom:') ? `did you mean \`${key.slice(7)}\`?` : hintOf({ description }),
      ...at,
    }
  const names = Object.keys(schema.properties ?? {})
  const meant = nearest(key, names)
  const help = meant ? `did you mean \`${meant}\`?` : elsewhere(kind, value, path, key)
  return {
    rule: 'PW-FILE-002',
    message: path.length ? `unknown key \`${key}\` in ${it}` : `unknown key \`${key}\``,
    help: help ?? `known here: ${names.join(', ')}`,
    ...at,
  }
}

/** Where a key that is unknown here would be known: below, or around. */
function elsewhere(kind: Kind, value: Json, path: Path, key: string): string | undefined {
  for (let depth = path.length; depth >= 0; depth--) {
    const around = path.slice(0, depth)
    const way = wayTo(kind, value, around, key)
    const full = way && [...around, ...way].join('.')
    if (way)
      return full ? `\`${key}\` belongs under \`${full}\`` : `\`${key}\` belongs at the top of the file`
  }
  return undefined
}

/** A key that must be there. */
export function missingKey({ schema, it, params }: Here): Words {
  const key = String(params['missingProperty'])
  const help = hintOf(schema.properties?.[key])
  return { rule: 'PW-FILE-022', message: `\`${key}\` is missing in ${it}`, help, part: 'key' }
}

/** A key that another one of the same map rules out. */
export function excludedKey({ kind, value, path, it }: Here): Words {
  const map = path.slice(0, -1)
  const beside = Object.keys(valueAt(value, map) ?? {})
  const rules = Object.entries(schemaAt(kind, value, map)?.dependencies ?? {})
  const own = String(path.at(-1))
  const [other] = rules.find(([key, rule]) => beside.includes(key) && rule.properties?.[own] === false) ?? []
  const message = other ? `${it} cannot stand beside \`${other}\`` : `${it} cannot stand here`
  return { rule: 'PW-FILE-024', message, help: 'keep one of the two', part: 'key' }
}

/** More than one key where only one may be, as in `{ env: X }` or `{ file: path }`. */
export function tooManyKeys({ it, schema, params, found }: Here): Words {
  const keys = Object.keys(found ?? {})
  const limit = Number(params['limit'])
  return limit === 1
    ? {
        rule: 'PW-FILE-024',
        message: `only one of ${quoted(keys)} can stand in ${it}`,
        help: hintOf(schema),
        part: 'key',
      }
    : {
        rule: 'PW-FILE-023',
        message: `${it} has ${keys.length} members, and ${limit} is the most`,
        part: 'key',
      }
}

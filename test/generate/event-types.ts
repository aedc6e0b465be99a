import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { hookNames } from '../../src/model/hook.ts'
import { readAsEmpty, type EventType } from '../../src/schema/event-type.ts'
import type { Made } from './main.ts'

interface Schema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly title?: string
}

const folder = resolve(import.meta.dirname, '../../schemas/events')
const simple: Readonly<Record<string, string>> = { string: 'string', boolean: 'bool', number: 'double' }

/** What CEL knows of a value: nothing where it may be null, unless a missing one reads as empty. */
function typeOf(schema: Schema, key = ''): EventType {
  const types = [schema.type ?? []].flat()
  const [type, ...others] = types.filter((one) => one !== 'null')
  const values = schema.enum ?? ('const' in schema ? [schema.const] : [])
  if (values.length > 0) return values.every((value) => typeof value === 'string') ? 'string' : 'dyn'
  if (others.length > 0 || (types.includes('null') && !readAsEmpty.includes(key))) return 'dyn'
  if (type === 'object') return ofObject(schema)
  if (type === 'array') {
    const item = typeOf(schema.items ?? {})
    return typeof item === 'string' ? `list<${item}>` : [item]
  }
  return simple[type ?? ''] ?? 'dyn'
}

function ofObject({ properties, additionalProperties: others }: Schema): EventType {
  if (properties)
    return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, typeOf(value, key)]))
  const value = typeof others === 'object' ? typeOf(others) : 'dyn'
  return typeof value === 'string' ? `map<string, ${value}>` : 'dyn'
}

/** Makes the types that CEL checks a `when` against: the event of each hook, by its version. */
export async function make(): Promise<Made> {
  const keys = Object.fromEntries(Object.entries(hookNames).map(([key, name]) => [name, key]))
  const made: Record<string, Record<string, EventType>> = {}
  for (const file of readdirSync(folder).sort()) {
    const schema = JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as Schema
    const [name = '', version = ''] = (schema.title ?? '').split(' ')
    const hook = keys[name]
    if (!hook) throw new Error(`${file}: its title names no hook`)
    made[hook] = { ...made[hook], [version]: typeOf(schema) }
  }
  const text = `// Made by \`npm run generate\` from schemas/events. Do not edit.
import type { EventVersion, HookKey } from '../../model/hook.ts'
import type { EventType } from '../event-type.ts'

/** What CEL knows of the event of each hook, by its version. */
export const eventTypes: Readonly<Record<HookKey, Readonly<Partial<Record<EventVersion, EventType>>>>> = ${JSON.stringify(made)}
`
  const options = { ...(await resolveConfig(import.meta.filename)), parser: 'typescript' }
  return new Map([['src/schema/made/event-types.ts', await format(text, options)]])
}

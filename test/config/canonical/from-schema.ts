import fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'
import { follow, schemas, type Schema } from './schemas.ts'

/** Values for a path of words, for a named part, or for a kind of reference, in place of what the schema says. */
export interface Choices {
  readonly at: Readonly<Record<string, Arbitrary<Json>>>
  readonly parts: Readonly<Record<string, Arbitrary<Json>>>
  readonly references: Readonly<Record<string, Arbitrary<string>>>
  /** Names that authors give, by the path of what bears them. */
  readonly names: (path: string) => Arbitrary<string>
}

/** Any file of a kind that its schema takes. */
export function fromSchema(kind: string, choices: Choices): Arbitrary<JsonObject> {
  const file = `${kind}.schema.json`
  return build(file, schemas.get(file)!, '', choices) as Arbitrary<JsonObject>
}

function build(file: string, schema: Schema, path: string, choices: Choices): Arbitrary<Json> {
  const chosen = choices.at[path]
  if (chosen) return chosen
  if (schema.$ref) {
    const part = choices.parts[schema.$ref.split('/').at(-1)!]
    const next = follow(file, schema.$ref)
    return part ?? build(next.file, next.schema, path, choices)
  }
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.oneOf) return fc.oneof(...schema.oneOf.map((one) => build(file, one, path, choices)))
  const types = [schema.type ?? 'object'].flat()
  return fc.oneof(...types.map((type) => byType(type, file, schema, path, choices)))
}

function byType(type: string, file: string, schema: Schema, path: string, choices: Choices): Arbitrary<Json> {
  if (type === 'boolean') return fc.boolean()
  if (type === 'integer') return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 5000 })
  if (type === 'number') return fc.constantFrom(0, 0.5, 7)
  const reference = schema['x-ref'] && choices.references[schema['x-ref']]
  if (type === 'string' && reference) return reference
  if (type === 'string') return schema.pattern ? fc.stringMatching(new RegExp(schema.pattern)) : text
  if (type === 'array') {
    const item = build(file, schema.items!, `${path}.[]`, choices)
    const size = { minLength: schema.minItems ?? 0, maxLength: 2 }
    return schema.uniqueItems ? fc.uniqueArray(item, size) : fc.array(item, size)
  }
  const [pattern] = Object.values(schema.patternProperties ?? {})
  if (pattern) {
    const entry = fc.tuple(choices.names(path), build(file, pattern, inside(path, '*'), choices))
    const size = { minLength: schema.minProperties ?? 0, maxLength: 2 }
    return fc
      .uniqueArray(entry, { ...size, selector: ([name]) => name })
      .map((all) => Object.fromEntries(all) as JsonObject)
  }
  const members = Object.entries(schema.properties ?? {}).filter(([, one]) => !one.$ref?.endsWith('/use'))
  if (!members.length) return fc.dictionary(text, fc.constantFrom<Json>('x', 1, true, ['y']), free)
  const all = members.map(([key, one]) => [key, build(file, one, inside(path, key), choices)] as const)
  if (schema.maxProperties === 1)
    return fc.oneof(...all.map(([key, one]) => one.map((value) => ({ [key]: value }))))
  const required = schema.required ?? []
  const record = (members: typeof all) =>
    fc
      .record(Object.fromEntries(members), { requiredKeys: [...required], noNullPrototype: true })
      .map((said) => without(said as JsonObject, schema))
  if (all.length <= 11) return record(all)
  // Of many words a file says some: all of them at once would be slow, and no better a case.
  const size = { minLength: Math.floor(all.length / 8), maxLength: Math.ceil(all.length / 2) }
  const always = all.filter(([key]) => required.includes(key))
  const others = all.filter((one) => !always.includes(one))
  return fc.subarray(others, size).chain((some) => record([...always, ...some]))
}

/** One of two keys that exclude each other. */
function without(said: JsonObject, { dependencies = {} }: Schema): JsonObject {
  const gone = Object.entries(dependencies).flatMap(([key, { properties }]) =>
    key in said ? Object.keys(properties) : [],
  )
  return Object.fromEntries(Object.entries(said).filter(([key]) => !gone.includes(key)))
}

const inside = (path: string, key: string) => (path ? `${path}.${key}` : key)
const free = { maxKeys: 2, noNullPrototype: true }
const text = fc.constantFrom('a', 'b c', 'Name: x', 'ü', '7')

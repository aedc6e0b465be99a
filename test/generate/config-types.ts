import { compile } from 'json-schema-to-typescript'
import { format, resolveConfig } from 'prettier'
import { kinds } from '../../src/model/model.ts'
import { at, type Schema } from './config-schemas.ts'

const pascal = (words: string) =>
  words.replace(/(?:^|[-_ ]+)(\w)/g, (_, letter: string) => letter.toUpperCase())
const singular = (noun: string) => noun.replace(/ies$/, 'y').replace(/s$/, '')

/** The type of a definition or of a kind's own property: `parts` and definitions go without their file's name. */
function nameOf(file: string, pointer: string): string {
  const [place = '', key = '', ...deeper] = pointer.split('/').slice(1)
  const inner = deeper.filter((word) => word !== 'properties')
  const scope =
    place === 'properties' || file === 'identity.schema.json' ? file.replace('.schema.json', '') : ''
  if (key === 'client' && inner.length === 0) return 'ClientDocument'
  if (inner[0] === 'patternProperties') return pascal(`${scope === key ? '' : scope} ${singular(key)}`)
  return pascal([scope, key, ...inner].join(' '))
}

/** Where a type has a name: at the properties of a kind, and at the members of those that are maps. */
const place = /^\/properties\/[^/]+(\/patternProperties\/\*)?$/
const shown = ['type', 'description', 'properties', 'patternProperties', 'additionalProperties', 'required']
const kept = new Set([...shown, 'items', 'enum', 'const', 'oneOf', 'tsType'])

/** All kinds as one schema, in which whatever has a name of its own is one type. */
function together(all: ReadonlyMap<string, Schema>): Schema {
  const definitions: Record<string, Schema> = {}
  const named = (name: string, make: () => Schema, description?: string): Schema => {
    definitions[name] ??= (definitions[name] = {}) && make()
    const $ref = `#/definitions/${name}`
    // What is said beside a reference belongs to the property, not to the part.
    return description ? { description, allOf: [{ $ref }] } : { $ref }
  }
  const worthy = (schema: Schema) =>
    Boolean(schema['properties'] ?? schema['patternProperties'] ?? schema['oneOf'])

  const visit = (node: Schema, file: string, pointer = ''): Schema => {
    if (typeof node['$ref'] === 'string') {
      const [where = '', to = ''] = node['$ref'].split('#')
      const next = where || file
      const target = at(all.get(next), to)
      if (typeof target['$ref'] === 'string') return visit({ ...target, ...describe(node) }, next)
      if (!worthy(target) && to.includes('properties/')) return visit(target, next)
      return named(nameOf(next, to), () => inside(target, next, to), node['description'])
    }
    const name = worthy(node) && place.test(pointer) ? nameOf(file, pointer) : undefined
    return name ? named(name, () => inside(node, file, pointer)) : inside(node, file, pointer)
  }

  const inside = (node: Schema, file: string, pointer: string): Schema => {
    const open = node['type'] === 'object' && !worthy(node)
    const untyped = !('type' in node || 'enum' in node || 'const' in node || 'oneOf' in node)
    if (open || untyped) return { ...describe(node), tsType: open ? 'JsonObject' : 'Json' }
    // An open object or a list: each as it would be by itself.
    if (Array.isArray(node['type']) && node['type'].includes('object') && !worthy(node))
      return {
        ...describe(node),
        anyOf: (node['type'] as string[]).map((type) => inside({ ...node, type }, file, pointer)),
      }
    const { properties, patternProperties, items, oneOf, ...rest } = node
    const down = (map: Schema, step: string) =>
      each(map, (value, key) => visit(value, file, `${pointer}/${step}/${step === 'properties' ? key : '*'}`))
    return {
      ...Object.fromEntries(Object.entries(rest).filter(([key]) => kept.has(key))),
      ...(properties && { properties: down(properties, 'properties') }),
      ...(patternProperties && { patternProperties: down(patternProperties, 'patternProperties') }),
      ...(items && { items: visit(items as Schema, file, `${pointer}/items`) }),
      ...(oneOf && { oneOf: (oneOf as Schema[]).map((way) => visit(way, file, `${pointer}/oneOf`)) }),
    }
  }

  for (const kind of kinds) {
    const file = `${kind}.schema.json`
    definitions[pascal(`${kind} document`)] = inside(all.get(file) ?? {}, file, '')
  }
  return {
    type: 'object',
    description: 'What a file of each kind holds once it has passed its schema.',
    properties: each(Object.fromEntries(kinds.map((kind) => [kind, {}])), (_, kind) => ({
      $ref: `#/definitions/${pascal(`${kind} document`)}`,
    })),
    required: [...kinds],
    additionalProperties: false,
    definitions,
  }
}

const describe = ({ description }: Schema) => (description ? { description } : {})
const each = (map: Schema, to: (value: Schema, key: string) => Schema): Schema =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, to(value as Schema, key)]))

/** Types of every kind of file, in TypeScript. */
export async function types(all: ReadonlyMap<string, Schema>): Promise<string> {
  const text = await compile(together(all) as never, 'Documents', {
    bannerComment:
      "// Made by `npm run generate` from schemas/config. Do not edit.\nimport type { Json, JsonObject } from '../../model/trigger.ts'\n",
    additionalProperties: false,
    unknownAny: true,
    format: false,
  })
  const quiet = text
    .replace(/\s*\n\s*\*\s*\n\s*\* This interface was referenced by [^]*?(?=\n\s*\*\/)/g, '')
    .replace(/\/\*\*\n *\* This interface was referenced by [^]*?\*\/\n/g, '')
    .replace(/\/\*\*\n *\* (.*)\n *\*\//g, '/** $1 */')
  return format(quiet, { ...(await resolveConfig(import.meta.filename)), parser: 'typescript' })
}

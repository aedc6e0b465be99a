import { format, resolveConfig } from 'prettier'
import type { ReferenceShape } from '../../src/config/link/reference-shape.ts'
import { kinds } from '../../src/model/model.ts'
import { schemas, type Schema } from './config.ts'
import type { Made } from './main.ts'

type Open = { -readonly [Key in keyof ReferenceShape]: ReferenceShape[Key] }

const follow = (root: Schema | undefined, pointer: string): Schema =>
  pointer
    .split('/')
    .slice(1)
    .reduce((node, key) => node[key] as Schema, root ?? {})

/** The branches of a schema that lead to an `x-ref`; nothing where none does. */
function shapeOf(node: Schema, file: string, all: ReadonlyMap<string, Schema>): ReferenceShape | undefined {
  if (typeof node['$ref'] === 'string') {
    const [where = '', to = ''] = node['$ref'].split('#')
    const next = where || file
    return shapeOf(follow(all.get(next), to), next, all)
  }
  const inner = (schema: Schema | undefined) => (schema ? shapeOf(schema, file, all) : undefined)
  const shape: Open = {}
  if (typeof node['x-ref'] === 'string') shape.ref = node['x-ref'] as NonNullable<ReferenceShape['ref']>
  const keys = shapesOf(node['properties'], inner)
  if (keys) shape.keys = keys
  const [map] = Object.values(shapesOf(node['patternProperties'], inner) ?? {})
  if (map) shape.map = map
  const items = inner(node['items'])
  if (items) shape.items = items
  if (node['oneOf']) {
    const by = node['discriminator'].propertyName as string
    const ways = shapesOf(waysOf(node['oneOf'] as Schema[], by), inner)
    if (ways) shape.tag = { by, ways }
  }
  return Object.keys(shape).length > 0 ? shape : undefined
}

const waysOf = (branches: readonly Schema[], by: string): Schema =>
  Object.fromEntries(
    branches.flatMap((branch) => {
      const tag = branch['properties'][by] as Schema
      return ((tag['enum'] ?? [tag['const']]) as string[]).map((value) => [value, branch])
    }),
  )

function shapesOf(map: Schema | undefined, inner: (schema: Schema) => ReferenceShape | undefined) {
  const found = Object.entries(map ?? {}).flatMap(([key, schema]) => {
    const shape = typeof schema === 'object' ? inner(schema as Schema) : undefined
    return shape ? [[key, shape] as const] : []
  })
  return found.length > 0 ? Object.fromEntries(found) : undefined
}

/** Makes the places of every kind of file at which something else is named. */
export async function make(): Promise<Made> {
  const all = schemas()
  const made = Object.fromEntries(
    kinds.map((kind) => [
      kind,
      shapeOf(all.get(`${kind}.schema.json`) ?? {}, `${kind}.schema.json`, all) ?? {},
    ]),
  )
  const text = `// Made by \`npm run generate\` from the \`x-ref\` of schemas/config. Do not edit.
import type { Kind } from '../../model/model.ts'
import type { ReferenceShape } from '../link/reference-shape.ts'

/** Where each kind of file names something else. */
export const references: Readonly<Record<Kind, ReferenceShape>> = ${JSON.stringify(made)}
`
  const options = { ...(await resolveConfig(import.meta.filename)), parser: 'typescript' }
  return new Map([['src/config/made/references.ts', await format(text, options)]])
}

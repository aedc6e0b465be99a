import type { Kind } from '../model/model.ts'
import type { Json } from '../model/trigger.ts'
import { schemaText } from '../schema/made/config-schemas.js'
import type { Path } from './locate.ts'

/** The keywords of a configuration schema that an explanation reads. */
export interface Schema {
  readonly $ref?: string
  readonly description?: string
  readonly default?: Json
  readonly examples?: readonly Json[]
  readonly type?: string | readonly string[]
  readonly enum?: readonly (string | number)[]
  readonly const?: string | number
  readonly pattern?: string
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly uniqueItems?: boolean
  readonly oneOf?: readonly Schema[]
  readonly discriminator?: { readonly propertyName: string }
  readonly dependencies?: Readonly<
    Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>
  >
  readonly 'x-ref'?: string
  /** What is said of the definition that a reference leads to, where the reference has a sentence of its own. */
  readonly behind?: string
}

let all: Readonly<Record<string, Schema>> | undefined
const file = (id: string): Schema => (all ??= JSON.parse(schemaText) as Record<string, Schema>)[id] ?? {}

/**
 * The schema that a value at a path must meet: of a union, the branch that the value itself names.
 * What is said beside a `$ref` wins over what stands behind it.
 */
export const schemaAt = (kind: Kind, value: Json | undefined, path: Path): Schema | undefined =>
  placeAt(kind, value, path)?.schema

function placeAt(kind: Kind, value: Json | undefined, path: Path): Place | undefined {
  const id = `${kind}.schema.json`
  let here: Place | undefined = settle({ schema: file(id), id }, value)
  let inner = value
  for (const step of path) {
    const next: Place | undefined = here && child(here, step)
    inner = typeof inner === 'object' && inner !== null ? (inner as Record<string, Json>)[step] : undefined
    here = next && settle(next, inner)
  }
  return here
}

/** A schema, and the file whose definitions its references mean. */
interface Place {
  readonly schema: Schema
  readonly id: string
}

/** Where references lead, by the schema that has them and the file that it is in. */
const led = new WeakMap<Schema, Map<string, Place>>()

function settle(place: Place, value: Json | undefined): Place {
  if (place.schema.$ref !== undefined) {
    const known = led.get(place.schema)?.get(place.id)
    if (known) return known
    const found = behind(place, place.schema.$ref, value)
    // A union is settled by each value anew.
    if (!found.schema.discriminator)
      led.set(place.schema, new Map(led.get(place.schema)).set(place.id, found))
    return found
  }
  const tag = place.schema.discriminator?.propertyName
  const branch =
    tag !== undefined &&
    place.schema.oneOf?.find(({ properties }) => tagsOf(properties?.[tag]).includes(tagOf(value, tag)))
  return branch ? { id: place.id, schema: { ...place.schema, ...branch } } : place
}

/** What a reference leads to, with what is said beside it. */
function behind(place: Place, $ref: string, value: Json | undefined): Place {
  const { $ref: _, ...beside } = place.schema
  const [where = '', pointer = ''] = $ref.split('#')
  const id = where || place.id
  const schema = pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], file(id))
  const target = settle({ schema: schema as Schema, id }, value)
  const said = beside.description && target.schema.description
  return { id: target.id, schema: { ...target.schema, ...beside, ...(said && { behind: said }) } }
}

const tagOf = (value: Json | undefined, tag: string) =>
  (value as Record<string, Json> | undefined)?.[tag] as string
/** The values that name a branch of a union. */
export const tagsOf = (tag: Schema | undefined) => tag?.enum ?? (tag?.const === undefined ? [] : [tag.const])

/** What a schema says of one member: by name, by the pattern of names, or of every item. */
function child({ schema, id }: Place, step: string | number): Place | undefined {
  if (typeof step === 'number') return schema.items && { schema: { ...saidOf(schema), ...schema.items }, id }
  const own = schema.properties
  if (own && Object.hasOwn(own, step) && own[step]) return { schema: own[step], id }
  const [pattern] = Object.entries(schema.patternProperties ?? {})
  return pattern && new RegExp(pattern[0], 'u').test(step) ? { schema: pattern[1], id } : undefined
}

/** What is said of a list is said of its items. */
function saidOf({ description, examples: [first] = [] }: Schema): Schema {
  return {
    ...(description && { description }),
    ...(Array.isArray(first) && { examples: first as readonly Json[] }),
  }
}

/** Where below a schema a key is known, by the shortest way; `<name>` stands for the name of a map's member. */
export function wayTo(
  kind: Kind,
  value: Json | undefined,
  path: Path,
  key: string,
): readonly string[] | undefined {
  const place = placeAt(kind, value, path)
  let level: { readonly place: Place; readonly way: readonly string[] }[] = place ? [{ place, way: [] }] : []
  for (let depth = 0; depth < 4; depth++) {
    const below = level.flatMap(({ place, way }) =>
      membersOf(place).map(([name, member]) => ({ place: settle(member, undefined), way: [...way, name] })),
    )
    const found = below.find(({ way }) => way.at(-1) === key)
    if (found) return found.way.slice(0, -1)
    level = below
  }
  return undefined
}

function membersOf({ schema, id }: Place): [string, Place][] {
  const named = Object.entries(schema.properties ?? {}).map(([name, inner]): [string, Place] => [
    name,
    { schema: inner, id },
  ])
  const [any] = Object.values(schema.patternProperties ?? {})
  return any ? [...named, ['<name>', { schema: any, id }]] : named
}

import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { checkers } from '../../src/schema/made/config.js'
import { kinds } from '../../src/model/model.ts'
import { at, follow, schemas, type Schema } from '../generate/config-schemas.ts'

const all = schemas()
const files = [...all.keys()]

interface Place {
  readonly path: string
  readonly node: Schema
  readonly required: boolean
}

/** Every property of a schema at every depth: of objects, of maps, of items and of each branch of a union. */
function* properties(node: Schema, path: string): Generator<Place> {
  for (const [key, inner] of Object.entries((node['properties'] ?? {}) as Schema)) {
    const required = ((node['required'] ?? []) as string[]).includes(key)
    yield { path: `${path}.${key}`, node: inner as Schema, required }
    yield* properties(inner as Schema, `${path}.${key}`)
  }
  for (const inner of Object.values((node['patternProperties'] ?? {}) as Schema)) {
    yield { path: `${path}.*`, node: inner as Schema, required: true }
    yield* properties(inner as Schema, `${path}.*`)
  }
  if (node['items']) yield* properties(node['items'] as Schema, `${path}[]`)
  for (const [index, branch] of ((node['oneOf'] ?? []) as Schema[]).entries())
    yield* properties(branch, `${path}#${index}`)
  for (const [name, definition] of Object.entries((node['definitions'] ?? {}) as Schema))
    yield* properties(definition as Schema, `${path}@${name}`)
}

const everywhere = files.flatMap((file) =>
  [...properties(all.get(file) ?? {}, '')].map((place) => ({
    ...place,
    file,
    where: `${file.replace('.schema.json', '')} ${place.path}`,
    whole: behind(file, place.node),
  })),
)

/** A property with what its reference leads to. */
function behind(file: string, node: Schema): Schema {
  if (typeof node['$ref'] !== 'string') return node
  const target = follow(all, file, node['$ref'])
  return { ...behind(target.file, target.schema), ...node }
}

const namesOf = (places: readonly { readonly where: string }[]) => places.map(({ where }) => where)

describe('the schemas of configuration files', () => {
  it('describe every property', () => {
    expect(namesOf(everywhere.filter(({ whole }) => !whole['description']))).toEqual([])
  })

  it('give an example of every property', () => {
    expect(namesOf(everywhere.filter(({ whole }) => !whole['examples']?.length))).toEqual([])
  })

  it('say what every closed choice, number, duration and switch is when it is left out', () => {
    const closed = everywhere.filter(({ required, whole, node }) => {
      const duration = /definitions\/(duration|memory)$/.test(String(node['$ref']))
      const scalar = whole['enum'] || ['boolean', 'integer', 'number'].includes(String(whole['type']))
      return (
        !required &&
        (scalar || duration) &&
        whole['default'] === undefined &&
        !/left out/.test(String(whole['description']))
      )
    })
    expect(namesOf(closed)).toEqual([])
  })

  it('give only examples and defaults that they accept themselves', () => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true, discriminator: true })
    ajv.addVocabulary(['x-ref'])
    for (const schema of all.values()) ajv.addSchema(schema)
    const refused = everywhere.flatMap(({ where, file, whole, node }) => {
      const said = [
        ...((whole['examples'] ?? []) as unknown[]),
        ...('default' in whole ? [whole['default']] : []),
      ]
      // A reference of its own file is followed from there.
      const schema = JSON.parse(JSON.stringify(node).replaceAll('"$ref":"#', `"$ref":"${file}#`)) as Schema
      const check = ajv.compile(schema)
      return said.filter((value) => !check(value)).map((value) => `${where}: ${JSON.stringify(value)}`)
    })
    expect(refused).toEqual([])
  })

  it('leave no object open by mistake', () => {
    const open = everywhere.filter(
      ({ node }) =>
        (node['properties'] || node['patternProperties']) && node['additionalProperties'] !== false,
    )
    expect(namesOf(open)).toEqual([])
  })

  it('compare the items of a set as texts, which takes one look at each', () => {
    const sets = everywhere.filter(({ node }) => node['uniqueItems'] && node['items']['type'] !== 'string')
    expect(namesOf(sets)).toEqual([])
  })

  it('tell unions apart by a tag, and never by trying', () => {
    const texts = files.map((file) => JSON.stringify(all.get(file)))
    expect(
      texts.filter((text) => /"(if|then|else|anyOf|allOf|not|unevaluatedProperties)":/.test(text)),
    ).toEqual([])
    const unions = everywhere.filter(({ node }) => node['oneOf'] && !node['discriminator'])
    expect(namesOf(unions)).toEqual([])
  })

  it('hold a fragment to the properties of what it is a part of', () => {
    const [pool, client, role, trigger] = (all.get('fragment.schema.json')?.['oneOf'] ?? []) as Schema[]
    const setOf = (branch: Schema | undefined) => Object.keys(at(branch, '/properties/set/properties')).sort()
    const keysOf = (schema: Schema, ...but: string[]) =>
      Object.keys(schema['properties'] as Schema)
        .filter((key) => !['use', 'id', ...but].includes(key))
        .sort()
    expect(setOf(pool)).toEqual(keysOf(all.get('pool.schema.json') ?? {}))
    expect(setOf(client)).toEqual(keysOf(at(all.get('pool.schema.json'), '/definitions/client')))
    expect(setOf(role)).toEqual(keysOf(all.get('role.schema.json') ?? {}))
    expect(setOf(trigger)).toEqual(keysOf(all.get('trigger.schema.json') ?? {}, 'script', 'sha256'))
  })
})

describe('the checkers made from them', () => {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, discriminator: true, allErrors: true })
  ajv.addVocabulary(['x-ref'])
  for (const schema of all.values()) ajv.addSchema(schema)
  const told = (
    errors: readonly { instancePath: string; keyword: string; params: object }[] | null | undefined,
  ) =>
    (errors ?? [])
      .map(({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${JSON.stringify(params)}`)
      .sort()

  it.each(kinds)('say of a %s what the schema itself says', (kind) => {
    const whole = ajv.getSchema(`${kind}.schema.json`)
    const values = [
      ...everywhere
        .filter(({ file }) => file === `${kind}.schema.json`)
        .flatMap(({ path, whole: { examples } }) => {
          const [, key = ''] = /^\.([\w-]+)$/.exec(path) ?? []
          return key
            ? [
                { [key]: examples[0] as unknown },
                { [key]: [7] },
                { [key]: { unknown: null } },
                { [key]: 'x' },
              ]
            : []
        }),
      {},
      [],
      null,
      { unknown: 1 },
    ]
    for (const value of values) {
      const same = [checkers[kind](value), told(checkers[kind].errors)]
      expect(same).toEqual([whole?.(value), told(whole?.errors)])
    }
  })
})

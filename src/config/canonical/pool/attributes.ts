import { standardAttributes, unwritable } from '../../../model/standard-attributes.ts'
import type { Json, JsonObject } from '../../../model/trigger.ts'
import { choice, flag } from '../lenses.ts'
import type { Lens, Row, Table } from '../table.ts'
import { simple, spoken, words } from '../table.ts'
import { equal, get, isObject } from '../tree.ts'

/** A bound as a number here and as a text there. */
const bound: Lens = {
  there: (value) => String(value),
  back: (value) => (typeof value === 'string' && /^(0|[1-9][0-9]*)$/.test(value) ? Number(value) : undefined),
}
const onlyTrue: Lens = {
  there: (value) => value || undefined,
  back: (value) => value,
}
const types = { string: 'String', number: 'Number', datetime: 'DateTime', boolean: 'Boolean' }

/** An attribute of that name. Who lists one without `Mutable` gets an immutable one from CloudFormation. */
function attribute(name: string, type: Json | undefined): Table {
  const standard = standardAttributes.get(name)?.AttributeDataType
  const [constraints, min, max] =
    (standard ?? type) === 'Number'
      ? ['NumberAttributeConstraints', 'MinValue', 'MaxValue']
      : ['StringAttributeConstraints', 'MinLength', 'MaxLength']
  return {
    implied: () => ({ Name: name, AttributeDataType: standard ?? 'String', Mutable: true }),
    rows: [
      ...(standard ? [] : [simple('type', 'AttributeDataType', choice(types))]),
      simple('required', 'Required', flag),
      simple('mutable', 'Mutable', flag),
      simple('adminOnly', 'adminOnly', onlyTrue),
      simple('min', `${constraints}.${min}`, bound),
      simple('max', `${constraints}.${max}`, bound),
    ],
  }
}

/** Whether the language takes a name for an attribute's. */
const nameable = (name: Json | undefined): boolean => typeof name === 'string' && /^[^\s:]{1,20}$/.test(name)

/** The list is said as a whole or not at all; what no client may write is always said. */
export const attributes: Row = {
  words: ['attributes'],
  sure: true,
  there: (said, scope) => {
    if (!isObject(said['attributes'])) return {}
    const all = Object.entries(said['attributes']).map(([name, one]) => {
      const type = choice(types).there(get(one as JsonObject, 'type') ?? 'string', scope)
      return spoken(attribute(name, type), one as JsonObject, scope)
    })
    const guarded = all.filter((one) => one['adminOnly']).map((one) => [String(one['Name']), true] as const)
    return {
      properties: { Schema: all.map(({ adminOnly: _, ...one }) => one) },
      ...(guarded.length && { adminOnly: Object.fromEntries(guarded) }),
    }
  },
  back: (tree, scope) => {
    const schema = get(tree, 'properties.Schema') as readonly JsonObject[] | undefined
    const guarded = tree['adminOnly'] as JsonObject
    if (!Array.isArray(schema)) return {}
    const all = schema.map((one: JsonObject) => {
      const name = String(one['Name'])
      const full = Object.hasOwn(guarded, name) ? { ...one, adminOnly: true } : one
      return [name, words(attribute(name, one['AttributeDataType']), full, scope)] as const
    })
    const whole = { attributes: Object.fromEntries(all) }
    const again = get(attributes.there(whole, scope), 'properties.Schema')
    if (schema.every((one: JsonObject) => nameable(one['Name'])) && equal(again!, schema)) return whole
    const part = all.filter(([, one]) => one['adminOnly'])
    return part.length ? { attributes: Object.fromEntries(part) } : {}
  },
}

/** What a client may write that does not say: all but what is for administrators, where the pool has any. */
export function writable(schema: readonly JsonObject[], adminOnly: readonly string[]): string[] | undefined {
  if (!adminOnly.length) return undefined
  const custom = schema
    .filter((one) => !standardAttributes.has(String(one['Name'])) && one['DeveloperOnlyAttribute'] !== true)
    .map((one) => String(one['Name']))
  return [
    ...[...standardAttributes.keys()].filter(
      (name) => !unwritable.includes(name) && !adminOnly.includes(name),
    ),
    ...custom.filter((name) => !adminOnly.includes(name)).map((name) => `custom:${name}`),
  ]
}

import type { SchemaAttribute } from '../../model/cloudformation.ts'
import type { Finding } from '../../model/finding.ts'
import type { Model } from '../../model/model.ts'
import type { UserPool } from '../../model/pool.ts'
import { schemaOf } from '../../engine/users/attributes.ts'

/**
 * What cannot change about a pool once somebody is in it: the names of its users would mean something
 * else, or their attributes would not fit. Cognito refuses the same changes. Plain data, to be kept.
 */
export interface FixedTraits {
  readonly with: readonly string[]
  readonly aliases: readonly string[]
  readonly caseSensitive: boolean
  readonly attributes: Readonly<Record<string, SchemaAttribute>>
}

/** The traits of a pool as it is declared. */
export const fixedTraits = (pool: UserPool): FixedTraits => ({
  with: [...(pool.properties.UsernameAttributes ?? [])].sort(),
  aliases: [...(pool.properties.AliasAttributes ?? [])].sort(),
  caseSensitive: pool.properties.UsernameConfiguration?.CaseSensitive ?? true,
  // What a declaration leaves out is spelt out, so that spelling it out later is no change.
  attributes: Object.fromEntries([...schemaOf(pool)].map(([name, given]) => [name, { ...plain, ...given }])),
})

const plain = { AttributeDataType: 'String', Mutable: false, Required: false } as const

/** What a pool with users would have to change that it cannot: one finding each, with the way out. */
export function traitFindings(was: FixedTraits, pool: UserPool, model: Model): Finding[] {
  const is = fixedTraits(pool)
  const found = (rule: string, what: string, path: readonly string[]): Finding => ({
    rule,
    severity: 'error',
    message: `pool \`${pool.name}\` has users, and ${what}`,
    at: model.where('pool', pool.name, path) ?? { file: `pools/${pool.name}.pool.yaml`, line: 1, column: 1 },
    help: 'change it back, declare a pool of another name, or begin anew: --memory, or remove .poolwright/data.sqlite',
  })
  const settings = (['with', 'aliases', 'caseSensitive'] as const)
    .filter((key) => !same(was[key], is[key]))
    .map((key) => found('PW-PLAN-001', `\`signIn.${key}\` cannot change any more`, ['signIn', key]))
  const attributes = Object.entries(was.attributes)
    .filter(([name, attribute]) => !same(attribute, is.attributes[name] ?? null))
    .map(([name]) => {
      const gone = is.attributes[name] === undefined
      const path = ['attributes', ...(gone ? [] : [name.replace(/^(dev:)?custom:/, '')])]
      return found('PW-PLAN-002', `attribute \`${name}\` cannot ${gone ? 'go' : 'change'} any more`, path)
    })
  return [...settings, ...attributes]
}

/** Whether two values say the same in JSON, whatever the order of their keys. */
const same = (a: unknown, b: unknown) => JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder)
const inOrder = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

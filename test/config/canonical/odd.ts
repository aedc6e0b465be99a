import fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'
import { addresses, reference } from './said.ts'

/** Properties by name, each with what CloudFormation may say there. */
export type Properties = Readonly<Record<string, Arbitrary<Json>>>

/** Mostly a usual value; now and then one that the language has no word for. */
export const odd = (usual: Arbitrary<Json>, ...strange: readonly Json[]): Arbitrary<Json> =>
  strange.length
    ? fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom<Json[]>(...strange) })
    : usual

/** One of a few values, or an odd one. */
export const one = (usual: readonly Json[], ...strange: readonly Json[]): Arbitrary<Json> =>
  odd(fc.constantFrom<Json[]>(...usual), ...strange)

/** Any of the properties, each there or not; of many, at most half. */
export function some(properties: Properties, ...always: readonly string[]): Arbitrary<JsonObject> {
  const record = (names: readonly string[]) =>
    fc.record(Object.fromEntries(names.map((name) => [name, properties[name]!])), {
      requiredKeys: [...always],
      noNullPrototype: true,
    })
  const names = Object.keys(properties)
  if (names.length < 12) return record(names)
  const others = names.filter((name) => !always.includes(name))
  return fc
    .subarray(others, { minLength: names.length >> 2, maxLength: names.length >> 1 })
    .chain((chosen) => record([...always, ...chosen]))
}

/** All of the properties. */
export const whole = (properties: Properties): Arbitrary<JsonObject> =>
  some(properties, ...Object.keys(properties))

/** A list of a few different items; sometimes of none, sometimes with an odd one. */
export const listOf = (items: readonly Json[], ...strange: readonly Json[]): Arbitrary<Json> =>
  odd(fc.uniqueArray(fc.constantFrom<Json[]>(...items), { maxLength: 4 }), ...strange.map((one) => [one]))

/** Resources by name, in the order of their names. */
export const named = (
  key: string,
  names: readonly string[],
  item: (name: string) => Arbitrary<JsonObject>,
): Arbitrary<JsonObject[]> =>
  fc
    .subarray([...names].sort(), { maxLength: 2 })
    .chain((all) =>
      fc.tuple(...all.map((name) => item(name).map((one): JsonObject => ({ [key]: name, ...one })))),
    )

/** Tags as CloudFormation lists them; keys that look like indexes do not keep their place in an object. */
export const tags = fc.constantFrom<Json[]>(
  [],
  [{ Key: 'team', Value: 'a' }],
  [
    { Key: 'b', Value: '' },
    { Key: 'a', Value: 'x' },
  ],
  [
    { Key: 'b', Value: 'x' },
    { Key: '1', Value: 'y' },
  ],
  [
    { Key: 'a', Value: '1' },
    { Key: 'a', Value: '2' },
  ],
)

export const booleans = fc.boolean()
export const texts = fc.constantFrom<Json[]>('Hello {####}', 'x', 'ü')

/** The ARN of a role or of a function, which may be declared. */
export const arnOf = (kind: 'role' | 'trigger'): Arbitrary<Json> =>
  reference(kind).map((name): Json => addresses.arn(kind, name))

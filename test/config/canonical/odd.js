import fc from 'fast-check'
/** Mostly a usual value; now and then one that the language has no word for. */
export const odd = (usual, ...strange) =>
  strange.length
    ? fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...strange) })
    : usual
/** One of a few values, or an odd one. */
export const one = (usual, ...strange) => odd(fc.constantFrom(...usual), ...strange)
/** Any of the properties, each there or not. */
export const some = (properties, ...always) =>
  fc.record({ ...properties }, { requiredKeys: [...always], noNullPrototype: true })
/** A list of a few different items; sometimes of none, sometimes with an odd one. */
export const listOf = (items, ...strange) =>
  odd(fc.uniqueArray(fc.constantFrom(...items), { maxLength: 4 }), ...strange.map((one) => [one]))
/** Resources by name, in the order of their names. */
export const named = (key, names, item) =>
  fc
    .subarray([...names].sort(), { maxLength: 3 })
    .chain((all) => fc.tuple(...all.map((name) => item(name).map((one) => ({ [key]: name, ...one })))))
/** Tags as CloudFormation lists them; keys that look like indexes do not keep their place in an object. */
export const tags = fc.constantFrom(
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
export const texts = fc.constantFrom('Hello {####}', 'x', 'ü')

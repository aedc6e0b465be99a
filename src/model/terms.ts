/**
 * The languages in which the API can say where terms stand; `default` is for whoever reads another one. In
 * the order of the schema.
 */
export const termsLanguages = [
  'default',
  'english',
  'french',
  'spanish',
  'german',
  'bahasa-indonesia',
  'italian',
  'japanese',
  'korean',
  'portuguese-brazil',
  'chinese-simplified',
  'chinese-traditional',
  'dutch',
]

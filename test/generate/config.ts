import { checkers, checkerTypes, schemaTexts, schemaTextTypes } from './config-checkers.ts'
import { schemas } from './config-schemas.ts'
import { types } from './config-types.ts'
import type { Made } from './main.ts'

export { schemas, type Schema } from './config-schemas.ts'

/** Makes the types of every kind of file, and the checkers of their schemas. */
export async function make(): Promise<Made> {
  const all = schemas()
  return new Map([
    ['src/config/made/documents.ts', await types(all)],
    ['src/schema/made/config.js', checkers(all)],
    ['src/schema/made/config.d.ts', checkerTypes],
    ['src/schema/made/config-schemas.js', schemaTexts(all)],
    ['src/schema/made/config-schemas.d.ts', schemaTextTypes],
  ])
}

import { apiSchema } from './api-schema.ts'
import { operationsModule, operationsTypes, shapesModule, shapesTypes } from './api-shapes.ts'
import { apiTypes } from './api-types.ts'
import type { Made } from './main.ts'

/** Turns the schemas of the API into types, and into the tables that inputs are checked by. */
export async function make(): Promise<Made> {
  const pools = apiSchema('cognito-idp')
  return new Map([
    ['src/model/api.ts', apiTypes()],
    ['src/schema/made/operations.js', operationsModule(pools)],
    ['src/schema/made/operations.d.ts', operationsTypes],
    ['src/schema/made/shapes.js', shapesModule(pools)],
    ['src/schema/made/shapes.d.ts', shapesTypes],
  ])
}

import { apiSchema, services, type Service } from './api-schema.ts'
import { operationsModule, operationsTypes, shapesModule, shapesTypes } from './api-shapes.ts'
import { apiTypes } from './api-types.ts'
import type { Made } from './main.ts'

/** Turns the schemas of the API into types, and into the tables that inputs are checked by. */
export async function make(): Promise<Made> {
  const apis = (Object.keys(services) as Service[]).map((service) => [service, apiSchema(service)] as const)
  return new Map([
    ['src/model/api.ts', apiTypes()],
    ['src/schema/made/operations.js', operationsModule(apis)],
    ['src/schema/made/operations.d.ts', operationsTypes],
    ['src/schema/made/shapes.js', shapesModule(apis)],
    ['src/schema/made/shapes.d.ts', shapesTypes],
  ])
}

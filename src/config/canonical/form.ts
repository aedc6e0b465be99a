import type { JsonObject } from '../../model/trigger.ts'
import type { Scope, Table } from './table.ts'
import { back, there } from './table.ts'

/** One kind of resource, both ways. */
export interface Form<Resource> {
  readonly desugar: (said: JsonObject, scope: Scope) => Resource
  readonly resugar: (canonical: Resource, scope: Scope) => JsonObject
}

/** The form of a kind whose canonical tree is its resource. */
export const formOf = <Resource>(table: Table): Form<Resource> => ({
  desugar: (said, scope) => there(table, said, scope) as unknown as Resource,
  resugar: (canonical, scope) => back(table, canonical as unknown as JsonObject, scope),
})

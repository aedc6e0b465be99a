import type { GateDocument } from '../made/documents.ts'
import type { Declared } from '../merge/resource.ts'

/** The actions of nobody's but the author's: those for which routes of gates have IAM asked. */
export const ownActions = (declared: Declared): readonly string[] =>
  declared.all('gate').flatMap(({ value }) => {
    const { speaks } = value as unknown as GateDocument
    if (speaks.type !== 'http') return []
    return Object.values(speaks.routes).flatMap(({ action }) => action ?? [])
  })

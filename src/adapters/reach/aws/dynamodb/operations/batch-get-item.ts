import type { Json, JsonObject } from '../../../../../model/trigger.ts'
import { invalid } from '../../aws-fault.ts'
import { readPlaceholders } from '../expressions/placeholders.ts'
import { parseProjection, project } from '../expressions/projection.ts'
import { find } from '../keep.ts'
import { readKey, refuseLegacy, tableOf } from '../table.ts'
import { readItem } from '../value.ts'
import { capacity, expressionIn, type Operation } from './operation.ts'

const most = 100

/** Items of several tables, as many as a page holds. */
export const batchGetItem: Operation = async (input, tables) => {
  const asked = Object.entries((input['RequestItems'] ?? {}) as Record<string, JsonObject>)
  if (asked.some(([, { Keys }]) => !listOf(Keys).length))
    throw invalid(
      "1 validation error detected: Value at 'requestItems.keys' failed to satisfy constraint: Member must have length greater than or equal to 1",
    )
  if (asked.reduce((sum, [, { Keys }]) => sum + listOf(Keys).length, 0) > most)
    throw invalid('Too many items requested for the BatchGetItem call')
  const responses: Record<string, JsonObject[]> = {}
  const left: Record<string, JsonObject> = {}
  const used: Json[] = []
  let bytes = 0
  for (const [name, request] of asked) {
    refuseLegacy(request)
    const table = tableOf(tables, name)
    const placeholders = readPlaceholders(request)
    const projection = expressionIn(request, 'ProjectionExpression')
    const paths = projection === undefined ? undefined : parseProjection(projection, placeholders)
    placeholders.checkUse()
    const seen = new Set<string>()
    const items = (responses[table.name] ??= [])
    for (const given of listOf(request['Keys'])) {
      const key = readKey(tables.documents, table, readItem(given))
      const written = Buffer.concat([key.partition, Buffer.of(0), key.sort]).toString('latin1')
      if (seen.has(written)) throw invalid('Provided list of item keys contains duplicates')
      seen.add(written)
      if (bytes >= tables.page) {
        const waiting = (left[name] ??= { ...request, Keys: [] })
        left[name] = { ...waiting, Keys: [...listOf(waiting['Keys']), given] }
        continue
      }
      const item = find(tables.documents, table, key)
      if (!item) continue
      bytes += JSON.stringify(item).length
      items.push(paths ? project(paths, item) : item)
    }
    used.push(...Object.values(capacity(input, table, 'read', items as never)))
  }
  return { Responses: responses, UnprocessedKeys: left, ...(used.length && { ConsumedCapacity: used }) }
}

const listOf = (given: Json | undefined) => (Array.isArray(given) ? (given as Json[]) : [])

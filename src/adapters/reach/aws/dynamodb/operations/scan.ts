import { createHash } from 'node:crypto'
import type { JsonObject } from '../../../../../model/trigger.ts'
import { invalid } from '../../aws-fault.ts'
import { readPlaceholders, type Placeholders } from '../expressions/placeholders.ts'
import { parseProjection, project } from '../expressions/projection.ts'
import { readPage, type Page } from '../read-page.ts'
import { readKey, refuseLegacy, tableOf, type Table } from '../table.ts'
import { readItem } from '../value.ts'
import { capacity, conditionIn, expressionIn, oneOf, type Operation } from './operation.ts'

/** All items of a table. */
export const scan: Operation = async (input, tables) => {
  refuseLegacy(input)
  const table = tableOf(tables, input['TableName'])
  refuseIndex(input)
  const limit = limitIn(input)
  const placeholders = readPlaceholders(input)
  const filter = conditionIn(input, 'FilterExpression', placeholders)
  const show = shownAs(input, table, placeholders)
  placeholders.checkUse()
  const start = input['ExclusiveStartKey'] ?? undefined
  const after = start === undefined ? undefined : readKey(tables.documents, table, readItem(start))
  return show(await readPage(tables, table, { after }, { limit, filter, ...segmentIn(input) }))
}

/** Which partitions a parallel scan reads: each is of one segment. */
function segmentIn(input: JsonObject): { own?: (partition: Uint8Array) => boolean } {
  const [segment, total] = [input['Segment'] ?? undefined, input['TotalSegments'] ?? undefined]
  if (segment === undefined && total === undefined) return {}
  if (typeof segment !== 'number' || typeof total !== 'number')
    throw invalid('The Segment parameter and the TotalSegments parameter are required together')
  if (segment < 0 || segment >= total)
    throw invalid(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${segment} is not less than TotalSegments: ${total}`,
    )
  return {
    own: (partition) => createHash('md5').update(partition).digest().readUInt32BE() % total === segment,
  }
}

/** `Limit`: how many items are looked at. */
export function limitIn(input: JsonObject): number {
  const limit = input['Limit'] ?? Infinity
  if (typeof limit === 'number' && limit >= 1) return limit
  throw invalid(
    `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
  )
}

/** Embedded tables have no secondary indexes. */
export function refuseIndex(input: JsonObject): void {
  const name = input['IndexName'] ?? undefined
  if (name !== undefined) throw invalid(`The table does not have the specified index: ${name}`)
}

/** How a page is said: its items, their parts, or their number. */
export function shownAs(
  input: JsonObject,
  table: Table,
  placeholders: Placeholders,
): (page: Page) => JsonObject {
  const projection = expressionIn(input, 'ProjectionExpression')
  const paths = projection === undefined ? undefined : parseProjection(projection, placeholders)
  const select = oneOf(input, 'Select', [paths ? 'SPECIFIC_ATTRIBUTES' : 'ALL_ATTRIBUTES', 'COUNT'])
  return ({ items, scanned, last }) => ({
    ...(select !== 'COUNT' && { Items: paths ? items.map((item) => project(paths, item)) : items }),
    Count: items.length,
    ScannedCount: scanned,
    ...(last && { LastEvaluatedKey: last }),
    ...capacity(input, table, 'read', items),
  })
}

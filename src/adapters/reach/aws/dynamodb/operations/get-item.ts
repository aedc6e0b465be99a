import { readPlaceholders } from '../expressions/placeholders.ts'
import { parseProjection, project } from '../expressions/projection.ts'
import { find } from '../keep.ts'
import { readKey, refuseLegacy, tableOf } from '../table.ts'
import { readItem } from '../value.ts'
import { capacity, expressionIn, type Operation } from './operation.ts'

/** One item, whole or in part. */
export const getItem: Operation = async (input, tables) => {
  refuseLegacy(input)
  const table = tableOf(tables, input['TableName'])
  const placeholders = readPlaceholders(input)
  const projection = expressionIn(input, 'ProjectionExpression')
  const paths = projection === undefined ? undefined : parseProjection(projection, placeholders)
  placeholders.checkUse()
  const item = find(tables.documents, table, readKey(tables.documents, table, readItem(input['Key'])))
  return {
    ...(item && { Item: paths ? project(paths, item) : item }),
    ...capacity(input, table, 'read', [item]),
  }
}

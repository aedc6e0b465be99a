import type { JsonObject } from '../../../../../model/trigger.ts'
import { invalid } from '../../aws-fault.ts'
import { readPlaceholders } from '../expressions/placeholders.ts'
import { parseProjection, project } from '../expressions/projection.ts'
import { find } from '../keep.ts'
import { readKey, tableOf } from '../table.ts'
import { readItem } from '../value.ts'
import { expressionIn, type Operation } from './operation.ts'

const most = 100

/** Items of several tables, as they are at one moment. */
export const transactGetItems: Operation = async (input, tables) => {
  const list = (input['TransactItems'] ?? []) as readonly JsonObject[]
  if (!list.length || list.length > most)
    throw invalid(
      `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to ${most}`,
    )
  let bytes = 0
  const Responses = list.map((each) => {
    const get = (each['Get'] ?? {}) as JsonObject
    const table = tableOf(tables, get['TableName'])
    const placeholders = readPlaceholders(get)
    const projection = expressionIn(get, 'ProjectionExpression')
    const paths = projection === undefined ? undefined : parseProjection(projection, placeholders)
    placeholders.checkUse()
    const item = find(tables.documents, table, readKey(tables.documents, table, readItem(get['Key'])))
    if (!item) return {}
    bytes += JSON.stringify(item).length
    if (bytes > tables.page) throw invalid('Transaction aggregate item size is larger than an answer may be')
    return { Item: paths ? project(paths, item) : item }
  })
  return { Responses }
}

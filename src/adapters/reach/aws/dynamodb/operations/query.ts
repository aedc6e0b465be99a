import { invalid } from '../../aws-fault.ts'
import { readPlaceholders } from '../expressions/placeholders.ts'
import { attributesOf, keyRange } from '../key-condition.ts'
import { readPage } from '../read-page.ts'
import { partsOf, readKey, refuseLegacy, tableOf } from '../table.ts'
import { readItem } from '../value.ts'
import { conditionIn, type Operation } from './operation.ts'
import { limitIn, refuseIndex, shownAs } from './scan.ts'

/** Items of one partition, in the order of their sort keys. */
export const query: Operation = async (input, tables) => {
  refuseLegacy(input)
  const table = tableOf(tables, input['TableName'])
  refuseIndex(input)
  const limit = limitIn(input)
  const placeholders = readPlaceholders(input)
  const condition = conditionIn(input, 'KeyConditionExpression', placeholders)
  if (!condition)
    throw invalid(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    )
  const filter = conditionIn(input, 'FilterExpression', placeholders)
  const show = shownAs(input, table, placeholders)
  placeholders.checkUse()
  const keyInFilter =
    filter && attributesOf(filter).find((name) => partsOf(table).some(([key]) => key === name))
  if (keyInFilter !== undefined)
    throw invalid(
      `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${keyInFilter}`,
    )
  const range = keyRange(tables.documents, table, condition)
  const start = input['ExclusiveStartKey'] ?? undefined
  const after = start === undefined ? undefined : readKey(tables.documents, table, readItem(start))
  if (after && Buffer.compare(after.partition, range.partition))
    throw invalid('The provided starting key is outside query boundaries based on provided conditions')
  const backwards = input['ScanIndexForward'] === false
  return show(await readPage(tables, table, { ...range, after, backwards }, { limit, filter }))
}

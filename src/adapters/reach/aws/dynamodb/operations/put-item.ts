import { readPlaceholders } from '../expressions/placeholders.ts'
import { checkCondition, find, keep } from '../keep.ts'
import { keyOfItem, refuseLegacy, tableOf } from '../table.ts'
import { readItem } from '../value.ts'
import { capacity, conditionIn, oneOf, type Operation } from './operation.ts'

/** Puts an item in the place of any that has its key. */
export const putItem: Operation = async (input, tables) => {
  refuseLegacy(input)
  const { documents } = tables
  const table = tableOf(tables, input['TableName'])
  const returned = oneOf(input, 'ReturnValues', ['NONE', 'ALL_OLD'])
  const placeholders = readPlaceholders(input)
  const condition = conditionIn(input, 'ConditionExpression', placeholders)
  placeholders.checkUse()
  const item = readItem(input['Item'])
  const was = await documents.write((write) => {
    const key = keyOfItem(documents, table, item)
    const there = find(documents, table, key)
    checkCondition(condition, there, input['ReturnValuesOnConditionCheckFailure'])
    keep(documents, write, table, key, item, there)
    return there
  })
  return {
    ...(was && returned === 'ALL_OLD' && { Attributes: was }),
    ...capacity(input, table, 'wrote', [item]),
  }
}

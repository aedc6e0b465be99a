import { readPlaceholders } from '../expressions/placeholders.ts'
import { checkCondition, find } from '../keep.ts'
import { readKey, refuseLegacy, tableOf } from '../table.ts'
import { readItem } from '../value.ts'
import { capacity, conditionIn, oneOf, type Operation } from './operation.ts'

/** Takes an item away, if it is there. */
export const deleteItem: Operation = async (input, tables) => {
  refuseLegacy(input)
  const { documents } = tables
  const table = tableOf(tables, input['TableName'])
  const returned = oneOf(input, 'ReturnValues', ['NONE', 'ALL_OLD'])
  const placeholders = readPlaceholders(input)
  const condition = conditionIn(input, 'ConditionExpression', placeholders)
  placeholders.checkUse()
  const given = readItem(input['Key'])
  const was = await documents.write((write) => {
    const key = readKey(documents, table, given)
    const there = find(documents, table, key)
    checkCondition(condition, there, input['ReturnValuesOnConditionCheckFailure'])
    if (there) write.remove(table.space, key)
    return there
  })
  return {
    ...(was && returned === 'ALL_OLD' && { Attributes: was }),
    ...capacity(input, table, 'wrote', [was]),
  }
}

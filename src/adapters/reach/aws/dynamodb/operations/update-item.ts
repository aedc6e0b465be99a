import type { JsonObject } from '../../../../../model/trigger.ts'
import { invalid } from '../../aws-fault.ts'
import { applyUpdate } from '../expressions/apply-update.ts'
import { parseUpdate } from '../expressions/parse-update.ts'
import { touched } from '../expressions/projection.ts'
import type { Action } from '../expressions/update.ts'
import { readPlaceholders, type Placeholders } from '../expressions/placeholders.ts'
import { checkCondition, find, keep } from '../keep.ts'
import { partsOf, readKey, refuseLegacy, tableOf, type Table } from '../table.ts'
import { readItem } from '../value.ts'
import { capacity, conditionIn, expressionIn, oneOf, type Operation } from './operation.ts'

/** Changes an item, or makes it where there is none. */
export const updateItem: Operation = async (input, tables) => {
  refuseLegacy(input)
  const { documents } = tables
  const table = tableOf(tables, input['TableName'])
  const returned = oneOf(input, 'ReturnValues', ['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'])
  const placeholders = readPlaceholders(input)
  const actions = actionsIn(input, table, placeholders)
  const condition = conditionIn(input, 'ConditionExpression', placeholders)
  placeholders.checkUse()
  const given = readItem(input['Key'])
  const { was, now } = await documents.write((write) => {
    const key = readKey(documents, table, given)
    const there = find(documents, table, key)
    checkCondition(condition, there, input['ReturnValuesOnConditionCheckFailure'])
    const changed = applyUpdate(actions, there ?? given)
    keep(documents, write, table, key, changed, there)
    return { was: there, now: changed }
  })
  const paths = actions.map(({ path }) => path)
  const Attributes = {
    NONE: undefined,
    ALL_OLD: was,
    UPDATED_OLD: was && touched(paths, was),
    ALL_NEW: now,
    UPDATED_NEW: touched(paths, now),
  }[returned]
  return {
    ...(Attributes && Object.keys(Attributes).length > 0 && { Attributes }),
    ...capacity(input, table, 'wrote', [now]),
  }
}

/** The actions of an update, none of which may be at a key. */
export function actionsIn(input: JsonObject, table: Table, placeholders: Placeholders): readonly Action[] {
  const text = expressionIn(input, 'UpdateExpression')
  const actions = text === undefined ? [] : parseUpdate(text, placeholders)
  for (const { path } of actions)
    if (partsOf(table).some(([name]) => name === path[0]))
      throw invalid(
        `One or more parameter values were invalid: Cannot update attribute ${path[0]}. This attribute is part of the key`,
      )
  return actions
}

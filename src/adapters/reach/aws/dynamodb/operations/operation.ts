import type { JsonObject } from '../../../../../model/trigger.ts'
import { invalid } from '../../aws-fault.ts'
import type { Condition } from '../expressions/condition.ts'
import { parseCondition } from '../expressions/parse-condition.ts'
import type { Placeholders } from '../expressions/placeholders.ts'
import type { Table, Tables } from '../table.ts'
import { sizeOfItem, type Item } from '../value.ts'

/** An operation of DynamoDB: an input of its JSON into an output, or an `AwsFault` thrown. */
export type Operation = (input: JsonObject, tables: Tables) => Promise<JsonObject>

/** A member that is an expression, if the input has it. */
export function expressionIn(input: JsonObject, parameter: string): string | undefined {
  const given = input[parameter] ?? undefined
  if (given !== undefined && typeof given !== 'string') throw invalid(`${parameter} is not a string`)
  return given
}

/** A condition in an input, if it has one. */
export function conditionIn(
  input: JsonObject,
  parameter: string,
  placeholders: Placeholders,
): Condition | undefined {
  const text = expressionIn(input, parameter)
  return text === undefined ? undefined : parseCondition(parameter, text, placeholders)
}

/** The one of these that a member says; the first where it says nothing. */
export function oneOf<Word extends string>(
  input: JsonObject,
  parameter: string,
  words: readonly [Word, ...Word[]],
): Word {
  const given = input[parameter] ?? words[0]
  const found = words.find((word) => word === given)
  if (found) return found
  throw invalid(`${parameter} can only be ${words.join(' or ')}`)
}

/** `ConsumedCapacity`, where it was asked for: a unit a kilobyte written, half of one for four read. */
export function capacity(
  input: JsonObject,
  table: Table,
  did: 'read' | 'wrote',
  items: readonly (Item | undefined)[],
): JsonObject {
  const asked = input['ReturnConsumedCapacity'] ?? 'NONE'
  if (asked === 'NONE') return {}
  const bytes = items.reduce((sum, item) => sum + (item ? sizeOfItem(item) : 0), 0)
  const [size, unit] = did === 'wrote' ? [1024, 1] : [4096, input['ConsistentRead'] === true ? 1 : 0.5]
  const CapacityUnits = Math.max(1, Math.ceil(bytes / size)) * unit
  return {
    ConsumedCapacity: {
      TableName: table.name,
      CapacityUnits,
      ...(asked === 'INDEXES' && { Table: { CapacityUnits } }),
    },
  }
}

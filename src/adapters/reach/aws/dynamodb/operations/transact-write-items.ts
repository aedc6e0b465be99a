import type { JsonObject } from '../../../../../model/trigger.ts'
import type { Documents, DocumentWrites } from '../../../../store/sqlite/documents.ts'
import { AwsFault, invalid } from '../../aws-fault.ts'
import { applyUpdate } from '../expressions/apply-update.ts'
import type { Condition } from '../expressions/condition.ts'
import { readPlaceholders } from '../expressions/placeholders.ts'
import type { Action } from '../expressions/update.ts'
import { checkCondition, find, keep } from '../keep.ts'
import { keyOfItem, readKey, tableOf, type Table, type Tables } from '../table.ts'
import { readItem, sizeOfItem, type Item } from '../value.ts'
import { placeOf } from './batch-write-item.ts'
import { conditionIn, type Operation } from './operation.ts'
import { actionsIn } from './update-item.ts'

const most = 100
/** Of all items of a transaction as they were, in bytes. */
const mostBytes = 4 * 1024 * 1024
const does = ['ConditionCheck', 'Put', 'Update', 'Delete'] as const

/** One write of a transaction, read. */
interface Part {
  readonly is: (typeof does)[number]
  readonly table: Table
  /** The item of a Put, the key of all others. */
  readonly given: Item
  readonly condition: Condition | undefined
  readonly actions: readonly Action[]
  readonly returned: unknown
}

/** Writes to several items, all of which are made, or none. */
export const transactWriteItems: Operation = async (input, tables) => {
  const { documents } = tables
  const list = (input['TransactItems'] ?? []) as readonly JsonObject[]
  if (!list.length || list.length > most)
    throw invalid(
      `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to ${most}`,
    )
  const parts = list.map((each) => readPart(each, tables))
  await documents.write((write) => {
    const places = new Set<string>()
    let bytes = 0
    const count = (item: Item | undefined) => {
      bytes += item ? sizeOfItem(item) : 0
      if (bytes > mostBytes)
        throw invalid('Collection size exceeded: the items of a transaction have at most 4 MB')
    }
    const reasons = parts.map((part) => {
      const key = keyOf(documents, part)
      const place = placeOf(part.table, key)
      if (places.has(place))
        throw invalid('Transaction request cannot include multiple operations on one item')
      places.add(place)
      return attempt(documents, write, part, count)
    })
    // What was written is undone by this.
    if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons)
  })
  return {}
}

function readPart(each: JsonObject, tables: Tables): Part {
  const [is, ...others] = does.filter((name) => each[name] !== undefined && each[name] !== null)
  if (!is || others.length)
    throw invalid('TransactItems can only contain one of Check, Put, Update or Delete')
  const part = each[is] as JsonObject
  const table = tableOf(tables, part['TableName'])
  const placeholders = readPlaceholders(part)
  const actions = is === 'Update' ? actionsIn(part, table, placeholders) : []
  const condition = conditionIn(part, 'ConditionExpression', placeholders)
  placeholders.checkUse()
  if (is === 'ConditionCheck' && !condition) throw invalid('The expression can not be empty;')
  return {
    is,
    table,
    given: readItem(part[is === 'Put' ? 'Item' : 'Key']),
    condition,
    actions,
    returned: part['ReturnValuesOnConditionCheckFailure'],
  }
}

const keyOf = (documents: Documents, { is, table, given }: Part) =>
  is === 'Put' ? keyOfItem(documents, table, given) : readKey(documents, table, given)

interface Reason {
  readonly Code: string
  readonly Message?: string
  readonly Item?: Item
}

/** Makes one write, and says why not if it cannot be made. */
function attempt(
  documents: Documents,
  write: DocumentWrites,
  part: Part,
  count: (item: Item | undefined) => void,
): Reason {
  const { is, table, given, condition, actions, returned } = part
  const key = keyOf(documents, part)
  const there = find(documents, table, key)
  count(there)
  try {
    checkCondition(condition, there, returned)
    if (is === 'Put') keep(documents, write, table, key, given, there)
    if (is === 'Update') keep(documents, write, table, key, applyUpdate(actions, there ?? given), there)
    if (is === 'Delete' && there) write.remove(table.space, key)
    return { Code: 'None' }
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error
    const { code, message, more } = error
    const Code = code === 'ConditionalCheckFailedException' ? 'ConditionalCheckFailed' : 'ValidationError'
    return { Code, Message: message, ...(more as { Item?: Item }) }
  }
}

function cancelled(reasons: readonly Reason[]): AwsFault {
  const codes = reasons.map(({ Code }) => Code).join(', ')
  return new AwsFault(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { more: { CancellationReasons: reasons as unknown as JsonObject[] } },
  )
}

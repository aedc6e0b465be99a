import type { Documents, DocumentKey, DocumentWrites } from '../../../store/sqlite/documents.ts'
import { AwsFault, invalid } from '../aws-fault.ts'
import { effortOf, holds } from './expressions/holds.ts'
import type { Condition } from './expressions/condition.ts'
import type { Table } from './table.ts'
import { sizeOfItem, type Item } from './value.ts'

/** What an embedded table may hold. */
export const quota = { item: 400 * 1024, items: 10_000, bytes: 256 * 1024 * 1024 } as const

/** Comparisons times bytes: a server that compares does nothing else meanwhile. */
const mostEffort = 16 * 1024 * 1024

/** The item at a key, if there is one. */
export function find(documents: Documents, table: Table, key: DocumentKey): Item | undefined {
  const text = documents.get(table.space, key)
  return text === undefined ? undefined : (JSON.parse(text) as Item)
}

/** Keeps an item, if it is no larger than items may be and the table has room for it. */
export function keep(
  documents: Documents,
  write: DocumentWrites,
  table: Table,
  key: DocumentKey,
  item: Item,
  was: Item | undefined,
): void {
  if (sizeOfItem(item, quota.item) > quota.item)
    throw invalid(`Item size ${was ? 'to update ' : ''}has exceeded the maximum allowed size`)
  const text = JSON.stringify(item)
  const { items, bytes } = documents.totals(table.space)
  if ((!was && items >= quota.items) || bytes + text.length > quota.bytes)
    throw new AwsFault(
      'ItemCollectionSizeLimitExceededException',
      `The embedded table ${table.name} is full: it holds at most ${quota.items} items and ${quota.bytes} bytes.`,
    )
  write.put(table.space, { ...key, text })
}

/** How a write whose condition does not hold is refused. */
export function conditionFailed(item: Item | undefined, returned: unknown): AwsFault {
  return new AwsFault('ConditionalCheckFailedException', 'The conditional request failed', {
    more: item && returned === 'ALL_OLD' ? { Item: item } : {},
  })
}

/** Refuses a write whose condition does not hold. */
export function checkCondition(
  condition: Condition | undefined,
  item: Item | undefined,
  returned: unknown,
): void {
  if (!condition) return
  if (effortOf(condition) * sizeOfItem(item ?? {}) > mostEffort)
    throw invalid('The expression has too many operators for so large an item')
  if (!holds(condition, item ?? {})) throw conditionFailed(item, returned)
}

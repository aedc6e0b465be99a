import type { DocumentRange } from '../../../store/sqlite/documents.ts'
import type { Condition } from './expressions/condition.ts'
import { effortOf, holds } from './expressions/holds.ts'
import { keyAttributes, type Table, type Tables } from './table.ts'
import type { Item } from './value.ts'

/** What a query or a scan has found, and where it goes on. */
export interface Page {
  readonly items: readonly Item[]
  readonly scanned: number
  readonly last?: Item
}

const atOnce = 25
/** As many comparisons of a filter count as the reading of an item. */
const readsFor = 8

/** Reads items until there are as many as were asked for, or a page is full; other work goes on meanwhile. */
export async function readPage(
  { documents, page, signal }: Tables,
  table: Table,
  range: Omit<DocumentRange, 'limit'>,
  {
    limit,
    filter,
    own,
  }: { limit: number; filter?: Condition | undefined; own?: (partition: Uint8Array) => boolean },
): Promise<Page> {
  const items: Item[] = []
  let { after } = range
  let scanned = 0
  let bytes = 0
  const effort = filter ? Math.max(1, effortOf(filter) / readsFor) : 1
  while (!signal.aborted) {
    const rows = documents.range(table.space, { ...range, after, limit: atOnce })
    for (const row of rows) {
      after = row
      if (own && !own(row.partition)) continue
      const { text } = row
      const item = JSON.parse(text) as Item
      scanned++
      bytes += text.length * effort
      if (!filter || holds(filter, item)) items.push(item)
      if (scanned >= limit || bytes >= page) return { items, scanned, last: keyAttributes(table, item) }
    }
    if (rows.length < atOnce) break
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { items, scanned }
}

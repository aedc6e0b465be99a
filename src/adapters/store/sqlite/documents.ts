import type { Seal } from '../../seal/open-seal.ts'
import type { Database } from './database.ts'
import type { GroupCommit } from './group-commit.ts'

/** Bytes that compare as the keys do. `sort` is empty in a space without one. */
export interface DocumentKey {
  readonly partition: Uint8Array
  readonly sort: Uint8Array
}

/** An item as text. */
export interface Document extends DocumentKey {
  readonly text: string
}

/** An end of a range of sort keys. */
export interface Bound {
  readonly at: Uint8Array
  readonly inclusive: boolean
}

/** Which items, in which order: those of one partition, or all. */
export interface DocumentRange {
  readonly partition?: Uint8Array
  readonly from?: Bound | undefined
  readonly to?: Bound | undefined
  /** Begins after this one. */
  readonly after?: DocumentKey | undefined
  readonly backwards?: boolean
  readonly limit: number
}

/** Items in spaces, in the order of their keys. */
export interface Documents {
  get(space: string, key: DocumentKey): string | undefined
  range(space: string, range: DocumentRange): readonly Document[]
  /** Some key of the space, if it has any. */
  anyKey(space: string): DocumentKey | undefined
  /** How many items a space has, and their bytes. */
  totals(space: string): { readonly items: number; readonly bytes: number }
  /** Runs `work` alone, with all writes that it makes or, if it throws, none; what it reads meanwhile is as it left it. */
  write<Result>(work: (write: DocumentWrites) => Result): Promise<Result>
}

/** What may be done to items inside `write`. */
export interface DocumentWrites {
  put(space: string, document: Document): void
  remove(space: string, key: DocumentKey): void
}

/** The statements of single items, each of which goes by an index. */
export const documentStatements = {
  get: 'SELECT item FROM documents WHERE space = ? AND partition_key = ? AND sort_key = ?',
  anyKey: 'SELECT partition_key, sort_key FROM documents INDEXED BY documents_by_key WHERE space = ? LIMIT 1',
  totals: 'SELECT items, bytes FROM document_totals WHERE space = ?',
  put: `INSERT INTO documents (space, partition_key, sort_key, bytes, item) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET bytes = excluded.bytes, item = excluded.item`,
  remove: 'DELETE FROM documents WHERE space = ? AND partition_key = ? AND sort_key = ?',
} as const

/** The statement of a range, and what it is asked with. */
export function rangeStatement(
  space: string,
  { partition, from, to, after, backwards = false, limit }: DocumentRange,
): { readonly sql: string; readonly values: (string | number | Uint8Array)[] } {
  const tests = ['space = ?']
  const values: (string | number | Uint8Array)[] = [space]
  const test = (text: string, ...given: Uint8Array[]) => {
    tests.push(text)
    values.push(...given)
  }
  const [beyond, order] = backwards ? ['<', 'DESC'] : ['>', 'ASC']
  if (partition) test('partition_key = ?', partition)
  if (from) test(`sort_key ${from.inclusive ? '>=' : '>'} ?`, from.at)
  if (to) test(`sort_key ${to.inclusive ? '<=' : '<'} ?`, to.at)
  if (after && partition) test(`sort_key ${beyond} ?`, after.sort)
  else if (after) test(`(partition_key, sort_key) ${beyond} (?, ?)`, after.partition, after.sort)
  values.push(limit)
  const sql = `SELECT partition_key, sort_key, item FROM documents INDEXED BY documents_by_key
    WHERE ${tests.join(' AND ')} ORDER BY partition_key ${order}, sort_key ${order} LIMIT ?`
  return { sql, values }
}

/** Items as rows, sealed: scripts keep codes and addresses in them. Their keys are not, for they are in order. */
export function openDocuments(db: Database, seal: Seal, group: GroupCommit): Documents {
  const context = (space: string, { partition, sort }: DocumentKey) =>
    JSON.stringify([
      'document',
      space,
      ...[partition, sort].map((part) => Buffer.from(part).toString('base64')),
    ])
  const textOf = (space: string, key: DocumentKey, item: unknown) =>
    Buffer.from(seal.open(item as Uint8Array, context(space, key))).toString()

  return {
    get(space, key) {
      const row = db.sql(documentStatements.get).get(space, key.partition, key.sort)
      return row && textOf(space, key, row.item)
    },
    range(space, range) {
      const { sql, values } = rangeStatement(space, range)
      const rows = db.sql(sql).all(...values)
      return rows.map((row) => {
        const key = { partition: row.partition_key as Uint8Array, sort: row.sort_key as Uint8Array }
        // Opened when it is read: who has read enough leaves the rest.
        return {
          ...key,
          get text() {
            return textOf(space, key, row.item)
          },
        }
      })
    },
    anyKey(space) {
      const row = db.sql(documentStatements.anyKey).get(space)
      return row && { partition: row.partition_key as Uint8Array, sort: row.sort_key as Uint8Array }
    },
    totals(space) {
      const row = db.sql(documentStatements.totals).get(space)
      return { items: Number(row?.items ?? 0), bytes: Number(row?.bytes ?? 0) }
    },
    write: (work) =>
      group.run(() =>
        work({
          put(space, { text, ...key }) {
            const bytes = Buffer.from(text)
            const sealed = seal.seal(bytes, context(space, key))
            db.sql(documentStatements.put).run(space, key.partition, key.sort, bytes.length, sealed)
          },
          remove: (space, key) => void db.sql(documentStatements.remove).run(space, key.partition, key.sort),
        }),
      ),
  }
}

import type { Json, JsonObject } from '../../../../../model/trigger.ts'
import type { DocumentKey } from '../../../../store/sqlite/documents.ts'
import { invalid } from '../../aws-fault.ts'
import { find, keep } from '../keep.ts'
import { keyOfItem, readKey, tableOf, type Table } from '../table.ts'
import { readItem, type Item } from '../value.ts'
import { capacity, type Operation } from './operation.ts'

const most = 25

/** Puts and deletions in several tables, all of them made at once. */
export const batchWriteItem: Operation = async (input, tables) => {
  const { documents } = tables
  const requests = Object.entries((input['RequestItems'] ?? {}) as Record<string, Json>).flatMap(
    ([name, list]) => {
      const table = tableOf(tables, name)
      return (Array.isArray(list) ? (list as JsonObject[]) : []).map((request) => ({ table, request }))
    },
  )
  if (!requests.length || requests.length > most)
    throw invalid(
      `1 validation error detected: Value at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to ${most}, Member must have length greater than or equal to 1]`,
    )
  const read = requests.map(({ table, request }) => {
    const [put, remove] = [request['PutRequest'] as JsonObject, request['DeleteRequest'] as JsonObject]
    if (!put === !remove)
      throw invalid(
        'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
      )
    return put ? { table, item: readItem(put['Item']) } : { table, key: readItem(remove['Key']) }
  })
  await documents.write((write) => {
    const seen = new Set<string>()
    for (const { table, item, key: given } of read) {
      const key = item ? keyOfItem(documents, table, item) : readKey(documents, table, given as Item)
      const place = placeOf(table, key)
      if (seen.has(place)) throw invalid('Provided list of item keys contains duplicates')
      seen.add(place)
      if (item) keep(documents, write, table, key, item, find(documents, table, key))
      else write.remove(table.space, key)
    }
  })
  const used = [...new Set(read.map(({ table }) => table))].flatMap((table) =>
    Object.values(
      capacity(
        input,
        table,
        'wrote',
        read.filter((each) => each.table === table).map(({ item }) => item),
      ),
    ),
  )
  return { UnprocessedItems: {}, ...(used.length && { ConsumedCapacity: used }) }
}

/** One item of one table, as a text. */
export const placeOf = ({ space }: Table, { partition, sort }: DocumentKey): string =>
  JSON.stringify([space, ...[partition, sort].map((part) => Buffer.from(part).toString('base64'))])

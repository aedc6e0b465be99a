import { partsOf, tableOf, typesOf } from '../table.ts'
import type { Operation } from './operation.ts'

/** What a table is like. The types of its keys are those of its first item; strings, while it has none. */
export const describeTable: Operation = async (input, tables) => {
  const table = tableOf(tables, input['TableName'])
  const { items, bytes } = tables.documents.totals(table.space)
  const types = typesOf(tables.documents, table)
  const parts = partsOf(table)
  return {
    Table: {
      TableName: table.name,
      TableArn: `arn:aws:dynamodb:${tables.region}:${tables.account}:table/${table.name}`,
      TableStatus: 'ACTIVE',
      KeySchema: parts.map(([AttributeName, part]) => ({
        AttributeName,
        KeyType: part === 'partition' ? 'HASH' : 'RANGE',
      })),
      AttributeDefinitions: parts.map(([AttributeName, part]) => ({
        AttributeName,
        AttributeType: types[part] ?? 'S',
      })),
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      ItemCount: items,
      TableSizeBytes: bytes,
    },
  }
}

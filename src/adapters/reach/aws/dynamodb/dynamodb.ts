import { batchGetItem } from './operations/batch-get-item.ts'
import { batchWriteItem } from './operations/batch-write-item.ts'
import { deleteItem } from './operations/delete-item.ts'
import { describeTable } from './operations/describe-table.ts'
import { getItem } from './operations/get-item.ts'
import { listTables } from './operations/list-tables.ts'
import { putItem } from './operations/put-item.ts'
import { query } from './operations/query.ts'
import { scan } from './operations/scan.ts'
import { transactGetItems } from './operations/transact-get-items.ts'
import { transactWriteItems } from './operations/transact-write-items.ts'
import { updateItem } from './operations/update-item.ts'
import type { Operation } from './operations/operation.ts'

/** The operations of DynamoDB that embedded tables answer, by name. */
export const tableOperations: Readonly<Record<string, Operation>> = {
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  DeleteItem: deleteItem,
  DescribeTable: describeTable,
  GetItem: getItem,
  ListTables: listTables,
  PutItem: putItem,
  Query: query,
  Scan: scan,
  TransactGetItems: transactGetItems,
  TransactWriteItems: transactWriteItems,
  UpdateItem: updateItem,
}

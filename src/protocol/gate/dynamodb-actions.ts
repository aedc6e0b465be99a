/**
 * How the calls of Amazon DynamoDB say what they are about. Follows "Actions, resources, and condition keys
 * for Amazon DynamoDB" of the Service Authorization Reference. A call that is not here is refused.
 */

/** About one table, which `TableName` names. */
export const ofTable: ReadonlySet<string> = new Set([
  'CreateTable',
  'DeleteItem',
  'DeleteTable',
  'DescribeContinuousBackups',
  'DescribeTable',
  'DescribeTimeToLive',
  'GetItem',
  'PutItem',
  'Query',
  'Scan',
  'UpdateItem',
  'UpdateTable',
  'UpdateTimeToLive',
])

/** About several tables, which `RequestItems` names. */
export const ofTables: ReadonlySet<string> = new Set(['BatchGetItem', 'BatchWriteItem'])

/** How many items a call of several may name. */
export const mostItems: ReadonlyMap<string, number> = new Map([
  ['BatchGetItem', 100],
  ['BatchWriteItem', 25],
  ['TransactGetItems', 100],
  ['TransactWriteItems', 100],
])

/** About the account. */
export const ofAccount: ReadonlySet<string> = new Set(['DescribeEndpoints', 'DescribeLimits', 'ListTables'])

/** What each item of a transaction is, by the name under which it stands. */
export const inTransaction: Readonly<Partial<Record<string, string>>> = {
  ConditionCheck: 'ConditionCheckItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
}

/** Calls about items, whose partition keys policies may ask for. */
export const ofItems: ReadonlySet<string> = new Set([
  'BatchGetItem',
  'BatchWriteItem',
  'ConditionCheckItem',
  'DeleteItem',
  'GetItem',
  'PutItem',
  'Query',
  'UpdateItem',
])

import type { Documents } from '../../store/sqlite/documents.ts'
import { tableOperations } from './dynamodb/dynamodb.ts'
import type { Service } from './service-call.ts'

const mebibyte = 1024 * 1024

/** DynamoDB: the tables that the trigger declares, embedded in the store. */
export const openDynamodb = ({ documents }: { readonly documents: Documents }): Service =>
  Object.fromEntries(
    Object.entries(tableOperations).map(([name, operate]) => [
      name,
      ({ input, reach, call, region, account, signal }) =>
        operate(input, {
          declared: reach.tables ?? {},
          trigger: call.stage.trigger.name,
          documents,
          // A page has to fit into an answer of this script.
          page: Math.min(mebibyte, call.stage.limits.fetchSize / 2),
          region,
          account,
          signal,
        }),
    ]),
  )

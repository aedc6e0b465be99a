import { flow } from '../../engine/flow.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayLogs } from '../say-logs.ts'

/** Tells where a pool's logs are said to go; nothing is sent out of this server. */
export const GetLogDeliveryConfiguration = operation(
  'GetLogDeliveryConfiguration',
  'admin',
  flow<Api['GetLogDeliveryConfiguration']['input']>('GetLogDeliveryConfiguration').step(findPool),
  ({ pool }) => ({ LogDeliveryConfiguration: sayLogs(pool, pool.logs) }),
)

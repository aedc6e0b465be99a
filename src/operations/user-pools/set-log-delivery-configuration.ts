import { flow } from '../../engine/flow.ts'
import { refuseDeclared } from '../../engine/pools/refuse-declared.ts'
import { setLogs } from '../../engine/pools/set-logs.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayLogs } from '../say-logs.ts'

/** Says as a whole where a pool's logs go. It is kept and told; nothing is sent out of this server. */
export const SetLogDeliveryConfiguration = operation(
  'SetLogDeliveryConfiguration',
  'admin',
  flow<Api['SetLogDeliveryConfiguration']['input']>('SetLogDeliveryConfiguration')
    .step(findPool)
    .step(refuseDeclared(() => ({ kind: 'logs', name: 'logs' })))
    .step(setLogs),
  ({ pool, logs }) => ({ LogDeliveryConfiguration: sayLogs(pool, logs) }),
)

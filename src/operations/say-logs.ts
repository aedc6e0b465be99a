import type { Api } from '../model/api.ts'
import type { LogDeliveryProperties } from '../model/cloudformation.ts'
import type { UserPool } from '../model/pool.ts'

type Answer = NonNullable<Api['GetLogDeliveryConfiguration']['output']['LogDeliveryConfiguration']>

/** Where a pool's logs go, as the API says it: an empty list where they go nowhere. */
export const sayLogs = (
  { id }: UserPool,
  { LogConfigurations }: LogDeliveryProperties = { LogConfigurations: [] },
): Answer => ({ UserPoolId: id, LogConfigurations: LogConfigurations as Answer['LogConfigurations'] })

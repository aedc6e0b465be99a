import type { GateSpeech } from '../../model/gate.ts'
import { dynamodb } from './dynamodb.ts'
import { executeApi } from './execute-api.ts'
import type { Dialect } from './gate-request.ts'
import { plainHttp } from './plain-http.ts'
import { s3 } from './s3.ts'

/** The dialect that the server behind a gate speaks. */
export function dialectOf(speaks: GateSpeech): Dialect {
  if (speaks.type === 'executeApi') return executeApi(speaks)
  if (speaks.type === 'http') return plainHttp(speaks)
  return speaks.type === 's3' ? s3 : dynamodb
}

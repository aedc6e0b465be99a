import { Fault, type FaultCode } from '../../model/fault.ts'
import { escaped } from '../aws-query/xml.ts'
import { readable } from '../cors.ts'
import { Refused, type GateAnswer } from './gate-request.ts'

/** How Amazon S3 calls what every service refuses: its code, and the status. */
const ofS3: Partial<Record<FaultCode, readonly [string, number]>> = {
  AccessDeniedException: ['AccessDenied', 403],
  ExpiredTokenException: ['ExpiredToken', 400],
  IncompleteSignatureException: ['AuthorizationHeaderMalformed', 400],
  InvalidSignatureException: ['SignatureDoesNotMatch', 403],
  MissingAuthenticationTokenException: ['AccessDenied', 403],
  UnrecognizedClientException: ['InvalidAccessKeyId', 403],
}

/** A refusal as Amazon S3 says it. */
export function refuseInXml(refusal: Refused | Fault, id: string): GateAnswer {
  const [code, status] =
    refusal instanceof Refused
      ? [refusal.code, refusal.status]
      : (ofS3[refusal.code] ?? ['InternalError', 500])
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${escaped(code)}</Code><Message>${escaped(refusal.message)}</Message><RequestId>${id}</RequestId></Error>`
  return { status, headers: { ...readable, 'content-type': 'application/xml', 'x-amz-request-id': id }, body }
}

/** A refusal as Amazon DynamoDB says it. */
export function refuseInJson(refusal: Refused | Fault, id: string): GateAnswer {
  const [code, status] =
    refusal instanceof Refused
      ? [refusal.code, refusal.status]
      : [refusal.code, refusal.code === 'InternalErrorException' ? 500 : 400]
  return {
    status,
    headers: { ...readable, 'content-type': 'application/x-amz-json-1.0', 'x-amzn-RequestId': id },
    body: JSON.stringify({ __type: `com.amazon.coral.service#${code}`, message: refusal.message }),
  }
}

/** A refusal as Amazon API Gateway says it. */
export function refuseAsApi(refusal: Refused | Fault, id: string): GateAnswer {
  const headers = { 'content-type': 'application/json', 'x-amzn-RequestId': id }
  if (refusal instanceof Refused)
    return { status: refusal.status, headers, body: JSON.stringify({ message: refusal.message }) }
  const { code, message } = refusal
  const denied = code === 'AccessDeniedException'
  return {
    status: code === 'InternalErrorException' ? 500 : 403,
    headers: { ...headers, 'x-amzn-ErrorType': code },
    // API Gateway says the reason of a denial under a name in capitals.
    body: JSON.stringify(denied ? { Message: message } : { message }),
  }
}

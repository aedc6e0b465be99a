import { Fault, type FaultCode } from '../../model/fault.ts'
import type { Visit } from './visit.ts'

/** An answer for programs, whichever page they run in. No cache keeps it (RFC 6749, section 5.1). */
export function said({ context, ports }: Visit, body: object, status: 200 | 400 | 401 | 500 = 200): Response {
  context.header('access-control-allow-origin', '*')
  context.header('cache-control', 'no-store')
  context.header('pragma', 'no-cache')
  context.header('x-content-type-options', 'nosniff')
  context.header('x-amz-cognito-request-id', ports.caller.requestId)
  context.header('content-type', 'application/json;charset=UTF-8')
  return context.body(JSON.stringify(body), status)
}

/** A refusal for programs: 400 with its code, and with words where Cognito has any (RFC 6749, section 5.2). */
export function refused(visit: Visit, fault: Fault | FaultCode): Response {
  const { code, message } = typeof fault === 'string' ? new Fault(fault) : fault
  const error = isOAuth(code) ? code : codeOf(code)
  return said(
    visit,
    { error, ...(message && { error_description: message }) },
    error === 'server_error' ? 500 : 400,
  )
}

const isOAuth = (code: FaultCode) => /^[a-z_]+$/.test(code)

/** What a refusal in the API's words is in OAuth's. That scripts are told of so is unverified. */
const codeOf = (code: FaultCode): FaultCode =>
  code === 'InternalErrorException' ? 'server_error' : 'invalid_request'

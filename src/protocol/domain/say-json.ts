import { Fault, type FaultCode } from '../../model/fault.ts'
import { readable } from './cross-origin.ts'
import type { Visit } from './visit.ts'

/** What goes with every answer for programs, whichever page they run in. No cache keeps it (RFC 6749, section 5.1). */
export function forPrograms({ context, ports }: Visit): void {
  for (const [name, value] of Object.entries(readable)) context.header(name, value)
  context.header('cache-control', 'no-store')
  context.header('pragma', 'no-cache')
  context.header('x-content-type-options', 'nosniff')
  context.header('x-amz-cognito-request-id', ports.caller.requestId)
}

/** An answer for programs. */
export function said(visit: Visit, body: object, status: 200 | 400 | 401 | 500 = 200): Response {
  forPrograms(visit)
  visit.context.header('content-type', 'application/json;charset=UTF-8')
  return visit.context.body(JSON.stringify(body), status)
}

/** A refusal for programs: 400, unless it is said otherwise, with its code, and with words where Cognito has any (RFC 6749, section 5.2). */
export function refused(visit: Visit, fault: Fault | FaultCode, status: 400 | 401 = 400): Response {
  const { code, message } = typeof fault === 'string' ? new Fault(fault) : fault
  const error = isOAuth(code) ? code : codeOf(code)
  const body = { error, ...(message && { error_description: message }) }
  return said(visit, body, error === 'server_error' ? 500 : status)
}

const isOAuth = (code: FaultCode) => /^[a-z_]+$/.test(code)

/** What a refusal in the API's words is in OAuth's. That scripts are told of so is unverified. */
const codeOf = (code: FaultCode): FaultCode =>
  code === 'InternalErrorException' ? 'server_error' : 'invalid_request'

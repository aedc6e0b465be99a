import type { Authorization } from '../../model/authorization.ts'
import type { Fault, FaultCode } from '../../model/fault.ts'
import { refusalOf } from '../oauth/send-back.ts'
import type { Unspoken } from './federation-port.ts'

const isOAuth = (code: FaultCode) => /^[a-z_]+$/.test(code)

/** What an app is told of why somebody could not come in by a provider. That scripts are told of so is unverified. */
export function toldOf({ code, message }: Fault): {
  readonly error: FaultCode
  readonly description?: string
} {
  // Nobody outside learns what went wrong on our side.
  if (code === 'InternalErrorException') return { error: 'server_error' }
  return { error: isOAuth(code) ? code : 'invalid_request', ...(message && { description: message }) }
}

/** The address by which the app that began hears that nobody came in. */
export const refusedTo = (
  authorization: Authorization,
  told: Pick<Unspoken, 'description'> | ReturnType<typeof toldOf>,
): string => refusalOf({ to: authorization, error: 'invalid_request', ...told })

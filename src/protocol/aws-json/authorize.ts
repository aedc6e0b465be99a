import { Fault } from '../../model/fault.ts'
import type { Ask } from '../exchange.ts'
import { isLoopback } from '../loopback.ts'
import { readSignature } from '../sigv4/read.ts'
import type { Signature } from '../sigv4/read.ts'
import type { Served, Serving } from './serving.ts'

/**
 * Decides whether a request may reach an operation at all. Operations of app clients and of signed-in
 * users carry their own proof, and a signature on them means nothing.
 */
export function authorize(
  { service, access, name }: Served,
  ask: Ask,
  signed: Serving['signed'],
): Signature | undefined {
  if (access !== 'admin') return undefined
  const signature = readSignature(ask, service)
  if (signed === 'refused')
    throw new Fault(
      'AccessDeniedException',
      `${service}:${name} is not authorized: signed operations wait for IAM, and this server has none yet.`,
    )
  const { headers } = ask
  // Nothing proves the signature, so a web page elsewhere must not be able to send one through a browser here.
  if (headers.origin && !isLoopback(headers.origin))
    throw new Fault(
      'AccessDeniedException',
      `${service}:${name} is not authorized for pages of another machine.`,
    )
  return signature
}

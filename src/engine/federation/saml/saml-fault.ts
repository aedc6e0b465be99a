import { Fault } from '../../../model/fault.ts'
import type { Distrust } from '../../access.ts'

/** What is told of an answer that nobody waits for, or that is none. The sentence is as seen in issue threads. */
export const notAsked = () =>
  new Fault('invalid_request', 'Invalid samlResponse or relayState from identity provider')

/**
 * Why an assertion is not taken, in few words: none of them says anything of what was encrypted. The first is as seen
 * in issue threads; the others are unverified.
 */
const whys: Readonly<Record<Distrust['why'], string>> = {
  signature: 'SAML Assertion signature is invalid',
  malformed: 'SAML Response is invalid',
  issuer: 'SAML Assertion issuer is invalid',
  audience: 'SAML Assertion audience or recipient is invalid',
  expired: 'SAML Assertion has expired',
  'not yet valid': 'SAML Assertion is not yet valid',
  rejected: 'SAML Response status is not success',
  unreachable: 'SAML metadata of the identity provider cannot be read',
}

// As seen in issue threads, where it is said of a signature.
const code = 'server_error'

/** The refusal of an assertion, as apps hear of it. */
export const samlFault = ({ why }: Pick<Distrust, 'why'>) =>
  new Fault(code, `Invalid SAML response received: ${whys[why]}.`)

import { Fault } from '../../../model/fault.ts'
import type { Distrust } from '../../access.ts'

/** The refusals of SAML responses. Follows "Troubleshoot SAML federation with IAM" of the IAM User Guide. */
const invalid = (message: string) => new Fault('InvalidIdentityToken', message)

export const noProvider = () => invalid("Specified provider doesn't exist.")
export const nameMissing = () => invalid('RoleSessionName is required in AuthnResponse')
export const badName = () => invalid('RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}')
export const badSource = () =>
  invalid('Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"')
export const badTags = () => invalid('The session tags in AuthnResponse are not valid.')
export const badDuration = () =>
  invalid('SessionDuration in AuthnResponse must be a number of seconds from 900 to 43200')
export const tooOld = () =>
  new Fault('ExpiredTokenException', 'Token must be redeemed within 5 minutes of issuance')

// Sentences without a source are as near to AWS's as is known.
const told: { readonly [W in Distrust['why']]: () => Fault } = {
  malformed: () => invalid('Your request included an invalid SAML response.'),
  signature: () => invalid('Response signature invalid'),
  expired: tooOld,
  'not yet valid': () => invalid('The SAML response is not yet valid.'),
  issuer: () => invalid('Issuer not present in specified provider'),
  audience: () => invalid('Response does not contain the required audience.'),
  rejected: () => new Fault('IDPRejectedClaim'),
  // AssumeRoleWithSAML has no code for a provider that does not answer.
  unreachable: () => invalid('The metadata of the specified provider could not be read.'),
}

/** What vouches for somebody, or the refusal that says why it does not. */
export function trusted<Vouch extends object>(vouch: Vouch | Distrust): Vouch {
  if ('why' in vouch) throw told[vouch.why]()
  return vouch
}

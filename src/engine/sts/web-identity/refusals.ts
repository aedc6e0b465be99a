import { Fault } from '../../../model/fault.ts'
import type { Distrust } from '../../access.ts'

/** The refusals of web identities. Sentences without a source are as near to AWS's as is known. */
const invalid = (message: string) => new Fault('InvalidIdentityToken', message)

export const notAToken = () =>
  invalid('The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)')
export const claimMissing = (claim: string) => invalid(`Missing a required claim: ${claim}`)
export const wrongAudience = () => invalid('Incorrect token audience')
export const noProvider = (issuer: string) =>
  invalid(`No OpenIDConnect provider found in your account for ${issuer}`)
export const badTags = () => invalid('The session tags in the token are not valid.')
export const unsigned = () => invalid('The signature of the token could not be verified.')
export const tooLarge = () => invalid('The claims of the token are too large.')

/** Both in seconds since 1970. */
export const expired = (exp: number, now: number) =>
  new Fault(
    'ExpiredTokenException',
    `Token expired: current date/time ${now} must be before the expiration date/time${exp}`,
  )

type Told = { readonly [W in Distrust['why']]: (distrust: Extract<Distrust, { why: W }>) => Fault }

const told: Told = {
  malformed: ({ claim }) => (claim === undefined ? notAToken() : claimMissing(claim)),
  signature: unsigned,
  expired: (distrust) => expired(distrust.expired, distrust.now),
  'not yet valid': () => invalid('The token is not yet valid.'),
  issuer: () => invalid('The issuer in the token is not that of its provider.'),
  audience: wrongAudience,
  rejected: () => new Fault('IDPRejectedClaim'),
  unreachable: () =>
    new Fault(
      'IDPCommunicationError',
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    ),
}

/** What vouches for somebody, or the refusal that says why it does not. */
export function trusted<Vouch extends object>(vouch: Vouch | Distrust): Vouch {
  if (!('why' in vouch)) return vouch
  // The table has a row for every reason, and each takes its own: the compiler cannot follow a lookup.
  throw (told[vouch.why] as (distrust: Distrust) => Fault)(vouch)
}

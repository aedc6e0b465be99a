import { Fault } from '../../model/fault.ts'
import type { Distrust } from '../access.ts'
import { claimMissing, expired, notAToken, notSupported, notYetValid, rejected } from './refusals.ts'
import { unsigned, wrongIssuer } from './refusals.ts'

type Why = Distrust['why']
type Told = { readonly [W in Why]: (distrust: Extract<Distrust, { why: W }>) => Fault }

const told: Told = {
  malformed: ({ claim }) => (claim === undefined ? notAToken() : claimMissing(claim)),
  signature: unsigned,
  expired: (distrust) => expired(distrust.expired, distrust.now),
  'not yet valid': notYetValid,
  issuer: wrongIssuer,
  audience: notSupported,
  rejected,
  unreachable: () => new Fault('ExternalServiceException'),
}

/** What vouches for somebody, or the refusal that says why it does not. */
export function trusted<Vouch extends object>(vouch: Vouch | Distrust): Vouch {
  if (!('why' in vouch)) return vouch
  // The table has a row for every reason, and each takes its own: the compiler cannot follow a lookup.
  throw (told[vouch.why] as (distrust: Distrust) => Fault)(vouch)
}

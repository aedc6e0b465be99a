import type { Vouched } from '../../engine/access.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import { Distrusted, malformed } from './distrusted.ts'

/** Seconds by which the clock of somebody else may be ahead. Of the end of a token, nothing is given. */
export const ahead = 60

const longestSubject = 255
const mostAudiences = 100

/** Checks the claims that every ID token has and the times that it holds between; `now` in milliseconds. */
export function checkClaims(claims: JsonObject, now: number): Omit<Vouched, 'provider'> {
  const { iss: issuer, sub: subject, aud, exp, iat, nbf } = claims
  if (!isText(issuer)) throw malformed('iss')
  if (!isText(subject) || subject.length > longestSubject) throw malformed('sub')
  const audience: readonly Json[] = Array.isArray(aud) ? aud : aud === undefined ? [] : [aud]
  if (!audience.length || audience.length > mostAudiences || !audience.every(isText)) throw malformed('aud')
  if (!isTime(exp)) throw malformed('exp')
  if (!isTime(iat)) throw malformed('iat')
  if (nbf !== undefined && !isTime(nbf)) throw malformed('nbf')
  const seconds = Math.floor(now / 1000)
  if (exp <= seconds) throw new Distrusted({ why: 'expired', expired: exp, now: seconds })
  if (Math.max(iat, nbf ?? iat) > seconds + ahead) throw new Distrusted({ why: 'not yet valid' })
  return { subject, issuer, audience, claims }
}

const isText = (value: Json | undefined): value is string => typeof value === 'string' && value !== ''
const isTime = (value: Json | undefined): value is number => typeof value === 'number'

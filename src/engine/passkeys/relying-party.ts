import type { UserPool } from '../../model/pool.ts'
import type { Ports } from '../ports.ts'
import { passkeyIsBoth } from '../users/factors.ts'

const isAddress = (host: string) => /^[\d.]+$|^\[/.test(host)

/**
 * The domain that the pool's passkeys belong to: the one that is said, or else that of its login pages. Those of
 * a prefix are on this server's own host, unless that is an address, which no browser has passkeys for.
 */
export function relyingPartyId(
  { properties, domain, region }: UserPool,
  { origin }: Pick<Ports['pools'], 'origin'>,
): string | undefined {
  if (properties.WebAuthnRelyingPartyID !== undefined) return properties.WebAuthnRelyingPartyID
  if (!domain) return undefined
  // A domain of the pool's owner has dots; a prefix has none.
  if (domain.Domain.includes('.')) return domain.Domain
  const { hostname } = new URL(origin)
  return isAddress(hostname) ? `${domain.Domain}.auth.${region}.amazoncognito.com` : hostname
}

/** What a device is asked to do about its owner. */
export const verificationOf = (pool: UserPool): 'required' | 'preferred' =>
  passkeyIsBoth(pool) ? 'required' : (pool.properties.WebAuthnUserVerification ?? 'preferred')

/** Whether the pool's users may sign in by passkeys. */
export const takesPasskeys = ({ properties: { Policies } }: Pick<UserPool, 'properties'>) =>
  Policies?.SignInPolicy?.AllowedFirstAuthFactors?.includes('WEB_AUTHN') === true

const local = (host: string) => host === 'localhost' || host.endsWith('.localhost')

/**
 * Whether pages of this origin may use passkeys of this relying party: by TLS, on its domain or under it.
 * On the machine itself browsers take plain HTTP for as good.
 */
export function originAllowed(origin: string, rpId: string): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, hostname, origin: own } = new URL(origin)
  if (own !== origin || (hostname !== rpId && !hostname.endsWith(`.${rpId}`))) return false
  return protocol === 'https:' || (protocol === 'http:' && local(hostname))
}

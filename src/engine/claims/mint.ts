import { createHash } from 'node:crypto'
import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { Grant } from '../../model/user.ts'
import { lifetimes, revocable } from '../client-rules.ts'
import type { Ports } from '../ports.ts'
import { drawUuid } from '../secrets/random-text.ts'
import { mostClaims } from './claim-rules.ts'
import type { Claims } from './compose-claims.ts'

/** A set of tokens as OAuth and the API both hand it out. */
export interface Tokens {
  /** None for OAuth clients that did not ask for `openid`. */
  readonly idToken?: string
  readonly accessToken: string
  readonly refreshToken?: string
  /** Seconds until the access token ends. */
  readonly expiresIn: number
  /** The key of a device that was not known, and the group of the pool's devices: by both it may be confirmed. */
  readonly newDevice?: { readonly key: string; readonly group: string }
}

/** What tokens are minted for: a grant, and what only the first tokens of it say. */
export type Origin = Pick<Grant, 'id' | 'authTime' | 'deviceKey' | 'acr' | 'amr' | 'oauth'> & {
  readonly nonce?: string
}

/** What Cognito numbers the claims of its OAuth tokens by. */
export const oauthVersion = 2

/** Signs an ID and an access token that say these claims: the one place where tokens come from. */
export async function mint(
  { pool, client, claims }: { pool: UserPool; client: AppClient; claims: Claims },
  { id, authTime, deviceKey, acr, amr, oauth, nonce }: Origin,
  { signer, clock, random, pools }: Ports,
): Promise<Tokens> {
  const iat = Math.floor(clock.now() / 1000)
  const { access, id: idLife } = lifetimes(client)
  const traced = revocable(client)
  const both = {
    iss: pools.issuer(pool),
    ...(traced && { origin_jti: id }),
    event_id: drawUuid(random),
    auth_time: authTime,
    ...(acr && { acr }),
    ...(amr && { amr }),
    iat,
  }
  const own = () => (traced ? { jti: drawUuid(random) } : {})
  const said = {
    id: {
      ...claims.id,
      ...both,
      ...(nonce !== undefined && { nonce }),
      aud: client.id,
      token_use: 'id',
      exp: iat + idLife,
      ...own(),
    },
    access: {
      ...claims.access,
      ...both,
      ...(deviceKey && { device_key: deviceKey }),
      ...(oauth && { version: oauthVersion }),
      ...(oauth?.resource !== undefined && { aud: oauth.resource }),
      client_id: client.id,
      token_use: 'access',
      exp: iat + access,
      ...own(),
    },
  }
  checkCount(said.id, said.access)
  if (!oauth) {
    const [idToken, accessToken] = await Promise.all([
      signer.sign(pool.id, 'id', said.id),
      signer.sign(pool.id, 'access', said.access),
    ])
    return { idToken, accessToken, expiresIn: access }
  }
  const accessToken = await signer.sign(pool.id, 'access', said.access)
  if (!String(claims.access['scope']).split(' ').includes('openid')) return { accessToken, expiresIn: access }
  const idToken = await signer.sign(pool.id, 'id', { ...said.id, at_hash: halfHash(accessToken) })
  return { idToken, accessToken, expiresIn: access }
}

/** What an ID token says of the access token beside it (OpenID Connect Core 1.0, section 3.1.3.6). */
const halfHash = (token: string) =>
  createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url')

/** Refuses more claims than tokens may hold. Scopes count one by one, and the claim that holds them does not. */
export function checkCount(id: JsonObject, { scope = '', ...access }: JsonObject): void {
  const scopes = String(scope).split(' ').filter(Boolean).length
  // The code and the sentence are unverified.
  if (Object.keys(id).length + Object.keys(access).length + scopes > mostClaims)
    throw new Fault('InvalidLambdaResponseException', 'Number of claims and scopes exceeds the limit')
}

// A refresh token looks like Cognito's, which is encrypted for Cognito alone: five parts of which
// nobody else reads any but the first. What it stands for is looked up by its hash; 256 bits of it are
// drawn, and the rest is drawn out of them.
const header = Buffer.from('{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}').toString('base64url')
const parts = [256, 12, 512, 16]
const outputLength = parts.reduce((sum, count) => sum + count, 0)

/** A new refresh token. */
export function drawRefreshToken({ bytes }: Ports['random']): string {
  const drawn = createHash('shake256', { outputLength }).update(bytes(32)).digest()
  let at = 0
  return [header, ...parts.map((count) => drawn.toString('base64url', at, (at += count)))].join('.')
}

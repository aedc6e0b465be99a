import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { User } from '../../model/user.ts'
import type { Step } from '../flow.ts'
import type { Ports } from '../ports.ts'
import { apiScope } from '../sign-in/api-scope.ts'

const refuse = (message: string) => new Fault('NotAuthorizedException', message)

/** Which pool a token says it is of. Nothing of it is believed until its signature is checked. */
async function poolOf(token: string, pools: Ports['pools']): Promise<UserPool | undefined> {
  try {
    const [, payload = ''] = token.split('.')
    const { iss } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JsonObject
    const pool = typeof iss === 'string' ? await pools.byId(iss.slice(iss.lastIndexOf('/') + 1)) : undefined
    return pool && pools.issuer(pool) === iss ? pool : undefined
  } catch {
    return undefined
  }
}

/** Whom an access token stands for. */
export interface Authorised {
  readonly pool: UserPool
  readonly client: AppClient
  readonly user: User
  readonly claims: JsonObject
}

/** Recognises a user by an access token: signed by the pool, in time, not taken back, and with a scope. */
export const authoriseFor = (
  needed: string,
  lacking: () => Fault,
): Step<{ AccessToken: string }, Authorised> => ({
  name: 'authorise by access token',
  async run({ AccessToken }, { pools, signer, store, clock }) {
    const pool = await poolOf(AccessToken, pools)
    const claims = pool && (await signer.verify(pool.id, 'access', AccessToken))
    if (!pool || !claims || claims['token_use'] !== 'access' || claims['iss'] !== pools.issuer(pool))
      throw refuse('Invalid Access Token')
    const { exp, iat, username, client_id, origin_jti, scope } = claims
    if (typeof exp !== 'number' || exp * 1000 <= clock.now()) throw refuse('Access Token has expired')
    const client = pool.clients.find(({ id }) => id === client_id)
    if (!client || typeof username !== 'string' || typeof iat !== 'number')
      throw refuse('Invalid Access Token')
    if (typeof scope !== 'string' || !scope.split(' ').includes(needed)) throw lacking()
    if (typeof origin_jti === 'string' && !(await store.grantStands(origin_jti)))
      throw refuse('Access Token has been revoked')
    const user = await store.user(pool.id, username)
    // A user who is gone takes every token along.
    if (!user || user.sub !== claims['sub']) throw refuse('Invalid Access Token')
    if (!user.enabled) throw refuse('User is disabled.')
    // Tokens know seconds: one of the very second in which its user signed out everywhere still counts
    // only by its grant.
    if (user.validSince !== undefined && (iat + 1) * 1000 <= user.validSince)
      throw refuse('Access Token has been revoked')
    return { pool, client, user, claims }
  },
})

/** Recognises a user who does something with their own account. */
export const authorise = authoriseFor(apiScope, () => refuse('Access Token does not have required scopes'))

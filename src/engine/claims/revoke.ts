import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { revocable } from '../client-rules.ts'
import { flow, type Step } from '../flow.ts'
import { hashOf } from '../secrets/hash.ts'
import { checkClientSecret } from '../steps/check-client-secret.ts'

interface Revocation {
  readonly pool: UserPool
  readonly client: AppClient
  readonly Token: string
  readonly clientSecret: string | undefined
  readonly RevokeAssociatedSessions?: 'LINKED' | 'NONE' | undefined
}

/** Revokes the grant of a refresh token that was given to this client. */
export const revokeGrant: Step<Omit<Revocation, 'clientSecret'>> = {
  name: 'revoke grant',
  async run({ pool, client, Token, RevokeAssociatedSessions }, { store }, { effects }) {
    if (!revocable(client))
      throw new Fault('UnsupportedOperationException', 'Token revocation is not enabled for this client.')
    // Three parts are an ID or an access token, which nobody can take back.
    if (Token.split('.').length === 3) throw new Fault('UnsupportedTokenTypeException')
    const grant = (await store.refreshToken(hashOf(Token)))?.grant
    if (!grant || grant.poolId !== pool.id) return undefined
    if (grant.clientId !== client.id)
      throw new Fault('UnauthorizedException', 'The token was issued to another client.')
    const linked = RevokeAssociatedSessions === 'LINKED'
    effects.push({ kind: 'revoke grant', grantId: grant.id, linked })
    return undefined
  },
}

/** Takes a refresh token back, and with it every access token of the same sign-in. A token of nobody is no error. */
export const revokeToken: Step<Revocation, object> = flow<Revocation>('revoke token')
  .step(checkClientSecret('UnauthorizedException'))
  .step(revokeGrant)

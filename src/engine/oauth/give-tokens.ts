import type { Admission, Authorization } from '../../model/authorization.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { lifetimes } from '../client-rules.ts'
import { mint } from '../claims/mint.ts'
import type { Step } from '../flow.ts'
import { hashOf } from '../secrets/hash.ts'
import { drawUuid } from '../secrets/random-text.ts'
import type { Texts } from '../sign-in/turn.ts'

/** Gives tokens at once, as the implicit grant does (RFC 6749, section 4.2): none that could be renewed. */
export const giveTokens: Step<
  {
    readonly pool: UserPool
    readonly client: AppClient
    readonly authorization: Authorization
    readonly admission: Admission
  },
  { readonly told: Texts }
> = {
  name: 'give tokens',
  async run({ pool, client, authorization, admission }, ports, { effects }) {
    const { nonce, resource } = authorization
    const { claims, username, through, ...proved } = admission
    const oauth = {
      ...(resource !== undefined && { resource }),
      ...(through && { admittedAt: through.at }),
    }
    const grant = {
      ...proved,
      id: drawUuid(ports.random),
      oauth,
      poolId: pool.id,
      clientId: client.id,
      username,
      scope: authorization.scopes.join(' '),
      expiresAt: ports.clock.now() + lifetimes(client).access * 1000,
    }
    // Nobody is given a token that renews it; while the grant is there, its access token counts.
    effects.push({ kind: 'keep grant', grant, token: hashOf(drawUuid(ports.random)) })
    const origin = { ...grant, ...(nonce !== undefined && { nonce }) }
    const { idToken, accessToken, expiresIn } = await mint({ pool, client, claims }, origin, ports)
    return {
      told: {
        ...(idToken && { id_token: idToken }),
        access_token: accessToken,
        token_type: 'Bearer',
        expires_in: String(expiresIn),
      },
    }
  },
}

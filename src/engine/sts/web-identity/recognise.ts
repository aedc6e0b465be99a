import type { Step } from '../../flow.ts'
import type { Ports } from '../../ports.ts'
import { identityPool } from './identity-pool.ts'
import { oidcProvider } from './oidc-provider.ts'
import { noProvider, notAToken } from './refusals.ts'
import { accessTokenLogin, googleLogin, takesAccessTokens } from './social-login.ts'
import { userPool } from './user-pool.ts'
import type { WebIdentity, WebProvider } from './web-identity.ts'

interface Asked {
  readonly WebIdentityToken: string
  readonly ProviderId?: string | undefined
}

// The last of them refuses what is nobody's.
const providers: readonly WebProvider[] = [identityPool, googleLogin, userPool, oidcProvider]

/** Finds who a web identity token is about, and proves it. */
export const recognise: Step<Asked, { identity: WebIdentity }> = {
  name: 'verify token',
  run: async ({ WebIdentityToken: token, ProviderId }, ports) => ({
    identity:
      ProviderId === undefined
        ? await byToken(token, ports)
        : takesAccessTokens(ProviderId)
          ? await accessTokenLogin(ProviderId, token, ports)
          : refuse(ProviderId),
  }),
}

async function byToken(token: string, ports: Ports): Promise<WebIdentity> {
  const claimed = unverified(token)
  if (!claimed) throw notAToken()
  for (const provider of providers) {
    const identity = await provider({ token, claimed }, ports)
    if (identity) return identity
  }
  throw notAToken()
}

function refuse(provider: string): never {
  throw noProvider(provider.slice(0, 256))
}

function unverified(token: string): Readonly<Record<string, unknown>> | undefined {
  const [header, payload, signature, ...more] = token.split('.', 4)
  if (!header || payload === undefined || !signature || more.length) return undefined
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims)
      ? (claims as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}

import type { Admission } from '../../model/authorization.ts'
import type { User } from '../../model/user.ts'
import type { Claims } from '../claims/compose-claims.ts'
import { decideClaims } from '../claims/decide-claims.ts'
import { flow, type Step } from '../flow.ts'
import { leaveForApp, type AtPages, type PageOutcome } from '../oauth/sign-in-at-pages.ts'
import { noteBrowser } from '../sessions/begin-session.ts'
import type { Browser } from './recognise.ts'

type Continuing = AtPages & { readonly browser: Browser }
interface Why {
  readonly user: User
  readonly tokenSource: string
  readonly scopes: readonly string[]
  readonly clientMetadata: undefined
}

const sayWhy: Step<Continuing, Why> = {
  name: 'say why tokens are made',
  run: ({ browser: { user }, authorization: { scopes } }) => ({
    user,
    scopes,
    tokenSource: 'TokenGeneration_HostedAuth',
    clientMetadata: undefined,
  }),
}

const admit: Step<Continuing & { claims: Claims }, { admission: Admission }> = {
  name: 'admit by the session of the browser',
  run({ pool, claims, browser: { session } }, ports, run) {
    const { id, username, signedInAt, deviceKey, acr, amr } = session
    noteBrowser(pool, id, ports, run)
    return {
      admission: {
        username,
        claims,
        authTime: Math.floor(signedInAt / 1000),
        ...(deviceKey !== undefined && { deviceKey }),
        ...(acr !== undefined && { acr }),
        ...(amr && { amr }),
        through: { id, at: ports.clock.now() },
      },
    }
  },
}

/**
 * Lets somebody in whose browser is known, without a question. What tokens say is decided anew; when and how it
 * was proved who they are stays as it was.
 */
export const continueAtPages: Step<Continuing, { said: PageOutcome }> = flow<Continuing>('continue')
  .step(sayWhy)
  .step(decideClaims)
  .step(admit)
  .step(leaveForApp)

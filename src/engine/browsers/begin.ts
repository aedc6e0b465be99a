import type { Admission } from '../../model/authorization.ts'
import type { BrowserSession } from '../../model/browser-session.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { commit } from '../effect.ts'
import type { Run, Step } from '../flow.ts'
import type { Ports } from '../ports.ts'
import { hashOf } from '../secrets/hash.ts'
import { drawLetters } from '../secrets/random-text.ts'
import { listBrowser } from '../sessions/begin-session.ts'
import { ssoOf } from '../sessions/set-rules.ts'

/** What a browser is to keep, so that it is known again, and for how many seconds. */
export interface Kept {
  readonly cookie: string
  readonly seconds: number
}

type Admitted = { readonly pool: UserPool; readonly client: AppClient; readonly admission: Admission }

/** How long some client of the pool takes the session of a browser for proof, in minutes. */
const longest = (pool: UserPool): number =>
  Math.max(
    0,
    ...pool.clients
      .filter(({ properties }) => properties.AllowedOAuthFlowsUserPoolClient)
      .map((client) => ssoOf(pool, client).MaxValidityMinutes),
  )

/** The password that counts from now on. One that this very sign-in has brought along is kept first. */
async function passwordOf(
  { pool, admission }: Admitted,
  ports: Ports,
  run: Run,
): Promise<string | undefined> {
  const read = () => ports.store.user(pool.id, admission.username)
  const user = await read()
  if (!user?.importedHash) return user?.password?.salt
  await commit.run({}, ports, run)
  return (await read())?.password?.salt
}

/**
 * Begins the session of a browser in which somebody has just signed in: with a new id and a new secret at every
 * sign-in, so that nobody has it who knew the one before. Where it came through such a session, that goes on.
 */
export const beginBrowser: Step<Admitted, { admission: Admission; kept: Kept | undefined }> = {
  name: 'begin session of the browser',
  async run(facts, ports, run) {
    const { pool, client, admission } = facts
    const minutes = longest(pool)
    if (admission.through || !minutes) return { admission, kept: undefined }
    const at = ports.clock.now()
    const id = `sso${drawLetters(25, 'lower', ports.random)}`
    const secret = ports.random.bytes(32).toString('base64url')
    const password = await passwordOf(facts, ports, run)
    const { username, deviceKey, acr, amr, provider, saml } = admission
    const session: BrowserSession = {
      id,
      hash: hashOf(secret),
      poolId: pool.id,
      username,
      clientId: client.id,
      signedInAt: at,
      expiresAt: at + minutes * 60_000,
      ...(password !== undefined && { password }),
      ...(deviceKey !== undefined && { deviceKey }),
      ...(acr !== undefined && { acr }),
      ...(amr && { amr }),
      ...(provider !== undefined && { provider }),
      ...(saml && { saml }),
    }
    run.effects.push({ kind: 'keep browser session', session })
    listBrowser(pool, session, ports, run)
    return {
      admission: { ...admission, through: { id, at } },
      kept: { cookie: `${id}.${secret}`, seconds: minutes * 60 },
    }
  },
}

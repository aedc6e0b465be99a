import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { same } from '../secrets/hash.ts'

/** What a caller shows of a client: by HTTP Basic or in the form (RFC 6749, section 2.3.1). */
export interface Shown {
  readonly pool: UserPool
  readonly clientId: string
  readonly clientSecret: string | undefined
}

/** Finds the client of a request to the token endpoint, and makes sure that one with a secret knows it. */
export const authenticateClient: Step<Shown, { client: AppClient }> = {
  name: 'authenticate client',
  run({ pool, clientId, clientSecret }, { pools }) {
    const client = pool.clients.find(({ id }) => id === clientId)
    if (!client) throw new Fault('invalid_client')
    const secrets = pools.secrets(pool, client)
    // All are compared, so that the time does not tell which one was nearly right.
    const right = secrets.map((secret) => clientSecret !== undefined && same(secret, clientSecret))
    // An empty secret is none (RFC 6749, section 2.3.1). That a public client may not show one is unverified.
    if (secrets.length ? !right.includes(true) : clientSecret) throw new Fault('invalid_client')
    return { client }
  },
}

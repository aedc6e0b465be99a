import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { same, secretHash } from '../secrets/hash.ts'

const unsent = {
  'sign-in': (id: string) => `Client ${id} is configured with secret but SECRET_HASH was not received`,
  account: (id: string) => `Client ${id} is configured for secret but secret was not received`,
}

/** What a caller of a client with a secret must show: the hash, and the name that it was made with. */
interface Shown {
  readonly pool: UserPool
  readonly client: AppClient
  readonly typed: string
  readonly shownHash: string | undefined
}

/** Makes sure that a client with a secret knows it. */
export const checkSecretHash = (where: keyof typeof unsent): Step<Shown> => ({
  name: 'check secret hash',
  run({ pool, client, typed, shownHash }, { pools }) {
    const secrets = pools.secrets(pool, client)
    if (!secrets.length) return undefined
    if (!shownHash) throw new Fault('NotAuthorizedException', unsent[where](client.id))
    if (!secrets.some((secret) => same(secretHash(secret, typed, client.id), shownHash)))
      throw new Fault('NotAuthorizedException', `Unable to verify secret hash for client ${client.id}`)
    return undefined
  },
})

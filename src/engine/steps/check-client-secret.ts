import { Fault } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { same } from '../secrets/hash.ts'

/** Makes sure that a client with a secret knows it, where it sends the secret itself and no hash. */
export const checkClientSecret = (
  code: 'NotAuthorizedException' | 'UnauthorizedException',
): Step<{ pool: UserPool; client: AppClient; clientSecret: string | undefined }> => ({
  name: 'check client secret',
  run({ pool, client, clientSecret }, { pools }) {
    const secrets = pools.secrets(pool, client)
    if (!secrets.length) return undefined
    if (clientSecret === undefined || !secrets.some((secret) => same(secret, clientSecret)))
      throw new Fault(code, `Unable to verify secret for client ${client.id}`)
    return undefined
  },
})

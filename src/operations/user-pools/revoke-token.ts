import { revokeToken } from '../../engine/claims/revoke.ts'
import { flow, type Step } from '../../engine/flow.ts'
import { Fault } from '../../model/fault.ts'
import type { Api } from '../../model/api.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'

type Input = Api['RevokeToken']['input']

// This operation does not say that a client is not there: whoever it is, is not authorised.
const findClient: Step<Input, { pool: UserPool; client: AppClient; clientSecret: string | undefined }> = {
  name: 'find client',
  async run({ ClientId, ClientSecret }, { pools }) {
    const found = await pools.byClientId(ClientId)
    if (!found) throw new Fault('UnauthorizedException', `User pool client ${ClientId} does not exist.`)
    return { ...found, clientSecret: ClientSecret }
  },
}

/** Takes a refresh token back, and every access token that came of it. */
export const RevokeToken = operation(
  'RevokeToken',
  'client',
  flow<Input>('RevokeToken').step(findClient).step(revokeToken),
  () => ({}),
)

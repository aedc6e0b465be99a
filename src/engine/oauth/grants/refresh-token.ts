import { Fault } from '../../../model/fault.ts'
import type { AppClient } from '../../../model/pool.ts'
import type { RefreshToken } from '../../../model/user.ts'
import type { Tokens } from '../../claims/mint.ts'
import { findGrant, tradeToken } from '../../claims/refresh.ts'
import { flow, type Step } from '../../flow.ts'
import type { ApiOutcome, Texts } from '../../sign-in/turn.ts'
import { parameter, type Granting } from '../granting.ts'
import { readsAll } from '../scope-attributes.ts'

type Trading = Granting & {
  readonly refreshToken: string
  readonly deviceKey: string | undefined
  readonly clientMetadata: Texts | undefined
}

const readToken: Step<Granting, Pick<Trading, 'refreshToken' | 'deviceKey' | 'clientMetadata'>> = {
  name: 'read refresh token',
  run: ({ form }) => ({
    refreshToken: parameter(form, 'refresh_token'),
    // How the key of a remembered device is sent here is unverified.
    deviceKey: form['device_key'],
    // Metadata is for machines alone.
    clientMetadata: undefined,
  }),
}

const checkReads: Step<{ held: RefreshToken; client: AppClient }> = {
  name: 'check that its attributes may be read',
  run({ held, client }) {
    if (!readsAll(held.grant.scope.split(' '), client)) throw new Fault('invalid_grant')
    return undefined
  },
}

const trade: Step<Trading, { outcome: ApiOutcome }> = flow<Trading>('trade')
  .step(findGrant)
  .step(checkReads)
  .step(tradeToken)

/** Why a refresh token counts for nothing is for the API to say: here it is a grant that is not valid. */
const tradeQuietly: Step<Trading, { outcome: ApiOutcome }> = {
  ...trade,
  async run(facts, ports, run) {
    try {
      return await trade.run(facts, ports, run)
    } catch (error) {
      if (!(error instanceof Fault) || !ofTokens.includes(error.code)) throw error
      throw new Fault('invalid_grant', undefined, { cause: error })
    }
  },
}
const ofTokens: readonly string[] = ['NotAuthorizedException', 'RefreshTokenReuseException']

const sayTokens: Step<{ outcome: ApiOutcome }, { tokens: Tokens }> = {
  name: 'say tokens',
  run({ outcome }) {
    if (outcome.kind !== 'tokens') throw new Error('a refresh asks nothing')
    return { tokens: outcome.tokens }
  },
}

/**
 * Trades a refresh token for new tokens (RFC 6749, section 6), with the scopes of its grant. There is a new refresh
 * token only where the client rotates them.
 */
export const refresh_token: Step<Granting, { tokens: Tokens }> = flow<Granting>('refresh_token')
  .step(readToken)
  .step(tradeQuietly)
  .step(sayTokens)

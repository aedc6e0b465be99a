import { exchangeRefreshToken } from '../../engine/claims/refresh.ts'
import { flow, type Step } from '../../engine/flow.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayOutcome } from '../say-outcome.ts'

type Input = Api['GetTokensFromRefreshToken']['input']

const read: Step<
  Input,
  {
    refreshToken: string
    clientSecret: string | undefined
    deviceKey: string | undefined
    clientMetadata: Texts | undefined
  }
> = {
  name: 'read refresh token',
  run: ({ RefreshToken, ClientSecret, DeviceKey, ClientMetadata }) => ({
    refreshToken: RefreshToken,
    clientSecret: ClientSecret,
    deviceKey: DeviceKey,
    clientMetadata: ClientMetadata,
  }),
}

/** Trades a refresh token for new tokens, and for a new refresh token where the client rotates them. */
export const GetTokensFromRefreshToken = operation(
  'GetTokensFromRefreshToken',
  'client',
  flow<Input>('GetTokensFromRefreshToken').step(findClient).step(read).step(exchangeRefreshToken),
  (facts) => {
    const { AuthenticationResult } = sayOutcome(facts)
    return { ...(AuthenticationResult && { AuthenticationResult }) }
  },
)

import { issueClientToken } from '../../engine/claims/client-token.ts'
import { flow, type Step } from '../../engine/flow.ts'
import { findClient } from '../../engine/steps/find-client.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'

type Input = Api['GetClientToken']['input']

const readMetadata: Step<Input, { clientMetadata: Input['ClientMetadata'] }> = {
  name: 'read metadata',
  run: ({ ClientMetadata }) => ({ clientMetadata: ClientMetadata }),
}

/** Gives an app client that knows its secret an access token of its own, with scopes of resource servers. */
export const GetClientToken = operation(
  'GetClientToken',
  'client',
  flow<Input>('GetClientToken').step(findClient).step(readMetadata).step(issueClientToken),
  ({ token: { accessToken, expiresIn } }) => ({
    ClientAuthenticationResult: { AccessToken: accessToken, ExpiresIn: expiresIn, TokenType: 'Bearer' },
  }),
)

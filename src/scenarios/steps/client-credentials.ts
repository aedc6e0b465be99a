import { allowedFlows, clientTokenFlow } from '../../engine/client-rules.ts'
import { issueTokens } from '../../engine/oauth/issue-tokens.ts'
import type { CarriedOut } from '../../protocol/aws-json/carry-out.ts'
import type { AppClient } from '../../model/pool.ts'
import { clientOf, secretOf } from '../client-of.ts'
import type { Story } from '../open-story.ts'
import { seenOf } from '../seen.ts'
import { claimsOf } from '../signed-in.ts'
import { Unplayable, type Act, type StepOf } from '../step.ts'

type Machine = StepOf<'clientCredentials'>

/**
 * A machine gets a token of its own: at the token endpoint of the pool's domain, or by `GetClientToken` where that
 * is all that its client may. Whoever is signed in stays so.
 */
export const clientCredentials: Act<'clientCredentials'> = async (step, story) => {
  const client = clientOf(story, step.client)
  const { AllowedOAuthFlows = [] } = client.properties
  const atDomain = story.pool.domain && AllowedOAuthFlows.includes('client_credentials')
  const byApi = !atDomain && allowedFlows(client).includes(clientTokenFlow)
  const result = await (byApi ? byOperation(step, client, story) : atEndpoint(step, client, story))
  if ('fault' in result) return seenOf(result)
  const { ClientAuthenticationResult: told, tokens } = result.output as Given
  return { access: claimsOf(told?.AccessToken ?? tokens?.accessToken ?? '') }
}

/** Either way's answer. */
interface Given {
  readonly ClientAuthenticationResult?: { readonly AccessToken: string }
  readonly tokens?: { readonly accessToken: string }
}

function atEndpoint({ scopes, clientMetadata }: Machine, client: AppClient, story: Story) {
  const { pool } = story
  if (!pool.domain)
    throw new Unplayable(`the pool \`${pool.name}\` has no \`domain\`, and so no endpoint that gives tokens`)
  const form = {
    grant_type: 'client_credentials',
    ...(scopes && { scope: scopes.join(' ') }),
    ...(clientMetadata && { aws_client_metadata: JSON.stringify(clientMetadata) }),
  }
  const clientSecret = secretOf(story, client)
  return story.endpoint('Token_POST', issueTokens, { pool, form, clientId: client.id, clientSecret })
}

function byOperation(
  { scopes, clientMetadata }: Machine,
  client: AppClient,
  story: Story,
): Promise<CarriedOut> {
  const Secret = secretOf(story, client)
  if (Secret === undefined) throw new Unplayable(`the client \`${client.name}\` has no secret`)
  return story.perform('GetClientToken', {
    ClientId: client.id,
    Secret,
    ...(scopes && { Scopes: scopes }),
    ...(clientMetadata && { ClientMetadata: clientMetadata }),
  })
}

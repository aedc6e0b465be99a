import { Fault } from '../../model/fault.ts'
import type { Tokens } from '../claims/mint.ts'
import { choose, flow, type Step } from '../flow.ts'
import type { Texts } from '../sign-in/turn.ts'
import { authenticateClient, type Shown } from './authenticate-client.ts'
import * as grants from './grants/index.ts'
import type { Granting } from './granting.ts'

type Asking = Shown & { readonly form: Texts }
type GrantType = keyof typeof grants

const isServed = (type: string | undefined): type is GrantType =>
  type !== undefined && Object.hasOwn(grants, type)

const checkType: Step<Asking> = {
  name: 'check grant type',
  run({ form }) {
    if (!form['grant_type']) throw new Fault('invalid_request')
    if (!isServed(form['grant_type'])) throw new Fault('unsupported_grant_type')
    return undefined
  },
}

/** Which OAuth flow a client must be allowed for a grant. That renewing is a part of the code flow is unverified. */
const flowOf: Readonly<Record<GrantType, string>> = {
  authorization_code: 'code',
  client_credentials: 'client_credentials',
  refresh_token: 'code',
}

const checkFlow: Step<Granting> = {
  name: 'check that the client may',
  run({ form, client: { properties } }) {
    const { AllowedOAuthFlowsUserPoolClient: served, AllowedOAuthFlows: flows = [] } = properties
    if (!served || !flows.some((name) => name === flowOf[form['grant_type'] as GrantType]))
      throw new Fault('unauthorized_client')
    return undefined
  },
}

/** All of the token endpoint: who asks, and by which grant. */
export const issueTokens: Step<Asking, { tokens: Tokens }> = flow<Asking>('issue tokens')
  .step(checkType)
  .step(authenticateClient)
  .step(checkFlow)
  .step(choose('grant', ({ form }: Granting) => form['grant_type'] as GrantType, grants))

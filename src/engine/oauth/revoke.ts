import { Fault } from '../../model/fault.ts'
import type { FaultCode } from '../../model/fault.ts'
import { revokeGrant } from '../claims/revoke.ts'
import { flow, type Step } from '../flow.ts'
import type { Texts } from '../sign-in/turn.ts'
import { authenticateClient, type Shown } from './authenticate-client.ts'
import { parameter } from './granting.ts'

type Asking = Shown & { readonly form: Texts }

const readToken: Step<Asking, { Token: string }> = {
  name: 'read token',
  run: ({ form }) => ({ Token: parameter(form, 'token') }),
}

/** What the API's refusals are here. That the token of another client is refused as if its client were wrong is unverified. */
const codes: Partial<Record<FaultCode, FaultCode>> = {
  UnauthorizedException: 'invalid_client',
  UnsupportedOperationException: 'invalid_request',
  UnsupportedTokenTypeException: 'unsupported_token_type',
}

const revoke: typeof revokeGrant = {
  ...revokeGrant,
  async run(facts, ports, run) {
    try {
      return await revokeGrant.run(facts, ports, run)
    } catch (error) {
      const code = error instanceof Fault && codes[error.code]
      throw code ? new Fault(code, undefined, { cause: error }) : error
    }
  },
}

/** Takes a refresh token back, and every access token of its grant (RFC 7009). A token of nobody is no error. */
export const revokeAtDomain: Step<Asking, object> = flow<Asking>('revoke token')
  .step(readToken)
  .step(authenticateClient)
  .step(revoke)

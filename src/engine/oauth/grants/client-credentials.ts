import { Fault } from '../../../model/fault.ts'
import { makeClientToken, type ClientToken } from '../../claims/client-token.ts'
import type { Tokens } from '../../claims/mint.ts'
import { flow, type Step } from '../../flow.ts'
import type { Texts } from '../../sign-in/turn.ts'
import { parameter, type Granting } from '../granting.ts'
import { knownScope, machineScopes, scopesOf } from '../scopes.ts'

const checkConfidential: Step<Granting> = {
  name: 'check that the client has a secret',
  run({ pool, client }, { pools }) {
    // What is said of a client that cannot prove who it is, is unverified.
    if (!pools.secrets(pool, client).length) throw new Fault('invalid_client')
    return undefined
  },
}

const readScopes: Step<Granting, { scopes: readonly string[] }> = {
  name: 'read scopes',
  run({ pool, client, form }) {
    const allowed = machineScopes(pool, client)
    const scopes = form['scope']?.trim() ? scopesOf(form['scope'], client) : allowed
    // That a client without any scope of a resource server gets no token is unverified.
    if (!scopes.length || !scopes.every(knownScope(pool))) throw new Fault('invalid_scope')
    if (!scopes.every((scope) => allowed.includes(scope))) throw new Fault('invalid_grant')
    return { scopes }
  },
}

const readMetadata: Step<Granting, { clientMetadata: Texts | undefined }> = {
  name: 'read metadata',
  run({ form }) {
    if (!form['aws_client_metadata']) return { clientMetadata: undefined }
    return { clientMetadata: textsIn(parameter(form, 'aws_client_metadata')) }
  },
}

/** What a JSON object of texts says. How another one is refused is unverified. */
function textsIn(text: string): Texts {
  try {
    const said: unknown = JSON.parse(text)
    if (typeof said === 'object' && said !== null && !Array.isArray(said))
      if (Object.values(said).every((value) => typeof value === 'string')) return said as Texts
  } catch {
    // It is refused like JSON of another form.
  }
  throw new Fault('invalid_request')
}

const sayToken: Step<{ token: ClientToken }, { tokens: Tokens }> = {
  name: 'say token',
  run: ({ token }) => ({ tokens: token }),
}

/**
 * Gives an app client with a secret a token of its own (RFC 6749, section 4.4), for scopes of resource servers: all
 * of the client where it names none. `aws_client_metadata` reaches the script as `clientMetadata`.
 */
export const client_credentials: Step<Granting, { tokens: Tokens }> = flow<Granting>('client_credentials')
  .step(checkConfidential)
  .step(readScopes)
  .step(readMetadata)
  .step(makeClientToken)
  .step(sayToken)

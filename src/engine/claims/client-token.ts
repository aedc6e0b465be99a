import { Fault } from '../../model/fault.ts'
import type { FaultCode } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { allowedFlows, clientTokenFlow, lifetimes } from '../client-rules.ts'
import { flow, type Step } from '../flow.ts'
import { hook } from '../hook.ts'
import { machine, PreTokenGeneration } from '../hooks/pre-token-generation.ts'
import type { Overrides } from '../hooks/pre-token-generation.ts'
import { machineScopes } from '../oauth/scopes.ts'
import { same } from '../secrets/hash.ts'
import { drawUuid } from '../secrets/random-text.ts'
import { machineClaims } from './compose-claims.ts'
import { checkCount, oauthVersion } from './mint.ts'

/** A client that asks for a token of its own. */
interface Asking {
  readonly pool: UserPool
  readonly client: AppClient
  readonly Secret: string
  readonly Scopes?: readonly string[] | undefined
  readonly clientMetadata: Readonly<Record<string, string>> | undefined
}
type Making = Pick<Asking, 'pool' | 'client' | 'clientMetadata'> & { readonly scopes: readonly string[] }

/** A token that is of no person. */
export interface ClientToken {
  readonly accessToken: string
  /** Seconds. */
  readonly expiresIn: number
}

// The sentences of this file are unverified. One that has no secret is refused like one that does not know it.
const checkSecret: Step<Asking> = {
  name: 'check client secret',
  run({ pool, client, Secret }, { pools }) {
    // All are compared, so that the time does not tell which one was nearly right.
    const right = pools.secrets(pool, client).map((secret) => same(secret, Secret))
    if (!right.includes(true))
      throw new Fault('NotAuthorizedException', `Unable to verify secret for client ${client.id}`)
    return undefined
  },
}

const checkFlow: Step<Asking> = {
  name: 'check flow',
  run({ client }) {
    const flows = allowedFlows(client)
    if (flows.length !== 1 || flows[0] !== clientTokenFlow)
      throw new Fault('InvalidParameterException', 'CLIENT_TOKEN_AUTH flow not enabled for this client')
    return undefined
  },
}

/** Finds the scopes that are asked for, or all that the client may have: of resource servers, for nobody signs in. */
const readScopes: Step<Asking, { scopes: readonly string[] }> = {
  name: 'read scopes',
  run({ pool, client, Scopes }) {
    const allowed = machineScopes(pool, client)
    if (!Scopes?.length) return { scopes: allowed }
    const unknown = Scopes.find((scope) => !allowed.includes(scope))
    if (unknown !== undefined)
      throw new Fault('InvalidParameterException', `Invalid scope requested: ${unknown}`)
    return { scopes: [...new Set(Scopes)] }
  },
}

const asMachine: Step<Making, { user: typeof machine; groups: null }> = {
  name: 'as a machine',
  run: () => ({ user: machine, groups: null }),
}

const mintToken: Step<Making & { overrides: Overrides }, { token: ClientToken }> = {
  name: 'mint token',
  async run(facts, { signer, clock, random, pools }) {
    const { pool, client } = facts
    const iat = Math.floor(clock.now() / 1000)
    const { access: expiresIn } = lifetimes(client)
    const said: JsonObject = {
      ...machineClaims(facts),
      token_use: 'access',
      auth_time: iat,
      iss: pools.issuer(pool),
      exp: iat + expiresIn,
      iat,
      version: oauthVersion,
      jti: drawUuid(random),
      client_id: client.id,
    }
    checkCount({}, said)
    return { token: { accessToken: await signer.sign(pool.id, 'access', said), expiresIn } }
  },
}

/** Makes the token of a client for scopes that it may have, as a script would have it. */
export const makeClientToken: Step<Making, { token: ClientToken }> = flow<Making>('make client token')
  .step(asMachine)
  .step(hook(PreTokenGeneration, 'TokenGeneration_ClientCredentials'))
  .step(mintToken)

const ofScripts: ReadonlySet<FaultCode> = new Set([
  'InvalidLambdaResponseException',
  'UnexpectedLambdaException',
  'UserLambdaValidationException',
])

/** The operation lists no code for a script that fails, or answers too much; which one is said instead is unverified. */
const makeListed: Step<Making, { token: ClientToken }> = {
  ...makeClientToken,
  async run(facts, ports, run) {
    try {
      return await makeClientToken.run(facts, ports, run)
    } catch (error) {
      if (!(error instanceof Fault) || !ofScripts.has(error.code)) throw error
      throw new Fault('NotAuthorizedException', error.message, { cause: error })
    }
  },
}

/** Gives a client that knows its secret a token which is of no person, for its scopes of resource servers. */
export const issueClientToken: Step<Asking, { token: ClientToken }> = flow<Asking>('issue client token')
  .step(checkSecret)
  .step(checkFlow)
  .step(readScopes)
  .step(makeListed)

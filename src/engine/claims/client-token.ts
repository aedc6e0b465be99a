import { Fault } from '../../model/fault.ts'
import type { FaultCode } from '../../model/fault.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { allowedFlows, clientTokenFlow, lifetimes } from '../client-rules.ts'
import { flow, type Step } from '../flow.ts'
import { hook } from '../hook.ts'
import { machine, PreTokenGeneration } from '../hooks/pre-token-generation.ts'
import type { Overrides } from '../hooks/pre-token-generation.ts'
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
type Asked = Asking & { readonly scopes: readonly string[]; readonly overrides: Overrides }

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
    const own = new Set(
      pool.resourceServers.flatMap(({ Identifier, Scopes: all = [] }) =>
        all.map(({ ScopeName }) => `${Identifier}/${ScopeName}`),
      ),
    )
    const allowed = (client.properties.AllowedOAuthScopes ?? []).filter((scope) => own.has(scope))
    if (!Scopes?.length) return { scopes: allowed }
    const unknown = Scopes.find((scope) => !allowed.includes(scope))
    if (unknown !== undefined)
      throw new Fault('InvalidParameterException', `Invalid scope requested: ${unknown}`)
    return { scopes: [...new Set(Scopes)] }
  },
}

const asMachine: Step<Asking, { user: typeof machine; groups: null }> = {
  name: 'as a machine',
  run: () => ({ user: machine, groups: null }),
}

const ofScripts: ReadonlySet<FaultCode> = new Set([
  'InvalidLambdaResponseException',
  'UnexpectedLambdaException',
  'UserLambdaValidationException',
])

/** The operation lists no code for a script that fails, or answers too much; which one is said instead is unverified. */
async function listed<Result>(work: () => Promise<Result> | Result): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Fault) || !ofScripts.has(error.code)) throw error
    throw new Fault('NotAuthorizedException', error.message, { cause: error })
  }
}

const consult: Step<Asking & { scopes: readonly string[] }, { overrides: Overrides }> = {
  name: 'consult the script',
  run: (facts, ports, run) => listed(() => asked.run(facts, ports, run)),
}
const asked = flow<Asking & { scopes: readonly string[] }>('ask')
  .step(asMachine)
  .step(hook(PreTokenGeneration, 'TokenGeneration_ClientCredentials'))

const mintToken: Step<Asked, { token: { accessToken: string; expiresIn: number } }> = {
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
    await listed(() => checkCount({}, said))
    return { token: { accessToken: await signer.sign(pool.id, 'access', said), expiresIn } }
  },
}

/** Gives a client that knows its secret a token which is of no person, for its scopes of resource servers. */
export const issueClientToken: Step<Asking, { token: { accessToken: string; expiresIn: number } }> =
  flow<Asking>('issue client token')
    .step(checkSecret)
    .step(checkFlow)
    .step(readScopes)
    .step(consult)
    .step(mintToken)

import type { UserPoolClientProperties } from '../../model/cloudformation.ts'
import { Fault } from '../../model/fault.ts'
import type { AppClient, Dates, UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { drawLetters } from '../secrets/random-text.ts'
import { makePart } from './parts.ts'
import { clientGone } from './refusals.ts'

const mostClients = 1000

/** Makes an app client; with a secret, where one is brought or asked for. */
export const makeClient: Step<
  {
    pool: UserPool
    properties: UserPoolClientProperties
    GenerateSecret?: boolean | undefined
    ClientSecret?: string | undefined
  },
  { client: AppClient; secret: string | undefined; dates: Dates }
> = {
  name: 'make client',
  run({ pool, properties, GenerateSecret = false, ClientSecret }, ports, run) {
    // The sentence is unverified.
    if (pool.clients.length >= mostClients)
      throw new Fault('LimitExceededException', `At most ${mostClients} clients are allowed.`)
    // The sentence is unverified.
    if (GenerateSecret && ClientSecret !== undefined)
      throw new Fault('InvalidParameterException', 'GenerateSecret and ClientSecret cannot be used together.')
    const id = drawLetters(26, 'lower', ports.random)
    const dates = makePart(pool, { kind: 'client', name: id }, properties, clientGone(id), ports, run)
    const secret = ClientSecret ?? (GenerateSecret ? drawClientSecret(ports.random) : undefined)
    if (secret !== undefined) {
      const name = `${id}/${secretId(id, ports.clock.now())}`
      makePart(pool, { kind: 'client-secret', name }, { value: secret }, clientGone(id), ports, run)
    }
    const client = { id, name: properties.ClientName, properties, ...(secret && { secret: 'kept' as const }) }
    return { client, secret, dates }
  },
}

/** A secret of the form that Cognito's have. */
export const drawClientSecret = (random: Parameters<typeof drawLetters>[2]) =>
  drawLetters(51, 'lower', random)

/** The id of a client's secret; its form is unverified. */
export const secretId = (clientId: string, now: number) => `${clientId}--${now}`

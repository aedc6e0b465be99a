import { Fault } from '../../model/fault.ts'
import type { AppClient, PoolPart, UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { drawClientSecret, secretId } from './make-client.ts'
import { deletePart, makePart, partsOf } from './parts.ts'
import { clientGone } from './refusals.ts'

type Known = { readonly pool: UserPool; readonly client: AppClient }

const mostSecrets = 2

/** The secrets of a client, the oldest first. */
export const secretsOf = (pool: UserPool, { id }: AppClient): readonly PoolPart[] =>
  partsOf(pool, 'client-secret')
    .filter(({ name }) => name.startsWith(`${id}/`))
    .sort((one, other) => one.createdAt - other.createdAt)

/** Gives a client one more secret; either of two proves it, so that one can take the place of the other. */
export const addSecret: Step<Known & { ClientSecret?: string | undefined }, { secret: PoolPart }> = {
  name: 'add client secret',
  run({ pool, client, ClientSecret }, ports, run) {
    const own = secretsOf(pool, client)
    // The sentences are unverified.
    if (!own.length)
      throw new Fault(
        'InvalidParameterException',
        'The client was made without a secret and cannot have one.',
      )
    if (own.length >= mostSecrets)
      throw new Fault('LimitExceededException', `A client has at most ${mostSecrets} secrets.`)
    // Of two in one millisecond the later is told apart by the next.
    const at = Math.max(ports.clock.now(), ...own.map(({ createdAt }) => createdAt + 1))
    const name = `${client.id}/${secretId(client.id, at)}`
    const body = { value: ClientSecret ?? drawClientSecret(ports.random) }
    const taken = { code: 'TooManyRequestsException', message: 'Rate exceeded' } as const
    return { secret: makePart(pool, { kind: 'client-secret', name }, body, taken, ports, run) }
  },
}

/** Takes one of two secrets from a client. The last one stays. */
export const deleteSecret: Step<Known & { ClientSecretId: string }> = {
  name: 'delete client secret',
  run({ pool, client, ClientSecretId }, _, run) {
    const own = secretsOf(pool, client)
    const name = `${client.id}/${ClientSecretId}`
    // The sentences are unverified.
    if (!own.some((secret) => secret.name === name))
      throw new Fault('ResourceNotFoundException', `Client secret ${ClientSecretId} does not exist.`)
    if (own.length === 1)
      throw new Fault('InvalidParameterException', 'The only secret of a client cannot be deleted.')
    deletePart(pool, { kind: 'client-secret', name }, clientGone(client.id), run)
    return undefined
  },
}

import type { Api } from '../../model/api.ts'
import type { UserPoolResourceServerProperties } from '../../model/cloudformation.ts'
import { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Refusal } from '../effect.ts'
import type { Step } from '../flow.ts'
import { changePart, deletePart, makePart } from './parts.ts'

type Server = UserPoolResourceServerProperties
type Said = Api['CreateResourceServer']['input'] & { readonly pool: UserPool }
type Known = { readonly pool: UserPool; readonly server: Server }

const mostServers = 25
const part = (name: string) => ({ kind: 'resource-server', name }) as const
// The sentences are unverified.
const gone = (identifier: string): Refusal => ({
  code: 'ResourceNotFoundException',
  message: `Resource server ${identifier} does not exist.`,
})
const taken = ({ pool: { id }, Identifier }: Said): Refusal => ({
  code: 'InvalidParameterException',
  message: `${Identifier} already exists in user pool ${id}.`,
})

/** What a resource server is, all of it: scopes that are left out are no longer there. */
function read({ Identifier, Name, Scopes }: Said): Server {
  const names = Scopes?.map(({ ScopeName }) => ScopeName) ?? []
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  // The sentence is unverified.
  if (twice !== undefined)
    throw new Fault('InvalidParameterException', `Scope ${twice} is said more than once.`)
  return { Identifier, Name, ...(Scopes?.length && { Scopes }) }
}

/** Finds a resource server of the pool. */
export const findResourceServer: Step<{ pool: UserPool; Identifier: string }, { server: Server }> = {
  name: 'find resource server',
  run({ pool, Identifier }) {
    const server = pool.resourceServers.find((each) => each.Identifier === Identifier)
    const { code, message } = gone(Identifier)
    if (!server) throw new Fault(code, message)
    return { server }
  },
}

/** Gives a pool a resource server. */
export const makeResourceServer: Step<Said, { server: Server }> = {
  name: 'make resource server',
  run(said, ports, run) {
    const { pool, Identifier } = said
    const { code, message } = taken(said)
    if (pool.resourceServers.some((each) => each.Identifier === Identifier)) throw new Fault(code, message)
    // The sentence is unverified.
    if (pool.resourceServers.length >= mostServers)
      throw new Fault('LimitExceededException', `At most ${mostServers} resource servers are allowed.`)
    const server = read(said)
    makePart(pool, part(Identifier), server, taken(said), ports, run)
    return { server }
  },
}

/** Says anew what a resource server is. Clients keep scopes that it has no longer. */
export const changeResourceServer: Step<Said & Known, { server: Server }> = {
  name: 'change resource server',
  run(said, ports, run) {
    const server = read(said)
    changePart(said.pool, part(said.Identifier), server, gone(said.Identifier), ports, run)
    return { server }
  },
}

/** Takes a resource server away. That clients keep its scopes is as told in issue threads. */
export const deleteResourceServer: Step<Known> = {
  name: 'delete resource server',
  run({ pool, server: { Identifier } }, _, run) {
    deletePart(pool, part(Identifier), gone(Identifier), run)
    return undefined
  },
}

import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import { flow, type Step } from '../../engine/flow.ts'
import type { Ports } from '../../engine/ports.ts'
import type { Texts } from '../../engine/sign-in/turn.ts'
import type { Fault } from '../../model/fault.ts'
import type { UserPool } from '../../model/pool.ts'
import { carryOut } from '../aws-json/carry-out.ts'
import type { Serving } from '../aws-json/serving.ts'
import { ownServed } from './own-served.ts'

/** What the endpoints of pools' domains need of the rest of the server. */
export type DomainServing = Pick<Serving, 'ports' | 'log' | 'scriptLog' | 'onRun' | 'secure'>

/** What came of something that was done for a visitor. */
export type Done<Gives> = { readonly facts: Gives } | { readonly fault: Fault }

/** One request to the domain of a pool. */
export interface Visit {
  readonly context: Context
  readonly pool: UserPool
  /** Whether its pages are those of managed login, and not the classic ones. */
  readonly managed: boolean
  /** The path under which the domain lies here: none where it has a host of its own. */
  readonly base: string
  /** Parameters of the address. One that is said twice is not there, as RFC 6749 has it, but is in `twice`. */
  readonly query: Texts
  readonly twice: readonly string[]
  readonly ports: Ports
  readonly secure: boolean
  /** Runs what the engine does for this request, and gives an account of it under a name as CloudTrail has it. */
  run<Needs extends object, Gives extends object>(
    name: string,
    step: Step<Needs, Gives>,
    facts: Needs,
  ): Promise<Done<Gives>>
}

/** Reads parameters, and which of them are said more than once. */
export function readParameters(said: URLSearchParams): Pick<Visit, 'query' | 'twice'> {
  const once = new Map<string, string>()
  const twice = new Set<string>()
  for (const [name, value] of said)
    if (once.has(name)) twice.add(name)
    else once.set(name, value)
  for (const name of twice) once.delete(name)
  return { query: Object.fromEntries(once), twice: [...twice] }
}

/** Whose domain was asked is the first that a run learns. */
const forPool = (pool: UserPool, step: Step<never, object>): Step<object, object> =>
  flow<object>(step.name)
    .step({ name: 'find pool by domain', run: () => ({ pool }) })
    .step(step as Step<object, object>)

/** Makes a visit of a request. */
export function visitOf(
  context: Context,
  { pool, base, managed }: Pick<Visit, 'pool' | 'base' | 'managed'>,
  serving: DomainServing,
  ports: Ports,
): Visit {
  return {
    context,
    pool,
    base,
    managed,
    ...readParameters(new URL(context.req.url).searchParams),
    ports,
    secure: serving.secure === true,
    async run<Needs extends object, Gives extends object>(
      name: string,
      step: Step<Needs, Gives>,
      facts: Needs,
    ): Promise<Done<Gives>> {
      const served = ownServed(name, forPool(pool, step))
      const result = await carryOut(served, ports, serving, () => ({ body: facts }))
      return 'output' in result ? { facts: result.output as Gives } : { fault: result.fault }
    },
  }
}

/** Who asks, as far as a request says it. */
export function callerIn({ req, env }: Context, secure: boolean | undefined): Ports['caller'] {
  const { incoming } = (env ?? {}) as { incoming?: IncomingMessage }
  // A socket for both families writes IPv4 as a part of IPv6.
  const ip = incoming?.socket.remoteAddress?.replace(/^::ffff:(?=[\d.]+$)/, '')
  const userAgent = req.header('user-agent')
  return {
    requestId: randomUUID(),
    ...(ip && { ip }),
    ...(userAgent && { userAgent }),
    ...(secure !== undefined && { secure }),
  }
}

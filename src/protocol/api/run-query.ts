import type { Context } from 'hono'
import { runNumber, type RunFilter } from '../../model/recorded-run.ts'
import type { Endpoint, Told } from './endpoint.ts'

const text = { type: 'string' } as const

/** The parameters by which runs are looked for; all that are given must fit. */
export const runQuery: NonNullable<Endpoint['query']> = {
  pool: { description: 'The id or the name of a user pool.', schema: text },
  user: { description: 'A user name, an address, or what was typed in their place.', schema: text },
  operation: { description: 'Such as SignUp.', schema: text },
  hook: { description: 'A hook that ran a script, such as PreSignUp or preSignUp.', schema: text },
  trigger: { description: 'A trigger that stood at such a hook.', schema: text },
  outcome: { description: '`answered`, `refused`, or the code of a refusal.', schema: text },
  after: { description: 'Only runs after the one of this id, such as r-42.', schema: text },
}

/** Which runs a query asks for; none where `after` is no id. */
export async function readRunQuery(context: Context, told: Told): Promise<RunFilter | undefined> {
  const { pool, user, operation, hook, trigger, outcome, after } = context.req.query()
  const number = after === undefined ? undefined : runNumber(after)
  if (after !== undefined && number === undefined) return undefined
  const declared = pool && (await told.pools()).find(({ id, name }) => id === pool || name === pool)
  return {
    user,
    operation,
    hook,
    trigger,
    outcome,
    pool: declared ? declared.id : pool,
    after: number,
  }
}

/** What is said of an `after` that is no id. */
export const noId = { error: 'invalid', message: 'after is the id of a run, such as r-42' }

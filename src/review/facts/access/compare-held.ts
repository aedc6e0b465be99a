import { compareAccess, type Compared } from '../../../iam/compare/compare-access.ts'
import { newAccess, type Asker } from '../../../iam/compare/new-access.ts'
import type { Policies, Policy } from '../../../model/iam.ts'
import type { JsonObject } from '../../../model/trigger.ts'
import type { Sides } from '../fact.ts'
import type { Renames } from '../renames.ts'
import type { Held } from './asker.ts'

/** Nobody may do anything. */
export const nothing: Policies = { identity: [] }

/**
 * Compares what was held with what is, whoever asks being who it is now. The policies of before are read with the
 * ARNs that things have now: that a pool has another id is told of the pool.
 */
export function compareHeld(
  before: Held | undefined,
  after: Held | undefined,
  { renames, unread }: Pick<Sides, 'renames' | 'unread'>,
): Compared {
  const held = [before, after].filter((one) => one !== undefined)
  const [last] = held.toReversed()
  if (!last || held.some(({ files }) => files.some((file) => unread.has(file)))) return unknown
  const [was, is] = [before ? withNow(before.policies, renames) : nothing, after?.policies ?? nothing]
  const compared = compareAccess(was, is, last.asker)
  return compared.doubts.length ? shown(compared, was, is, last.asker) : compared
}

/**
 * Looks once more for requests that show what is in doubt, with something in the place of each variable. What is
 * found then is so; that nothing is found is no proof.
 */
function shown(compared: Compared, was: Policies, is: Policies, { principal, context }: Asker): Compared {
  const keys = JSON.stringify([was, is]).matchAll(/\$\{([^,}]+?)\s*[,}]/g)
  const some = Object.fromEntries([...keys].map(([, key = '']) => [key.trim(), 'someone']))
  const { found } = newAccess(was, is, { principal, context: { ...some, ...context } })
  const known = new Set([...compared.gained, ...found].flatMap(({ actions }) => actions))
  const doubts = compared.doubts.flatMap((doubt) => {
    const actions = doubt.actions.filter((action) => !known.has(action))
    return actions.length ? [{ ...doubt, actions }] : []
  })
  const gained =
    doubts.length === compared.doubts.length && !found.length
      ? compared.gained
      : merged(compared.gained, found)
  return { ...compared, verdict: gained.length ? 'widened' : compared.verdict, gained, doubts }
}

/** Both, each action once. */
function merged(gained: Compared['gained'], found: Compared['gained']): Compared['gained'] {
  const known = new Set(gained.flatMap(({ actions }) => actions))
  const fresh = found.flatMap((one) => {
    const actions = one.actions.filter((action) => !known.has(action))
    return actions.length ? [{ ...one, actions }] : []
  })
  return [...gained, ...fresh]
}

/** Where a file cannot be read, nobody knows what it allows. */
const unknown: Compared = {
  verdict: 'unknown',
  gained: [],
  lost: [],
  doubts: [{ actions: ['*'], why: 'grammar', by: [] }],
}

const withNow = (policies: Policies, { value }: Renames): Policies =>
  Object.fromEntries(
    Object.entries(policies).map(([layer, all]) => [
      layer,
      (all as readonly Policy[]).map((policy) => ({
        ...policy,
        document: value(policy.document as JsonObject),
      })),
    ]),
  )

/** The policies as a fact holds them: the documents alone, layer by layer, in an order of their own. */
export const documentsOf = (policies: Policies): JsonObject =>
  Object.fromEntries(
    Object.entries(policies).map(([layer, all]) => [
      layer,
      (all as readonly Policy[]).map(({ document }) => document),
    ]),
  )

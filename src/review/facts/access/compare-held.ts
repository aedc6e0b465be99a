import { compareAccess, type Compared } from '../../../iam/compare/compare-access.ts'
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
  return compareAccess(
    before ? withNow(before.policies, renames) : nothing,
    after?.policies ?? nothing,
    last.asker,
  )
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

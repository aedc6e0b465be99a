import { isObject } from '../../config/canonical/tree.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { diff } from '../diff.ts'
import type { Probed } from '../lint/probe.ts'
import type { OfSides, TriedEvent } from './tried.ts'

/**
 * Holds what two versions made of an event against each other. A version that runs nothing there leaves the
 * event as it is `shown`.
 */
export function judgeAnswers(
  { before: was, after: is }: OfSides<Probed>,
  shown: { readonly before: JsonObject; readonly after: JsonObject },
): Omit<TriedEvent, 'event' | 'recorded'> {
  const answered = { before: responseOf(was, shown.before), after: responseOf(is, shown.after) }
  if (was && is && answered.before && answered.after) {
    const changes = diff(answered.before, answered.after)
    return { verdict: changes.length ? 'differs' : 'same', same: !changes.length, changes }
  }
  const failed = ofBoth(failureOf(was), failureOf(is))
  const needs = ofBoth(needsOf(was), needsOf(is))
  const made = ofBoth(
    was && answered.before && diff(shown.before, answered.before),
    is && answered.after && diff(shown.after, answered.after),
  )
  const verdict = verdictOf(was, is, made)
  return {
    verdict,
    same: verdict !== 'differs',
    changes: [],
    ...(isSaid(failed) && { failed }),
    ...(isSaid(needs) && { needs }),
    ...(isSaid(made) && { made }),
  }
}

function verdictOf(
  was: Probed | undefined,
  is: Probed | undefined,
  made: TriedEvent['made'],
): TriedEvent['verdict'] {
  if (!was || !is) {
    if (needsOf(was ?? is)) return 'unknown'
    return failureOf(was ?? is) !== undefined || (made?.before ?? made?.after)?.length ? 'differs' : 'same'
  }
  if (made?.before || made?.after) return 'differs'
  const [one, other] = [needsOf(was), needsOf(is)]
  if (one && other) return one.join() === other.join() ? 'unknown' : 'differs'
  return !one && !other && failureOf(was) === failureOf(is) ? 'same' : 'differs'
}

const failureOf = (probed: Probed | undefined) => (probed && 'failed' in probed ? probed.failed : undefined)
const needsOf = (probed: Probed | undefined) => (probed && 'failed' in probed ? probed.needs : undefined)

function responseOf(probed: Probed | undefined, shown: JsonObject): JsonObject | undefined {
  if (!probed) return shown
  if ('failed' in probed) return undefined
  const response = probed.answer['response'] ?? {}
  return isObject(response) ? response : {}
}

const ofBoth = <Of>(before: Of | undefined, after: Of | undefined): OfSides<Of> => ({
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
})

const isSaid = (sides: object) => Object.keys(sides).length > 0

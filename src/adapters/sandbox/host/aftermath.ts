import type { Blame, Child } from './child.ts'
import type { Job } from './job.ts'

/**
 * Fails those of a gone process's calls that may have done it or that had begun, and gives back the others,
 * which may begin again elsewhere: once, unless the process was ended for no fault of anybody.
 */
export function aftermath(
  { dismissed, heir }: Pick<Child, 'dismissed' | 'heir'>,
  jobs: readonly Job[],
  blame: Blame | undefined,
): readonly Job[] {
  const message = blame?.message ?? 'its process died'
  const begun = jobs.filter((job) => job.waiting !== undefined || job.asks)
  // Who did it, if nobody is named: one of those that had begun, or else the next to begin.
  const next = dismissed || (blame && heir) ? [] : jobs.slice(0, 1)
  const suspects = blame?.job ? [blame.job] : begun.length ? begun : next
  const again: Job[] = []
  for (const job of jobs) {
    if (suspects.includes(job)) job.fail(blame?.why ?? 'crashed', message)
    else if (begun.includes(job)) job.fail('crashed', 'its process was ended on account of another call')
    else if (job.again)
      job.fail('crashed', blame?.job ? 'its process was ended twice on account of other calls' : message)
    else again.push(job)
  }
  if (!dismissed)
    for (const job of again) {
      job.again = true
      // What it has waited behind another call does not count.
      job.since = performance.now()
    }
  return again
}

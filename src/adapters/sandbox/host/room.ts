import type { Child } from './child.ts'
import type { Job } from './job.ts'

/**
 * Processes that have calls, at most; and so many more for the calls that come of calls which wait in
 * these, level by level, so that nobody waits for somebody who waits for him.
 */
export const mostProcesses = 16
const moreAtEachLevel = 4
/** So many of them are for owners who have none. */
const forOthers = 4

/** Whether a call, which stands in line or comes from outside, may have one more process, where `many` may compute. */
export function isRoom({ owner, depth }: Job, children: Iterable<Child>, many: number): boolean {
  let computing = 0
  let occupied = 0
  let own = 0
  let ownComputing = 0
  for (const child of children) {
    if (!child.jobs.size) continue
    occupied++
    // Who computes for long must not keep everybody else waiting: the machine shares its time among them.
    if (child.computes && !child.computesLong) computing++
    if (child.owner !== owner) continue
    own++
    if (child.computes) ownComputing++
  }
  const most = mostProcesses + depth * moreAtEachLevel
  const kept = own && !depth ? forOthers : 0
  return computing < many && ownComputing < many && occupied < most - kept
}

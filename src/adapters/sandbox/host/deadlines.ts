import type { Child } from './child.ts'
import type { Job } from './job.ts'

/** Milliseconds that a process has to stop a script by itself before it is killed. */
const grace = 120

/** The call that has had its time in a process, if there is one. */
export function lateIn(child: Child, now: number): Job | undefined {
  const { running } = child
  if (running && now - Math.max(running.sent, child.turned) > running.limit + grace) return running
  if (child.waiting)
    for (const job of child.jobs.values())
      if (job.waiting !== undefined && now - job.waiting > job.limit + grace) return job
  return undefined
}

/** Tells whoever waits for a call that it has taken too long, if it has. */
export function giveUp(job: Job, now: number): void {
  if (job.over || job.since === undefined || now - job.since <= job.patience + grace) return
  job.fail('timeout', `it did not answer within ${Math.round(job.patience)} ms`)
}

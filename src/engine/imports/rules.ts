import type { ImportJob, ImportStatus } from '../../model/import-job.ts'
import type { Refusal } from '../effect.ts'

/** Limits of the developer guide, but for those that say otherwise. */

/** How long a job waits to be started, in milliseconds. The guide says 24 to 48 hours. */
export const importLife = 24 * 60 * 60_000
/** How long its file may be put where it belongs, in seconds. */
export const uploadLife = 15 * 60 - 1
/** The longest file, in bytes. */
export const longestFile = 100 * 1024 * 1024
/** Users of a file, the header not counted. */
export const mostRows = 500_000
/** Characters of a row. */
export const longestRow = 16_000
/** Jobs of a pool, whatever became of them. Unverified. */
export const mostJobs = 1_000
/** A job fails of whose rows more than this part was skipped or failed. Unverified; one of seven tenths did. */
export const bearable = 0.5

/** Jobs that were started and are not over. */
export const underWay: readonly ImportStatus[] = ['Pending', 'InProgress', 'Stopping']

/** A job as it stands at a moment: one that nobody has started in time has expired. */
export const asOf = (job: ImportJob, now: number): ImportJob =>
  job.status === 'Created' && now >= job.createdAt + importLife ? { ...job, status: 'Expired' } : job

// What the following say is unverified, unless they say otherwise.

/** The job is not there. */
export const jobNotFound = (id: string): Refusal => ({
  code: 'ResourceNotFoundException',
  message: `User import job ${id} does not exist.`,
})
/** It cannot be started, or stopped, as it stands. */
export const standsOtherwise = (id: string, status: ImportStatus, wish: 'started' | 'stopped'): Refusal => ({
  code: 'PreconditionNotMetException',
  message: `User import job ${id} cannot be ${wish}: its status is ${status}.`,
})
/** As seen in an issue thread. */
export const noFile = (id: string): Refusal => ({
  code: 'PreconditionNotMetException',
  message: `No csv file was uploaded for ${id}`,
})
/** The guide says that an account has one at a time. */
export const another: Refusal = {
  code: 'PreconditionNotMetException',
  message: 'Another user import job is in progress.',
}
/** The guide says that a job of such a pool does not start. */
export const nothingVerified: Refusal = {
  code: 'PreconditionNotMetException',
  message: 'The user pool has no auto-verified attribute, and its users could not reset their passwords.',
}
/** The pool has as many as it may. */
export const fullOfJobs: Refusal = {
  code: 'LimitExceededException',
  message: `At most ${mostJobs} user import jobs are allowed.`,
}

/** Why a job is over, as it says it itself. */
export const endings = {
  /** As in the guide. */
  tooMany: 'Too many users have failed or been skipped during the import.',
  /** As in the guide. */
  stopped: 'The Import Job was stopped by the developer.',
  succeeded: 'Import Job Completed Successfully.',
  poolGone: 'The user pool was deleted.',
  tooLong: `The CSV file has more than ${mostRows} users.`,
  empty: 'The CSV file is empty.',
  defect: 'The Import Job met an internal error.',
} as const

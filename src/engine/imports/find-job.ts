import { Fault } from '../../model/fault.ts'
import type { ImportJob } from '../../model/import-job.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { asOf, jobNotFound } from './rules.ts'

/** Finds the import that an administrator names. */
export const findJob: Step<{ pool: UserPool; JobId: string }, { job: ImportJob }> = {
  name: 'find import job',
  async run({ pool, JobId }, { store, clock }) {
    const job = await store.importJob(pool.id, JobId)
    if (!job) {
      const { code, message } = jobNotFound(JobId)
      throw new Fault(code, message)
    }
    return { job: asOf(job, clock.now()) }
  },
}

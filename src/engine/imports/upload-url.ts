import type { ImportJob } from '../../model/import-job.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'

/** Works out where the file of an import is to be put. */
export const uploadUrl: Step<{ pool: UserPool; job: ImportJob }, { url: string }> = {
  name: 'sign upload address',
  run: ({ pool, job }, { imports }) => ({ url: imports.uploadUrl(pool, job) }),
}

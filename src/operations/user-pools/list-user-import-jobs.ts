import { flow, type Step } from '../../engine/flow.ts'
import { asOf } from '../../engine/imports/rules.ts'
import { readToken, writeToken } from '../../engine/page.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import type { UserPool } from '../../model/pool.ts'
import { operation } from '../operation.ts'
import { sayImportJob } from '../say-import-job.ts'

type Input = Api['ListUserImportJobs']['input']

const listJobs: Step<
  Input & { pool: UserPool },
  { jobs: readonly ReturnType<typeof sayImportJob>[]; next: string | undefined }
> = {
  name: 'list import jobs',
  async run({ pool, MaxResults, PaginationToken }, { store, clock, imports }) {
    const after = readToken(PaginationToken)
    const found = await store.importJobs(pool.id, {
      limit: MaxResults,
      ...(after !== undefined && { after }),
    })
    const jobs = found.jobs.map((job) => sayImportJob(asOf(job, clock.now()), imports.uploadUrl(pool, job)))
    return { jobs, next: found.next }
  },
}

/** Lists the imports of a pool, the newest first. */
export const ListUserImportJobs = operation(
  'ListUserImportJobs',
  'admin',
  flow<Input>('ListUserImportJobs').step(findPool).step(listJobs),
  ({ jobs, next }) => ({ UserImportJobs: jobs, ...(next && { PaginationToken: writeToken(next) }) }),
)

import { flow } from '../../engine/flow.ts'
import { findJob } from '../../engine/imports/find-job.ts'
import { startJob } from '../../engine/imports/start-job.ts'
import { uploadUrl } from '../../engine/imports/upload-url.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayImportJob } from '../say-import-job.ts'

/** Starts an import whose file is there. It goes on by itself, also after a restart. */
export const StartUserImportJob = operation(
  'StartUserImportJob',
  'admin',
  flow<Api['StartUserImportJob']['input']>('StartUserImportJob')
    .step(findPool)
    .step(findJob)
    .step(startJob)
    .step(uploadUrl),
  ({ job, url }) => ({ UserImportJob: sayImportJob(job, url) }),
)

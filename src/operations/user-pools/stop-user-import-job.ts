import { flow } from '../../engine/flow.ts'
import { findJob } from '../../engine/imports/find-job.ts'
import { stopJob } from '../../engine/imports/stop-job.ts'
import { uploadUrl } from '../../engine/imports/upload-url.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayImportJob } from '../say-import-job.ts'

/** Stops an import for good. Who was imported stays. */
export const StopUserImportJob = operation(
  'StopUserImportJob',
  'admin',
  flow<Api['StopUserImportJob']['input']>('StopUserImportJob')
    .step(findPool)
    .step(findJob)
    .step(stopJob)
    .step(uploadUrl),
  ({ job, url }) => ({ UserImportJob: sayImportJob(job, url) }),
)

import { flow } from '../../engine/flow.ts'
import { findJob } from '../../engine/imports/find-job.ts'
import { uploadUrl } from '../../engine/imports/upload-url.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayImportJob } from '../say-import-job.ts'

/** Tells where an import of users stands. */
export const DescribeUserImportJob = operation(
  'DescribeUserImportJob',
  'admin',
  flow<Api['DescribeUserImportJob']['input']>('DescribeUserImportJob')
    .step(findPool)
    .step(findJob)
    .step(uploadUrl),
  ({ job, url }) => ({ UserImportJob: sayImportJob(job, url) }),
)

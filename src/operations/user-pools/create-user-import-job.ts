import { flow } from '../../engine/flow.ts'
import { makeJob } from '../../engine/imports/make-job.ts'
import { uploadUrl } from '../../engine/imports/upload-url.ts'
import { findPool } from '../../engine/steps/find-pool.ts'
import type { Api } from '../../model/api.ts'
import { operation } from '../operation.ts'
import { sayImportJob } from '../say-import-job.ts'

/** Makes an import of users, and tells where its CSV file is to be put within a quarter of an hour. */
export const CreateUserImportJob = operation(
  'CreateUserImportJob',
  'admin',
  flow<Api['CreateUserImportJob']['input']>('CreateUserImportJob')
    .step(findPool)
    .step(makeJob)
    .step(uploadUrl),
  ({ job, url }) => ({ UserImportJob: sayImportJob(job, url) }),
)

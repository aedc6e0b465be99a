import type { Api } from '../model/api.ts'
import type { ImportJob } from '../model/import-job.ts'

type Said = NonNullable<Api['DescribeUserImportJob']['output']['UserImportJob']>

/** An import as the API tells it, with the address for its file. */
export const sayImportJob = (job: ImportJob, url: string): Said => ({
  JobName: job.name,
  JobId: job.id,
  UserPoolId: job.poolId,
  PreSignedUrl: url,
  CreationDate: job.createdAt / 1000,
  ...(job.startedAt !== undefined && { StartDate: job.startedAt / 1000 }),
  ...(job.completedAt !== undefined && { CompletionDate: job.completedAt / 1000 }),
  Status: job.status,
  CloudWatchLogsRoleArn: job.roleArn,
  ImportedUsers: job.imported,
  SkippedUsers: job.skipped,
  FailedUsers: job.failed,
  ...(job.message !== undefined && { CompletionMessage: job.message }),
  ...(job.hashing && { PasswordHashingAlgorithm: job.hashing }),
})

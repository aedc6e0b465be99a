import { adminListUserSessions } from './admin-list-user-sessions.ts'
import { adminRevokeUserSession } from './admin-revoke-user-session.ts'
import { createUserImportJob } from './create-user-import-job.ts'
import { describeUserImportJob } from './describe-user-import-job.ts'
import { getCsvHeader } from './get-csv-header.ts'
import { getUserPoolClientSessionConfiguration } from './get-user-pool-client-session-configuration.ts'
import { getUserPoolSessionConfiguration } from './get-user-pool-session-configuration.ts'
import { listUserImportJobs } from './list-user-import-jobs.ts'
import { listUserSessions } from './list-user-sessions.ts'
import { revokeUserSession } from './revoke-user-session.ts'
import { run } from './run.ts'
import { setUserPoolClientSessionConfiguration } from './set-user-pool-client-session-configuration.ts'
import { setUserPoolSessionConfiguration } from './set-user-pool-session-configuration.ts'
import { startUserImportJob } from './start-user-import-job.ts'
import { stopUserImportJob } from './stop-user-import-job.ts'

run([
  adminListUserSessions,
  adminRevokeUserSession,
  createUserImportJob,
  describeUserImportJob,
  getCsvHeader,
  getUserPoolClientSessionConfiguration,
  getUserPoolSessionConfiguration,
  listUserImportJobs,
  listUserSessions,
  revokeUserSession,
  setUserPoolClientSessionConfiguration,
  setUserPoolSessionConfiguration,
  startUserImportJob,
  stopUserImportJob,
])

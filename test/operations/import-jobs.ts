import type { HashingAlgorithm } from '../../src/model/import-job.ts'
import { world, type Setting } from '../world.ts'

/** A pool, and imports into it. */
export async function importing(setting: Setting = {}) {
  const made = await world(setting)
  const { call, pool, upload, settled } = made
  const own = { UserPoolId: pool.id }
  const { CSVHeader: header = [] } = await call('GetCSVHeader', own)

  async function create(PasswordHashingAlgorithm?: HashingAlgorithm) {
    const CloudWatchLogsRoleArn = 'arn:aws:iam::123456789012:role/logs'
    const said = { ...own, JobName: 'all of them', CloudWatchLogsRoleArn, PasswordHashingAlgorithm }
    const { UserImportJob } = await call('CreateUserImportJob', said)
    return { ...own, JobId: UserImportJob?.JobId ?? '' }
  }
  const describe = async (job: { UserPoolId: string; JobId: string }) =>
    (await call('DescribeUserImportJob', job)).UserImportJob

  /** A file of these rows, with all columns that they do not name left empty. */
  const file = (...rows: Record<string, string>[]) =>
    [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
      .map((fields) => `${fields.join(',')}\n`)
      .join('')

  /** What comes of a file once its job is over. */
  async function run(text: string | Buffer, algorithm?: HashingAlgorithm) {
    const job = await create(algorithm)
    await upload(job.JobId, text)
    await call('StartUserImportJob', job)
    await settled()
    const { lines = [] } = made.store.imports.find(job.JobId, made.clock.at) ?? {}
    return { ...(await describe(job)), job, lines: lines.map(({ line, reason }) => `${line}: ${reason}`) }
  }
  return { ...made, own, header, create, describe, file, run }
}

/** A row of somebody. */
export const row = (name: string, more: Record<string, string> = {}) => ({
  'cognito:username': name,
  email: `${name}@example.com`,
  email_verified: 'true',
  ...more,
})

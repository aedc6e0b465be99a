import type { HashingAlgorithm, ImportJob } from '../../model/import-job.ts'
import type { UserPool } from '../../model/pool.ts'
import type { Step } from '../flow.ts'
import { drawLetters } from '../secrets/random-text.ts'
import { fullOfJobs, mostJobs } from './rules.ts'

interface Said {
  readonly pool: UserPool
  readonly JobName: string
  readonly CloudWatchLogsRoleArn: string
  readonly PasswordHashingAlgorithm?: HashingAlgorithm | undefined
}

/** Makes an import that waits for its file and to be started. Users are always data: a declared pool has them as well. */
export const makeJob: Step<Said, { job: ImportJob }> = {
  name: 'make import job',
  run(said, { random, clock }, { effects }) {
    const { pool, JobName, CloudWatchLogsRoleArn, PasswordHashingAlgorithm: hashing } = said
    const job: ImportJob = {
      id: `import-${drawLetters(10, 'mixed', random)}`,
      poolId: pool.id,
      name: JobName,
      roleArn: CloudWatchLogsRoleArn,
      ...(hashing && { hashing }),
      status: 'Created',
      createdAt: clock.now(),
      imported: 0,
      skipped: 0,
      failed: 0,
      rows: 0,
    }
    effects.push({ kind: 'make import job', job, most: mostJobs, full: fullOfJobs })
    return { job }
  },
}

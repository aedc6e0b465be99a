import type { Ports } from '../engine/ports.ts'
import type { Log } from '../protocol/log.ts'
import { presignUpload, type Signing } from '../protocol/uploads/presign.ts'

/** Where files are to be put, how they are read, and who hears of rows that came to nothing. */
export const importsPort = (signing: Signing, log: Log): Ports['imports'] => ({
  uploadUrl: (pool, job) => presignUpload(pool, job, signing),
  async *rows(file) {
    // Few servers ever read one.
    const { readCsv } = await import('../adapters/csv/read-csv.ts')
    yield* readCsv(file)
  },
  tell({ id, poolId, status, message, imported, skipped, failed, completedAt }, lines) {
    const job = { import: id, pool: poolId }
    // The words of the log that Amazon Cognito writes.
    const told = lines.map(({ line, outcome, reason }) => `[${outcome}] Line Number ${line} - ${reason}`)
    if (told.length) log.warn({ ...job, lines: told }, 'users were not imported')
    if (completedAt !== undefined)
      log.info({ ...job, status, message, imported, skipped, failed }, 'an import is over')
  },
})

/** What signs the addresses of uploads: the same for as long as the seal key is. */
export const uploadSigning = (url: string, random: Ports['random']): Signing => ({
  url,
  secret: random.stable('uploads of import jobs').toString('hex'),
})

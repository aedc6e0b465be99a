import { randomUUID } from 'node:crypto'
import type { SQLOutputValue } from 'node:sqlite'
import type { Seal } from '../../seal/open-seal.ts'
import type { Database } from './database.ts'
import type { GroupCommit } from './group-commit.ts'

/** A file on its way in. Nothing of it counts before it is kept. */
export interface Upload {
  write(bytes: Uint8Array): Promise<void>
  /** Makes it the file of its job, in the place of any earlier one; not where the job has begun or is gone. */
  keep(): Promise<boolean>
  /** Takes away what was written. */
  drop(): Promise<void>
}

/** The files that users are imported from. */
export interface Uploads {
  begin(jobId: string): Upload
  /** The file in pieces, in order. Each is read when it is asked for. */
  read(jobId: string, upload: string): AsyncIterable<Uint8Array>
}

/** Files as pieces, each sealed: they hold addresses and hashes of passwords. */
export function openUploads(db: Database, seal: Seal, group: GroupCommit): Uploads {
  const context = (...where: readonly (string | number)[]) => JSON.stringify(['import', ...where])
  const remove = (jobId: string, upload: SQLOutputValue | undefined) =>
    void db.sql('DELETE FROM import_chunks WHERE job_id = ? AND upload = ?').run(jobId, upload ?? null)
  return {
    begin(jobId) {
      const upload = randomUUID()
      let number = 0
      return {
        write(bytes) {
          const [own, hidden] = [number++, seal.seal(bytes, context(jobId, upload, number - 1))]
          // None for a job that has begun meanwhile, or is gone.
          const add = `INSERT INTO import_chunks (job_id, upload, number, body)
            SELECT id, ?, ?, ? FROM import_jobs WHERE id = ? AND status = 'Created'`
          return group.run(() => void db.sql(add).run(upload, own, hidden, jobId))
        },
        keep: () =>
          group.run(() => {
            const was = db
              .sql(`SELECT upload FROM import_jobs WHERE id = ? AND status = 'Created'`)
              .get(jobId)
            if (was) db.sql('UPDATE import_jobs SET upload = ? WHERE id = ?').run(upload, jobId)
            // What others are still writing is none of the file that was there.
            remove(jobId, was ? was['upload'] : upload)
            return was !== undefined
          }),
        drop: () => group.run(() => remove(jobId, upload)),
      }
    },
    async *read(jobId, upload) {
      const find = 'SELECT body FROM import_chunks WHERE job_id = ? AND upload = ? AND number = ?'
      for (let number = 0; ; number++) {
        const row = db.sql(find).get(jobId, upload, number)
        if (!row) return
        yield seal.open(row['body'] as Uint8Array, context(jobId, upload, number))
      }
    },
  }
}

import { join } from 'node:path'
import { checkDatabase } from '../../adapters/store/sqlite/check-database.ts'
import { ok, wrong, type Check, type Outcome } from '../doctor-check.ts'

/** Whether what a server keeps can be read, by this version. */
export const database: Check = {
  name: 'database',
  about: 'project',
  look: ({ root }) => [outcomeOf(checkDatabase(join(root, file)))],
}

const file = '.poolwright/data.sqlite'

function outcomeOf(found: ReturnType<typeof checkDatabase>): Outcome {
  switch (found.state) {
    case 'absent':
      return ok('there is none yet')
    case 'intact':
      return ok(
        found.behind
          ? `${file} is intact; the next server brings its tables up to date`
          : `${file} is intact, and of this version`,
      )
    case 'newer':
      return wrong(
        `${file} is of another version: ${found.why}`,
        'use that version of Poolwright, or begin anew: move the file away',
      )
    case 'strange':
      return wrong(`${file} is none of ours: ${found.why}`, 'move it away')
    case 'broken':
      return wrong(
        `${file} cannot be read: ${found.why}`,
        'restore a copy, or begin anew: move it away with its -wal and -shm files',
      )
  }
}

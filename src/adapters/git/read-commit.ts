import { realpathSync } from 'node:fs'
import { layOut, type LaidOut } from '../disk/lay-out.ts'
import { commitFiles } from './commit-files.ts'

/** A project as a commit has it, written to a folder under `.poolwright` of the project. */
export interface ReadCommit extends LaidOut {
  /** Its full name. */
  readonly commit: string
}

/**
 * Writes the project in a folder as a commit of its repository has it, beside what is on disk and without
 * touching that. Links and what else is no file are left out. Throws `Unreadable` where there is no git, no
 * repository or no such commit.
 */
export async function readCommit(root: string, ref: string): Promise<ReadCommit> {
  const here = realpathSync(root)
  const { commit, files } = await commitFiles(here, ref)
  const contents = files.map(({ path, bytes }) => ({ path, content: bytes }))
  return { commit, ...layOut(here, 'commit', contents) }
}

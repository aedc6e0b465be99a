import type { Command } from 'commander'
import type { Project } from '../adapters/disk/project.ts'
import { titleOf } from '../config/title.ts'
import { unknown } from './named.ts'

/** The environments that a project declares. Ends the command as badly used where the one that is asked for is none of them. */
export function knownEnvironments(
  { files }: Pick<Project, 'files'>,
  asked: string | undefined,
  command: Command,
): readonly string[] {
  const declared = files
    .map(({ path }) => titleOf(path))
    .flatMap(({ kind, name }) => (kind === 'env' ? [name] : []))
  if (asked !== undefined && !declared.includes(asked)) unknown('environment', asked, declared, command)
  return declared
}

/**
 * Looks for a project in a folder, and for the environment that is asked for, before anything is made there.
 * Throws `Unreadable` where there is no project, and ends the command where there is no such environment.
 */
export async function checkProject(cwd: string, asked: string | undefined, command: Command): Promise<void> {
  const { readProject } = await import('../adapters/disk/project.ts')
  knownEnvironments(await readProject(cwd), asked, command)
}

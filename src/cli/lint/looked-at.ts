import type { Command } from 'commander'
import type { Project } from '../../adapters/disk/project.ts'
import { titleOf } from '../../config/title.ts'
import { knownEnvironments } from '../known-environment.ts'

/** What a command looks at that looks for mistakes. */
export interface LookedAt {
  /** The one that was asked for, or every one that is declared. */
  readonly environments: readonly string[]
  /** Of the files, in alphabetical order. */
  readonly kinds: readonly string[]
  readonly counts: readonly (readonly [count: number, noun: string])[]
}

/** What a project holds, by the names of its files. Ends the command where there is no such environment. */
export function lookedAt(project: Project, env: string | undefined, command: Command): LookedAt {
  const { files } = project
  const declared = knownEnvironments(project, env, command)
  const environments = env === undefined ? declared : [env]
  const kinds = [...new Set(files.flatMap(({ path }) => titleOf(path).kind ?? []))].sort()
  const counts = [
    [files.length, 'file'],
    [kinds.length, 'kind'],
    [environments.length, 'environment'],
  ] as const
  return { environments, kinds, counts }
}

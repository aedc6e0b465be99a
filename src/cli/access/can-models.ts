import type { Command } from 'commander'
import { openParseCache } from '../../adapters/disk/parse-cache.ts'
import { readProject } from '../../adapters/disk/project.ts'
import { load } from '../../config/load.ts'
import type { Model } from '../../model/model.ts'
import { knownEnvironments } from '../known-environment.ts'
import { linked } from '../project/open-project.ts'

/**
 * The model of a project in one environment: the one named, else `dev` where there is one, else none; with
 * `each`, in every environment unless one is named. Ends the command where there is no such environment, and
 * throws `Unreadable` where a file has a mistake.
 */
export async function modelsOf(
  cwd: string,
  { env, each }: { readonly env: string | undefined; readonly each: boolean },
  command: Command,
): Promise<readonly Model[]> {
  const project = await readProject(cwd)
  const declared = knownEnvironments(project, env, command)
  const cache = openParseCache(project.root)
  const usual = declared.includes('dev') ? ['dev'] : []
  const chosen = env !== undefined ? [env] : each ? declared.toSorted() : usual
  const asked: readonly (string | undefined)[] = chosen.length ? chosen : [undefined]
  return asked.map((name) => linked(load({ ...project, cache, ...(name !== undefined && { env: name }) })))
}

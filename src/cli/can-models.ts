import type { Command } from 'commander'
import { openParseCache } from '../adapters/disk/parse-cache.ts'
import { readProject } from '../adapters/disk/project.ts'
import { load } from '../config/load.ts'
import { titleOf } from '../config/title.ts'
import type { Model } from '../model/model.ts'
import { unknown } from './named.ts'
import { linked } from './open-project.ts'

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
  const declared = project.files
    .map(({ path }) => titleOf(path))
    .flatMap(({ kind, name }) => (kind === 'env' ? [name] : []))
  if (env !== undefined && !declared.includes(env)) unknown('environment', env, declared, command)
  const cache = openParseCache(project.root)
  const usual = declared.includes('dev') ? ['dev'] : []
  const chosen = env !== undefined ? [env] : each ? declared.toSorted() : usual
  const asked: readonly (string | undefined)[] = chosen.length ? chosen : [undefined]
  return asked.map((name) => linked(load({ ...project, cache, ...(name !== undefined && { env: name }) })))
}

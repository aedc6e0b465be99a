import type { Project } from '../../adapters/disk/project.ts'
import { identityPoolId, poolId } from '../../config/ids.ts'
import { load } from '../../config/load.ts'
import { titleOf } from '../../config/title.ts'
import { linked } from '../project/open-project.ts'

// Where no environment is chosen.
const home = { account: '123456789012', region: 'us-east-1' }

/**
 * The ids of all pools of either kind that a project declares, in any of its environments and in none. Throws
 * `Unreadable` where one of them has a mistake: what it declares is then not known.
 */
export function declaredIds(project: Project): Set<string> {
  const { environments } = load(project)
  const models = environments.map((env) => linked(load({ ...project, env })))
  if (!environments.length) models.push(linked(load(project)))
  const ids = models.flatMap(({ pools, identityPools }) => [...pools, ...identityPools].map(({ id }) => id))
  // Without an environment a secret may be unbound, which changes no id.
  const unchosen = project.files.flatMap(({ path }) => {
    const { kind, name } = titleOf(path)
    if (kind === 'pool') return [poolId(home, name)]
    return kind === 'identity' ? [identityPoolId(home, name)] : []
  })
  return new Set([...ids, ...unchosen])
}

import { hooksOf } from '../../../config/link/stages.ts'
import type { Resource, Reviewed } from '../reviewed.ts'
import type { Place } from '../rule.ts'

/** A stage before sign-ups whose script may make one account of two. */
export interface Linking {
  readonly trigger: Resource<'trigger'>
  readonly at: Place
}

/** The stages of a pool that may link what an identity provider says to an account that is there already. */
export function linkingIn(project: Reviewed, pool: Resource<'pool'>): readonly Linking[] {
  return hooksOf(pool.says)
    .filter(({ hook }) => hook === 'preSignUp')
    .flatMap(({ stages }) => stages)
    .flatMap(({ use, usePath, capabilities }) => {
      const trigger = project.find('trigger', use)
      const api = capabilities?.api ?? trigger?.says.capabilities?.api ?? []
      return trigger && api.includes('AdminLinkProviderForUser')
        ? [{ trigger, at: { resource: pool, path: usePath } }]
        : []
    })
}

import type { IdentityProvider, IdentityRoleMapping } from '../../../config/made/documents.ts'
import type { Resource, Reviewed } from '../reviewed.ts'
import type { Place } from '../rule.ts'

/** One rule by which an identity pool chooses a role. */
export type RoleRule = Extract<IdentityRoleMapping, { readonly by: 'rules' }>['rules'][number]

/** The rules of one provider of an identity pool, in their order. */
export interface RoleRules {
  readonly identity: Resource<'identity'>
  readonly provider: string
  readonly says: IdentityProvider
  /** Where the project declares the user pool that the provider is. */
  readonly pool?: Resource<'pool'>
  readonly rules: readonly RoleRule[]
  readonly at: (rule: number, ...key: readonly string[]) => Place
}

/** The rules of all identity pools, by provider. */
export const roleRules = (project: Reviewed): readonly RoleRules[] =>
  project.all('identity').flatMap((identity) =>
    Object.entries(identity.says.providers ?? {}).flatMap(([provider, says]) => {
      if (says.roles?.by !== 'rules') return []
      const pool = says.type === 'pool' ? project.find('pool', provider) : undefined
      const at = (rule: number, ...key: readonly string[]): Place => ({
        resource: identity,
        path: ['providers', provider, 'roles', 'rules', rule, ...key],
      })
      return [{ identity, provider, says, rules: says.roles.rules, at, ...(pool && { pool }) }]
    }),
  )

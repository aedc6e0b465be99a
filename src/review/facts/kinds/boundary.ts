import type { FactKind } from '../fact.ts'
import { code, valueWords } from '../code.ts'

/** The policy beyond which a role or a user may do nothing: `about` is kind and name. */
export const boundary: FactKind<string | null> = {
  kind: 'boundary',
  *of({ all, model }) {
    for (const kind of ['role', 'iam-user'] as const)
      for (const resource of all(kind)) {
        const owners = kind === 'role' ? model.roles : model.iamUsers
        const arn = owners.find(({ name }) => name === resource.name)?.properties.PermissionsBoundary
        yield { about: [kind, resource.name], value: arn ?? null, at: { resource, path: ['boundary'] } }
      }
  },
  *tell({ about: [kind = '', name = ''], before, after }) {
    // What comes or goes is told of as a whole, and what it may do is told of by its policies.
    if (!before || !after) return
    const whose = `the ${kind === 'role' ? 'role' : 'IAM user'} ${code(name)}`
    if (after.value === null)
      yield { risk: 'auth-weakened', sentence: `no boundary limits what ${whose} may ever do` }
    else
      yield {
        risk: before.value === null ? 'auth-strengthened' : 'cosmetic',
        sentence: `${valueWords(after.value)} is now the most that ${whose} may ever do`,
      }
  },
}

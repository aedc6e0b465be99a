import type { Reviewed } from '../../lint/reviewed.ts'
import { code, valueWords } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** Tags of roles and users, which policies may ask for as principal tags: `about` is kind, name and tag. */
export const principalAttribute: FactKind<string> = {
  kind: 'principalAttribute',
  *of(project) {
    for (const kind of ['role', 'iam-user'] as const)
      for (const resource of project.all(kind))
        for (const [tag, value] of Object.entries(resource.says.tags ?? {}))
          yield { about: [kind, resource.name, tag], value, at: { resource, path: ['tags', tag] } }
  },
  *tell({ about: [kind = '', name = '', tag = ''], before, after }, { before: then, after: now, renames }) {
    const owner = kind === 'role' ? 'role' : 'iam-user'
    const [old = ''] = renames.before(owner, [name])
    // What comes or goes is told of as a whole.
    if (old !== name || !now.find(owner, name) || !then.find(owner, name)) return
    const asked = [then, now].some((project) => asksFor(project, tag))
    const sentence = `the tag ${code(tag)} of the ${kind === 'role' ? 'role' : 'IAM user'} ${code(name)} is now ${valueWords(after?.value)}, and was ${valueWords(before?.value)}`
    yield asked
      ? {
          risk: 'access-unknown',
          sentence: `${sentence}: policies ask for \`aws:PrincipalTag/${tag}\``,
          proof: { verdict: 'unknown', why: 'policies ask for the tag' },
        }
      : { risk: 'cosmetic', sentence }
  },
}

const asksFor = ({ model }: Reviewed, tag: string) =>
  JSON.stringify([model.roles, model.policies, model.iamUsers])
    .toLowerCase()
    .includes(`aws:principaltag/${tag.toLowerCase()}`)

import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** Where an environment has its secrets from: `about` is the secret. */
export const secretBinding: FactKind<string> = {
  kind: 'secretBinding',
  *of(project) {
    const resource = project.all('env').find(({ name }) => name === project.env)
    for (const [secret, said] of Object.entries(resource?.says.secrets ?? {}))
      if (resource)
        yield {
          about: [secret],
          value: said.env === undefined ? `the file ${said.file}` : `the variable ${said.env}`,
          at: { resource, path: ['secrets', secret] },
        }
  },
  *tell({ about: [secret = ''], before, after }, { after: { env = '' } }) {
    const whose = `the secret ${code(secret)} of the environment ${code(env)}`
    if (before && after)
      yield {
        risk: 'secret-changed',
        sentence: `${whose} comes from ${code(after.value)}, and came from ${code(before.value)}`,
      }
    else if (after) yield { risk: 'resource-added', sentence: `${whose} comes from ${code(after.value)}` }
    else yield { risk: 'resource-removed', sentence: `${whose} is bound no longer` }
  },
}

import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** Whether an identity pool asks a user pool if somebody was signed out or deleted: `about` is identity pool and provider. */
export const tokenCheck: FactKind<boolean> = {
  kind: 'tokenCheck',
  names: 'login',
  *of(project) {
    for (const identity of project.all('identity'))
      for (const [name, said] of Object.entries(identity.says.providers ?? {}))
        if (said.type === 'pool')
          yield {
            about: [identity.name, name],
            value: said.checkTokenServerSide ?? false,
            at: { resource: identity, path: ['providers', name, 'checkTokenServerSide'] },
          }
  },
  *tell({ about: [identity = '', provider = ''], after }) {
    const who = `who were signed out of ${code(provider)}, or deleted there,`
    yield after?.value
      ? {
          risk: 'auth-strengthened',
          sentence: `people ${who} get no more AWS credentials from ${code(identity)}`,
        }
      : {
          risk: 'auth-weakened',
          sentence: `people ${who} go on getting AWS credentials from ${code(identity)} as long as their token lasts`,
        }
  },
}

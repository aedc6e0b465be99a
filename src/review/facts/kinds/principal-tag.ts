import { askedForTag } from '../../lint/questions/role-words.ts'
import { locate } from '../../lint/locate.ts'
import { code } from '../code.ts'
import type { FactKind } from '../fact.ts'

/** From which claim a principal tag comes: `about` is identity pool, provider, tag. */
export const principalTag: FactKind<string> = {
  kind: 'principalTag',
  names: 'login',
  *of(project) {
    for (const identity of project.all('identity'))
      for (const [provider, { tags }] of Object.entries(identity.says.providers ?? {}))
        for (const [tag, claim] of Object.entries(tags ?? {}))
          yield {
            about: [identity.name, provider, tag],
            value: claim,
            at: { resource: identity, path: ['providers', provider, 'tags', tag] },
          }
  },
  *tell({ about: [identity = '', provider = '', tag = ''], before, after }, { after: now }) {
    const asked = now.all('role').flatMap((role) => {
      const at = askedForTag(now, role, tag)
      return at
        ? [
            {
              message: `the role ${code(role.name)} may do what \`aws:PrincipalTag/${tag}\` says`,
              at: locate(at),
            },
          ]
        : []
    })
    const whose = `the principal tag ${code(tag)} of those who come to ${code(identity)} by ${code(provider)}`
    const source = !after
      ? `is gone, and was the claim ${code(before?.value ?? '')}`
      : before
        ? `is now the claim ${code(after.value)}, and was ${code(before.value)}`
        : `is the claim ${code(after.value)}`
    yield {
      // What buckets and tables elsewhere ask for, nobody knows here.
      risk: 'access-unknown',
      sentence: `${whose} ${source}${asked.length ? '' : '; no role of the project asks for it, and policies elsewhere may'}`,
      ...(asked.length && { related: asked }),
      proof: {
        verdict: 'unknown',
        why: 'what the claim says is known when somebody signs in, and not before',
      },
    }
  },
}

import { allApps } from '../../lint/questions/apps.ts'
import { writableBy } from '../../lint/questions/writable-attributes.ts'
import type { Rule } from '../../lint/rule.ts'

/** App clients by which everybody writes every attribute of their own account. */
export const sayWhatIsWritten: Rule = {
  id: 'PW-CLIENT-012',
  severity: 'error',
  score: 8.5,
  title: 'a client says nothing of what it may write, and so may write custom attributes',
  why: 'A custom attribute often says what somebody is: a plan, a tenant, a role. A client that does not say `write` may set every one, so that anybody who signs in gives themselves what they like by UpdateUserAttributes. Say `write` with what people may change, or `adminOnly: true` of every attribute that they may not; a pool that has `adminOnly` attributes has decided, and is left alone.',
  source: 'Truesec, Amazon Cognito token security; Cognito, WriteAttributes',
  bad: `
attributes: { plan: {} }
clients:
  web: { auth: [srp, refresh] }
`,
  good: `
attributes: { plan: {} }
clients:
  web: { auth: [srp, refresh], write: [email, given_name] }
`,
  *check(project) {
    for (const app of allApps(project)) {
      if (app.says.write) continue
      const guarded = Object.values(app.pool.says.attributes ?? {}).some(({ adminOnly }) => adminOnly)
      const custom = writableBy(app).filter((name) => name.startsWith('custom:'))
      const [first, ...others] = custom
      if (guarded || first === undefined) continue
      const more = others.length ? ` and ${others.length} more` : ''
      yield {
        message: `whoever signs in by \`${app.name}\` may write \`${first}\`${more}: it does not say \`write\``,
        at: app.at('write'),
        help: 'say `write` with what people may change, or `adminOnly: true` of what they may not',
        related: [
          {
            message: 'the attribute',
            at: { resource: app.pool, path: ['attributes', first.slice('custom:'.length)], of: 'key' },
          },
        ],
      }
    }
  },
}

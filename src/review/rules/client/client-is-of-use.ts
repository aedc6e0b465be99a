import { allApps } from '../../lint/questions/apps.ts'
import type { Rule } from '../../lint/rule.ts'

/** App clients by which nobody can come. */
export const clientIsOfUse: Rule = {
  id: 'PW-CLIENT-017',
  severity: 'warning',
  score: 3.5,
  title: 'nobody can sign in by a client',
  why: 'A client whose only flow is `refresh` and that has no OAuth grant gives nobody the first token, and one whose grants need a `domain` of a pool that has none does not either. What is of no use is forgotten, and is still there when somebody finds one.',
  source: 'CIS Controls 4.8 (disable what is not needed)',
  bad: `
clients:
  old: { auth: [refresh] }
`,
  good: `
clients:
  web: { auth: [srp, refresh] }
`,
  *check(project) {
    for (const app of allApps(project)) {
      const { auth = [], oauth } = app.says
      // A list that is empty is as good as none, and none gives three flows.
      if (auth.length === 0 || auth.some((flow) => flow !== 'refresh')) continue
      const grants = (oauth?.flows ?? []).length > 0
      if (grants && app.pool.says.domain) continue
      yield {
        message: grants
          ? `nobody can sign in by \`${app.name}\`: its grants need a \`domain\`, and the pool has none`
          : `nobody can sign in by \`${app.name}\`: it has neither a flow nor a grant to begin with`,
        at: grants ? app.at('oauth', 'flows') : app.at('auth'),
        help: grants ? 'say `domain: { name: … }`' : 'add a flow, or take the client away',
      }
    }
  },
}

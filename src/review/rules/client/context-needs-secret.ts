import { allApps, isPublic } from '../../lint/questions/apps.ts'
import type { Rule } from '../../lint/rule.ts'

/** Clients of which everybody may say whence a request comes. */
export const contextNeedsSecret: Rule = {
  id: 'PW-CLIENT-022',
  severity: 'warning',
  score: 4,
  title: 'a client without a secret passes on where a request comes from',
  why: '`propagateUserContext` lets a server name the address and the device of whoever it asks for, and threat protection believes it. Of a client without a secret anybody could, and name the victim’s own: AWS takes the setting only with a secret.',
  source: 'Cognito, EnablePropagateAdditionalUserContextData',
  bad: `
clients:
  web: { auth: [srp, refresh], propagateUserContext: true }
`,
  good: `
clients:
  server: { secret: true, auth: [srp, refresh], propagateUserContext: true }
`,
  mended: `
clients:
  web: { auth: [srp, refresh] }
`,
  *check(project) {
    for (const app of allApps(project)) {
      if (!app.says.propagateUserContext || !isPublic(app)) continue
      const at = app.at('propagateUserContext')
      yield {
        message: `\`${app.name}\` has no secret, and passes on where a request is said to come from`,
        at,
        help: 'leave it out, or give the server a client of its own, with `secret: true`',
        fix: { title: 'leave it out', resource: app.pool, edits: [{ path: at.path }] },
      }
    }
  },
}

import { attributesOf } from '../../../config/link/attributes.ts'
import { allApps, isMachine } from '../../lint/questions/apps.ts'
import type { Rule } from '../../lint/rule.ts'

const personal = [
  ...['address', 'birthdate', 'email', 'family_name', 'gender', 'given_name', 'middle_name', 'name'],
  ...['nickname', 'phone_number', 'picture', 'preferred_username', 'profile', 'website'],
]

/**
 * Personal data that go where nobody asked for them: with the events of Pinpoint, and to clients without
 * people. What any other client has a use for, no file says.
 */
export const readWhatIsNeeded: Rule = {
  id: 'PW-CLIENT-019',
  severity: 'info',
  score: 2,
  title: 'a client hands personal data on that it has no use for',
  why: 'Attributes that a client may read are in its ID tokens, and with `UserDataShared` Cognito copies them to Pinpoint with every event. Say `read` with what is needed there; a machine has no user, and nothing to read.',
  source: 'GDPR Art. 5(1)(c); Cognito, AnalyticsConfiguration',
  bad: `
resourceServers: { api: { scopes: { orders: Read orders } } }
clients:
  web:
    auth: [srp, refresh]
    analytics: { ApplicationArn: 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/1', UserDataShared: true }
  batch: { secret: true, oauth: { flows: [client_credentials], scopes: [api/orders] }, read: [email] }
`,
  good: `
resourceServers: { api: { scopes: { orders: Read orders } } }
clients:
  web:
    auth: [srp, refresh]
    read: [locale, zoneinfo]
    analytics: { ApplicationArn: 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/1', UserDataShared: true }
  batch: { secret: true, oauth: { flows: [client_credentials], scopes: [api/orders] } }
`,
  mended: `
resourceServers: { api: { scopes: { orders: Read orders } } }
clients:
  web:
    auth: [srp, refresh]
    analytics: { ApplicationArn: 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/1', UserDataShared: true }
  batch: { secret: true, oauth: { flows: [client_credentials], scopes: [api/orders] } }
`,
  *check(project) {
    for (const app of allApps(project)) {
      const { read, analytics } = app.says
      const machine = isMachine(app) && read !== undefined
      const shared = analytics?.['UserDataShared'] === true
      if (!machine && !shared) continue
      const seen = (read ?? attributesOf(app.pool.says)).filter((name) => personal.includes(name))
      const [first, ...others] = seen
      if (first === undefined) continue
      const what = `\`${first}\`${others.length ? ` and ${others.length} more` : ''}`
      yield {
        message: machine
          ? `\`${app.name}\` may read ${what}, and has no user to read it of`
          : `\`${app.name}\` hands ${what} to Pinpoint with every event`,
        at: app.at('read'),
        help: machine ? 'leave `read` out' : 'say `read` with what is needed there',
        ...(machine && {
          fix: { title: 'leave `read` out', resource: app.pool, edits: [{ path: app.at('read').path }] },
        }),
      }
    }
  },
}

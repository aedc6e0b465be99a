import { isObject } from '../../../config/canonical/tree.ts'
import type { Json, JsonObject } from '../../../model/trigger.ts'
import type { Resource, Reviewed } from '../../lint/reviewed.ts'
import type { Rule } from '../../lint/rule.ts'

const service = 'cognito-idp.amazonaws.com'
const tied = ['sts:externalid', 'aws:sourcearn', 'aws:sourceaccount']

/** Roles by which Cognito sends texts for whoever knows their ARN. */
export const textsNeedExternalId: Rule = {
  id: 'PW-POOL-026',
  severity: 'warning',
  score: 3,
  title: 'the role that sends texts lets itself be used by other pools',
  why: 'Cognito assumes the role for every pool that names it, of whatever account: unless its trust asks for an external id, or for the pool’s own ARN or account, a stranger’s pool sends texts at your cost. Say `sms.externalId`, and ask for the same in the trust policy of the role.',
  source: 'Cognito, SMS settings; IAM, the confused deputy problem',
  bad: {
    'pools/shop.pool.yaml': 'sms: { role: texts, externalId: shop-8d1f }\n',
    'pools/texts.role.yaml': `
trust: { type: service, service: ${service} }
allow: [{ do: sns:Publish, on: '*' }]
`,
  },
  good: {
    'pools/shop.pool.yaml': 'sms: { role: texts, externalId: shop-8d1f }\n',
    'pools/texts.role.yaml': `
trust:
  type: service
  service: ${service}
  condition: { StringEquals: { sts:ExternalId: shop-8d1f } }
allow: [{ do: sns:Publish, on: '*' }]
`,
  },
  mended: {
    'pools/shop.pool.yaml': 'sms: { role: texts, externalId: shop-8d1f }\n',
    'pools/texts.role.yaml': `
trust: { type: service, service: ${service}, condition: { StringEquals: { sts:ExternalId: shop-8d1f } } }
allow: [{ do: sns:Publish, on: '*' }]
`,
  },
  *check(project) {
    for (const pool of project.all('pool')) {
      const { role: named, externalId } = pool.says.sms ?? {}
      if (named === undefined) continue
      const role = project.find('role', named)
      const document = role && project.model.roles.find(({ name }) => name === role.name)?.properties
      const open = document && opens(document.AssumeRolePolicyDocument as JsonObject)
      if (open)
        yield {
          message: `the role \`${role.name}\` sends texts for every pool that names it`,
          at: { resource: role, path: ['trust'] },
          help: 'ask for the external id: `condition: { StringEquals: { sts:ExternalId: … } }`',
          ...(isSaidByAll(project, role) &&
            externalId !== undefined && {
              fix: {
                title: 'ask for the external id that the pool says',
                resource: role,
                edits: [{ path: asked, value: externalId }],
              },
            }),
          related: [{ message: 'the pool that sends by it', at: { resource: pool, path: ['sms', 'role'] } }],
        }
      else if (!role && externalId === undefined)
        yield {
          message: `the pool \`${pool.name}\` says no external id to \`${named}\`, which can ask for none then`,
          at: { resource: pool, path: ['sms', 'role'] },
          help: 'say `sms.externalId`, and ask for it in the trust policy of the role',
        }
    }
  },
}

const asked = ['trust', 'condition', 'StringEquals', 'sts:ExternalId']

/** Whether only pools send by a role that says in words whom it trusts, and all of them say the same external id. */
function isSaidByAll(project: Reviewed, role: Resource<'role'>): boolean {
  const pools = project.all('pool').flatMap(({ says: { sms } }) => (sms ? [sms] : []))
  const own = pools.filter((sms) => sms.role !== undefined && project.find('role', sms.role) === role)
  const { trust } = role.says
  return (
    trust.type === 'service' &&
    trust.service === service &&
    new Set(own.map(({ externalId }) => externalId)).size === 1
  )
}

/** Whether a trust policy lets Cognito in whatever pool it comes for. */
const opens = ({ Statement }: JsonObject) =>
  [Statement ?? []].flat().some((statement) => {
    if (!isObject(statement) || statement['Effect'] !== 'Allow') return false
    const { Principal, Condition = {} } = statement
    const services = isObject(Principal) ? [Principal['Service'] ?? []].flat() : []
    return services.includes(service) && !keysOf(Condition).some((key) => tied.includes(key.toLowerCase()))
  })

const keysOf = (condition: Json): readonly string[] =>
  isObject(condition)
    ? Object.values(condition).flatMap((keys) => (isObject(keys) ? Object.keys(keys) : []))
    : []

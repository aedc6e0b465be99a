import { namesPrivateHost } from '../../../model/fetch-rule.ts'
import { fetchedAddresses } from '../../lint/questions/fetch-rules.ts'
import type { Resource } from '../../lint/reviewed.ts'
import type { Place, Rule } from '../../lint/rule.ts'

/** Scripts that have secrets and somewhere to send them. */
export const secretsToNamedHosts: Rule = {
  id: 'PW-TRIG-003',
  severity: 'warning',
  score: 6,
  title: 'a script has secrets, and may send them to hosts that nobody named',
  why: 'One line in the script, or in a package that it imports, is then enough to carry its secrets away. Name the hosts that it needs, or give the secret to a trigger of its own.',
  source: 'OWASP Secrets Management Cheat Sheet; CWE-200',
  bad: {
    'pools/env/dev.env.yaml': 'secrets: { crm: { env: CRM_API_KEY } }\n',
    'triggers/enrich.trigger.yaml': `
script: ./enrich.js
hooks: [preTokenGeneration]
capabilities: { secrets: [crm], fetch: ['* https://*.example.com/*'] }
`,
    'triggers/enrich.js': 'export const handler = async (event) => event\n',
  },
  good: {
    'pools/env/dev.env.yaml': 'secrets: { crm: { env: CRM_API_KEY } }\n',
    'triggers/enrich.trigger.yaml': `
script: ./enrich.js
hooks: [preTokenGeneration]
capabilities: { secrets: [crm], fetch: [GET https://crm.example.com/v1/*] }
`,
    'triggers/enrich.js': 'export const handler = async (event) => event\n',
  },
  *check(project) {
    for (const { pattern, saysPrivate, to, at, own } of fetchedAddresses(project)) {
      const inTheClear = pattern.protocol === 'http:' && !saysPrivate && !namesPrivateHost(pattern)
      const secrets = own && secretsOf(own)
      if (!secrets || !(pattern.under || inTheClear)) continue
      yield {
        message: pattern.under
          ? `\`${own.name}\` has secrets, and may send them to every name under \`${pattern.host}\``
          : `\`${own.name}\` has secrets, and may send them in the clear: \`${to}\``,
        at,
        help: 'name the host, with `https`',
        related: [{ message: 'its secrets', at: secrets }],
      }
    }
  },
}

/** Where a trigger is given secrets, if it is. */
function secretsOf(trigger: Resource<'trigger'>): Place | undefined {
  const { capabilities = {}, env = {} } = trigger.says
  if (capabilities.secrets?.length) return { resource: trigger, path: ['capabilities', 'secrets'] }
  const [name] = Object.entries(env).find(([, said]) => typeof said === 'object') ?? []
  if (name !== undefined) return { resource: trigger, path: ['env', name] }
  if (!capabilities.aws?.secretsmanager) return undefined
  return { resource: trigger, path: ['capabilities', 'aws', 'secretsmanager'] }
}

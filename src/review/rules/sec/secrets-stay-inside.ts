import { modulesOf } from '../../lint/questions/script-modules.ts'
import { leaksIn } from '../../lint/questions/secret-flow.ts'
import type { Rule } from '../../lint/rule.ts'

/** Scripts that tell a secret to those who read logs, tokens or messages. */
export const secretsStayInside: Rule = {
  id: 'PW-SEC-003',
  severity: 'warning',
  score: 5,
  title: 'a script lets a secret out: to its log, to the caller, or into the answer',
  why: 'A log is read by more people than a secret; what a script throws, the caller reads; and claims and messages go to everybody. Keep secrets to what they are for: the header of a request, the key of a signature.',
  source: 'OWASP Secrets Management and Logging Cheat Sheets',
  bad: {
    'pools/shop.pool.yaml': 'triggers: { postConfirmation: provision }\n',
    'pools/env/dev.env.yaml': 'secrets: { crm: { env: CRM_API_KEY } }\n',
    'triggers/provision.trigger.yaml': `
script: ./provision.js
hooks: [postConfirmation]
capabilities: { secrets: [crm] }
`,
    'triggers/provision.js': `
export const handler = async (event, { poolwright }) => {
  console.log(\`calling the CRM with \${poolwright.secrets.crm}\`)
  return event
}
`,
  },
  good: {
    'pools/shop.pool.yaml': 'triggers: { postConfirmation: provision }\n',
    'pools/env/dev.env.yaml': 'secrets: { crm: { env: CRM_API_KEY } }\n',
    'triggers/provision.trigger.yaml': `
script: ./provision.js
hooks: [postConfirmation]
capabilities: { secrets: [crm], fetch: [POST https://crm.example.com/v1/people] }
`,
    'triggers/provision.js': `
export const handler = async (event, { poolwright }) => {
  const headers = { authorization: \`Bearer \${poolwright.secrets.crm}\` }
  const answer = await fetch('https://crm.example.com/v1/people', { method: 'POST', headers })
  console.log(\`the CRM answers \${answer.status}\`)
  return event
}
`,
  },
  *check(project) {
    const seen = new Set<string>()
    for (const trigger of project.all('trigger')) {
      const variables = Object.entries(trigger.says.env ?? {}).flatMap(([name, said]) =>
        typeof said === 'object' ? [name] : [],
      )
      const leaks = modulesOf(project, trigger).flatMap((script) =>
        leaksIn(script, new Set(variables)).map((leak) => ({ script, ...leak })),
      )
      for (const { script, how, start, end } of leaks) {
        const key = `${script.file} ${start}`
        if (seen.has(key)) continue
        seen.add(key)
        yield {
          message: `a secret is ${how}`,
          at: { script, start, end },
          help: 'leave the secret out of it',
          related: [
            {
              message: `the secrets of \`${trigger.name}\``,
              at: {
                resource: trigger,
                path: trigger.says.capabilities?.secrets ? ['capabilities', 'secrets'] : ['env'],
              },
            },
          ],
        }
      }
    }
  },
}

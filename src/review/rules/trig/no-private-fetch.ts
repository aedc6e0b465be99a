import { addressIn, isLocalhost, namesPrivateHost } from '../../../model/fetch-rule.ts'
import { fetchedAddresses } from '../../lint/questions/fetch-rules.ts'
import type { Rule } from '../../lint/rule.ts'

/** Scripts that may reach into the network of the server, where nobody says that they should. */
export const noPrivateFetch: Rule = {
  id: 'PW-TRIG-002',
  severity: 'error',
  score: 8.5,
  title: 'a script may reach a private address, and nothing says that it should',
  why: 'Behind private and link-local addresses stand services that trust whoever reaches them: 169.254.169.254 gives the credentials of the machine itself. Where a script is to reach one, say so where everybody sees it: `{ to: …, private: true }`.',
  source: 'OWASP SSRF Prevention Cheat Sheet; CWE-918',
  bad: {
    'triggers/enrich.trigger.yaml': `
script: ./enrich.js
hooks: [preTokenGeneration]
capabilities: { fetch: ['GET http://169.254.169.254/*'] }
`,
    'triggers/enrich.js': 'export const handler = async (event) => event\n',
  },
  good: {
    'triggers/enrich.trigger.yaml': `
script: ./enrich.js
hooks: [preTokenGeneration]
capabilities: { fetch: [{ to: 'GET https://10.0.3.4/v1/*', private: true }, 'GET http://localhost:8080/*'] }
`,
    'triggers/enrich.js': 'export const handler = async (event) => event\n',
  },
  *check(project) {
    for (const { pattern, saysPrivate, at, trigger } of fetchedAddresses(project)) {
      if (saysPrivate || !namesPrivateHost(pattern)) continue
      const isOwn = isLocalhost(pattern.host) || /^(127\.|\[::1\])/.test(pattern.host)
      // On the machine of somebody who tries things out, it is what is meant.
      if (isOwn && !project.protected) continue
      const machine = /^(169\.254\.|fe80:|fd00:ec2:)/i.test(addressIn(pattern.host) ?? '')
      yield {
        message: machine
          ? `\`${trigger}\` may fetch from \`${pattern.host}\`, where the machine gives out its own credentials`
          : `\`${trigger}\` may fetch from \`${pattern.host}\`, which is not of the public internet`,
        at,
        help: machine ? 'take it away' : 'say `private: true` beside `to` if it should',
        ...(!machine && { severity: 'warning' as const }),
      }
    }
  },
}

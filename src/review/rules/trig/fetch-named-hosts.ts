import { namesPrivateHost } from '../../../model/fetch-rule.ts'
import { fetchedAddresses, isAnybodys, type FetchedAddress } from '../../lint/questions/fetch-rules.ts'
import type { Concern, Rule } from '../../lint/rule.ts'

/** Scripts that may fetch from hosts that nobody named, or by `http`. */
export const fetchNamedHosts: Rule = {
  id: 'PW-TRIG-001',
  severity: 'error',
  score: 8,
  title: 'a script may fetch from hosts that nobody named, or in the clear',
  why: 'What a script may fetch is what somebody who takes it over may send things to. `*.` before a host lets through every name under it, one that was forgotten or that a stranger rents included; and what goes by `http` everybody on its way reads and changes. Name each host, with `https`.',
  source: 'OWASP SSRF Prevention Cheat Sheet; CWE-918, CWE-319',
  bad: {
    'triggers/enrich.trigger.yaml': `
script: ./enrich.js
hooks: [preTokenGeneration]
capabilities: { fetch: ['GET http://profiles.example.com/*', 'POST https://*.amazonaws.com/*'] }
`,
    'triggers/enrich.js': 'export const handler = async (event) => event\n',
  },
  good: {
    'triggers/enrich.trigger.yaml': `
script: ./enrich.js
hooks: [preTokenGeneration]
capabilities: { fetch: ['GET https://profiles.example.com/*', { to: 'GET http://ledger/*', private: true }] }
`,
    'triggers/enrich.js': 'export const handler = async (event) => event\n',
  },
  *check(project) {
    for (const address of fetchedAddresses(project)) {
      yield* widely(address)
      yield* openly(address)
    }
  },
}

function* widely({ pattern, at, trigger }: FetchedAddress): Generator<Concern> {
  if (!pattern.under) return
  const anybodys = isAnybodys(pattern)
  yield {
    message: anybodys
      ? `\`${trigger}\` may fetch from every name under \`${pattern.host}\`, and anybody can have one`
      : `\`${trigger}\` may fetch from every name under \`${pattern.host}\``,
    at,
    help: 'name the host',
    ...(!anybodys && { severity: 'warning' as const }),
  }
}

function* openly({ pattern, saysPrivate, at, trigger }: FetchedAddress): Generator<Concern> {
  if (pattern.protocol !== 'http:' || saysPrivate || namesPrivateHost(pattern)) return
  yield {
    message: `\`${trigger}\` fetches from \`${pattern.host}\` by \`http\`, which can be read and changed on its way`,
    at,
    help: 'write `https`; or say `private: true` if it is of your own network',
  }
}

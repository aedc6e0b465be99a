import { providersOf } from '../../lint/questions/providers.ts'
import type { Rule } from '../../lint/rule.ts'

/**
 * SAML answers that nobody asked for, and what may be done better between both sides. The latter takes the
 * provider’s doing as well, and is a note on environments that are protected.
 */
export const samlAskedFor: Rule = {
  id: 'PW-IDP-005',
  severity: 'warning',
  score: 4,
  title: 'a SAML provider may sign somebody in who did not ask',
  why: 'With `idpInitiated` a pool takes an answer to which it put no question: whoever makes a browser send one signs its user in to an account of theirs, and reads what the user then writes. Leave it off where the provider can be told to begin at your application. Requests can also be signed, and answers encrypted, once the provider has the keys of the pool: personal data then pass the browser unread.',
  source: 'OASIS, SAML 2.0 Security Considerations 7; NIST SP 800-63C; Cognito, SAML sign-in',
  bad: `
identityProviders:
  Corp: { type: saml, metadata: { url: https://login.corp.example/metadata }, idpInitiated: true }
clients:
  web: { providers: [Corp] }
`,
  good: `
identityProviders:
  Corp: { type: saml, metadata: { url: https://login.corp.example/metadata } }
clients:
  web: { providers: [Corp] }
`,
  *check(project) {
    for (const { name, says, at } of project.all('pool').flatMap(providersOf)) {
      if (says.type !== 'saml') continue
      if (says.idpInitiated)
        yield {
          message: `\`${name}\` may sign somebody in who did not ask`,
          at: at('idpInitiated'),
          help: 'leave it out, and begin at the application',
        }
      const plain = [
        ...(says.signRequests ? [] : ['requests to it are not signed']),
        ...(says.encryptedResponses ? [] : ['its answers are not encrypted']),
      ]
      if (project.protected && plain.length)
        yield {
          message: `\`${name}\`: ${plain.join(', and ')}`,
          at: at(says.signRequests ? 'encryptedResponses' : 'signRequests'),
          help: 'say `signRequests: true` and `encryptedResponses: true` once the provider has the keys of the pool',
          severity: 'info',
        }
    }
  },
}

import { sentTexts, type SentText } from '../../lint/questions/messages.ts'
import type { Rule } from '../../lint/rule.ts'

const needed: Readonly<Record<SentText['carries'], readonly (readonly [RegExp, string])[]>> = {
  code: [[/\{####\}/, '{####}']],
  link: [[/\{##[^{}]+##\}/, '{##text##}']],
  invitation: [
    [/\{username\}/, '{username}'],
    [/\{####\}/, '{####}'],
  ],
}

/** Messages that arrive without what they are sent for. */
export const messagesCarryCodes: Rule = {
  id: 'PW-POOL-029',
  severity: 'error',
  score: 3,
  title: 'a message has no place for what it is sent for',
  why: 'Cognito puts the code where a text says `{####}`, the link where it says `{##text##}`, and in an invitation the name where it says `{username}`. AWS refuses texts without them, and nobody could use what arrives.',
  source: 'Cognito, message customizations (EmailVerificationMessageType, InviteMessageTemplate)',
  bad: `
signUp:
  selfService: true
  verify: [email]
  verification: { by: link, email: { subject: Welcome, body: 'Your code is {####}' } }
`,
  good: `
signUp:
  selfService: true
  verify: [email]
  verification: { by: link, email: { subject: Welcome, body: 'Please {##confirm##} your address' } }
`,
  *check(project) {
    for (const pool of project.all('pool'))
      for (const { path, text, carries } of sentTexts(pool.says)) {
        const missing = needed[carries].filter(([pattern]) => !pattern.test(text)).map(([, word]) => word)
        if (missing.length === 0) continue
        yield {
          message: `the text has no ${missing.map((word) => `\`${word}\``).join(' and no ')}, in whose place the ${places[carries]} stands`,
          at: { resource: pool, path },
          help: `write \`${missing.join('` and `')}\` into it`,
        }
      }
  },
}

const places = { code: 'code', link: 'link', invitation: 'name or the password' }

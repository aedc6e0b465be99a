import { qr } from '../asking/qr.ts'
import { html, type Html } from '../html.ts'
import { bad, codeField, divider, field, form, lead } from '../parts.ts'
import type { Asking, QuestionPage } from '../question.ts'
import type { Texts } from '../../../engine/sign-in/turn.ts'
import { tidy } from '../tidy.ts'
import { attributeLabel } from '../trouble-of.ts'

/** What authenticator apps read: whose secret it is, of what, and the secret (Google's Key URI Format). */
export function keyAddress({ pool, typed, seed = '' }: Pick<Asking, 'pool' | 'typed' | 'seed'>): string {
  const issuer = pool.properties.UserPoolName ?? pool.name
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(typed)}`
  return `otpauth://totp/${label}?secret=${seed}&issuer=${encodeURIComponent(issuer)}`
}

const inFours = (seed: string) => (seed.match(/.{1,4}/g) ?? []).join(' ')

/** Whether this can be set up, as the engine itself has written it. */
export const canSetUp = ({ MFAS_CAN_SETUP = '[]' }: Texts, name: 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP') =>
  (JSON.parse(MFAS_CAN_SETUP) as readonly string[]).includes(name)

function authenticator(asking: Asking): Html {
  const { words, csrf, seed = '' } = asking
  const { setUp, code } = words.questions
  const address = keyAddress(asking)
  return html`${qr(address, setUp.picture)}
    <p>${setUp.secret}<br /><code>${inFours(seed)}</code></p>
    <p><a href="${address}">${setUp.open}</a></p>
    ${form(
      csrf,
      setUp.button,
      codeField(code),
      field({ name: 'device', label: setUp.device, hint: setUp.deviceHint, required: false }),
    )}`
}

const byEmail = ({ words, csrf }: Asking): Html =>
  form(
    csrf,
    words.questions.setUp.byEmail.button,
    field({ name: 'email', label: attributeLabel(words, 'email'), type: 'email', autocomplete: 'email' }),
  )

/** Has somebody set up a second proof who must have one: an authenticator, whose secret no later page shows, or codes by mail. */
export const MFA_SETUP: QuestionPage = {
  page(asking) {
    const { words, problem, parameters } = asking
    const { setUp } = words.questions
    const byMail = canSetUp(parameters, 'EMAIL_OTP')
    if (!canSetUp(parameters, 'SOFTWARE_TOKEN_MFA'))
      return {
        title: setUp.byEmail.title,
        body: html`${lead(setUp.byEmail.lead)}${bad(problem)}${byEmail(asking)}`,
      }
    return {
      title: setUp.title,
      body: html`${lead(setUp.lead)}${bad(problem)}${authenticator(asking)}${
        byMail ? html`${divider(setUp.byEmail.or)}${byEmail(asking)}` : ''
      }`,
    }
  },
  read: ({ email }) => (email === undefined ? {} : { EMAIL: tidy(email) }),
}

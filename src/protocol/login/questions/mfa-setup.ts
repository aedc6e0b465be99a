import { qr } from '../asking/qr.ts'
import { html } from '../html.ts'
import { bad, codeField, field, form, lead } from '../parts.ts'
import type { Asking, QuestionPage } from '../question.ts'

/** What authenticator apps read: whose secret it is, of what, and the secret (Google's Key URI Format). */
export function keyAddress({ pool, typed, seed = '' }: Pick<Asking, 'pool' | 'typed' | 'seed'>): string {
  const issuer = pool.properties.UserPoolName ?? pool.name
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(typed)}`
  return `otpauth://totp/${label}?secret=${seed}&issuer=${encodeURIComponent(issuer)}`
}

const inFours = (seed: string) => (seed.match(/.{1,4}/g) ?? []).join(' ')

/** Has somebody set an authenticator app up who must have one, and shows its secret, which no page shows again. */
export const MFA_SETUP: QuestionPage = {
  page(asking) {
    const { words, csrf, problem, seed = '' } = asking
    const { setUp, code } = words.questions
    const address = keyAddress(asking)
    return {
      title: setUp.title,
      body: html`${lead(setUp.lead)}${bad(problem)}${qr(address, setUp.picture)}
        <p>${setUp.secret}<br /><code>${inFours(seed)}</code></p>
        <p><a href="${address}">${setUp.open}</a></p>
        ${form(
          csrf,
          setUp.button,
          codeField(code),
          field({ name: 'device', label: setUp.device, hint: setUp.deviceHint, required: false }),
        )}`,
    }
  },
  read: () => ({}),
}

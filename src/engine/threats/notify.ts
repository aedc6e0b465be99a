import type { AuthEvent } from '../../model/auth-event.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { User } from '../../model/user.ts'
import type { Effect } from '../effect.ts'
import { boundTo } from '../hook.ts'
import { asHtml } from '../messages/as-html.ts'
import { senderOf } from '../messages/sender-of.ts'
import type { Ports } from '../ports.ts'
import { feedbackToken } from './feedback-token.ts'
import { riskAt } from './mode.ts'

/** What was done about a risk, as the one who is told of it is told. */
export type TakenAction = 'BLOCK' | 'MFA' | 'NO_ACTION'

interface Occasion {
  readonly pool: UserPool
  readonly client: AppClient
  readonly user: User
  readonly event: AuthEvent
}

/** An e-mail as a pool words it: `NotifyEmailType`. */
interface Template {
  readonly Subject: string
  readonly HtmlBody?: string
  readonly TextBody?: string
}

const parts = { BLOCK: 'BlockEmail', MFA: 'MfaEmail', NO_ACTION: 'NoActionEmail' } as const

const facts = `Time: {login-time}
Device: {device-name}
Address: {ip-address}

It was me: {one-click-link-valid}
It was not me: {one-click-link-invalid}
`
/** What is said where the pool has no words of its own. */
const own: Readonly<Record<TakenAction, Template>> = {
  BLOCK: {
    Subject: 'A sign-in to your account was blocked',
    TextBody: `Somebody has tried to sign in to your account. It looked unlike you, and was blocked.\n\n${facts}`,
  },
  MFA: {
    Subject: 'A sign-in to your account needs a second proof',
    TextBody: `Somebody is signing in to your account. It looks unlike you, and a second proof is asked for.\n\n${facts}`,
  },
  NO_ACTION: {
    Subject: 'A new sign-in to your account',
    TextBody: `Somebody has signed in to your account. It looked unlike you.\n\n${facts}`,
  },
}

const oneLine = (text: string) => text.replaceAll(/[\r\n]+/g, ' ')

/** `Thu Jan 01 09:00:00 UTC 2026`. That events and mails say it so is as in one sample, and unverified else. */
const saidTime = (at: number): string => {
  const [day = '', date = '', month = '', year = '', time = ''] = new Date(at).toUTCString().split(/,? /)
  return `${day} ${month} ${date} ${time} UTC ${year}`
}

/** Where a click tells whether it was the user: a page of ours, since a link alone may be followed by a program that reads mail. */
function links({ pool, user, event }: Occasion, token: string, { pools }: Pick<Ports, 'pools'>) {
  const to = (value: string) => {
    const query = new URLSearchParams({ username: user.username, event: event.id, token, value })
    return `${pools.origin}/${pool.id}/feedback?${query}`
  }
  return { valid: to('valid'), invalid: to('invalid') }
}

/**
 * Tells a user of a sign-in that may be somebody else's: by mail, or by the script that sends the pool's mail.
 * Nobody is told whose address is not verified.
 */
export function notify(
  facts: Occasion,
  action: TakenAction,
  ports: Pick<Ports, 'pools' | 'clock' | 'random'>,
): readonly Effect[] {
  const { pool, client, user, event } = facts
  const { email, email_verified } = user.attributes
  if (!email || email_verified !== 'true') return []
  const token = feedbackToken(event, ports.clock.now(), ports.random)
  const { valid, invalid } = links(facts, token, ports)
  const { ip = '', city, country, device } = event.context
  if (boundTo(pool, 'CustomEmailSender')) {
    const notice = {
      EVENT_ID: event.id,
      USER_NAME: user.username,
      IP_ADDRESS: ip,
      ACCOUNT_TAKE_OVER_ACTION: action,
      ONE_CLICK_LINK_VALID: valid,
      ONE_CLICK_LINK_INVALID: invalid,
      LOGIN_TIME: saidTime(event.at),
      FEEDBACK_TOKEN: token,
      ...(city && { CITY: city }),
      ...(country && { COUNTRY: country }),
      ...(device && { DEVICE_NAME: device }),
    }
    const sender = 'CustomEmailSender'
    const reason = 'AccountTakeOverNotification'
    const clientMetadata = undefined
    return [{ kind: 'call sender', sender, reason, pool, client, user, code: null, notice, clientMetadata }]
  }
  const said = riskAt(pool, client).AccountTakeoverRiskConfiguration?.NotifyConfiguration
  const { Subject, HtmlBody, TextBody } = (said?.[parts[action]] as Template | undefined) ?? own[action]
  const values: Readonly<Record<string, string>> = {
    username: user.username,
    'ip-address': ip || 'unknown',
    city: city ?? 'unknown',
    country: country ?? 'unknown',
    'login-time': saidTime(event.at),
    'device-name': device ?? 'unknown',
    'event-id': event.id,
    'feedback-token': token,
    'one-click-link-valid': valid,
    'one-click-link-invalid': invalid,
  }
  const fill = (text: string, as: (text: string) => string) =>
    text.replaceAll(/\{([a-z-]+)\}/g, (all, name: string) =>
      Object.hasOwn(values, name) ? as(values[name] ?? '') : all,
    )
  const [from, replyTo] = [said?.['From'], said?.['ReplyTo']]
  return [
    {
      kind: 'send',
      medium: 'EMAIL',
      poolId: pool.id,
      username: user.username,
      to: email,
      subject: fill(Subject, oneLine),
      ...(HtmlBody === undefined
        ? { text: fill(TextBody ?? own[action].TextBody ?? '', String), plain: true as const }
        : { text: fill(HtmlBody, asHtml) }),
      ...senderOf(pool),
      ...(typeof from === 'string' && { from }),
      ...(typeof replyTo === 'string' && { replyTo }),
      reason: 'AccountTakeOverNotification',
    },
  ]
}

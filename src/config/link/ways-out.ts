import type { Smtp, WaysOut } from '../../model/delivery.ts'
import { isLoopback } from '../../model/loopback.ts'
import type { EnvDelivery } from '../made/documents.ts'

type Email = NonNullable<EnvDelivery['email']>
type Sms = NonNullable<EnvDelivery['sms']>

const ports = { starttls: 587, tls: 465, none: 25 } as const

/** Whether a host, by name or address, is this very machine. */
export const isHere = (host: string): boolean => isLoopback(host.includes(':') ? `[${host}]` : host)

/** How the connection to a mail server is made safe. */
export const securityOf = ({ host, security }: Extract<Email, { via: 'smtp' }>): Smtp['security'] =>
  security ?? (isHere(host) ? 'none' : 'starttls')

/** The ways out of an environment, with everything that may be left out. */
export function waysOut({ email, sms }: EnvDelivery, region: string): WaysOut {
  return { ...(email && { email: emailOf(email) }), ...(sms && { sms: smsOf(sms, region) }) }
}

function emailOf(said: Email): NonNullable<WaysOut['email']> {
  const from = said.from === undefined ? {} : { from: said.from }
  if (said.via === 'webhook') return { via: 'webhook', url: said.url, key: said.key.secret, ...from }
  const { via, host, login } = said
  const security = securityOf(said)
  return {
    via,
    host,
    port: said.port ?? ports[security],
    security,
    ...(login && { login: { user: login.user, password: login.password.secret } }),
    ...from,
  }
}

function smsOf(said: Sms, home: string): NonNullable<WaysOut['sms']> {
  if (said.via === 'webhook') return { via: 'webhook', url: said.url, key: said.key.secret }
  const { via, accessKeyId, secretAccessKey, senderId, region = home } = said
  const endpoint = (said.endpoint ?? `https://sns.${region}.amazonaws.com`).replace(/\/+$/, '')
  const sender = senderId === undefined ? {} : { senderId }
  return { via, endpoint, region, accessKeyId, secretAccessKey: secretAccessKey.secret, ...sender }
}

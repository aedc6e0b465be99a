import { createHmac } from 'node:crypto'
import type { UserMigrationHandler } from 'poolwright'

interface Settings {
  url: string
  secret?: string
  signingSecret?: string
  attributes?: Record<string, string>
  finalUserStatus: 'CONFIRMED' | 'RESET_REQUIRED'
  messageAction: 'SUPPRESS' | 'RESEND'
}

/** Asks the other directory by name and password, or by name alone when the password is forgotten. */
export const handler: UserMigrationHandler<Settings> = async (event, { poolwright }) => {
  const { with: settings, secrets } = poolwright
  const { triggerSource, userName, userPoolId, callerContext, request } = event
  const signingIn = triggerSource === 'UserMigration_Authentication'
  // Without a password nobody is known by one, whatever the other directory makes of it.
  if (signingIn && !request.password) return event

  const { clientId } = callerContext
  const asked = signingIn
    ? { purpose: 'signIn', userName, password: request.password, userPoolId, clientId }
    : { purpose: 'resetPassword', userName, userPoolId, clientId }
  const body = JSON.stringify(asked)
  const answer = await fetch(settings.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...proof(body, settings, secrets),
    },
    body,
    redirect: 'error',
  })
  if (answer.status === 401 || answer.status === 404) return event
  if (!answer.ok) throw new Error(`the other directory answers ${answer.status}`)

  const told = (await answer.json()) as { attributes?: unknown; userAttributes?: unknown } | null
  event.response.userAttributes = attributesOf(told?.attributes ?? told?.userAttributes, settings.attributes)
  event.response.messageAction = settings.messageAction
  if (signingIn) event.response.finalUserStatus = settings.finalUserStatus
  return event
}

/** By what the other directory knows that this pool asks. */
function proof(body: string, { secret, signingSecret }: Settings, secrets: Readonly<Record<string, string>>) {
  const valueOf = (name: string) => {
    const value = secrets[name]
    if (!value) throw new TypeError(`nothing binds the secret \`${name}\``)
    return value
  }
  const now = Math.floor(Date.now() / 1000)
  const sign = (key: string) => createHmac('sha256', key).update(`${now}.${body}`).digest('hex')
  return {
    ...(secret && { authorization: `Bearer ${valueOf(secret)}` }),
    ...(signingSecret && { 'poolwright-signature': `t=${now},v1=${sign(valueOf(signingSecret))}` }),
  }
}

/** What the other directory may not say: it is this pool's to know. */
const own = /^(sub|identities|(cognito|dev):.*)$/i

function attributesOf(told: unknown, map: Record<string, string> | undefined): Record<string, string> {
  if (typeof told !== 'object' || told === null || Array.isArray(told))
    throw new TypeError('the answer of the other directory has no `attributes`')
  const known = told as Record<string, unknown>
  const pairs = map
    ? Object.entries(map).map(
        ([name, from]) => [name, Object.hasOwn(known, from) ? known[from] : null] as const,
      )
    : Object.entries(known)
  const given = pairs.filter(([, value]) => value !== null)
  for (const [name, value] of given) {
    if (own.test(name)) throw new TypeError(`the other directory may not say \`${name}\``)
    if (!['string', 'number', 'boolean'].includes(typeof value))
      throw new TypeError(`\`${name}\` of the other directory is no text, number or boolean`)
  }
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
}

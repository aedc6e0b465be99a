import { importPKCS8, SignJWT } from 'jose'
import type { JsonObject } from '../../model/trigger.ts'
import { isObject, jsonIn } from '../outside/json-in.ts'
import { oidc } from './oidc.ts'
import type { Provider, Way } from './provider-world.ts'
import { notConfigured } from './unspoken.ts'

/** For how long a secret is good: each is used at once. */
const secretLife = '5 minutes'

/** A key as Apple gives it away, with or without the lines around it. */
const pemOf = (key: string) =>
  key.includes('-----BEGIN')
    ? key.replaceAll('\\n', '\n')
    : `-----BEGIN PRIVATE KEY-----\n${key.replaceAll(/\s+/g, '')}\n-----END PRIVATE KEY-----`

/** What proves the app: a token that its own key has signed (Apple's "Creating a client secret"). */
async function clientSecret({ idp, need }: Provider): Promise<string> {
  const pem = pemOf(need('private_key'))
  const key = await importPKCS8(pem, 'ES256').catch(() => {
    throw notConfigured(idp)
  })
  return new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: need('key_id') })
    .setIssuer(need('team_id'))
    .setSubject(need('client_id'))
    .setAudience(need('oidc_issuer'))
    .setIssuedAt()
    .setExpirationTime(secretLife)
    .sign(key)
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '')

/**
 * The name that somebody has given: it comes in the form, unsigned, and at the very first sign-in alone. Nothing else
 * of the form is taken, since the browser could have written it.
 */
function namesIn({ user = '' }: Readonly<Record<string, string>>): JsonObject {
  const name = jsonIn(user)?.['name']
  if (!isObject(name)) return {}
  const [firstName, lastName] = [textOf(name['firstName']), textOf(name['lastName'])]
  const whole = [firstName, lastName].filter(Boolean).join(' ')
  return {
    ...(firstName && { firstName }),
    ...(lastName && { lastName }),
    ...(whole && { name: whole }),
  }
}

/** Apple takes no other response mode where anything is asked for (its "Request an authorization"). */
const asksForm = ({ settings }: Provider): Readonly<Record<string, string>> =>
  (settings['authorize_scopes'] ?? '').split(' ').some((scope) => scope === 'name' || scope === 'email')
    ? { response_mode: 'form_post' }
    : {}

/** Sign in with Apple, as "Sign in with Apple REST API" has it. */
export const apple: Way = oidc({
  asks: asksForm,
  secret: clientSecret,
  more: async (_, { answer }) => namesIn(answer),
})

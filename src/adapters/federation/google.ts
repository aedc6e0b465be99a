import type { Json, JsonObject } from '../../model/trigger.ts'
import { isObject, jsonIn } from '../outside/json-in.ts'
import { mappedSources } from './mapped-sources.ts'
import { oidc } from './oidc.ts'
import type { Provider, Way } from './provider-world.ts'
import { refusedInfo } from './unspoken.ts'

/** Claims of its ID tokens, for which nobody else needs to be asked (Google's "OpenID Connect"). */
const claims = [
  'sub',
  'iss',
  'aud',
  'azp',
  'hd',
  'email',
  'email_verified',
  'name',
  'given_name',
  'family_name',
  'picture',
  'profile',
  'locale',
]

/** In which member each field of the People API has its text. */
const texts: Readonly<Record<string, string>> = {
  names: 'displayName',
  nicknames: 'value',
  phoneNumbers: 'value',
  emailAddresses: 'value',
  genders: 'value',
  addresses: 'formattedValue',
  photos: 'url',
  urls: 'value',
  locales: 'value',
}

/** A date as user pools have it. A year that is not told is told by nothing. */
function dateOf(date: Json | undefined): string | undefined {
  if (!isObject(date)) return undefined
  const { year, month, day } = date
  if (!year || !month || !day) return undefined
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  )
}

/** The first value of a field, as a text. That Cognito takes that one is unverified. */
function firstOf(field: string, values: Json | undefined): string | undefined {
  const [first] = Array.isArray(values) ? values : []
  if (!isObject(first)) return undefined
  if (field === 'birthdays') return dateOf(first['date'])
  const text = first[texts[field] ?? 'value']
  return typeof text === 'string' ? text : undefined
}

/** Asks the People API for what is mapped and no claim of the ID token. */
async function people(provider: Provider, accessToken: string): Promise<JsonObject> {
  const fields = mappedSources(provider.idp).filter((name) => !claims.includes(name))
  if (!fields.length) return {}
  const { status, text } = await provider.ask(
    `${provider.need('attributes_url')}${encodeURIComponent(fields.join(','))}`,
    { headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' } },
  )
  const said = status === 200 ? jsonIn(text) : undefined
  if (!said) throw refusedInfo(provider.idp.ProviderName, status)
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = firstOf(field, said[field])
      return value === undefined ? [] : [[field, value]]
    }),
  )
}

/** Sign in with Google, as its guide "OpenID Connect" has it, and the People API for what its tokens do not say. */
export const google: Way = oidc({
  pkce: true,
  more: (provider, { accessToken }) => people(provider, accessToken),
})

import type { UserPoolClientProperties } from '../../../model/cloudformation.ts'
import { formatDuration, parseDuration } from '../../duration.ts'
import type { ClientDocument } from '../../made/documents.ts'
import { choice, duration, either, flag, list, object, text } from '../lenses.ts'
import { map } from '../map.ts'
import type { Row } from '../table.ts'
import { branding } from './branding.ts'
import { terms } from './terms.ts'
import { rowsOf, simple, spoken, words } from '../table.ts'
import { get, isObject, join, nest } from '../tree.ts'

const row = rowsOf<ClientDocument, UserPoolClientProperties>('properties')

/** With a secret of its own: one that is bound by name, or one that is derived. */
const secret: Row = {
  words: ['secret'],
  there: ({ secret }) =>
    secret === undefined
      ? {}
      : { properties: { GenerateSecret: secret !== false }, ...(isObject(secret) && { secret }) },
  back: (tree) => nest('secret', tree['secret'] ?? get(tree, 'properties.GenerateSecret')),
}

const flows = choice({ code: 'code', implicit: 'implicit', client_credentials: 'client_credentials' })
const oauthRows = [
  row('oauth.flows', 'AllowedOAuthFlows', list(flows)),
  row('oauth.scopes', 'AllowedOAuthScopes', list(text)),
  row('oauth.callbacks', 'CallbackURLs', list(text)),
  row('oauth.logouts', 'LogoutURLs', list(text)),
  row('oauth.defaultCallback', 'DefaultRedirectURI', text),
]

/** To say anything of OAuth is to allow it. */
const oauth: Row = {
  words: ['oauth'],
  there: (said, scope) =>
    said['oauth'] === undefined
      ? {}
      : join(
          { properties: { AllowedOAuthFlowsUserPoolClient: true } },
          spoken({ rows: oauthRows }, said, scope),
        ),
  back: (tree, scope) => {
    const said = words({ rows: oauthRows }, tree, scope)
    return get(said, 'oauth.flows') === undefined ? {} : said
  },
}

const units: Readonly<Record<string, number>> = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
}

/** How long a token lasts, in the largest unit that says it exactly. */
const lasting = (word: 'access' | 'id' | 'refresh', token: 'Access' | 'Id' | 'Refresh'): Row => {
  const [amount, unit] = [`properties.${token}TokenValidity`, `properties.TokenValidityUnits.${token}Token`]
  return {
    words: [`tokens.${word}`],
    there: (said) => {
      const value = get(said, `tokens.${word}`)
      if (typeof value !== 'string') return {}
      const time = parseDuration(value)
      const [name, size] = Object.entries(units).findLast(([, size]) => time % size === 0) ?? [
        'seconds',
        1000,
      ]
      return join(nest(amount, time / size), nest(unit, name))
    },
    back: (tree) => {
      const [value, size] = [get(tree, amount), units[String(get(tree, unit))]]
      const time = Number.isSafeInteger(value) && size ? (value as number) * size : 0
      return time > 0 && Number.isSafeInteger(time) ? nest(`tokens.${word}`, formatDuration(time)) : {}
    },
  }
}

const rotated: Row = {
  words: ['tokens.rotation', 'tokens.rotation.grace'],
  there: (said, scope) =>
    get(said, 'tokens.rotation') === undefined
      ? {}
      : join(nest('properties.RefreshTokenRotation.Feature', 'ENABLED'), grace.there(said, scope)),
  back: (tree, scope) =>
    join(
      get(tree, 'properties.RefreshTokenRotation.Feature') === 'ENABLED' ? nest('tokens.rotation', {}) : {},
      grace.back(tree, scope, {}),
    ),
}
const grace = row('tokens.rotation.grace', 'RefreshTokenRotation.RetryGracePeriodSeconds', duration(1000))

const auth = choice({
  srp: 'ALLOW_USER_SRP_AUTH',
  password: 'ALLOW_USER_PASSWORD_AUTH',
  adminPassword: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  custom: 'ALLOW_CUSTOM_AUTH',
  choice: 'ALLOW_USER_AUTH',
  refresh: 'ALLOW_REFRESH_TOKEN_AUTH',
  clientToken: 'ALLOW_CLIENT_TOKEN_AUTH',
})

/** App clients by name. */
export const clients: Row = map(
  'clients',
  {
    implied: ({ name, writable }) => ({
      properties: { ClientName: name, ...(writable && { WriteAttributes: writable }) },
    }),
    rows: [
      simple('id', 'id', text),
      simple('description', 'description', text),
      secret,
      oauth,
      row('providers', 'SupportedIdentityProviders', list(text)),
      row('auth', 'ExplicitAuthFlows', list(auth)),
      lasting('access', 'Access'),
      lasting('id', 'Id'),
      lasting('refresh', 'Refresh'),
      row('tokens.session', 'AuthSessionValidity', duration(60_000)),
      rotated,
      row('tokens.revocation', 'EnableTokenRevocation', flag),
      row('read', 'ReadAttributes', list(text)),
      row('write', 'WriteAttributes', list(text)),
      row('hideUserExistence', 'PreventUserExistenceErrors', either('ENABLED', 'LEGACY')),
      row('propagateUserContext', 'EnablePropagateAdditionalUserContextData', flag),
      ...terms,
      ...branding,
      row('analytics', 'AnalyticsConfiguration', object),
    ],
  },
  'aws',
)

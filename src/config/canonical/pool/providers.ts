import type { Json, JsonObject } from '../../../model/trigger.ts'
import { choice, either, list, secret, text, texts } from '../lenses.ts'
import { map } from '../map.ts'
import type { Lens, Row, Table } from '../table.ts'
import { simple } from '../table.ts'
import { isObject } from '../tree.ts'

const providerTypes = {
  google: 'Google',
  facebook: 'Facebook',
  amazon: 'LoginWithAmazon',
  apple: 'SignInWithApple',
  oidc: 'OIDC',
  saml: 'SAML',
}

/** Scopes: a list here, one text there. */
const scopes = (separator: string): Row =>
  simple('scopes', 'properties.ProviderDetails.authorize_scopes', {
    there: (value) => (value as readonly string[]).join(separator),
    back: (value) => {
      const all = typeof value === 'string' && value ? value.split(separator) : []
      return all.every((scope) => /^\S+$/.test(scope)) ? all : undefined
    },
  })

const detail = (word: string, key: string, lens: Lens): Row =>
  simple(word, `properties.ProviderDetails.${key}`, lens)
const truth = either('true', 'false')

const file: Lens = {
  there: (value) => ({ file: value }),
  back: (value) => (isObject(value) && typeof value['file'] === 'string' ? value['file'] : undefined),
}

const rows: Readonly<Record<string, readonly Row[]>> = {
  social: [
    detail('clientId', 'client_id', text),
    detail('clientSecret', 'client_secret', secret),
    scopes(' '),
  ],
  // Facebook alone separates its scopes by commas.
  facebook: [
    detail('clientId', 'client_id', text),
    detail('clientSecret', 'client_secret', secret),
    scopes(','),
  ],
  apple: [
    detail('clientId', 'client_id', text),
    detail('teamId', 'team_id', text),
    detail('keyId', 'key_id', text),
    detail('privateKey', 'private_key', secret),
    scopes(' '),
  ],
  oidc: [
    detail('clientId', 'client_id', text),
    detail('clientSecret', 'client_secret', secret),
    scopes(' '),
    detail('issuer', 'oidc_issuer', text),
    detail('attributesMethod', 'attributes_request_method', choice({ GET: 'GET', POST: 'POST' })),
  ],
  saml: [
    detail('metadata.url', 'MetadataURL', text),
    detail('metadata.file', 'MetadataFile', file),
    detail('encryptedResponses', 'EncryptedResponses', truth),
    detail('signRequests', 'RequestSigningAlgorithm', {
      there: (value) => (value ? 'rsa-sha256' : undefined),
      back: (value) => (value === 'rsa-sha256' ? true : undefined),
    }),
    detail('idpInitiated', 'IDPInit', truth),
    detail('signOut', 'IDPSignout', truth),
  ],
}

const tableOf = (type: Json | undefined): Table => ({
  implied: () => ({ properties: { ProviderDetails: {} } }),
  rows: [
    simple('type', 'properties.ProviderType', choice(providerTypes)),
    ...((typeof type === 'string' ? rows[type === 'google' || type === 'amazon' ? 'social' : type] : []) ??
      []),
    simple('identifiers', 'properties.IdpIdentifiers', list(text)),
    simple('map', 'properties.AttributeMapping', texts),
  ],
})

const typeNamed = new Map<Json | undefined, string>(
  Object.entries(providerTypes).map(([ours, theirs]) => [theirs, ours]),
)

/** Identity providers by name; each type has words of its own. */
export const identityProviders: Row = map(
  'identityProviders',
  {
    said: (said: JsonObject) => tableOf(said['type']),
    tree: (tree: JsonObject) =>
      tableOf(typeNamed.get(isObject(tree['properties']) ? tree['properties']['ProviderType'] : undefined)),
  },
  'aws',
)

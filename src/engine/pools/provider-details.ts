import { Fault } from '../../model/fault.ts'
import { readSamlMetadata } from '../../model/saml-metadata.ts'

type Details = Readonly<Record<string, string>>

interface Kind {
  /** Details that must be said, each as one of these. */
  readonly must: readonly (readonly string[])[]
  /** How one that is left out is refused. */
  readonly missing: string
  /** What is told of it beside what was said, and by what was said. */
  readonly adds?: (said: Details) => Details
  /** The claim that is a user's name, where no mapping says another. */
  readonly name?: string
  /** Whether a pool has one of it at most, which bears its name. */
  readonly social?: true
}

const application = {
  must: [['client_id'], ['client_secret'], ['authorize_scopes']],
  missing: 'clientId, clientSecret and authorizeScopes are all required idp details.',
  social: true,
} as const

/**
 * What Cognito wants to know of a provider, by its type, and what it says of it unasked. The addresses and
 * `name` are as in examples of its guide, and the sentences as the service has been seen to say them.
 */
const kinds: Readonly<Record<string, Kind>> = {
  Google: {
    ...application,
    adds: () => ({
      attributes_url: 'https://people.googleapis.com/v1/people/me?personFields=',
      attributes_url_add_attributes: 'true',
      authorize_url: 'https://accounts.google.com/o/oauth2/v2/auth',
      oidc_issuer: 'https://accounts.google.com',
      token_request_method: 'POST',
      token_url: 'https://www.googleapis.com/oauth2/v4/token',
    }),
    name: 'sub',
  },
  Facebook: {
    ...application,
    // Which version is used where none is said is unverified.
    adds: ({ api_version = 'v17.0' }) => ({
      api_version,
      attributes_url: `https://graph.facebook.com/${api_version}/me?fields=`,
      attributes_url_add_attributes: 'true',
      authorize_url: `https://www.facebook.com/${api_version}/dialog/oauth`,
      token_request_method: 'GET',
      token_url: `https://graph.facebook.com/${api_version}/oauth/access_token`,
    }),
    name: 'id',
  },
  LoginWithAmazon: {
    ...application,
    adds: () => ({
      attributes_url: 'https://api.amazon.com/user/profile',
      attributes_url_add_attributes: 'false',
      authorize_url: 'https://www.amazon.com/ap/oa',
      token_request_method: 'POST',
      token_url: 'https://api.amazon.com/auth/o2/token',
    }),
    name: 'user_id',
  },
  SignInWithApple: {
    must: [['client_id'], ['team_id'], ['key_id'], ['private_key'], ['authorize_scopes']],
    missing: 'clientId, privateKey, teamId, and keyId are all required idp details.',
    adds: () => ({
      attributes_url_add_attributes: 'false',
      authorize_url: 'https://appleid.apple.com/auth/authorize',
      oidc_issuer: 'https://appleid.apple.com',
      token_request_method: 'POST',
      token_url: 'https://appleid.apple.com/auth/token',
    }),
    name: 'sub',
    social: true,
  },
  OIDC: {
    must: [['client_id'], ['authorize_scopes'], ['oidc_issuer'], ['attributes_request_method']],
    missing:
      'clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details.',
    adds: () => ({ attributes_url_add_attributes: 'false' }),
    name: 'sub',
  },
  SAML: {
    must: [['MetadataURL', 'MetadataFile']],
    missing: 'At least one of the MetadataURL or MetadataFile should be provided.',
    adds: placesIn,
  },
}

/** Where a SAML provider takes people by redirect, of metadata that were said. */
function placesIn({ MetadataFile: file }: Details): Details {
  const metadata = file ? readSamlMetadata(file) : undefined
  if (!metadata || 'mistake' in metadata) return {}
  const [signOn, signOut] = [metadata.signOn, metadata.signOut].map((all) =>
    all?.find(({ binding }) => binding === 'redirect'),
  )
  return {
    ...(signOn && { SSORedirectBindingURI: signOn.url }),
    ...(signOut && { SLORedirectBindingURI: signOut.url }),
  }
}

/** Whether it is one of those of which a pool has one at most, whose users are named by its own subject. */
export const isSocial = (type: string) => kinds[type]?.social === true

const invalid = (message: string) => new Fault('InvalidParameterException', message)

/** Refuses a name that providers of the type do not have: a social one bears the name of its type. */
export function checkProviderName(name: string, type: string): void {
  const social = kinds[type]?.social
  // The name stands for users of the pool itself. The sentence of the second is as seen in issue threads.
  if (name.toUpperCase() === 'COGNITO' || (social ? name !== type : kinds[name]?.social))
    throw invalid(`Provider ${name} cannot be of type ${type}.`)
}

/** The details of a provider as they are kept, where none is missing that its type must have. */
export function readDetails(type: string, said: Details): Details {
  const { must = [], missing } = kinds[type] ?? {}
  if (must.some((either) => !either.some((key) => said[key]))) throw invalid(missing ?? '')
  if (said['MetadataURL'] && said['MetadataFile'])
    throw invalid('Only one of the MetadataURL or MetadataFile should be provided.')
  if (said['oidc_issuer'] && !said['oidc_issuer'].startsWith('https://'))
    throw invalid('OIDC endpoint must start with https://')
  const method = said['attributes_request_method']
  if (method && !['GET', 'POST'].includes(method))
    // That the member is called so is unverified.
    throw invalid(
      `1 validation error detected: Value '${method}' at 'providerDetails.attributesRequestMethod' failed to satisfy constraint: Member must satisfy enum value set: [POST, GET]`,
    )
  if (said['MetadataURL'] && !/^https?:\/\/./.test(said['MetadataURL']))
    // The sentence is unverified.
    throw invalid('MetadataURL is not a URL.')
  const metadata =
    type === 'SAML' && said['MetadataFile'] ? readSamlMetadata(said['MetadataFile']) : undefined
  // That Cognito says what is wrong is unverified.
  if (metadata && 'mistake' in metadata) throw invalid(`MetadataFile ${metadata.mistake}.`)
  return said
}

/** The details of a provider as they are told: what the service finds out by itself stands beside what was said. */
export const toldDetails = (type: string, said: Details): Details => ({
  ...kinds[type]?.adds?.(said),
  ...said,
})

/** What of a user is taken from which claim: the name from the provider's own, where nothing else is said. */
export const toldMapping = (type: string, said: Details = {}): Details => {
  const name = kinds[type]?.name
  return { ...(name && { username: name }), ...said }
}

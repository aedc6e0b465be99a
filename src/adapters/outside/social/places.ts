/** Where the social logins publish their keys and answer questions. Tests point them at servers of their own. */
export const places = {
  /** JWK Set of ID tokens. */
  google: 'https://www.googleapis.com/oauth2/v3/certs',
  /** JWK Set of identity tokens. */
  apple: 'https://appleid.apple.com/auth/keys',
  /** The Graph API, whose `/app` and `/me` tell of access tokens. */
  facebook: 'https://graph.facebook.com',
  /** JWK Set of the tokens of Limited Login. */
  facebookLimited: 'https://limited.facebook.com/.well-known/oauth/openid/jwks/',
  /** Login with Amazon, whose `/auth/o2/tokeninfo` and `/user/profile` tell of access tokens. */
  amazon: 'https://api.amazon.com',
  /** The API, whose `/1.1/account/verify_credentials.json` tells of OAuth 1.0a tokens. */
  twitter: 'https://api.twitter.com',
} as const

/** The same, wherever they are. */
export type Places = { readonly [Place in keyof typeof places]: string }

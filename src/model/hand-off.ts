import type { Authorization } from './authorization.ts'

/** What is kept while a browser is away at a provider: what it was sent for, and what must come back with it. */
export interface HandOff {
  /** By which it is found: the hash of the word that the provider gives back, `state` or `RelayState`. */
  readonly hash: string
  readonly authorization: Authorization
  /** The provider's name in the pool: an answer of any other is none. */
  readonly provider: string
  /** The hash of what the browser keeps as a cookie: an answer in any other browser is none. */
  readonly browser: string
  /** Our own address, to which the provider was told to send its answer. */
  readonly returnTo: string
  /** What an ID token must say (OpenID Connect Core 1.0, section 3.1.2.1). */
  readonly nonce?: string
  /** What redeems the provider's code (RFC 7636). */
  readonly codeVerifier?: string
  /** The id of a SAML request, to which the response must say it is one. */
  readonly requestId?: string
  /**
   * What the provider has answered already, where it came as a form: another site's form brings no cookie, so
   * that the browser is sent round once more before it is believed.
   */
  readonly answer?: Readonly<Record<string, string>>
  readonly expiresAt: number
}

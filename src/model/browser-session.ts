import type { SamlSession } from './saml-subject.ts'

/**
 * A browser in which somebody has signed in at a pool's pages, and which is not asked again for a while. Times are
 * milliseconds since 1970.
 */
export interface BrowserSession {
  /** `sso` and 25 small letters and digits, as sessions are listed. */
  readonly id: string
  /** The secret that the browser keeps, as its hash. */
  readonly hash: string
  readonly poolId: string
  readonly username: string
  /** The client that was signed in for. */
  readonly clientId: string
  /** When it was last proved who sits there. */
  readonly signedInAt: number
  readonly expiresAt: number
  /** The salt of the password that was there then, by which another one is told from it. */
  readonly password?: string
  /** What tokens say of that sign-in. */
  readonly deviceKey?: string
  readonly acr?: string
  readonly amr?: readonly string[]
  /** Who vouched for them, where it was not the pool's own proofs. */
  readonly provider?: string
  /** The session of the SAML provider that it was begun by, which may end with it. */
  readonly saml?: SamlSession
}

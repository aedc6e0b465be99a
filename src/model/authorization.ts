import type { SamlSession } from './saml-subject.ts'
import type { JsonObject } from './trigger.ts'

/**
 * What an app asks for at the authorize endpoint, once it is known to be sound: whoever signs in for it goes
 * back to `redirectUri` with what `responseType` names.
 */
export interface Authorization {
  readonly poolId: string
  readonly clientId: string
  readonly redirectUri: string
  readonly responseType: 'code' | 'token'
  readonly scopes: readonly string[]
  /** The app's own word, given back as it came. */
  readonly state?: string
  /** What the ID token is to say, by which the app knows it for the answer to this request. */
  readonly nonce?: string
  /** The SHA-256 of what must be shown to redeem the code, in base64url (RFC 7636, `S256`). */
  readonly codeChallenge?: string
  /** The levels that are wished for, in the words of `InitiateAuth`. */
  readonly target?: { readonly TARGET_ACR_VALUES: string }
  /** Whom the access token is for (RFC 8707). */
  readonly resource?: string
}

/** Somebody who has signed in, and what tokens will say of them: before any is made. */
export interface Admission {
  readonly username: string
  /** What each token will say, as the scripts have decided it. */
  readonly claims: { readonly id: JsonObject; readonly access: JsonObject }
  /** Seconds, as `auth_time` says it. */
  readonly authTime: number
  readonly deviceKey?: string
  readonly acr?: string
  readonly amr?: readonly string[]
  /** Who vouched for them, where it was not the pool's own proofs. */
  readonly provider?: string
  /** The session of the SAML provider that it came by. */
  readonly saml?: SamlSession
  /** The session of the browser that it came through, and when that was taken for proof, in milliseconds. */
  readonly through?: { readonly id: string; readonly at: number }
}

/** What an authorization code stands for. Neither a right nor a token is there before it is redeemed. */
export interface AuthorizationCode {
  /** The code is kept as its hash alone. */
  readonly hash: string
  readonly authorization: Authorization
  readonly admission: Admission
  /** The `origin_jti` of what it will give, known now: a code that comes twice takes back what it gave. */
  readonly grantId: string
  readonly expiresAt: number
}

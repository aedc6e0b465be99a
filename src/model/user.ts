import type { ImportedHash } from './import-job.ts'
import type { LinkedIdentity } from './linked-identity.ts'

/** What is kept of a password: enough to check it, not enough to say it. Hex, as SRP sends it. */
export interface Verifier {
  readonly salt: string
  readonly verifier: string
}

export type UserStatus =
  'UNCONFIRMED' | 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED' | 'EXTERNAL_PROVIDER'

/** Second proofs, in the words of the API's challenges. */
export type MfaName = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP'

/** First proofs from which a sign-in by choice can choose. */
export type FirstFactor = 'PASSWORD' | 'PASSWORD_SRP' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN'

/** What a user has set up to prove who they are, beside the password. */
export interface Factors {
  /** An app that has shown a right code: its seed in base32, and what its owner calls it. */
  readonly authenticator?: { readonly seed: string; readonly name?: string }
  /** A seed that was drawn for an app which has not shown a code yet. Base32. */
  readonly pending?: string
  /** Which second proofs the user, or an administrator, has turned on or off. */
  readonly turned?: Readonly<Partial<Record<MfaName, boolean>>>
  readonly preferred?: MfaName
}

/** A person, or a thing acting as one. Times are milliseconds since 1970. */
export interface User {
  readonly poolId: string
  readonly username: string
  readonly sub: string
  readonly enabled: boolean
  readonly status: UserStatus
  /** Every attribute but `sub`, as text. */
  readonly attributes: Readonly<Record<string, string>>
  readonly createdAt: number
  readonly modifiedAt: number
  readonly password?: Verifier
  /** A password that another directory hashed, until the first right one is given. Never beside `password`. */
  readonly importedHash?: ImportedHash
  readonly factors?: Factors
  /** Whether there is a passkey, of which the rest is kept beside. */
  readonly passkey?: true
  /** Identities of providers that are this user's; the user's own first, where the user came to be by one. */
  readonly identities?: readonly LinkedIdentity[]
  /** When a password that somebody else chose is no longer taken. */
  readonly temporaryUntil?: number
  /** Tokens issued before this are void: the user signed out everywhere. */
  readonly validSince?: number
  /** Nobody has this name: a stand-in that every check treats alike and that no proof ever fits. */
  readonly stranger?: true
}

/** A change to a user, by field; an attribute that is null goes, and so do `temporaryUntil` and a password. */
export type UserPatch = Partial<
  Pick<User, 'enabled' | 'status' | 'modifiedAt' | 'validSince' | 'factors'>
> & {
  readonly password?: Verifier | null
  readonly temporaryUntil?: number | null
  readonly attributes?: Readonly<Record<string, string | null>>
}

/** What a code was sent for. */
export type CodePurpose = 'sign-up' | 'reset' | 'email' | 'phone_number'

/** A code that was sent, kept as its hash. */
export interface SentCode {
  readonly hash: string
  readonly expiresAt: number
  /** The attribute that it was sent to, which a right answer verifies. */
  readonly attribute?: 'email' | 'phone_number'
  /** The address that it was sent to, where a right answer puts it in the place of the one before. */
  readonly pending?: string
}

/** A right to new tokens: what the refresh tokens of one sign-in stand for. */
export interface Grant {
  /** The `origin_jti` of every token of the sign-in. */
  readonly id: string
  readonly poolId: string
  readonly clientId: string
  readonly username: string
  /** Seconds, as `auth_time` says it. */
  readonly authTime: number
  readonly scope: string
  readonly expiresAt: number
  /** The device that was signed in with, or that was given a key then. */
  readonly deviceKey?: string
  /** How strongly and by what its user has proved who they are, as tokens say it. */
  readonly acr?: string
  readonly amr?: readonly string[]
  /** Of a sign-in at the pool's domain: whom its access tokens are for, if that was asked. */
  readonly oauth?: {
    readonly resource?: string
    /** When its user came in, in milliseconds: later than `authTime` where the browser was known. */
    readonly admittedAt?: number
  }
  readonly revoked?: true
}

/** A refresh token as it is kept: by its hash, with the grant that it stands for. */
export interface RefreshToken {
  readonly hash: string
  readonly grant: Grant
  /** Until when it still counts, once another has taken its place. */
  readonly retiredUntil?: number
}

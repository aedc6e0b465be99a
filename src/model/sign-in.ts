import type { Authorization } from './authorization.ts'
import type { AuthEvent } from './auth-event.ts'
import type { Proof, Target } from './proof.ts'
import type { FirstFactor, MfaName } from './user.ts'

/** Ways to begin, in the words of `InitiateAuth`. `ADMIN_USER_PASSWORD_AUTH` is for administrators. */
export type AuthFlow =
  'USER_PASSWORD_AUTH' | 'ADMIN_USER_PASSWORD_AUTH' | 'USER_SRP_AUTH' | 'CUSTOM_AUTH' | 'USER_AUTH'

/** A code that was sent to let somebody in: its hash, and the address that it went to. */
export interface SignInCode {
  readonly hash: string
  readonly attribute: 'email' | 'phone_number'
}

/** The server's half of an SRP exchange, between its question and its answer. Hex. */
export interface SrpExchange {
  readonly A: string
  readonly b: string
  readonly B: string
}

/** Every question a sign-in can ask, and what the server must remember until it is answered. */
export interface Memory {
  PASSWORD_VERIFIER: SrpExchange
  CUSTOM_CHALLENGE: {
    readonly private: Readonly<Record<string, string>>
    readonly metadata: string | null
  }
  /** The salt of the password that was to be replaced, by which another one is told from it. */
  NEW_PASSWORD_REQUIRED: { readonly salt: string | null }
  SELECT_CHALLENGE: { readonly offered: readonly FirstFactor[] }
  PASSWORD: null
  PASSWORD_SRP: null
  EMAIL_OTP: SignInCode
  SMS_OTP: SignInCode
  /** What must be signed, for which relying party, and until when. */
  WEB_AUTHN: { readonly challenge: string; readonly rpId: string; readonly expiresAt: number }
  SMS_MFA: SignInCode
  SOFTWARE_TOKEN_MFA: null
  SELECT_MFA_TYPE: { readonly offered: readonly MfaName[] }
  DEVICE_SRP_AUTH: null
  DEVICE_PASSWORD_VERIFIER: SrpExchange
  /** The seed that was drawn for an app, and whether the app has shown a right code; or the address that is being set up. */
  MFA_SETUP: { readonly seed?: string; readonly name?: string; readonly verified?: true }
}
export type ChallengeName = keyof Memory

/** The question now open. */
export type Asked = {
  readonly [Name in ChallengeName]: { readonly name: Name; readonly memory: Memory[Name] }
}[ChallengeName]

/** A proof given, in the form `DefineAuthChallenge` reads. */
export interface ChallengeResult {
  readonly challengeName: ChallengeName | 'SRP_A'
  readonly challengeResult: boolean
  readonly challengeMetadata: string | null
}

/** A sign-in half-way through: the whole state machine as plain data, kept between calls. */
export interface SignIn {
  readonly id: string
  readonly poolId: string
  readonly clientId: string
  readonly username: string
  /** The name as it was typed, by which a stranger is known again. */
  readonly typed: string
  readonly flow: AuthFlow
  readonly expiresAt: number
  readonly results: readonly ChallengeResult[]
  /** What an app asked for, of a sign-in at the pool's pages: it ends with a code, and no tokens. */
  readonly authorization?: Authorization
  /** What was asked last, as pages show it. */
  readonly shown?: {
    readonly parameters: Readonly<Record<string, string>>
    readonly available?: readonly string[]
  }
  /** The caller's half of an SRP exchange, given before the script asked for the other. */
  readonly srpA?: string
  /** Of one that goes on where a sign-up ends: whether the code of the sign-up was brought, which then is the proof. */
  readonly afterSignUp?: 'unconfirmed' | 'confirmed'
  /** How many codes were sent because somebody asked for another one. */
  readonly codes?: number
  /** The first proof that was chosen, where there was a choice. */
  readonly factor?: FirstFactor
  /** The second proof that was chosen, where there was a choice. */
  readonly mfa?: MfaName
  /** Whether an address was brought for codes by mail, which the first of them verifies. */
  readonly bringsEmail?: true
  /** What kind of passkey was shown, if one was. */
  readonly passkey?: Extract<Proof, 'swk' | 'hwk'>
  /** The level that it is to reach, where one was asked for. */
  readonly target?: Target
  /** The device it comes from, where the user has confirmed it, and the device's half of an SRP exchange. */
  readonly device?: { readonly key: string; readonly remembered: boolean; readonly srpA?: string }
  /** What `DefineAuthChallenge` last decided and nobody has done yet. */
  readonly ruling?: ChallengeName | 'tokens'
  /** What is noted of it where threat protection is on, and whether its risk demands a second proof. */
  readonly watched?: { readonly event: AuthEvent; readonly demands: boolean }
  /** The secret half of the session string that may answer next; none while nobody was asked. */
  readonly ticket?: string
  readonly asked?: Asked
}

/** Ways in which somebody has proved who they are, as the claim `amr` names them. RFC 8176, with words of Cognito's own. */
export type Proof = 'pwd' | 'otp' | 'sms' | 'email_otp' | 'swk' | 'hwk'

/** How strongly somebody has proved who they are: by a password alone, up to a password with an authenticator. */
export type Level = 1 | 2 | 3 | 4

/** What a sign-in is to reach: a level, and what counts of an earlier sign-in. */
export interface Target {
  readonly level: Level
  readonly credit: readonly Proof[]
}

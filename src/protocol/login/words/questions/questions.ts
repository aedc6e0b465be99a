/** Ways to prove who one is, as people choose them. `PASSWORD_SRP` is none: pages take the password itself. */
export type Way = 'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN' | 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA'

/** What the pages say on which a sign-in asks something. */
export interface QuestionWords {
  /** Who is signing in, as they typed it. */
  readonly signingInAs: (name: string) => string
  readonly signedInAs: (name: string) => string
  readonly chooseWay: string
  readonly chooseProof: string
  readonly ways: Readonly<Record<Way, string>>
  readonly otherWay: string
  readonly enterPassword: string
  readonly code: string
  readonly codeByEmail: (to: string) => string
  readonly codeBySms: (to: string) => string
  readonly anotherCode: string
  readonly codeFromDevice: (device: string) => string
  readonly newPassword: { readonly title: string; readonly lead: string; readonly field: string }
  readonly setUp: {
    readonly title: string
    readonly lead: string
    readonly picture: string
    readonly secret: string
    readonly open: string
    readonly device: string
    readonly deviceHint: string
    readonly button: string
    readonly byEmail: {
      readonly title: string
      readonly lead: string
      /** Above its form where there is another way. */
      readonly or: string
      readonly button: string
    }
  }
  readonly passkey: {
    readonly title: string
    readonly lead: string
    readonly button: string
    readonly needsScript: string
    readonly failed: string
    readonly unable: string
    readonly addTitle: string
    readonly addLead: string
    readonly addButton: string
    readonly full: (most: number) => string
    readonly skip: string
    readonly have: (count: number) => string
  }
  readonly custom: {
    readonly title: string
    readonly lead: string
    readonly answer: string
    readonly choose: string
    readonly wrong: string
    /** What is said of a field that may be left empty. */
    readonly optional: (label: string) => string
  }
  /** Of an app that asks for more than somebody can prove. */
  readonly tooWeak: string
  /** Why somebody begins again. */
  readonly ended: { readonly refused: string; readonly expired: string }
  /** What went wrong with an answer, by the code of the refusal. */
  readonly refusals: Readonly<Record<string, string>>
}

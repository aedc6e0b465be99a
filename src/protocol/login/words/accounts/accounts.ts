import type { PasswordPolicy } from '../../../../model/cloudformation.ts'

/** What somebody may type as a name. */
export type NameKind = 'username' | 'email' | 'phone_number'

const notices = [
  'codeSent',
  'notConfirmed',
  'codeNotSent',
  'confirmed',
  'accountMade',
  'awaitsAdministrator',
  'passwordChanged',
  'resetRequired',
] as const

/** What a page tells of the one before it. */
export type Notice = (typeof notices)[number]

/** Whether something is the name of what a page tells. */
export const isNotice = (said: unknown): said is Notice => notices.some((notice) => notice === said)

/** What can be wrong, where nothing more needs to be said of it. */
export type Problem =
  | 'email'
  | 'phone'
  | 'eitherAddress'
  | 'emailAsName'
  | 'phoneAsName'
  | 'tooShort'
  | 'upperCase'
  | 'lowerCase'
  | 'number'
  | 'symbol'
  | 'usedBefore'
  | 'leaked'
  | 'notTheSame'
  | 'code'
  | 'tooOften'
  | 'lockedOut'
  | 'delivery'
  | 'unknown'
  | 'disabled'
  | 'notConfirmed'
  | 'alreadyConfirmed'
  | 'awaitsAdministrator'
  | 'resetRequired'
  | 'temporaryExpired'
  | 'closed'
  | 'askAdministrator'
  | 'cannotReset'
  | 'noAddress'
  | 'blocked'
  | 'notWritable'

/** What the pages say on which people make accounts, confirm them and set their passwords. */
export interface AccountWords {
  /** What the field is called for a name of any of these kinds. */
  readonly nameOf: (kinds: readonly NameKind[]) => string
  /** What the attributes are called that every pool has. */
  readonly attributes: Readonly<Record<string, string>>
  /** A label of what may be left empty. */
  readonly optional: (label: string) => string
  readonly choose: string
  readonly yes: string
  readonly no: string
  readonly phoneHint: string
  readonly passwordRule: (policy: PasswordPolicy) => string
  /** That a password may be left out, since codes let people in. */
  readonly withoutPassword: string
  readonly passwordAgain: string
  readonly noAccount: string
  readonly createAccount: string
  readonly haveAccount: string
  readonly forgotPassword: string
  readonly haveCode: string
  readonly backToSignIn: string
  readonly signUp: { readonly title: string; readonly button: string }
  /** The sentence by which somebody agrees, in parts: what is agreed to are links. */
  readonly agree: {
    readonly before: string
    readonly and: string
    readonly after: string
    readonly use: string
    readonly privacy: string
  }
  readonly code: string
  readonly sentTo: (where: string) => string
  readonly confirm: {
    readonly title: string
    readonly lead: string
    readonly button: string
    readonly notReceived: string
  }
  /** Confirming by a link that was sent, in the place of a code. */
  readonly byLink: {
    readonly sentTo: (where: string) => string
    readonly lead: string
    readonly button: string
    readonly notReceived: string
    readonly resend: string
    readonly resendLead: string
    readonly notices: Readonly<Record<'codeSent' | 'notConfirmed' | 'codeNotSent', string>>
    readonly followed: { readonly title: string; readonly lead: string; readonly elsewhere: string }
    readonly unusable: { readonly title: string; readonly lead: string }
  }
  readonly resend: { readonly title: string; readonly lead: string; readonly button: string }
  readonly forgot: { readonly title: string; readonly lead: string; readonly button: string }
  readonly reset: {
    readonly title: string
    readonly lead: string
    readonly newPassword: string
    readonly button: string
  }
  readonly notices: Readonly<Record<Notice, string>>
  readonly problems: Readonly<Record<Problem, string>>
  /** Whoever else has it is not said. */
  readonly taken: (label: string) => string
  readonly missing: (label: string) => string
  readonly malformed: (label: string) => string
}

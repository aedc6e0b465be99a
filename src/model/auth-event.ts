/** What a user, or somebody in the user's name, has tried: in the words of `AdminListUserAuthEvents`. */
export type AuthEventType = 'SignIn' | 'SignUp' | 'ForgotPassword' | 'PasswordChange' | 'ResendCode'

export type RiskLevel = 'Low' | 'Medium' | 'High'

/** What was thought of it. */
export interface EventRisk {
  readonly decision: 'NoRisk' | 'AccountTakeover' | 'Block'
  readonly level?: RiskLevel
  /** Whether the password is one that has leaked; nothing where no password was looked up. */
  readonly compromised?: boolean
}

/** Where a request came from, as far as it is known. */
export interface EventContext {
  readonly ip?: string
  /** A browser and what it runs on, in words. */
  readonly device?: string
  readonly timezone?: string
  readonly city?: string
  readonly country?: string
  /** By which the same device is known again: a hash, which nobody is shown. */
  readonly mark?: string
}

/** One of them as it is kept. Times are milliseconds since 1970. */
export interface AuthEvent {
  readonly poolId: string
  readonly username: string
  readonly id: string
  readonly type: AuthEventType
  readonly at: number
  readonly response: 'Pass' | 'Fail' | 'InProgress'
  readonly risk: EventRisk
  readonly challenges: readonly {
    readonly name: 'Password' | 'Mfa'
    readonly response: 'Success' | 'Failure'
  }[]
  readonly context: EventContext
  readonly feedback?: EventFeedback
}

/** Whether it was the user, as somebody has said afterwards. */
export interface EventFeedback {
  readonly value: 'Valid' | 'Invalid'
  readonly provider: 'Admin' | 'User'
  readonly at: number
}

/** What an event tells of its user, for those that come after it. */
export type EventStanding = 'trusted' | 'disowned' | 'other'

/** A page of them, the newest first, and where the next page begins. */
export interface AuthEventPage {
  readonly events: readonly AuthEvent[]
  readonly next?: string
}

/** What a session is: that of an app with tokens, or that of a browser which gets tokens for several apps. */
export type SessionKind = 'TOKEN' | 'SSO'

/** One place where a user is signed in, as the user may list it and end it. Times are milliseconds since 1970. */
export interface UserSession {
  /** `tkn` or `sso`, by its kind, and 25 small letters and digits. */
  readonly id: string
  readonly kind: SessionKind
  readonly poolId: string
  readonly username: string
  /** The client that it was begun with. */
  readonly clientId: string
  /** What the tokens of a session of an app stand for. */
  readonly grantId?: string
  /** The session of a browser that it came through. */
  readonly originId?: string
  readonly createdAt: number
  /** When its tokens were last made anew, or its browser was last asked for proof. */
  readonly activeAt: number
  readonly expiresAt: number
  /** Where it was last active from. */
  readonly ip?: string
  readonly userAgent?: string
}

/** What is noted of a session each time it is used. */
export type SessionUse = Pick<UserSession, 'activeAt' | 'ip' | 'userAgent'>

/** AWS::Cognito::UserPoolSessionConfigurationAttachment, but for the pool's id. */
export interface UserPoolSessionProperties {
  readonly UserSessionTracking?: 'ENABLED' | 'DISABLED'
  readonly TokenSession?: { readonly MaxPerUser: number }
}

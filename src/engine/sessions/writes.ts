import type { BrowserSession } from '../../model/browser-session.ts'
import type { SessionUse, UserSession } from '../../model/user-session.ts'
import type { Refusal } from '../effect.ts'

/** Changes to what is kept of where users are signed in. */
export type SessionWrite =
  /**
   * Keeps a session, of an app only while what its tokens stand for is there; and where the user is then
   * signed in in more than `most` apps, ends those that were used the longest time ago.
   */
  | { readonly kind: 'keep session'; readonly session: UserSession; readonly most: number }
  /** Notes that tokens of this grant were made anew, if there is a session of it. */
  | { readonly kind: 'use session'; readonly grantId: string; readonly set: SessionUse }
  /**
   * Ends a session, on condition that the user has it; `linked`, also the one of the browser that it came
   * through, or those of the apps that came through it. Tokens of apps are revoked with it.
   */
  | {
      readonly kind: 'end session'
      readonly poolId: string
      readonly username: string
      readonly id: string
      readonly linked: boolean
      readonly gone: Refusal
    }
  /** None for a user who has gone meanwhile. */
  | { readonly kind: 'keep browser session'; readonly session: BrowserSession }
  /** Notes that it was taken for proof, where it is listed. */
  | { readonly kind: 'use browser session'; readonly id: string; readonly set: SessionUse }
  /** Ends the session of a browser, listed or not. What apps have been given stays theirs. */
  | { readonly kind: 'end browser session'; readonly id: string }
  /** Ends those that a SAML provider's sign-in of a subject has begun: of one session of its own, or of all. */
  | {
      readonly kind: 'end sessions by SAML'
      readonly poolId: string
      readonly provider: string
      readonly nameId: string
      readonly sessionIndex?: string
    }

/** What can be asked of what is kept of where users are signed in. */
export interface SessionReads {
  /** The sessions of a user that have not ended by `now`, the last one used first, and never more than `limit`. */
  sessions(
    poolId: string,
    username: string,
    page: { limit: number; now: number },
  ): Promise<readonly UserSession[]>
  /** By its id, also after its end: who asks looks at the time, and at the secret. */
  browserSession(id: string): Promise<BrowserSession | undefined>
}

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

/** What can be asked of what is kept of where users are signed in. */
export interface SessionReads {
  /** The sessions of a user that have not ended by `now`, the last one used first, and never more than `limit`. */
  sessions(
    poolId: string,
    username: string,
    page: { limit: number; now: number },
  ): Promise<readonly UserSession[]>
}

import type { AuthEvent, AuthEventPage, EventFeedback, EventStanding } from '../../model/auth-event.ts'
import type { Refusal } from '../effect.ts'

/** What is written of events. */
export type AuthEventWrite =
  /** Keeps an event, or what it has become; and of a user's events of its standing only the newest, so many as `most`. None for a user who has gone. */
  | { readonly kind: 'keep auth event'; readonly event: AuthEvent; readonly most: number }
  /** Notes what is said of an event, on condition that it is there. */
  | {
      readonly kind: 'judge auth event'
      readonly poolId: string
      readonly username: string
      readonly id: string
      readonly feedback: EventFeedback
      readonly gone: Refusal
    }

/** What is read of events. */
export interface AuthEventStore {
  /** What was tried in a user's name, the newest first. */
  authEvents(
    poolId: string,
    username: string,
    page: { limit: number; after?: string },
  ): Promise<AuthEventPage>
  authEvent(poolId: string, username: string, id: string): Promise<AuthEvent | undefined>
  /** The newest of those by which later ones are judged. */
  authEventsOf(
    poolId: string,
    username: string,
    standing: EventStanding,
    limit: number,
  ): Promise<readonly AuthEvent[]>
}

import type { EventContext } from '../../model/auth-event.ts'

/** What threat protection needs of the world. */
export interface ThreatPorts {
  /** Passwords that others know. */
  readonly leaked: {
    /** Whether a password is one of them, as far as the lists at hand tell. Never refused: a list that does not answer knows nothing. */
    has(password: string): Promise<boolean>
  }
  /** Where on earth addresses are. */
  readonly places: {
    /** Nothing where nobody knows. */
    of(ip: string): Promise<Pick<EventContext, 'city' | 'country'> | undefined>
  }
}

import type { Outgoing } from '../store/sqlite/outbox.ts'

/** A message on its way out, under a name that stays the same however often it is tried. */
export interface Parcel extends Omit<Outgoing, 'id'> {
  readonly id: string
}

/** One way by which messages leave the server. */
export interface Way {
  /**
   * Hands a message over to the other side. Throws `Undelivered` where that does not take it; what else it
   * throws is a defect. Once the signal is aborted nothing of it goes on.
   */
  hand(parcel: Parcel, signal: AbortSignal): Promise<void>
}

/** The way out of each medium, if there is one. */
export type Ways = (medium: Outgoing['medium']) => Way | undefined

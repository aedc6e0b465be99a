/** One step from older tables to newer ones. Once released it is never changed: its checksum is kept in every store. */
export interface Migration {
  /** Counted from one, without gaps. */
  readonly number: number
  readonly sql: string
}

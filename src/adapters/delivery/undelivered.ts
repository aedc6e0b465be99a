/** Why a message did not get on. The words are for a log: nothing that the other side says, nor whom it was to. */
export class Undelivered extends Error {
  override readonly name = 'Undelivered'
  /** Whether it may get on another time. */
  readonly passing: boolean

  constructor(message: string, { passing }: { readonly passing: boolean }, options?: ErrorOptions) {
    super(message, options)
    this.passing = passing
  }
}

/** Why a connection failed, in a word that says nothing of what went over it. */
export function whyFailed(error: unknown): string {
  const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown }
  if (name === 'TimeoutError' || name === 'AbortError') return 'no answer in time'
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code) ? code : 'the connection failed'
}

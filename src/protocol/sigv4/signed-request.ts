/** Headers by names in lower case, each byte of a value a character, as Node gives them. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/** A request as it came over the wire: nothing of it decoded. */
export interface SignedRequest {
  /** In capitals. */
  readonly method: string
  /** What stands before `?`, with its percent signs. */
  readonly path: string
  /** What stands after `?`, with its percent signs; empty where there is none. */
  readonly query: string
  readonly headers: Headers
  readonly body: Buffer
}

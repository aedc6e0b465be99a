/** Lists of passwords that others know, beside the common ones that come with the package. */
export interface LeakedPasswords {
  /** Files with a password, or a SHA-1 in hexadecimal, on each line; relative ones lie in the project's folder. */
  readonly files: readonly string[]
  /** A service that is asked by the first five letters of a SHA-1. Its address ends in a slash. */
  readonly ranges?: { readonly url: string; /** Milliseconds. */ readonly timeout: number }
}

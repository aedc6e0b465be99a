import { compareSync } from 'bcryptjs'

/** A password, and what it is held against. */
export interface BcryptJob {
  readonly password: string
  readonly hash: string
}

/**
 * Holds a password against a hash, on the thread that asks: a quarter of a second at a cost of 12. `$2x$` is how an
 * old fault of crypt_blowfish is marked, of which nothing comes where all letters are of seven bits; other
 * passwords of such a hash do not fit.
 */
export const bcrypt = ({ password, hash }: BcryptJob): boolean =>
  compareSync(password, hash.replace(/^\$2x\$/, '$2a$'))

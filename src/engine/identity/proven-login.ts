import type { Login } from '../../model/identity.ts'
import type { IdentityPool } from '../../model/model.ts'
import type { JsonObject } from '../../model/trigger.ts'
import type { Ports } from '../ports.ts'

/** A login that somebody has proven, and what follows from it. */
export interface ProvenLogin extends Login {
  /** What role mappings and principal tags may call its provider, most telling name first. */
  readonly names: readonly [string, ...string[]]
  readonly claims: JsonObject
  /** What `amr` says of it, beside `authenticated`. */
  readonly amr: readonly string[]
  /** Of a developer's user, by a token: the identity that it was made for, its tags, and its end (seconds since 1970). */
  readonly token?: {
    readonly identityId: string
    readonly tags: Readonly<Record<string, string>>
    readonly ends: number
  }
}

/** What a caller shows: a token under a login key. */
export interface ShownLogin {
  readonly identityPool: IdentityPool
  readonly key: string
  readonly token: string
}

/**
 * One kind of provider. Gives nothing where the key is not of this kind, or the identity pool does not take
 * it; refuses with a Fault where the token does not prove what it says.
 */
export type LoginKind = (shown: ShownLogin, ports: Ports) => Promise<ProvenLogin | undefined>

import type { IdentityName, LinkedIdentity } from '../../model/linked-identity.ts'
import type { Refusal } from '../effect.ts'

/** A change to what identities of providers are linked to users. */
export type LinkWrite =
  /** On condition that nobody has the identity, and that the user has fewer than the most beside one of the user's own. */
  | {
      readonly kind: 'link identity'
      readonly poolId: string
      readonly username: string
      readonly identity: LinkedIdentity
      readonly most: number
      readonly taken: Refusal
      readonly full: Refusal
    }
  /** On condition that the user has it. */
  | {
      readonly kind: 'unlink identity'
      readonly poolId: string
      readonly username: string
      readonly identity: IdentityName
      readonly gone: Refusal
    }

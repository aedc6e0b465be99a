import type {
  IdentityPoolPrincipalTagProperties,
  IdentityPoolProperties,
  IdentityPoolRoleAttachmentProperties,
} from '../../model/cloudformation.ts'
import type { Identity, Login, MadeIdentityPool } from '../../model/identity.ts'
import type { Refusal } from '../effect.ts'

/** A change to identities, and to the identity pools that the API made. */
export type IdentityWrite =
  /** An identity to which no login leads yet. */
  | {
      readonly kind: 'create identity'
      readonly identity: Pick<Identity, 'id' | 'identityPoolId' | 'createdAt'>
    }
  /**
   * Changes nothing: on condition that the identity is enabled, and that no login was ever linked to it, or
   * that this one leads there. Other writes of the commit rest on it.
   */
  | {
      readonly kind: 'hold identity'
      readonly identityId: string
      readonly as: 'guest' | Login
      readonly refused: Refusal
    }
  /** On condition that nobody has the login, and that the identity is enabled and no other user of a public provider. */
  | {
      readonly kind: 'link login'
      readonly identityId: string
      readonly login: Login
      readonly at: number
      readonly taken: Refusal
    }
  /** On condition that the login leads there. */
  | {
      readonly kind: 'unlink login'
      readonly identityId: string
      readonly login: Login
      readonly at: number
      readonly gone: Refusal
    }
  /**
   * Disables an identity, all of whose logins lead to another from now on; on condition that both are enabled
   * and are not two users of one public provider.
   */
  | {
      readonly kind: 'merge identities'
      readonly from: string
      readonly into: string
      readonly at: number
      readonly refused: Refusal
    }
  | { readonly kind: 'delete identity'; readonly id: string }
  | { readonly kind: 'make identity pool'; readonly pool: MadeIdentityPool }
  /** Changes a pool that the API made, on condition that it is still there. */
  | {
      readonly kind: 'change identity pool'
      readonly id: string
      readonly set: IdentityPoolPatch
      readonly gone: Refusal
    }
  /** Takes a pool that the API made away, with all its identities. */
  | { readonly kind: 'delete identity pool'; readonly id: string }

/** A change to an identity pool, by part: each is put whole, but for tags, of which one that is null goes. */
export interface IdentityPoolPatch {
  /** All but the tags, which have a way of their own. */
  readonly properties?: Omit<IdentityPoolProperties, 'IdentityPoolTags'>
  readonly tags?: Readonly<Record<string, string | null>>
  readonly roles?: IdentityPoolRoleAttachmentProperties
  /** In the place of what was said of the same provider. */
  readonly principalTags?: IdentityPoolPrincipalTagProperties
}

import type { Authorization } from '../../model/authorization.ts'
import type { UserPoolIdentityProviderProperties } from '../../model/cloudformation.ts'
import type { AppClient, UserPool } from '../../model/pool.ts'
import type { SamlSubject } from '../../model/saml-subject.ts'
import type { User } from '../../model/user.ts'
import type { Heard, ProviderType } from '../hooks/inbound-federation.ts'

/** Somebody whom a provider vouches for, whose word has been verified: by whatever protocol it came. */
export interface Receiving {
  readonly pool: UserPool
  readonly client: AppClient
  readonly authorization: Authorization
  /** The provider as the pool has it. */
  readonly idp: UserPoolIdentityProviderProperties
  /** What it said, as scripts are told of it. */
  readonly heard: Heard
  /** Whom it means, by its own name for them, which it gives to nobody else. */
  readonly subject: string
  /** Who issued the statement, where the protocol says so. */
  readonly issuer: string | null
  /** What it said of them, by its own names for it and as texts; tokens of its own among it. */
  readonly brought: Readonly<Record<string, string>>
  /** By which a SAML provider knows whom it has signed in. */
  readonly samlSubject?: SamlSubject
}

/** The same, once it is known under which name. */
export interface Named extends Receiving {
  readonly provider: { readonly name: string; readonly type: ProviderType }
  readonly user: { readonly username: string }
  /** Of a sign-in by a provider no app says anything to scripts: nothing and an empty map, as events show it. */
  readonly clientMetadata: undefined
  readonly validationData: Readonly<Record<string, string>>
}

/** The same, with the attributes of the pool that come of it. */
export interface Mapped extends Named {
  readonly attributes: Readonly<Record<string, string>>
}

/** The same, with the user whom it is. */
export type Found = Omit<Mapped, 'user'> & { readonly user: User }

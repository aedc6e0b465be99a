import type { IdentityPool } from './model.ts'

/** A login by which somebody is known again in an identity pool. */
export interface Login {
  /** A developer's own back end vouches for its users by its AWS credentials; for others a provider does by a token. */
  readonly kind: 'public' | 'developer'
  /** The login key, such as `accounts.google.com`, or the name of the developer provider. */
  readonly provider: string
  /** Who it is with that provider. */
  readonly subject: string
}

/** Somebody as an identity pool knows them, guests included. Times are milliseconds since 1970. */
export interface Identity {
  /** `<region>:<uuid>`, unlike any other in any pool. */
  readonly id: string
  readonly identityPoolId: string
  readonly createdAt: number
  readonly modifiedAt: number
  /** No login was ever linked to it. */
  readonly guest: boolean
  /** The identity that took its place: this one is disabled. */
  readonly mergedInto?: string
  /** In the order of their kinds, providers and subjects. */
  readonly logins: readonly Login[]
}

/** An identity pool that the API made, as it is kept. Its ARN follows from its id and the account. */
export type MadeIdentityPool = Omit<IdentityPool, 'arn'>

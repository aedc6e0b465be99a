/** By which an identity of a provider is known in a pool. */
export interface IdentityName {
  /** The provider's name in the pool. */
  readonly provider: string
  /** `Cognito_Subject` for whom the provider itself names, or the user attribute that one of its claims is mapped to. */
  readonly attribute: string
  readonly value: string
}

/** An identity of a provider whose owner is a user of the pool. */
export interface LinkedIdentity extends IdentityName {
  /** The provider's type as the API has it, such as `SAML`. */
  readonly type: string
  /** Who issued it, where that is known. */
  readonly issuer: string | null
  /** Whether the user came to be by it: a federated profile, and not one that it was linked to. */
  readonly primary: boolean
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/** The attribute by which a provider's own subject is meant, whatever claim that is. */
export const subjectAttribute = 'Cognito_Subject'

/** A kind of resource that has an ARN. */
export type Addressed =
  'pool' | 'identity' | 'role' | 'policy' | 'iam-user' | 'trigger' | 'oidc-provider' | 'saml-provider'

/**
 * The address book of one environment: which ARN or id a declared name has, and back. A full ARN is
 * taken wherever a name is, and passes untouched both ways.
 */
export interface Addresses {
  readonly account: string
  readonly region: string
  readonly arn: (kind: Addressed, name: string) => string
  /** The declared name behind an ARN, or the ARN itself where nobody declared it. */
  readonly name: (kind: Addressed, arn: string) => string
  readonly poolId: (pool: string) => string
  readonly poolNamed: (id: string) => string | undefined
  readonly clientId: (pool: string, client: string) => string
  readonly clientNamed: (pool: string, id: string) => string | undefined
  readonly identityPoolId: (name: string) => string
  readonly identityPoolNamed: (id: string) => string | undefined
}

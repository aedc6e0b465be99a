import type {
  RiskConfigurationProperties,
  LogDeliveryProperties,
  UserPoolClientProperties,
  UserPoolDomainProperties,
  UserPoolGroupProperties,
  UserPoolIdentityProviderProperties,
  UserPoolProperties,
  UserPoolResourceServerProperties,
} from './cloudformation.ts'

/** A directory of users and everything that governs how they sign in. */
export interface UserPool {
  readonly name: string
  readonly id: string
  readonly arn: string
  readonly account: string
  readonly region: string
  /** What `iss` says: our own URL, or the one AWS would use. */
  readonly issuer: 'local' | 'aws'
  readonly properties: UserPoolProperties
  readonly clients: readonly AppClient[]
  readonly groups: readonly UserPoolGroupProperties[]
  readonly identityProviders: readonly UserPoolIdentityProviderProperties[]
  readonly resourceServers: readonly UserPoolResourceServerProperties[]
  readonly domain?: UserPoolDomainProperties
  readonly risk?: RiskConfigurationProperties
  readonly logs?: LogDeliveryProperties
}

/** An application that may ask this pool for tokens. */
export interface AppClient {
  readonly name: string
  readonly id: string
  readonly properties: UserPoolClientProperties
  /** Whether it has a secret, and where that comes from: drawn from the seal key, or bound by name. */
  readonly secret?: 'derived' | { readonly secret: string }
}

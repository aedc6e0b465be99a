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
import type { JsonObject } from './trigger.ts'
import type { UserPoolSessionProperties } from './user-session.ts'

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
  readonly sessions?: UserPoolSessionProperties
  /** What the API has made of it and the members above do not say, such as branding or a client's secrets. */
  readonly parts?: readonly PoolPart[]
  /** How often the API has changed it; nothing of a pool that is as it was declared. */
  readonly revision?: number
}

/** An application that may ask this pool for tokens. */
export interface AppClient {
  readonly name: string
  readonly id: string
  readonly properties: UserPoolClientProperties
  /** Whether it has a secret, and where that comes from: drawn from the seal key, bound by name, or kept as a part. */
  readonly secret?: 'derived' | 'kept' | { readonly secret: string }
}

/** When something came to be and was last changed, in milliseconds since 1970. */
export interface Dates {
  readonly createdAt: number
  readonly modifiedAt: number
}

/** What a pool can have, each by a name that is its own among those of its kind. */
export type PartKind =
  | 'client'
  | 'client-secret'
  | 'group'
  | 'identity-provider'
  | 'resource-server'
  | 'domain'
  | 'risk'
  | 'logs'
  | 'branding'
  | 'ui'
  | 'terms'
  | 'session-rules'
  | 'replica'

/** Something of a pool that the API made: in the words of CloudFormation where it has any, else in the API's. */
export interface PoolPart extends Dates {
  readonly kind: PartKind
  /** A client's id, a group's name: what the API calls it by. */
  readonly name: string
  readonly body: JsonObject
}

/** A pool that the API made, as it is kept. */
export interface KeptPool extends Dates {
  readonly id: string
  readonly properties: UserPoolProperties
  readonly revision: number
  readonly parts: readonly PoolPart[]
}

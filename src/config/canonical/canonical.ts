import type {
  IamUserProperties,
  IdentityPoolPrincipalTagProperties,
  IdentityPoolProperties,
  IdentityPoolRoleAttachmentProperties,
  LogDeliveryProperties,
  ManagedPolicyProperties,
  OidcProviderProperties,
  RiskConfigurationProperties,
  RoleProperties,
  SamlProviderProperties,
  UserPoolClientProperties,
  UserPoolDomainProperties,
  UserPoolGroupProperties,
  UserPoolIdentityProviderProperties,
  UserPoolProperties,
  UserPoolResourceServerProperties,
} from '../../model/cloudformation.ts'
import type { HookKey } from '../../model/hook.ts'
import type { JsonObject, Limits, Said } from '../../model/trigger.ts'
import type { UserPoolSessionProperties } from '../../model/user-session.ts'
import type { Narrower, TriggerCapabilities, TriggerParameters } from '../made/documents.ts'

/**
 * What each kind of file says in the canonical form: CloudFormation's property trees, and beside them
 * what CloudFormation has no word for. Nothing is filled in: what the file leaves out is absent here.
 */
export interface Canonical {
  readonly pool: CanonicalPool
  readonly identity: CanonicalIdentity
  readonly role: CanonicalRole
  readonly policy: CanonicalPolicy
  readonly 'iam-user': CanonicalIamUser
  readonly 'oidc-provider': CanonicalOidcProvider
  readonly 'saml-provider': CanonicalSamlProvider
  readonly trigger: CanonicalTrigger
}

/** The kinds of file that have a canonical form. */
export type CanonicalKind = keyof Canonical

/** A user pool and all that its file declares. Clients, groups, providers and servers stand sorted by name. */
export interface CanonicalPool {
  /** As pinned by `id:`. */
  readonly id?: string
  readonly description?: string
  readonly issuer?: 'local' | 'aws'
  readonly properties: UserPoolProperties
  /** Attributes that no client may write, by their name in `Schema`, sorted. */
  readonly adminOnly: readonly string[]
  readonly clients: readonly CanonicalClient[]
  readonly groups: readonly UserPoolGroupProperties[]
  readonly identityProviders: readonly UserPoolIdentityProviderProperties[]
  readonly resourceServers: readonly UserPoolResourceServerProperties[]
  readonly domain?: UserPoolDomainProperties
  readonly risk?: RiskConfigurationProperties
  readonly logs?: LogDeliveryProperties
  readonly sessions?: UserPoolSessionProperties
  /** In the order of `hookNames`, at most one a hook; `LambdaConfig` binds each by its ARN. */
  readonly pipelines: readonly Pipeline[]
}

/** An app client. */
export interface CanonicalClient {
  /** Its key under `clients:`. */
  readonly name: string
  /** As pinned by `id:`. */
  readonly id?: string
  readonly description?: string
  readonly properties: UserPoolClientProperties
  /** Present where `GenerateSecret` is true. */
  readonly secret?: 'derived' | { readonly secret: string }
  /** By the name that terms have in the API: where they stand, as AWS::Cognito::Terms has `Links`. */
  readonly terms?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** How its pages look, as AWS::Cognito::ManagedLoginBranding has it. */
  readonly branding?: { readonly Settings?: JsonObject; readonly Assets?: readonly JsonObject[] }
}

/** A function that is made of several stages, or of one with settings of its own. */
export interface Pipeline {
  readonly hook: HookKey
  /** `<pool>-<hook>`; its ARN is `addresses.arn('trigger', functionName)`. */
  readonly functionName: string
  readonly stages: readonly PipelineStage[]
}

/** One use of a trigger in a pipeline, saying only what its author said. */
export interface PipelineStage extends Partial<Limits> {
  /** The trigger's ARN. */
  readonly trigger: string
  readonly with?: JsonObject
  /** CEL, as it was written. */
  readonly when?: string
  readonly onError?: 'deny' | 'continue'
  /** What it leaves of the trigger's. */
  readonly capabilities?: Narrower
}

/** An identity pool, its roles and its principal tags, which stand sorted by provider. */
export interface CanonicalIdentity {
  /** As pinned by `id:`. */
  readonly id?: string
  readonly description?: string
  readonly properties: IdentityPoolProperties
  readonly roles?: IdentityPoolRoleAttachmentProperties
  readonly principalTags: readonly IdentityPoolPrincipalTagProperties[]
}

/** A role. */
export interface CanonicalRole {
  readonly properties: RoleProperties
}

/** A managed policy. */
export interface CanonicalPolicy {
  readonly properties: ManagedPolicyProperties
}

/** An IAM user. */
export interface CanonicalIamUser {
  readonly description?: string
  readonly properties: IamUserProperties
  /** Access key ids, each with the name of its secret. */
  readonly keys: Readonly<Record<string, string>>
  /** The name of the secret that is the seed of their MFA device. */
  readonly mfa?: string
}

/** An OIDC provider of IAM. */
export interface CanonicalOidcProvider {
  readonly description?: string
  readonly properties: OidcProviderProperties
}

/** A SAML provider of IAM. */
export interface CanonicalSamlProvider {
  readonly description?: string
  readonly properties: SamlProviderProperties
}

/** A trigger as declared; what it leaves out, the linker fills in. */
export interface CanonicalTrigger extends Partial<Limits> {
  readonly description?: string
  /** As written, beside the trigger's file. */
  readonly script: string
  readonly sha256?: string
  readonly hooks: readonly HookKey[]
  readonly parameters?: TriggerParameters
  readonly concurrency?: number
  readonly capabilities?: TriggerCapabilities
  readonly env?: Readonly<Record<string, Said>>
  readonly onError?: 'deny' | 'continue'
}

import type {
  IamUserProperties,
  IdentityPoolPrincipalTagProperties,
  IdentityPoolProperties,
  IdentityPoolRoleAttachmentProperties,
  ManagedPolicyProperties,
  OidcProviderProperties,
  RoleProperties,
  SamlProviderProperties,
} from './cloudformation.ts'
import type { WaysOut } from './delivery.ts'
import type { LeakedPasswords } from './leaked-passwords.ts'
import type { Position } from './finding.ts'
import type { Gate } from './gate.ts'
import type { UserPool } from './pool.ts'
import type { LambdaFunction, Trigger, JsonObject } from './trigger.ts'

/** The kinds of file a project is made of, by the suffix that tells them: `<name>.<kind>.yaml`. */
export const kinds = [
  'pool',
  'identity',
  'role',
  'policy',
  'iam-user',
  'oidc-provider',
  'saml-provider',
  'env',
  'fragment',
  'assertions',
  'trigger',
  'scenario',
  'gate',
] as const
export type Kind = (typeof kinds)[number]

export interface IdentityPool {
  readonly name: string
  readonly id: string
  readonly arn: string
  readonly properties: IdentityPoolProperties
  readonly roles?: IdentityPoolRoleAttachmentProperties
  readonly principalTags: readonly IdentityPoolPrincipalTagProperties[]
}
export interface Named<Properties> {
  readonly name: string
  readonly arn: string
  readonly properties: Properties
}
export interface IamUser extends Named<IamUserProperties> {
  /** Access key ids, each with the name of its secret. */
  readonly keys: Readonly<Record<string, string>>
  /** The name of the secret that is the seed of their MFA device. */
  readonly mfa?: string
}

/** Where a bound secret lies. */
export type SecretSource = { readonly env: string } | { readonly file: string }

/**
 * A project after linking: every reference resolved, every resource in its canonical form, in one
 * environment. Immutable: a request keeps the one that it began with.
 */
export interface Model {
  readonly env?: string
  readonly account: string
  readonly region: string
  readonly pools: readonly UserPool[]
  readonly identityPools: readonly IdentityPool[]
  readonly roles: readonly Named<RoleProperties>[]
  readonly policies: readonly Named<ManagedPolicyProperties>[]
  readonly iamUsers: readonly IamUser[]
  readonly oidcProviders: readonly Named<OidcProviderProperties>[]
  readonly samlProviders: readonly Named<SamlProviderProperties>[]
  readonly triggers: readonly Trigger[]
  /** Every function by its ARN: each trigger, and each pipeline of a pool's hook. */
  readonly functions: ReadonlyMap<string, LambdaFunction>
  readonly secrets: Readonly<Record<string, SecretSource>>
  /** How messages leave the server. */
  readonly waysOut: WaysOut
  /** Passwords that others know, as far as the environment names lists of them. */
  readonly leakedPasswords?: LeakedPasswords
  /** Checked and linked, for those who run them. */
  readonly assertions: readonly { readonly name: string; readonly document: JsonObject }[]
  readonly scenarios: readonly {
    readonly name: string
    readonly file: string
    readonly document: JsonObject
  }[]
  readonly gates: readonly Gate[]
  /** Where a resource, or a path of keys inside its file, was written: `where('pool', 'shop', ['mfa'])`. */
  readonly where: (kind: Kind, name: string, path?: readonly (string | number)[]) => Position | undefined
}

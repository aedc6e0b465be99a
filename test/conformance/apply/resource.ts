import type { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider'

/** One kind of resource as a tool that applies descriptions handles it. */
export interface Resource {
  readonly create: () => Promise<unknown>
  readonly read: () => Promise<unknown>
  /** Sends back what was read, as a whole. */
  readonly again: () => Promise<unknown>
  /** Says something else, and leaves out what is to be gone. */
  readonly change: () => Promise<unknown>
  readonly changed: object
  /** Places of what was left out. */
  readonly absent?: readonly string[]
  readonly remove: () => Promise<unknown>
  /** What is told of it once it is gone: how the reading is refused, or what it answers. */
  readonly gone: string | object
}

/** The API that resources are applied to, and the ids that it gave. */
export interface Applied {
  readonly aws: CognitoIdentityProvider
  readonly pool: { UserPoolId: string }
  ClientId: string
}

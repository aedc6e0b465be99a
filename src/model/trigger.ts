/** Any value that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/** What a trigger may reach beyond its event; nothing that it does not declare. */
export interface Capabilities {
  /** `METHOD URL`, with `*` at the end of a path. */
  readonly fetch: readonly string[]
  /** Names of secrets, read as `context.poolwright.secrets`. */
  readonly secrets: readonly string[]
  /** Operations on the pool that fired the hook, by `context.poolwright.api`. */
  readonly api: readonly string[]
  /** What Cognito does not tell. */
  readonly context: readonly ('ip' | 'userAgent')[]
  /** Whether a sender gets its code in the clear. */
  readonly plainCode: boolean
}

/** What one call of a script may use. */
export interface Limits {
  /** Milliseconds. */
  readonly timeout: number
  /** Bytes of heap. */
  readonly memory: number
}

/** A declared script. */
export interface Trigger {
  readonly name: string
  readonly arn: string
  /** The script's file, as a path from the project's folder with `/` between its parts. */
  readonly script: string
  readonly sha256?: string
  readonly hooks: readonly string[]
  readonly limits: Limits
  readonly capabilities: Capabilities
  readonly onError: 'deny' | 'continue'
}

/** One use of a trigger at a hook. */
export interface Stage {
  readonly trigger: Trigger
  readonly with?: JsonObject
  /** CEL over `event`, known to be well-typed. */
  readonly when?: string
  readonly onError: 'deny' | 'continue'
  readonly limits: Limits
}

/** What stands behind a Lambda ARN: the stages that run, in order. A trigger alone is one of one stage. */
export interface LambdaFunction {
  readonly name: string
  readonly arn: string
  readonly stages: readonly Stage[]
}

/** A whole pipeline has as long as Cognito gives a Lambda function. Milliseconds. */
export const pipelineTimeout = 5000
/** What a script gets where neither trigger nor stage says. Bytes. */
export const defaultMemory = 64 * 1024 * 1024

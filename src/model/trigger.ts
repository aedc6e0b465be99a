/** Any value that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/** Addresses that a script may fetch. */
export interface FetchRule {
  /** `METHOD URL`: `*` as method is any; `*.` before a host is any name under it; `*` in a path is one part of it, at its end all the rest. */
  readonly to: string
  /** Whether the name may lead to a private, loopback or link-local address. */
  readonly private: boolean
}

/** Services of AWS that a script may call, by the names of their hosts. */
export const awsServices = ['cognito-idp', 'dynamodb', 'kms', 'secretsmanager', 'ses', 'sns', 'ssm'] as const
export type AwsService = (typeof awsServices)[number]

/** A word in the file, or the name of a secret. */
export type Said = string | { readonly secret: string }

/** What stands behind a service of AWS: this server, or a real endpoint. */
export interface AwsReach {
  /** Where calls go as they are; this server answers them where it is left out. */
  readonly endpoint?: string
  /** Tables of `dynamodb` by name, each with its keys. */
  readonly tables?: Readonly<Record<string, { readonly partition: string; readonly sort?: string }>>
  /** Parameters of `ssm` by name. */
  readonly parameters?: Readonly<Record<string, Said>>
  /** Secrets of `secretsmanager` by id. */
  readonly secrets?: Readonly<Record<string, Said>>
}

/** What a trigger may keep between calls. */
export interface KvQuota {
  readonly entries: number
  /** Of all keys and values together. */
  readonly bytes: number
}

/** What a script may reach beyond its event; nothing that its trigger does not declare. */
export interface Capabilities {
  readonly fetch: readonly FetchRule[]
  /** Names of secrets, read as `context.poolwright.secrets`. */
  readonly secrets: readonly string[]
  /** A store of the trigger's own in each pool, by `context.poolwright.kv`. */
  readonly kv?: KvQuota
  /** Operations on the pool that fired the hook, by `context.poolwright.api` and by the AWS SDK. */
  readonly api: readonly string[]
  /** The ARN of the role whose policies decide what of `api` it may do; all of it where there is none. */
  readonly role?: string
  /** Services of AWS, by the AWS SDK. */
  readonly aws: Readonly<Partial<Record<AwsService, AwsReach>>>
  /** What Cognito does not tell. */
  readonly context: readonly ('ip' | 'userAgent')[]
  /** Whether a sender gets its code in the clear. */
  readonly plainCode: boolean
}

/** What one call of a script may use. */
export interface Limits {
  /** Milliseconds from its beginning to its answer. */
  readonly timeout: number
  /** Milliseconds of computing. */
  readonly cpu: number
  /** Bytes of heap. */
  readonly memory: number
  /** Bytes of its answer. */
  readonly output: number
  /** Bytes it may write to its console; the rest is left out. */
  readonly logs: number
  /** How many requests it may make, of whatever kind. */
  readonly fetches: number
  /** Bytes of one request, and of one answer. */
  readonly fetchSize: number
  /** Whether each call begins with nothing that an earlier one has left. */
  readonly fresh: boolean
}

/** What a script gets where neither trigger nor stage says. A whole pipeline has as long as one script. */
export const defaultLimits: Limits = {
  timeout: 5000,
  cpu: 5000,
  memory: 64 * 1024 * 1024,
  output: 6 * 1024 * 1024,
  logs: 32 * 1024,
  fetches: 50,
  fetchSize: 1024 * 1024,
  fresh: false,
}
/** How many calls of one trigger run at once in one pool, where the trigger does not say. */
export const defaultConcurrency = 32

/** A declared script. */
export interface Trigger {
  readonly name: string
  readonly arn: string
  /** The script's file, as a path from the project's folder with `/` between its parts. */
  readonly script: string
  readonly sha256?: string
  readonly hooks: readonly string[]
  readonly limits: Limits
  /** How many of its calls run at once in one pool; further ones stand in line. */
  readonly concurrency: number
  readonly capabilities: Capabilities
  /** `process.env` of the script. */
  readonly env: Readonly<Record<string, Said>>
  /** What its stages may say under `with`, each by its name. */
  readonly parameters?: JsonObject
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
  /** Those of its trigger, as far as the stage leaves them. */
  readonly capabilities: Capabilities
}

/** What stands behind a Lambda ARN: the stages that run, in order. A trigger alone is one of one stage. */
export interface LambdaFunction {
  readonly name: string
  readonly arn: string
  readonly stages: readonly Stage[]
}

/** A whole pipeline has as long as Cognito gives a Lambda function. Milliseconds. */
export const pipelineTimeout = 5000

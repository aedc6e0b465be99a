import type { Api } from './api.ts'
import type { Json, JsonObject } from './trigger.ts'

/** What a stage says under `with`, of which nothing is known: it may say nothing. */
export type AnySettings = JsonObject | undefined

/** Ends a call in the manner of Node's callbacks; a promise that the handler returns does the same. */
export type Callback<Result> = (error?: Error | string | null, result?: Result) => void

/**
 * A function that a trigger's script exports as `handler`. It gives back the event, at once, by a promise,
 * or by the callback; an error that it throws refuses what the hook is about.
 */
export type Handler<Event, Answer = Event, With = AnySettings> = {
  // A method, because parameters of methods are compared both ways: what is typed by `aws-lambda` is a handler too.
  handle(event: Event, context: Context<With>, callback: Callback<Answer>): Answer | void | Promise<Answer>
}['handle']

/** What a handler is told beside its event: the members that Lambda gives, and `poolwright`. */
export interface Context<With = AnySettings> {
  /** Whether an answer by callback waits until timers and requests are done. */
  callbackWaitsForEmptyEventLoop: boolean
  readonly functionName: string
  readonly functionVersion: string
  readonly invokedFunctionArn: string
  /** Mebibytes, as text. */
  readonly memoryLimitInMB: string
  /** Of this call, and of no other. */
  readonly awsRequestId: string
  readonly logGroupName: string
  readonly logStreamName: string
  /** Only functions that a mobile app calls have one. */
  readonly identity: undefined
  /** Only functions that a mobile app calls have one. */
  readonly clientContext: undefined
  /** Milliseconds until nobody waits for the answer any more. */
  getRemainingTimeInMillis(): number
  /** @deprecated Return a promise, or use the callback. */
  done(error?: unknown, result?: unknown): void
  /** @deprecated Throw, or use the callback. */
  fail(error: unknown): void
  /** @deprecated Return a promise, or use the callback. */
  succeed(result?: unknown): void
  readonly poolwright: PoolwrightContext<With>
}

/** What Lambda does not tell, as far as the trigger's own file declares it. */
export interface PoolwrightContext<With = AnySettings> {
  /** What the stage says under `with`. */
  readonly with: With
  /** Values of the secrets that `capabilities: secrets` names. */
  readonly secrets: Readonly<Record<string, string>>
  /** The address that the request came from, with `capabilities: context: [ip]`. */
  readonly ip?: string
  /** The caller's `User-Agent`, with `capabilities: context: [userAgent]`. */
  readonly userAgent?: string
  /** The code in the clear, for senders with `capabilities: plainCode`. */
  readonly code?: string
  /**
   * Opens `request.code` of a custom sender's event, with `capabilities: aws: kms`. Rejects with an Error by the
   * name of `InvalidCiphertextException` where it is no code of the pool that fired the hook.
   */
  readonly decrypt?: (code: string) => Promise<string>
  /** The trigger's own store in this pool. Reading it throws a TypeError without `capabilities: kv`. */
  readonly kv: Kv
  /** Operations on the pool that fired the hook. Reading it throws a TypeError without `capabilities: api`. */
  readonly api: PoolApi
}

/**
 * A small store that a trigger has in each pool. Each method rejects with an Error, by the name of
 * `QuotaExceededError` where the trigger's quota of entries or bytes, or the call's number of requests, is used
 * up, and of `TypeError` or `RangeError` where what it is given cannot be kept.
 */
export interface Kv {
  /** Gives what was last set, unless it has expired. */
  get(key: string): Promise<Json | undefined>
  /** Keeps a value, for `ttl` seconds where that is said. */
  set(key: string, value: Json, options?: KeepFor): Promise<void>
  /** Says whether there was one. */
  delete(key: string): Promise<boolean>
  /**
   * Adds `by`, or one, to a number in one step, and gives the sum; what is not there counts as nought. The
   * time of a counter runs from its first increment.
   */
  increment(key: string, by?: number, options?: KeepFor): Promise<number>
  /** Gives the keys that begin with a prefix, or all: the first thousand in their order. */
  list(prefix?: string): Promise<string[]>
}

/** How long an entry is kept. */
export interface KeepFor {
  /** Seconds from now; without it the entry stays. */
  readonly ttl?: number | undefined
}

/**
 * One function an operation of the user-pool API, on the pool that fired the hook; only those that
 * `capabilities: api` lists are there. Each rejects with an Error whose `name` and `code` are the refusal's.
 */
export type PoolApi = {
  readonly [Name in keyof Api]: PoolOperation<Api[Name]['input'], Api[Name]['output']>
}

/** An operation as a script calls it: `UserPoolId` may be left out. */
export type PoolOperation<Input, Output> =
  {} extends OnThisPool<Input>
    ? (input?: OnThisPool<Input>) => Promise<Output>
    : (input: OnThisPool<Input>) => Promise<Output>

type OnThisPool<Input> = 'UserPoolId' extends keyof Input
  ? Omit<Input, 'UserPoolId'> & { readonly UserPoolId?: string }
  : Input

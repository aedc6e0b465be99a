import type { ScenarioDocument } from '../config/made/documents.ts'
import type { HookKey } from '../model/hook.ts'
import type { JsonObject } from '../model/trigger.ts'

type Step = ScenarioDocument['steps'][number]

/** What a test begins with: as `given` of a scenario, and where the project is. */
export interface PoolOptions extends NonNullable<ScenarioDocument['given']> {
  /** The project's folder; the working directory when left out. */
  readonly root?: string
  /** The environment; `dev` where there is one, when left out. */
  readonly env?: string
  /** When it begins, as ISO 8601; 2026-01-01T00:00:00Z when left out. */
  readonly clock?: string
  /** What chance is drawn from: with the same seed, the same codes. */
  readonly seed?: string
}

/** What a step of a scenario takes, without what only a file needs. */
export type Taking<Kind extends Step['do']> = Omit<
  Extract<Step, { readonly do: Kind }>,
  'name' | 'do' | 'after' | 'expect'
>

/** What came of what was done. */
export interface Done {
  /** Claims of the tokens that were given. */
  readonly id?: JsonObject
  readonly access?: JsonObject
  /** The challenge that was asked. */
  readonly challenge?: string
  /** What was delivered. */
  readonly sent: 'email' | 'sms' | 'nothing'
  /** The hooks that ran a script, in order. */
  readonly hooks: readonly HookKey[]
  /** What a trigger answered that was invoked. */
  readonly response?: JsonObject
  /** The role of credentials. */
  readonly role?: string
  /** The identity of credentials. */
  readonly identityId?: string
}

/** A message that arrived. */
export interface TestMessage {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly medium: 'EMAIL' | 'SMS'
  readonly to: string
  /** Why it was sent, such as `SignUp`. */
  readonly reason: string
  readonly subject?: string
  readonly text: string
  /** The code in it, where there is one. */
  readonly code?: string
}

/** What Cognito refuses with: its code is the name of the error, such as `NotAuthorizedException`. */
export class Refused extends Error {
  /** The hooks that ran a script before it was refused, in order. */
  readonly hooks: readonly HookKey[]

  constructor(code: string, message: string, hooks: readonly HookKey[]) {
    super(message)
    this.name = code
    this.hooks = hooks
  }
}

/**
 * A pool of a project on a server of its own, in memory and without sockets: what steps of scenarios do, as
 * functions. What is begun while something else is under way waits for it. Each rejects with `Refused` where
 * Cognito would refuse, and with another error where a scenario could not say or play it.
 */
export interface TestPool {
  signUp(step: Taking<'signUp'>): Promise<Done>
  confirmSignUp(step: Taking<'confirmSignUp'>): Promise<Done>
  signIn(step: Taking<'signIn'>): Promise<Done>
  answer(step: Taking<'answer'>): Promise<Done>
  refresh(step?: Taking<'refresh'>): Promise<Done>
  clientCredentials(step: Taking<'clientCredentials'>): Promise<Done>
  credentials(step: Taking<'credentials'>): Promise<Done>
  invoke(step: Taking<'invoke'>): Promise<Done>
  /** Whether the credentials that were last given may do something, such as `s3:GetObject`, to an ARN. */
  can(action: string, resource: string): boolean
  readonly inbox: {
    /** What was sent, the newest first: to one address, or to all. */
    list(to?: string): readonly TestMessage[]
    latest(to?: string): TestMessage | undefined
  }
  /** It stands still until a test lets time pass, such as `16m`. */
  readonly clock: { now(): Date; pass(duration: string): void }
  /** Ends the processes in which scripts run, when what was begun is done. Nothing else can be done after it. */
  close(): Promise<void>
  /** Closes it at the end of the block that has it as `await using`. */
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Opens a pool of a project for tests, as `poolwright/testing` has it. Rejects where the project has a mistake,
 * or no pool of this name.
 */
export type OpenPool = (name: string, options?: PoolOptions) => Promise<TestPool>

/** What `poolwright/testing` exports, whose types must not lead into the engine. */
export declare const pool: OpenPool

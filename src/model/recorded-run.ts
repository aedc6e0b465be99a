import type { Cited, Decision } from './iam.ts'
import type { HookRecord } from './trace.ts'
import type { JsonObject } from './trigger.ts'

/** What a list tells of a request that went through `dev`. */
export interface RunLine {
  /** `r-` and a number that grows from run to run, such as `r-42`. */
  readonly id: string
  /** When it began, as ISO 8601 in UTC. */
  readonly at: string
  readonly operation: string
  /** `answered`, or the code that the caller was refused with. */
  readonly outcome: string
  /** The sentence that the caller was refused with. */
  readonly message?: string
  /** Milliseconds. */
  readonly took: number
  /** The id of the user pool, where the run got as far as finding it. */
  readonly pool?: string
  /** The id of the app client. */
  readonly client?: string
  /** Whom it is about: as the caller named them, else by an address, else by user name. */
  readonly user?: string
  readonly username?: string
  /** The script that asked, where it was none of the outside. */
  readonly by?: { readonly trigger: string; readonly requestId: string }
  /** The hooks that ran a script, in order. */
  readonly hooks: readonly HookLine[]
}

/** What a list tells of a hook. */
export interface HookLine extends Pick<HookRecord, 'hook' | 'triggerSource'> {
  readonly triggers: readonly string[]
  /** `failed` where a script failed that its author does not let pass. */
  readonly outcome: 'answered' | 'failed'
}

/** A request that went through `dev`, as it is kept: with its hooks, and without any secret. */
export interface RecordedRun extends RunLine {
  /** What the answer said as `x-amzn-RequestId`. */
  readonly requestId: string
  /** Where it came from, and through how many calls of scripts. */
  readonly caller?: { readonly ip?: string; readonly userAgent?: string; readonly depth?: number }
  /** Who the request is signed by. */
  readonly signedBy?: SignedBy
  /** What IAM says of it. */
  readonly decision?: RunDecision
  /** The input, as far as it is one of the operation. */
  readonly asked?: JsonObject
  /** The output. */
  readonly said?: JsonObject
  /** What the tokens in the output say; never the tokens. */
  readonly claims?: { readonly id?: JsonObject; readonly access?: JsonObject }
  readonly trace: readonly RunStep[]
  /** What did not fit into the record, in words. */
  readonly cut?: readonly string[]
}

/** Who signed a request, as far as a run tells it. */
export interface SignedBy {
  readonly accessKeyId: string
  readonly region: string
  /** Who that is for policies. */
  readonly arn: string
  /** Whether the signature was verified: one that only `dev` believes, `serve` refuses. */
  readonly proven: boolean
}

/** What IAM was asked about a request, and what it said. */
export interface RunDecision {
  /** `cognito-idp:AdminGetUser` */
  readonly action: string
  /** An ARN, or `*`. */
  readonly resource: string
  readonly decision: Decision['decision']
  /** The statement that decided, where one did. */
  readonly by?: Cited
  /** AWS's sentence, where it is denied. */
  readonly denied?: string
  /** Whether it counted: `dev` denies nothing, and only tells what `serve` would. */
  readonly enforced: boolean
}

/** A step of a run, with those inside. */
export interface RunStep {
  readonly step: string
  /** Milliseconds since the run began. */
  readonly at: number
  /** Milliseconds. */
  readonly took: number
  /** The names of what it found out. */
  readonly gave: readonly string[]
  readonly inside: readonly RunStep[]
  /** Why it ended the run. */
  readonly refused?: string
  readonly hook?: HookRecord
}

/** Which runs are asked for; all that is given must fit. */
export interface RunFilter {
  /** The id of a user pool. */
  readonly pool?: string | undefined
  /** The user's name, address, or what was typed in their place; letters of either case. */
  readonly user?: string | undefined
  readonly operation?: string | undefined
  /** A hook that ran a script, as AWS or as the YAML names it. */
  readonly hook?: string | undefined
  /** A trigger that stood at such a hook, whether it ran or was skipped. */
  readonly trigger?: string | undefined
  /** `answered`, `refused`, or the code of a refusal. */
  readonly outcome?: string | undefined
  /** Only runs after the one of this number. */
  readonly after?: number | undefined
}

/** The number in the id of a run, which may be typed with or without its `r-`; none where it is no id. */
export function runNumber(id: string): number | undefined {
  const [, digits] = /^(?:r-)?0*(\d{1,15})$/i.exec(id.trim()) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** The id of a run of this number. */
export const runId = (number: number) => `r-${number}`

/** Every hook that ran a script in a run, in order. */
export const hooksIn = (trace: readonly Pick<RunStep, 'hook' | 'inside'>[]): readonly HookRecord[] =>
  trace.flatMap(({ hook, inside }) => [...(hook ? [hook] : []), ...hooksIn(inside)])

import type { About } from '../../engine/about.ts'
import type { TraceLine } from '../../engine/flow.ts'
import { covered, secretsUnder } from '../../engine/redact.ts'
import { hooksIn, type HookLine, type RecordedRun } from '../../model/recorded-run.ts'
import type { HookRecord } from '../../model/trace.ts'
import { fit } from './fit.ts'
import { scrubber } from './scrub.ts'

/** A request that has been answered. */
export interface Finished {
  readonly requestId: string
  readonly operation: string
  readonly outcome: string
  readonly message?: string
  readonly at: number
  readonly took: number
  readonly trace: readonly TraceLine[]
  readonly signedBy?: { readonly accessKeyId: string; readonly region: string }
  readonly caller?: NonNullable<RecordedRun['caller']>
  readonly by?: { readonly trigger: string; readonly requestId: string }
  /** The user as the caller named them. */
  readonly typed?: string
  /** The input and the output, their secrets covered. */
  readonly asked?: unknown
  readonly said?: unknown
  /** What the tokens of the output say. */
  readonly claims?: () => RecordedRun['claims']
  /** Every secret that was asked or answered with. */
  readonly secrets?: () => ReadonlySet<string>
}

/** Characters that are looked at: more is only there to take up time. */
const most = 2 * 1024 * 1024

/** A run as it may be kept: plain data, bounded, and without a secret of its own or of the project's. */
export function recordOf(
  run: Finished,
  known: Iterable<string>,
): { readonly run: Omit<RecordedRun, 'id'>; readonly names: readonly string[] } {
  const hooks = hooksIn(run.trace)
  const secrets = new Set([
    ...known,
    ...(run.secrets?.() ?? []),
    ...hooks.flatMap((hook) => [hook, ...hook.stages].flatMap((part) => [...secretsUnder(part)])),
  ])
  const clean = cleaner(secrets)
  const { pool, client, username, known: address } = aboutAll(run.trace)
  const names = [run.typed, address, username].filter((name) => name !== undefined).map(clean.text)
  const { requestId, operation, outcome, signedBy, by } = run
  const user = names[0]
  const claims = clean.value(run.claims?.())
  const record = {
    at: new Date(run.at).toISOString(),
    operation,
    outcome,
    ...(run.message !== undefined && { message: clean.text(run.message) }),
    took: run.took,
    ...(pool !== undefined && { pool }),
    ...(client !== undefined && { client }),
    ...(user !== undefined && { user }),
    ...(username !== undefined && { username: clean.text(username) }),
    ...(by && { by }),
    hooks: hooks.map(hookLine),
    requestId,
    ...(run.caller && { caller: clean.value(run.caller) }),
    ...(signedBy && { signedBy: clean.value(signedBy) }),
    asked: clean.value(run.asked),
    said: clean.value(run.said),
    ...(claims !== undefined && { claims }),
    trace: run.trace.map((line) => stepOf(line, clean.value)),
  } as Omit<RecordedRun, 'id'>
  return { run: fit(record, clean.spent() ? [`everything after ${most} characters`] : []), names }
}

/** Whom and what all of a run is about: what was found last counts. */
function aboutAll(trace: readonly TraceLine[]): About {
  return trace.reduce((found, { about, inside }) => ({ ...found, ...aboutAll(inside), ...about }), {})
}

function hookLine({ hook, triggerSource, stages }: HookRecord): HookLine {
  // Of a pipeline that was run again, what came in the end counts.
  const last = Math.max(1, ...stages.map(({ attempt = 1 }) => attempt))
  const failed = stages.some(
    ({ outcome, ignored, attempt = 1 }) => attempt === last && outcome === 'failed' && !ignored,
  )
  const triggers = [...new Set(stages.map(({ trigger }) => trigger))]
  return { hook, triggerSource, triggers, outcome: failed ? 'failed' : 'answered' }
}

function stepOf({ about: _, inside, ...line }: TraceLine, clean: (value: unknown) => unknown): object {
  return { ...(clean(line) as object), inside: inside.map((inner) => stepOf(inner, clean)) }
}

/** Copies values and texts without these secrets, neither as values nor as names of members, until it has had enough. */
function cleaner(secrets: ReadonlySet<string>) {
  const scrub = scrubber(secrets)
  let left = most
  const text = (given: string) => {
    left -= given.length + 1
    return left < 0 ? '…' : scrub(given)
  }
  const value = (given: unknown): unknown => {
    if (typeof given === 'string') return text(given)
    if (typeof given === 'number') return given > 99 && secrets.has(String(given)) ? covered : given
    if (typeof given !== 'object' || given === null) return given
    if (left < 0) return '…'
    if (Array.isArray(given)) return given.map(value)
    return Object.fromEntries(Object.entries(given).map(([name, inner]) => [text(name), value(inner)]))
  }
  return { text, value, spent: () => left < 0 }
}

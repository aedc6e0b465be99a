import type { About } from '../../engine/about.ts'
import type { TraceLine } from '../../engine/flow.ts'
import { covered, redact, secretsUnder } from '../../engine/redact.ts'
import { hooksIn } from '../../model/recorded-run.ts'
import type { HookLine, RecordedRun, RunDecision, SignedBy } from '../../model/recorded-run.ts'
import type { HookRecord } from '../../model/trace.ts'
import { fit } from './fit.ts'
import { scrub } from './scrub.ts'

/** A request that has been answered. */
export interface Finished {
  readonly requestId: string
  readonly operation: string
  readonly outcome: string
  readonly message?: string
  readonly at: number
  readonly took: number
  readonly trace: readonly TraceLine[]
  readonly signedBy?: SignedBy
  readonly decision?: RunDecision
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
  const { copy, spent } = copier(secrets)
  const { pool, client, username, known: address } = aboutAll(run.trace)
  const names = [run.typed, address, username].filter((name) => name !== undefined)
  const { requestId, operation, outcome, message, took, signedBy, decision, by, caller } = run
  const user = names[0]
  const claims = run.claims?.()
  const whole = {
    names,
    run: {
      at: new Date(run.at).toISOString(),
      operation,
      outcome,
      ...(message !== undefined && { message }),
      took,
      ...(pool !== undefined && { pool }),
      ...(client !== undefined && { client }),
      ...(user !== undefined && { user }),
      ...(username !== undefined && { username }),
      ...(by && { by }),
      hooks: hooks.map(hookLine),
      requestId,
      ...(caller && { caller: copy(caller) }),
      ...(signedBy && { signedBy }),
      ...(decision && { decision: copy(decision) }),
      ...(run.asked !== undefined && { asked: copy(run.asked) }),
      ...(run.said !== undefined && { said: copy(run.said) }),
      ...(claims && { claims: copy(redact(claims)) }),
      trace: run.trace.map((line) => stepOf(line, copy)),
    } as Omit<RecordedRun, 'id'>,
  }
  const clean = scrub(whole, secrets)
  return { ...clean, run: fit(clean.run, spent() ? [`everything after ${most} characters`] : []) }
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

function stepOf(
  { about: _, decision: __, inside, at, took, ...line }: TraceLine,
  copy: (value: unknown) => unknown,
): object {
  const steps = inside.map((inner) => stepOf(inner, copy))
  return { at: micro(at), took: micro(took), ...(copy(line) as object), inside: steps }
}

/** Nobody reads more of a length of time than microseconds. */
const micro = (milliseconds: number) => Math.round(milliseconds * 1000) / 1000

/** Copies values, with what is covered in them covered, until it has had enough. A secret may be a number, too. */
function copier(secrets: ReadonlySet<string>) {
  let left = most
  const text = (given: string) => {
    left -= given.length + 1
    return left < 0 ? '…' : given
  }
  const copy = (given: unknown): unknown => {
    if (typeof given === 'string') return text(given)
    if (typeof given === 'number')
      return given > 99 && Number.isInteger(given) && secrets.has(String(given)) ? covered : given
    if (typeof given !== 'object' || given === null) return given
    if (left < 0) return '…'
    if (Array.isArray(given)) return given.map(copy)
    const made: Record<string, unknown> = {}
    for (const name in given) set(made, text(name), copy((given as Record<string, unknown>)[name]))
    return made
  }
  return { copy, spent: () => left < 0 }
}

function set(object: Record<string, unknown>, name: string, value: unknown): void {
  // Of a name that objects have another use for, a member is made all the same.
  if (name === '__proto__')
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
  else object[name] = value
}

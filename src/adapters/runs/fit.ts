import type { RecordedRun, RunStep } from '../../model/recorded-run.ts'
import type { HookRecord, StageRecord } from '../../model/trace.ts'

/** How long a record is at most, in bytes of JSON; a text in it, in characters; and how many lines of a long log stay. */
export const bounds = { record: 256 * 1024, text: 16 * 1024, logs: 40 }

type Record = Omit<RecordedRun, 'id'>

/**
 * A record that is short enough to be kept. What is too long goes, the least missed first, and is named in
 * `cut`: texts are ended early; then the output goes, the middle of logs, whole events and responses from
 * the longest on, the steps around the hooks, the input, and at last the hooks after the first few.
 */
export function fit(record: Record, gone: readonly string[] = []): Record {
  const cut = [...gone]
  let size = sizeOf(record)
  let now = record
  // No text can be too long where all of it together is not.
  for (const shorten of size > bounds.text ? [withShortTexts, ...ways] : []) {
    if (shorten !== withShortTexts && size <= bounds.record) break
    now = shorten(now, cut)
    size = sizeOf(now)
  }
  return cut.length ? { ...now, cut } : now
}

const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value) ?? '')

/** The same, with every text ended early that is too long. */
function shortened(value: unknown, cut: string[]): unknown {
  if (typeof value === 'string') {
    if (value.length <= bounds.text) return value
    const words = `texts after ${bounds.text} characters`
    if (!cut.includes(words)) cut.push(words)
    return `${value.slice(0, bounds.text).toWellFormed()}… (${value.length - bounds.text} characters more)`
  }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => shortened(item, cut))
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortened(inner, cut)]))
}

type Shorten = (record: Record, cut: string[]) => Record

const withShortTexts: Shorten = (record, cut) => shortened(record, cut) as Record

const withoutOutput: Shorten = ({ said, ...record }, cut) => {
  if (said !== undefined) cut.push('the output')
  return record
}

const withoutInput: Shorten = ({ asked, claims, ...record }, cut) => {
  if (asked !== undefined) cut.push('the input')
  if (claims !== undefined) cut.push('the claims')
  return record
}

const withShortLogs: Shorten = (record, cut) =>
  changed(record, (hook) => ({
    ...hook,
    stages: hook.stages.map((stage): StageRecord => {
      const { trigger, logs } = stage
      if (logs.length <= bounds.logs) return stage
      cut.push(`all but the first and last lines of the log of ${trigger}`)
      return { ...stage, logs: [...logs.slice(0, bounds.logs / 2), ...logs.slice(-bounds.logs / 2)] }
    }),
  }))

/** Without events and responses, from the longest on, until the rest fits. */
const withoutLongest: Shorten = (record, cut) => {
  const parts: { size: number; words: string }[] = []
  changed(record, (hook) => {
    eachPart(hook, (words, value) => void parts.push({ size: sizeOf(value), words }))
    return hook
  })
  let over = sizeOf(record) - bounds.record
  const gone = new Set<string>()
  for (const { size, words } of parts.toSorted((a, b) => b.size - a.size)) {
    if (over <= 0) break
    over -= size
    gone.add(words)
  }
  cut.push(...gone)
  return changed(record, (hook) => eachPart(hook, (words, value) => (gone.has(words) ? undefined : value)))
}

const onlyHooks: Shorten = (record, cut) => {
  cut.push('the steps around the hooks')
  const flat = (steps: readonly RunStep[]): readonly RunStep[] =>
    steps.flatMap((step) => [...(step.hook ? [{ ...step, inside: [] }] : []), ...flat(step.inside)])
  return { ...record, trace: flat(record.trace) }
}

const fewHooks: Shorten = (record, cut) => {
  const [first, ...more] = record.trace
  cut.push(`${more.length} of the hooks`)
  const bare = (stage: StageRecord): StageRecord => ({ ...stage, logs: [], calls: [] })
  return {
    ...record,
    trace: first
      ? [{ ...first, ...(first.hook && { hook: { ...first.hook, stages: first.hook.stages.map(bare) } }) }]
      : [],
  }
}

const ways: readonly Shorten[] = [
  withoutOutput,
  withShortLogs,
  withoutLongest,
  withoutInput,
  onlyHooks,
  fewHooks,
]

/** The same run with something changed in its hooks. */
function changed(record: Record, change: (hook: HookRecord) => HookRecord): Record {
  const inside = (steps: readonly RunStep[]): readonly RunStep[] =>
    steps.map((step) => ({
      ...step,
      inside: inside(step.inside),
      ...(step.hook && { hook: change(step.hook) }),
    }))
  return { ...record, trace: inside(record.trace) }
}

/** The same hook with what `change` makes of its event and of each response. */
function eachPart(hook: HookRecord, change: (words: string, value: unknown) => unknown): HookRecord {
  const { triggerSource, event, response, stages } = hook
  return {
    ...hook,
    event: change(`the event of ${triggerSource}`, event),
    ...(response !== undefined && { response: change(`the response of ${triggerSource}`, response) }),
    stages: stages.map((stage) =>
      stage.response === undefined
        ? stage
        : {
            ...stage,
            response: change(`the response of ${stage.trigger} at ${triggerSource}`, stage.response),
          },
    ),
  }
}

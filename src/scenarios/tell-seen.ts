import type { ScenarioDocument } from '../config/made/documents.ts'
import type { Position } from '../model/finding.ts'
import type { Json, JsonObject } from '../model/trigger.ts'
import type { Happened, Story } from './open-story.ts'
import { tellPowers } from './tell-powers.ts'
import { hooksThatRan, sentIn, type Seen } from './seen.ts'
import type { Outcome, Scene } from './step.ts'

type Steps = ScenarioDocument['steps'][number]
/** What a step on the server of a story expects. */
export type Expect = NonNullable<Extract<Steps, { do: 'signUp' }>['expect']>

/** Holds what was seen against what was expected: one line for each difference, and then what led to it. */
export function tellSeen(
  expect: Expect,
  seen: Seen,
  happened: Happened,
  story: Story,
  at: Scene['at'],
): Outcome {
  const hooks = hooksThatRan(seen.record ? [seen.record] : happened.hooks)
  const actual: Readonly<Record<string, Json | undefined>> = {
    error: seen.error,
    message: seen.message,
    id: seen.id,
    access: seen.access,
    challenge: seen.challenge,
    sent: sentIn(seen, happened),
    hooks,
    response: seen.response,
    role: seen.role,
  }
  const expected = Object.entries(expect) as [string, Json | undefined][]
  const differing = expected.flatMap(([name, value]) =>
    value === undefined || name === 'can' || name === 'cannot' ? [] : differ(value, actual[name], [name]),
  )
  const refused =
    seen.error !== undefined && expect.error === undefined
      ? [{ path: [], said: `expected that it succeeds, and it was refused: ${seen.error}: ${seen.message}` }]
      : []
  const lines = [...refused, ...differing].map(
    ({ path, said }) => `${said}${place(at(...(path.length ? ['expect', ...path] : ['expect'])) ?? at())}`,
  )
  const powers = tellPowers(expect, seen, story, at)
  if (!lines.length && !powers.length) return { ok: true, told: [] }
  const update = lines.length ? { update: seenAs(expect, actual) } : {}
  return { ok: false, told: [...lines, ...powers, ...ledTo(happened, seen)], ...update }
}

interface Difference {
  readonly path: readonly (string | number)[]
  readonly said: string
}

/** Where a value is not what was expected: of objects, only the members that were expected count. */
function differ(expected: Json, actual: Json | undefined, path: Difference['path']): readonly Difference[] {
  if (isObject(expected) && isObject(actual))
    return Object.entries(expected).flatMap(([key, value]) => differ(value, actual[key], [...path, key]))
  if (same(expected, actual)) return []
  const said = `${path.join('.')}: expected ${shown(expected)}, saw ${shown(actual)}`
  return [{ path, said }]
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function same(one: Json, other: Json | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => same(item as Json, other[index] as Json))
  if (isObject(one) && isObject(other))
    return (
      Object.keys(one).length === Object.keys(other).length &&
      Object.entries(one).every(([key, value]) => same(value, other[key]))
    )
  return one === other
}

const longest = 300
function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

const place = (at: Position | undefined) => (at ? ` (${at.file}:${at.line})` : '')

/** What scripts met on the way. */
function ledTo({ hooks, inner, unanswered }: Happened, { record }: Seen): readonly string[] {
  const failed = [...hooks, ...inner, ...(record ? [record] : [])].flatMap(({ triggerSource, stages }) =>
    stages.flatMap(({ trigger, error }) => {
      const where = error?.place ? ` (${error.place.file}:${error.place.line})` : ''
      return error
        ? [`\`${trigger}\` failed at ${triggerSource}${where}: ${error.type}: ${error.message}`]
        : []
    }),
  )
  return [
    ...failed,
    ...unanswered.map((what) => `nothing is given for \`${what}\`: say its answer under given.fetch`),
  ]
}

/** What `expect` would say of what was seen: of what it says now, and of a refusal. What may be done stays. */
function seenAs(expect: Expect, actual: Readonly<Record<string, Json | undefined>>): JsonObject {
  const { error, message } = actual
  const refusal = error === undefined ? {} : { error, ...(message !== undefined && { message }) }
  const kept = Object.entries(expect).flatMap(([name, value]): [string, Json][] => {
    if (name === 'can' || name === 'cannot') return error === undefined ? [[name, value as Json]] : []
    if (name === 'error' || name === 'message' || actual[name] === undefined) return []
    return [[name, within(value as Json, actual[name])]]
  })
  return { ...refusal, ...Object.fromEntries(kept) }
}

/** A value, of which only those members are told that were expected, as far as there are any. */
function within(expected: Json, actual: Json): Json {
  if (!isObject(expected) || !isObject(actual)) return actual
  return Object.fromEntries(
    Object.entries(expected).flatMap(([key, value]) =>
      actual[key] === undefined ? [] : [[key, within(value, actual[key])]],
    ),
  )
}

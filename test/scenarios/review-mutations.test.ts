import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isMap, isScalar, parse, parseDocument } from 'yaml'
import type { Plan } from '../../src/review/plan/plan.ts'
import type { PlanChange } from '../../src/review/plan/plan-change.ts'
import { mutationsOf, type Mutation } from './review/mutations.ts'
import { base, planOf } from './review/pull-requests.ts'

/** What is said in a file at a path, before it is said otherwise. */
function saidAt({ file, path }: Pick<Mutation, 'file' | 'path'>): unknown {
  const value = parseDocument(base.get(file) ?? '').getIn(path)
  return isScalar(value) ? value.value : isMap(value) || typeof value === 'object' ? json(value) : value
}

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown

/** Every default that a schema says, by the name of the property. */
const defaults = new Map<string, Set<string>>()
const schemas = new URL('../../schemas/config/', import.meta.url)
for (const file of readdirSync(schemas)) gather(JSON.parse(readFileSync(new URL(file, schemas), 'utf8')))

function gather(node: unknown): void {
  if (typeof node !== 'object' || node === null) return
  const { properties = {} } = node as { properties?: Record<string, { default?: unknown }> }
  for (const [key, said] of Object.entries(properties))
    if (said.default !== undefined)
      defaults.set(key, (defaults.get(key) ?? new Set()).add(JSON.stringify(said.default)))
  for (const inner of Object.values(node)) gather(inner)
}

const last = ({ path }: Mutation) => String(path.at(-1))
const isListed = (keys: readonly string[], mutation: Mutation) => keys.includes(last(mutation))
const only = (changes: readonly PlanChange[], kinds: readonly string[]) =>
  changes.length > 0 && changes.every(({ kind, risk }) => risk === 'cosmetic' && kinds.includes(kind))

/** Why a mutation may come to nothing; each is looked at, and not taken for granted. */
const reasons: Readonly<Record<string, (mutation: Mutation, plan: Plan) => boolean>> = {
  'the value said is the default': (mutation) =>
    mutation.what === 'delete' &&
    (defaults.get(last(mutation))?.has(JSON.stringify(saidAt(mutation))) ?? false),
  'nobody but a reader of the file sees a description': (mutation) => last(mutation) === 'description',
  'it is told as words that people read': (_, { changes }) => only(changes, ['description', 'message']),
  'policies allow what they did, by proof': (_, { changes }) =>
    only(changes, ['allows', 'userAllows']) && changes.every(({ proof }) => proof?.verdict === 'equal'),
  'the list is a set': (mutation, { changes }) =>
    ['reverse', 'twice'].includes(mutation.what) &&
    isListed(
      ['factors', 'scopes', 'providers', 'auth', 'read', 'write', 'require', 'on', 'fetch'],
      mutation,
    ) &&
    changes.length === 0,
  'a rule that is said twice meets nobody': (mutation, { changes }) =>
    mutation.what === 'twice' && last(mutation) === 'rules' && only(changes, ['roleRule']),
  'the groups stand in the same order': ({ file, text, path }, { changes }) =>
    path.at(-1) === 'precedence' &&
    only(changes, ['groupRole']) &&
    JSON.stringify(ranked(text)) === JSON.stringify(ranked(base.get(file) ?? '')),
  'whoever uses the fragment says it themselves': (mutation) =>
    mutation.file.endsWith('strict.fragment.yaml') &&
    [...base].every(([path, text]) => {
      const { use } = (path.endsWith('.pool.yaml') ? parse(text) : {}) as { use?: readonly string[] }
      return !use || parseDocument(text).getIn(mutation.path.slice(1)) !== undefined
    }),
  'a standard attribute is there without being named': (mutation) =>
    mutation.what === 'delete' &&
    mutation.path[0] === 'attributes' &&
    JSON.stringify(saidAt(mutation)) === '{}',
  'the trigger of the stage says the same': (mutation) => {
    const stage = saidAt({ file: mutation.file, path: mutation.path.slice(0, -1) }) as { use?: string }
    const trigger = base.get(`triggers/${stage.use}.trigger.yaml`)
    const key = last(mutation)
    return (
      mutation.what === 'delete' &&
      trigger !== undefined &&
      JSON.stringify((parse(trigger) as Record<string, unknown>)[key]) === JSON.stringify(saidAt(mutation))
    )
  },
}

/** Groups by their precedence; one without comes last. */
function ranked(text: string): readonly string[] {
  const { groups = {} } = parse(text) as { groups?: Record<string, { precedence?: number }> }
  const rank = (name: string) => groups[name]?.precedence ?? Number.MAX_SAFE_INTEGER
  return Object.keys(groups).sort((one, other) => rank(one) - rank(other))
}

/** One in seven, always the same ones: all of them take minutes. */
const isChosen = ({ file, path, what }: Mutation) =>
  createHash('sha256')
    .update(JSON.stringify([file, path, what]))
    .digest()
    .readUInt32BE() %
    7 ===
  0

const files = [...base].filter(([file]) => file.endsWith('.yaml'))

describe('whatever is said otherwise in a file', () => {
  it.each(files)(
    'is a mistake, is told, or has a reason to come to nothing: %s',
    { timeout: 300_000 },
    (file, text) => {
      const untold = [...mutationsOf(file, text)].filter(isChosen).flatMap((mutation) => {
        const plan = planOf(base, new Map(base).set(file, mutation.text))
        const isTold = plan.mistakes.length > 0 || plan.changes.some(({ risk }) => risk !== 'cosmetic')
        const isFine = isTold || Object.values(reasons).some((holds) => holds(mutation, plan))
        return isFine ? [] : [`${mutation.what} ${mutation.path.join('.')}`]
      })
      expect(untold).toEqual([])
    },
  )
})

/** What each file declares, for which nothing is left once it is gone. */
it.each(files.filter(([file]) => !file.endsWith('.fragment.yaml')))(
  'is not silent of a file that is gone: %s',
  (file) => {
    const after = new Map(base)
    after.delete(file)
    const { mistakes, changes } = planOf(base, after)
    expect(mistakes.length + changes.filter(({ risk }) => risk !== 'cosmetic').length).toBeGreaterThan(0)
  },
)

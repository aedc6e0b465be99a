import type { PolicyKind } from '../../iam/mistake-in.ts'
import type { Json, JsonObject } from '../../model/trigger.ts'
import type { Addresses } from '../addresses.ts'
import { documentOf } from '../canonical/iam/statements.ts'
import { isObject } from '../canonical/tree.ts'
import type { Resource } from '../merge/resource.ts'
import type { Path } from '../path.ts'
import { rawOf, trustOf } from './raw-role.ts'

/** A text of a policy, and where it is written. */
export interface Said {
  readonly text: string
  readonly path: Path
}

/** One key of one operator of a condition. */
export interface SaidCondition {
  readonly operator: Said
  readonly key: Said
  readonly values: readonly Said[]
}

/** One statement as its author wrote it; of what he wrote, what can be read, and is no text that was left unresolved. */
export interface SaidStatement {
  readonly path: Path
  /** In IAM's words. */
  readonly canonical: JsonObject
  /** Those that it is about, and those that it excepts. */
  readonly actions: readonly Said[]
  readonly resources: readonly Said[]
  readonly conditions: readonly SaidCondition[]
}

/** One policy of a resource. */
export interface SaidPolicy {
  readonly kind: Extract<PolicyKind, 'identity' | 'trust'>
  readonly path: Path
  /** In IAM's words. */
  readonly document: JsonObject
  readonly statements: readonly SaidStatement[]
}

/** Every policy that a role, a user or a managed policy says, in its own words or as raw documents. */
export function saidPolicies(resource: Resource, addresses: Addresses): readonly SaidPolicy[] {
  const { kind, name, value } = resource
  const scope = { name, addresses }
  const { allow, deny, policies, document, trust: trusted } = value
  const { Policies: raw } = rawOf(resource)
  const said: SaidPolicy[] = []
  if (raw !== undefined) said.push(...rawPolicies(raw))
  else if (allow !== undefined || deny !== undefined) {
    const whole = documentOf(value, scope)
    said.push({
      kind: 'identity',
      path: [allow === undefined ? 'deny' : 'allow'],
      document: whole,
      statements: statementsIn(value, whole),
    })
  }
  if (raw === undefined)
    for (const [key, one] of entriesOf(policies)) said.push(rawPolicy('identity', ['policies', key], one))
  if (kind === 'policy' && document !== undefined) said.push(rawPolicy('identity', ['document'], document))
  if (isObject(trusted)) {
    const { document: whole, path, words } = trustOf(resource, addresses)
    said.push(
      words
        ? { kind: 'trust', path, document: whole, statements: [shorthand(trusted, whole)] }
        : rawPolicy('trust', path, whole),
    )
  }
  return said
}

const sides = ['allow', 'deny'] as const

function statementsIn(value: JsonObject, document: JsonObject): readonly SaidStatement[] {
  const canonical = document['Statement'] as readonly JsonObject[]
  const written = sides.flatMap((side) =>
    ((value[side] ?? []) as readonly JsonObject[]).map((one, index) => ({ one, path: [side, index] })),
  )
  return written.map(({ one, path }, index) => ({
    path,
    canonical: canonical[index] ?? {},
    actions: [...texts(one, path, 'do'), ...texts(one, path, 'notDo')],
    resources: [...texts(one, path, 'on'), ...texts(one, path, 'notOn')],
    conditions: conditionsIn(one, path, 'condition'),
  }))
}

/** The one statement of a trust in words: of it, only the conditions are the author's. */
const shorthand = (trusted: JsonObject, document: JsonObject): SaidStatement => ({
  path: ['trust'],
  canonical: (document['Statement'] as readonly JsonObject[])[0] ?? {},
  actions: [],
  resources: [],
  conditions: conditionsIn(trusted, ['trust'], 'condition'),
})

/** The inline policies of CloudFormation: a list, of which what has another shape is told elsewhere. */
const rawPolicies = (raw: Json): readonly SaidPolicy[] =>
  (Array.isArray(raw) ? (raw as readonly Json[]) : []).flatMap((one, index) =>
    isObject(one) && isObject(one['PolicyDocument'])
      ? [rawPolicy('identity', ['aws', 'Policies', index, 'PolicyDocument'], one['PolicyDocument'])]
      : [],
  )

function rawPolicy(kind: SaidPolicy['kind'], path: Path, raw: Json): SaidPolicy {
  const document = isObject(raw) ? raw : {}
  const { Statement } = document
  const all = Array.isArray(Statement)
    ? (Statement as readonly Json[]).map((one, index) => ({ one, at: [...path, 'Statement', index] }))
    : [{ one: Statement, at: [...path, 'Statement'] }]
  const statements = all.flatMap(({ one, at }): SaidStatement[] => {
    if (!isObject(one)) return []
    return [
      {
        path: at,
        canonical: one,
        actions: [...texts(one, at, 'Action'), ...texts(one, at, 'NotAction')],
        resources: [...texts(one, at, 'Resource'), ...texts(one, at, 'NotResource')],
        conditions: conditionsIn(one, at, 'Condition'),
      },
    ]
  })
  return { kind, path, document, statements }
}

function conditionsIn(said: JsonObject, path: Path, word: string): SaidCondition[] {
  const inside = [...path, word]
  return entriesOf(said[word]).flatMap(([operator, keys]) =>
    entriesOf(keys)
      .filter(([key]) => !isUnresolved(key))
      .map(([key]) => ({
        operator: { text: operator, path: [...inside, operator] },
        key: { text: key, path: [...inside, operator, key] },
        values: texts(keys as JsonObject, [...inside, operator], key),
      })),
  )
}

/** The texts under a key: the one that is there, or those of the list. */
function texts(said: JsonObject, path: Path, word: string): Said[] {
  const value = Object.hasOwn(said, word) ? said[word] : undefined
  const at = [...path, word]
  if (typeof value === 'string') return isUnresolved(value) ? [] : [{ text: value, path: at }]
  if (!Array.isArray(value)) return []
  return (value as readonly Json[]).flatMap((text, index) =>
    typeof text === 'string' && !isUnresolved(text) ? [{ text, path: [...at, index] }] : [],
  )
}

/** Whether an interpolation with a mistake, which is told as such, was left in a text. */
export const isUnresolved = (text: string): boolean => text.includes('$(')

const entriesOf = (value: Json | undefined): [string, Json][] =>
  isObject(value) ? Object.entries(value) : []

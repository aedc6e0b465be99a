import { decide } from '../../iam/decide.ts'
import { Question } from '../../iam/question.ts'
import type { Decision, Policies } from '../../model/iam.ts'
import { unknownIn, type Asked } from './asked.ts'
import { textsOf } from './doubt.ts'
import { fill } from './fill.ts'
import { meet, tooLong } from './meet.ts'
import { readPolicies } from './reading.ts'
import { statementsOf } from './statement-list.ts'

/** What an action can be done to. */
export interface Reach {
  /** Patterns as policies have them, with those variables that nobody knows. */
  readonly patterns: readonly string[]
  /** Why it can be done to nothing, where that is so. */
  readonly refused?: Decision
}

/** A pattern as it is shown, and as a resource that is asked about: whatever its stars stand for, they stand for there. */
interface Candidate {
  readonly shown: string
  readonly asked: string
}

/**
 * What somebody may do an action to: of the patterns that any layer allows, those that all layers do. Nothing,
 * where that cannot be told. The policies are those `about` the action.
 */
export function reach(asked: Asked): Reach | undefined {
  const layers = candidatesOf(asked)
  if (!layers) return undefined
  const decided = decider(asked)
  const allowed = ({ asked: resource }: Candidate) => decided(resource).decision === 'allow'
  const all = unique(layers.flat())
  const found = all.filter(allowed)
  if (found.length) return { patterns: found.map(({ shown }) => shown) }
  const refused = all[0] && decided(all[0].asked)
  // What is denied as a whole has no part that is not.
  const alive = layers.map((layer) => layer.filter((one) => decided(one.asked).decision !== 'explicitDeny'))
  const [first = [], ...others] = alive
  const shared: string[] = []
  for (const layer of others) {
    const common = first.flatMap((one) => layer.map((other) => [one.asked, other.asked] as const))
    if (common.some(([one, other]) => tooLong(one, other))) return undefined
    const texts = common.flatMap(([one, other]) => meet(one, other) ?? [])
    // Two layers that have nothing in common are enough.
    if (!texts.length) return { patterns: [], ...(refused && { refused }) }
    shared.push(...texts)
  }
  if (!first.length) return { patterns: [], ...(refused && { refused }) }
  const patterns = [...new Set(shared)].filter((resource) => allowed({ shown: resource, asked: resource }))
  // A part of what is shared may be allowed though the text that stands for it is not.
  return patterns.length ? { patterns } : undefined
}

/** Asks about a text, with all that is unknown as good as it can be. */
function decider(asked: Asked): (resource: string) => Decision {
  const at = (resource: string): Asked => ({ ...asked, request: { ...asked.request, resource } })
  const policies = readPolicies(at('arn:aws:::'), { Allow: 'maybe', Deny: 'surely' })
  const known = new Map<string, Decision>()
  return (resource) => {
    const before = known.get(resource)
    if (before) return before
    const fresh = decide(withoutNarrowDenials(policies, resource), at(resource).request)
    known.set(resource, fresh)
    return fresh
  }
}

/** A question mark in what denies would take the star of a text for one character, and not for all it stands for. */
function withoutNarrowDenials(policies: Policies, resource: string): Policies {
  if (!resource.includes('*')) return policies
  return Object.fromEntries(
    Object.entries(policies).map(([layer, all]) => [
      layer,
      all.map((policy) => {
        const statements = statementsOf(policy.document).map(([, one]) => one)
        const narrow = ({ Effect, Resource }: (typeof statements)[number]) =>
          Effect !== 'Allow' && textsOf(Resource).some((text) => /\?|\$\{[*?]\}/.test(text))
        return statements.some(narrow)
          ? {
              ...policy,
              document: { ...policy.document, Statement: statements.filter((one) => !narrow(one)) },
            }
          : policy
      }),
    ]),
  )
}

const unique = (candidates: readonly Candidate[]) => [
  ...new Map(candidates.map((one) => [one.shown, one])).values(),
]

/** The patterns of every statement that allows, by layer; nothing, where one says what it is not about. */
function candidatesOf(asked: Asked): readonly (readonly Candidate[])[] | undefined {
  const unknown = unknownIn(asked)
  const question = new Question(asked.request, asked.policies.boundary !== undefined)
  const layers: Candidate[][] = []
  for (const all of Object.values(asked.policies as Required<Policies>)) {
    const layer: Candidate[] = []
    for (const { document } of all) {
      const variables = document['Version'] === '2012-10-17'
      const fillIn = (pattern: string): Candidate | undefined =>
        variables ? fill(pattern, question, unknown) : { shown: pattern, asked: pattern }
      for (const [, statement] of statementsOf(document)) {
        if (statement['NotResource'] !== undefined) return undefined
        if (statement['Effect'] !== 'Allow') continue
        layer.push(...textsOf(statement['Resource']).flatMap((text) => fillIn(text) ?? []))
      }
    }
    layers.push(layer)
  }
  return layers
}

import { decide } from '../../iam/decide.ts'
import type { Decision, Policies } from '../../model/iam.ts'
import { unknownIn, type Asked } from './asked.ts'
import { textsOf, withoutVariables } from './doubt.ts'
import { meet } from './meet.ts'
import { readPolicies } from './reading.ts'
import { statementsOf } from './statement-list.ts'

/** What an action can be done to. */
export interface Reach {
  /** Patterns as policies have them, variables among them. */
  readonly patterns: readonly string[]
  /** Why it can be done to nothing, where that is so. */
  readonly refused?: Decision
}

/**
 * What somebody may do an action to: of the patterns that any layer allows, those that all layers do. Nothing,
 * where a layer says only what it does not allow. The policies are those `about` the action.
 */
export function reach(asked: Asked): Reach | undefined {
  const unknown = unknownIn(asked)
  const layers = patternsOf(asked)
  if (!layers) return undefined
  // A concrete text is asked about for each pattern: whatever the stars in it stand for, it stands for them.
  const askedFor = (resource: string) => ({ ...asked, request: { ...asked.request, resource } })
  const policies = readPolicies(askedFor('arn:aws:::'), { Allow: 'maybe', Deny: 'surely' })
  const decided = (pattern: string) =>
    decide(policies, askedFor(withoutVariables(pattern, unknown, () => '*')).request)
  const allowed = (pattern: string) => decided(pattern).decision === 'allow'
  const [first = [], ...others] = layers
  const all = [...new Set(layers.flat())]
  const found = all.filter(allowed)
  if (found.length) return { patterns: found }
  const plain = (pattern: string) => withoutVariables(pattern, unknown, () => '*')
  const shared = first.flatMap((one) =>
    others.flatMap((layer) => layer.flatMap((other) => meet(plain(one), plain(other)) ?? [])),
  )
  const patterns = [...new Set(shared)].filter(allowed)
  const refused = all[0] === undefined ? undefined : decided(all[0])
  return { patterns, ...(refused && { refused }) }
}

/** The patterns of every statement that allows, by layer. */
function patternsOf({ policies }: Asked): readonly (readonly string[])[] | undefined {
  const layers: string[][] = []
  for (const all of Object.values(policies as Required<Policies>)) {
    const allowing = all
      .flatMap(({ document }) => statementsOf(document))
      .flatMap(([, statement]) => (statement['Effect'] === 'Allow' ? [statement] : []))
    if (allowing.some((statement) => statement['NotResource'] !== undefined)) return undefined
    layers.push(allowing.flatMap((statement) => textsOf(statement['Resource'])))
  }
  return layers
}

import { explain } from '../../iam/explain.ts'
import { keyOf } from '../../iam/key.ts'
import { Question } from '../../iam/question.ts'
import {
  layers,
  type Cited,
  type Explained,
  type Policies,
  type SeenCondition,
  type SeenStatement,
} from '../../model/iam.ts'
import type { JsonObject } from '../../model/trigger.ts'
import { about } from './about.ts'
import { onAnything, unknownIn, type Asked } from './asked.ts'
import { doubtOf, textsOf, variablesOf, type Doubt } from './doubt.ts'
import { doubtingOf, readPolicies } from './reading.ts'
import { solve } from './solve.ts'
import { statementsOf } from './statement-list.ts'

/** A condition, and whether nobody can say what it will see. */
export interface WeighedCondition extends SeenCondition {
  readonly unknown: boolean
}

/** A statement about the action, and whether it applies. */
export interface Weighed extends Cited {
  readonly applies: 'yes' | 'maybe' | 'no'
  /** The first part that does not fit, where it does not apply. */
  readonly unfit?: NonNullable<SeenStatement['unfit']>
  /** The patterns of its `Resource`, or of its `NotResource`; of a trust policy, none. */
  readonly resource?: { readonly not: boolean; readonly patterns: readonly string[] }
  readonly conditions: readonly WeighedCondition[]
  readonly doubt: Doubt
  /** The keys whose values stand in its texts, of which it is known what they came to. */
  readonly variables: readonly Filled[]
  /** Values of unknown keys with which its resources fit. */
  readonly solved?: Readonly<Record<string, string>>
}

/** A key, and what a request has under it; nothing, where it has not got it. */
interface Filled {
  readonly key: string
  readonly saw?: readonly string[]
}

/** Every statement that is about the action, layer by layer, as it was read. */
export function weigh(whole: Asked): readonly Weighed[] {
  const { asked, restore } = about(whole)
  const { policies, request } = asked
  const read = (given: Policies): Explained => explain(given, request)
  const plain = read(policies)
  const surely = read(readPolicies(asked, { Allow: 'surely', Deny: 'surely' }))
  const maybe = read(readPolicies(asked, { Allow: 'maybe', Deny: 'maybe' }))
  const written = writtenIn(asked)
  return plain.statements.flatMap((seen, at): readonly Weighed[] => {
    const { statement, doubt, variables } = written[at] as (typeof written)[number]
    const best = maybe.statements[at] as SeenStatement
    const applies = surely.statements[at]?.applies ? 'yes' : best.applies ? 'maybe' : 'no'
    const { unfit: _, applies: __, conditions, ...cited } = seen
    const resource = resourceOf(statement)
    const found = applies === 'maybe' && !onAnything(asked) ? solve(statement, doubt, asked) : undefined
    const solved = found && fitsWith(asked, found, at) ? found : undefined
    return [
      {
        ...restore(cited),
        applies,
        ...(applies === 'no' && best.unfit && { unfit: best.unfit }),
        ...(resource && { resource }),
        conditions: conditions.map((one) => ({ ...one, unknown: isUnknown(one, doubt) })),
        doubt,
        variables,
        ...(solved && { solved }),
      },
    ]
  })
}

/** Whether the resources of a statement fit, once the request has some more keys. */
function fitsWith({ policies, request }: Asked, found: Readonly<Record<string, string>>, at: number) {
  const context = { ...request.context, ...found }
  return explain(policies, { ...request, context }).statements[at]?.unfit !== 'resource'
}

function writtenIn(asked: Asked) {
  const how = { unknown: unknownIn(asked), anything: onAnything(asked) }
  const question = new Question(asked.request, asked.policies.boundary !== undefined)
  const filled = (key: string): Filled => {
    const saw = question.value(keyOf(key))
    return { key, ...(saw !== undefined && { saw: [saw].flat() }) }
  }
  // In the order in which they are told.
  return layers.flatMap((layer) =>
    (asked.policies[layer] ?? []).flatMap((policy) =>
      statementsOf(policy.document).map(([, statement]) => {
        const doubting = doubtingOf(policy, how)
        const keys = doubting.variables ? variablesOf(statement).filter((key) => !how.unknown(key)) : []
        return { statement, doubt: doubtOf(statement, doubting), variables: keys.map(filled) }
      }),
    ),
  )
}

const isUnknown = ({ operator, key }: SeenCondition, { conditions }: Doubt) =>
  conditions.some((one) => one.operator === operator && one.key === key)

function resourceOf(statement: JsonObject): Weighed['resource'] {
  const { Resource, NotResource } = statement
  const written = Resource ?? NotResource
  if (written === undefined) return undefined
  return { not: Resource === undefined, patterns: textsOf(written) }
}

import { levelOf, type AccessLevel } from '../../../iam/access-level.ts'
import { anyOther } from '../../../iam/compare/action-groups.ts'
import type { Compared } from '../../../iam/compare/compare-access.ts'
import type { Doubt, NewAccess } from '../../../iam/compare/new-access.ts'
import type { Cited, Context } from '../../../model/iam.ts'
import { citedWords } from '../../access/words/statement-words.ts'
import { listed } from '../../lint/questions/listed.ts'
import { code } from '../code.ts'
import type { Proof, Told } from '../fact.ts'

/** Of very many actions, so many are told to programs. */
const mostActions = 50

/**
 * What it comes to that somebody's policies have changed. `who` begins the sentence; `same` is what is told where it
 * is proved that nothing has changed, and nothing then where that is left out.
 */
export function* toldAccess(compared: Compared, who: string, same?: string): Generator<Told> {
  const { verdict, gained, lost, doubts } = compared
  if (gained.length) yield widened(gained, who)
  if (doubts.length) yield inDoubt(doubts, who)
  if (lost.length && !doubts.length) yield narrowed(lost, who)
  else if (verdict === 'narrower' && !lost.length)
    yield {
      risk: 'access-narrowed',
      sentence: `${who} can do nothing more than before, and may be able to do less`,
      proof: { verdict },
    }
  if (verdict === 'equal' && same !== undefined)
    yield { risk: 'cosmetic', sentence: same, proof: { verdict } }
}

const gravity: readonly (AccessLevel | undefined)[] = [
  'permissions',
  'write',
  undefined,
  'tagging',
  'read',
  'list',
]

/** The access that people should look at first. */
function gravest(all: readonly NewAccess[]): NewAccess {
  const rank = ({ witness: { action } }: NewAccess) => gravity.indexOf(levelOf(action))
  return all.toSorted((one, other) => rank(one) - rank(other))[0] as NewAccess
}

function widened(gained: readonly NewAccess[], who: string): Told {
  const shown = gravest(gained)
  const { witness, having, lacking } = shown
  const by = having.by ? ` by ${code(citedWords(having.by))}` : ''
  return {
    risk: 'access-widened',
    sentence: `${who} can now ${actionWords(gained, shown)}: for example ${requestWords(witness)} was denied before, and is allowed${by}`,
    proof: proofOf('widened', gained, shown),
    ...(having.by && { related: places([having.by, ...(lacking.by ? [lacking.by] : [])]) }),
  }
}

function narrowed(lost: readonly NewAccess[], who: string): Told {
  const shown = gravest(lost)
  return {
    risk: 'access-narrowed',
    sentence: `${who} can no longer ${actionWords(lost, shown)}: for example ${requestWords(shown.witness)}`,
    // It was looked for with the sides the other way round.
    proof: proofOf('narrower', lost, { ...shown, having: shown.lacking, lacking: shown.having }),
  }
}

const reasons: Readonly<Record<Doubt['why'], string>> = {
  conditions: 'it hangs on conditions that have changed',
  variables: 'it hangs on what variables in the policies come to',
  size: 'the policies have too many parts that depend on each other',
  grammar: 'a policy is none that IAM takes',
}

function inDoubt(doubts: readonly Doubt[], who: string): Told {
  const [first] = doubts
  const why = first ? reasons[first.why] : ''
  const actions = doubts.flatMap((doubt) => doubt.actions)
  return {
    risk: 'access-unknown',
    sentence: `nobody can say whether ${who} can now do more with ${counted(actions)}: ${why}`,
    proof: {
      verdict: doubts.every((doubt) => doubt.why === 'conditions') ? 'conditionChanged' : 'unknown',
      actions: actions.slice(0, mostActions),
      why,
    },
    related: places(doubts.flatMap(({ by }) => by)),
  }
}

function proofOf(
  verdict: Proof['verdict'],
  all: readonly NewAccess[],
  { witness, having, lacking }: NewAccess,
): Proof {
  const { action, resource, context } = witness
  return {
    verdict,
    witness: { action, resource, context, before: lacking, after: having },
    actions: all.flatMap(({ actions }) => actions).slice(0, mostActions),
  }
}

/** Where statements stand, each place once. */
function places(cited: readonly Cited[]): NonNullable<Told['related']> {
  const told = new Map<string, NonNullable<Told['related']>[number]>()
  for (const one of cited) {
    if (!one.at) continue
    const { file, line, column } = one.at
    told.set(`${file}:${line}:${column}`, {
      message: `${code(citedWords(one))} ${verbs[one.effect]}`,
      at: one.at,
    })
  }
  return [...told.values()].slice(0, 10)
}

const verbs = { Allow: 'allows', Deny: 'denies' } as const

/** The actions, the one that is shown first. */
function actionWords(all: readonly NewAccess[], { witness: { action } }: NewAccess): string {
  const actions = all.flatMap((one) => one.actions)
  if (actions.includes(anyOther) && actions.length > 10_000) return 'do everything that there is'
  return counted([action, ...actions.filter((one) => one !== action)])
}

const counted = (actions: readonly string[]) => {
  const known = actions.filter((one) => one !== anyOther)
  return listed(known.length ? known : ['*'], 3)
}

function requestWords({ action, resource, context }: NewAccess['witness']): string {
  const conditions = contextWords(context)
  return `${code(action)} on ${code(resource)}${conditions && ` where ${conditions}`}`
}

function contextWords(context: Context): string {
  return Object.entries(context)
    .slice(0, 3)
    .map(([key, value]) => `${code(key)} is ${[value].flat().map(code).join(', ') || 'empty'}`)
    .join(' and ')
}

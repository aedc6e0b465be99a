import type { AccessRequest, Context, Policies, Principal } from '../../model/iam.ts'
import { resourcesOf } from '../catalogue.ts'
import { actionGroups, anyOther } from './action-groups.ts'
import { choicesOf } from './choices.ts'
import { lettersIn } from './letters.ts'
import type { Side } from './patterns.ts'
import { gainedAtWorst, gainedByLetters, type Sides } from './proofs.ts'
import { termsOf, type Term } from './terms.ts'
import { witnessOf, type Asking, type Witness } from './witness.ts'

/** Who would ask: the principal, and what is always known of a request of theirs. */
export interface Asker {
  readonly principal: Principal
  readonly context: Context
}

/** Access that one side has and the other has not. */
export interface NewAccess extends Witness {
  /** Actions of which the same is true. */
  readonly actions: readonly string[]
}

/** Actions of which nobody can say whether there is more access, and why not. */
export interface Doubt {
  readonly actions: readonly string[]
  readonly why: 'conditions' | 'variables' | 'size' | 'grammar'
  /** The statements that could give more. */
  readonly by: readonly Term['cited'][]
}

/** What one side allows and the other does not. Nothing found and no doubt is a proof that there is nothing. */
export interface Gained {
  readonly found: readonly NewAccess[]
  readonly doubts: readonly Doubt[]
}

/**
 * Finds what `after` allows that `before` does not, over every action there is, every resource and every
 * context. Conditions are taken as things that are so or not; what follows from that alone is proved, and
 * whatever else is found is told only where a request shows it.
 */
export function newAccess(before: Policies, after: Policies, asker: Asker): Gained {
  const [were, are] = [termsOf(before), termsOf(after)]
  if (!were || !are) return { found: [], doubts: [{ actions: ['*'], why: 'grammar', by: [] }] }
  const terms = [...were, ...are]
  const found: NewAccess[] = []
  const doubts: Doubt[] = []
  for (const { actions, terms: places } of actionGroups(terms)) {
    const of = (policies: Policies, from: number, to: number): Side => ({
      terms: places.filter((place) => place >= from && place < to).map((place) => terms[place] as Term),
      bounded: policies.boundary !== undefined,
    })
    const sides = { before: of(before, 0, were.length), after: of(after, were.length, terms.length) }
    const answer = compareGroup(sides, actions, { before, after, ...asker })
    if (answer === 'nothing') continue
    if ('witness' in answer) found.push({ actions, ...answer })
    else doubts.push({ actions, ...answer })
  }
  return { found, doubts }
}

function compareGroup(
  sides: Sides,
  actions: readonly string[],
  { before, after, principal, context }: { readonly before: Policies; readonly after: Policies } & Asker,
): 'nothing' | Witness | Pick<Doubt, 'why' | 'by'> {
  const gives = sides.after.terms.filter(({ layer, effect }) => layer === 'identity' && effect === 'Allow')
  if (gives.length === 0 || same(sides)) return 'nothing'
  const action = exampleOf(actions, gives)
  const request: AccessRequest = { principal, action, resource: '*', context }
  const atoms = [...sides.after.terms, ...sides.before.terms].flatMap(({ conditions }) => conditions)
  const choices = choicesOf(atoms, request)
  if (!choices) return { why: 'size', by: gives.map(({ cited }) => cited) }
  let why: Doubt['why'] | undefined
  for (const choice of choices) {
    const held = holding(sides, choice.holds)
    const hint = gainedIn(held, actions)
    if (hint === 'none') continue
    const asking: Asking = { request, before, after }
    const shown = choice.context && hint !== 'lost' && witnessOf(held, hint.text, choice.context, asking)
    if (shown) return shown
    why ??= hint === 'lost' ? 'size' : atoms.length ? 'conditions' : 'variables'
  }
  return why === undefined ? 'nothing' : { why, by: gives.map(({ cited }) => cited) }
}

/** The action that shows best what is gained: one that is done to what the statements name, if there is one. */
function exampleOf(actions: readonly string[], gives: readonly Term[]): string {
  const services = new Set(
    gives.flatMap(({ resources }) => resources.texts.map((text) => text.split(':')[2])),
  )
  const fits = (action: string) => services.has(action.split(':')[0]) && resourcesOf(action).length > 0
  return actions.find(fits) ?? actions.find((action) => action !== anyOther) ?? anyOther
}

/** Whether both sides say the same of these actions, word for word. */
function same({ before, after }: Sides): boolean {
  const words = ({ terms }: Side) => [...new Set(terms.map(({ text }) => text))].sort().join('\n')
  return before.bounded === after.bounded && words(before) === words(after)
}

/** The statements whose conditions hold. */
function holding({ before, after }: Sides, holds: ReadonlySet<string>): Sides {
  const of = ({ terms, bounded }: Side): Side => ({
    bounded,
    terms: terms.filter(({ conditions }) => conditions.every(({ text }) => holds.has(text))),
  })
  return { before: of(before), after: of(after) }
}

/** A resource that may be gained; `none`, where it is proved that none is. */
function gainedIn(sides: Sides, actions: readonly string[]): { readonly text: string } | 'none' | 'lost' {
  if (same(sides)) return 'none'
  const worst = gainedAtWorst(sides, actions)
  const letters = lettersIn([...sides.before.terms, ...sides.after.terms])
  if (worst === 'none' || letters.size === 0) return worst
  return gainedByLetters(sides, letters) === 'none' ? 'none' : worst
}

import { isAction, matching } from '../../../iam/catalogue.ts'
import type { Holder } from './holders.ts'
import { covers, fits } from './patterns.ts'
import type { Said, Statement } from './policy-statements.ts'

/** What one action of a statement that allows lets its holder do. */
export interface Grant {
  readonly statement: Statement
  /** The action as it is written, a pattern or not. */
  readonly said: Said
  /** All that it stands for, without what is denied whatever the request, or is beyond the boundary. */
  readonly actions: readonly string[]
  /** Whether an action is one of those: what asks of a few need not have all of them listed. */
  readonly has: (action: string) => boolean
}

const known = new WeakMap<Holder, readonly Grant[]>()

/** What somebody may do by statements that name actions; what those that name exceptions allow, a rule of its own tells. */
export function grantsOf(holder: Holder): readonly Grant[] {
  let grants = known.get(holder)
  if (!grants) known.set(holder, (grants = find(holder)))
  return grants
}

function find(holder: Holder): readonly Grant[] {
  return holder.statements
    .filter(({ effect, butActions }) => effect === 'Allow' && !butActions)
    .flatMap((statement) => {
      const keeps = keeper(holder, statement)
      return statement.actions.map((said) => grantOf(statement, said, keeps))
    })
}

function grantOf(statement: Statement, said: Said, keeps: (action: string) => boolean): Grant {
  let actions: readonly string[] | undefined
  const pattern = said.text.toLowerCase()
  return {
    statement,
    said,
    get actions() {
      return (actions ??= expanded(said.text).filter(keeps))
    },
    has: (action) => fits(pattern, action.toLowerCase()) && keeps(action),
  }
}

/** Tells whether an action that a statement allows is neither denied by another, nor beyond the boundary. */
function keeper({ statements, boundary }: Holder, allowing: Statement): (action: string) => boolean {
  const denials = statements.filter((one) => deniesAll(one, allowing))
  const limits = boundary?.filter(({ effect }) => effect === 'Allow')
  const refusals = (boundary ?? []).filter((one) => deniesAll(one, allowing))
  if (!denials.length && !limits) return () => true
  const has = (some: readonly Statement[], action: string) => some.some((one) => isAbout(one, action))
  return (action) => !has(denials, action) && (!limits || has(limits, action)) && !has(refusals, action)
}

/** Whether what a statement denies, it denies of everything that another one is about. */
const deniesAll = (one: Statement, { resources, butResources }: Statement) =>
  one.effect === 'Deny' &&
  !one.conditions.length &&
  !one.butResources &&
  (one.resources.some(({ text }) => text === '*') ||
    (!butResources &&
      resources.every(({ text }) => one.resources.some((denied) => covers(denied.text, text)))))

const exceptions = new WeakMap<Holder, readonly Grant[]>()

/** What somebody may do by statements that name actions, and by those that name exceptions, each of which is said by its first. */
export function everyGrantOf(holder: Holder): readonly Grant[] {
  let all = exceptions.get(holder)
  if (!all) {
    const open = holder.statements.filter(({ effect, butActions }) => effect === 'Allow' && butActions)
    const more = open.map((statement) => exceptGrant(holder, statement))
    exceptions.set(holder, (all = more.length ? [...grantsOf(holder), ...more] : grantsOf(holder)))
  }
  return all
}

function exceptGrant(holder: Holder, statement: Statement): Grant {
  const keeps = keeper(holder, statement)
  const has = (action: string) => isAbout(statement, action) && keeps(action)
  let actions: readonly string[] | undefined
  const [said = { text: '', at: statement.at }] = statement.actions
  return {
    statement,
    said,
    get actions() {
      return (actions ??= expanded('*').filter(has))
    },
    has,
  }
}

const doings = new WeakMap<Holder, ReadonlySet<string>>()

/** Every action that somebody may do to something, those that are allowed by exceptions among them. */
export function mayDo(holder: Holder): ReadonlySet<string> {
  let all = doings.get(holder)
  if (!all) {
    doings.set(holder, (all = new Set(everyGrantOf(holder).flatMap(({ actions }) => actions))))
  }
  return all
}

/** Whether a statement is about an action, whatever else it asks for. */
function isAbout({ actions, butActions }: Statement, action: string): boolean {
  const folded = action.toLowerCase()
  return actions.some(({ text }) => fits(text.toLowerCase(), folded)) !== butActions
}

const expansions = new Map<string, readonly string[]>()

/** Every action that a text of a policy stands for; one that no service of AWS has is itself. */
export function expanded(text: string): readonly string[] {
  const before = expansions.get(text)
  if (before) return before
  const fresh = isAction(text) || /[*?]/.test(text) ? matching(text) : [text]
  if (expansions.size > 500) expansions.clear()
  expansions.set(text, fresh)
  return fresh
}

import { matching } from '../catalogue.ts'
import { globs } from '../match/glob.ts'
import { chunksOf, piecesOf } from '../match/template.ts'
import type { Term } from './terms.ts'

/** Actions that the same statements are about: what is so of one of them is so of all. */
export interface ActionGroup {
  /** As AWS writes them; those that AWS has not, as the policies do. */
  readonly actions: readonly string[]
  /** Places in the list of statements. */
  readonly terms: readonly number[]
}

/** Stands for the actions that nobody has named: those of services that are to come. */
export const anyOther = 'other:Action'

/** Every action there is, those that only the policies name among them, by the statements that are about it. */
export function actionGroups(terms: readonly Term[]): readonly ActionGroup[] {
  const patterns = [...new Set(terms.flatMap(({ actions }) => actions.texts))]
  const known = new Map(patterns.map((pattern) => [pattern, namedBy(pattern)] as const))
  const own = patterns.map((pattern) =>
    known.get(pattern)?.length ? undefined : pattern.replaceAll(/[*?]/g, 'x'),
  )
  const extra = [...new Set([anyOther, ...own.filter((action) => action !== undefined)])]
  const excepts = terms.some(({ actions }) => actions.not)
  const all = excepts ? namedBy('*') : []

  const about = new Map<string, number[]>()
  const add = (action: string, term: number) => {
    const list = about.get(action)
    if (!list) about.set(action, [term])
    else if (list.at(-1) !== term) list.push(term)
  }
  for (const [place, { actions }] of terms.entries()) {
    const named = new Set(actions.texts.flatMap((pattern) => known.get(pattern) ?? []))
    for (const action of actions.not ? all : named) if (!actions.not || !named.has(action)) add(action, place)
    for (const action of extra)
      if (actions.texts.some((pattern) => fits(pattern, action)) !== actions.not) add(action, place)
  }

  const groups = new Map<string, { actions: string[]; terms: readonly number[] }>()
  for (const [action, list] of about) {
    const key = list.join()
    const group = groups.get(key)
    if (group) group.actions.push(action)
    else groups.set(key, { actions: [action], terms: list })
  }
  return [...groups.values()]
}

const kept = new Map<string, readonly string[]>()

/** The actions of a pattern: the roles of a project say the same ones over and over. */
function namedBy(pattern: string): readonly string[] {
  const before = kept.get(pattern)
  if (before) return before
  if (kept.size >= 1000) kept.clear()
  const found = matching(pattern)
  kept.set(pattern, found)
  return found
}

const fits = (pattern: string, action: string) =>
  globs(chunksOf(piecesOf(pattern, { variables: false, wild: true })), action.toLowerCase())

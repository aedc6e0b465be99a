import type { AccessRequest, Context, Decision, Policies } from '../../model/iam.ts'
import { decide } from '../decide.ts'
import { isVariable, piecesOf } from '../match/template.ts'
import { Patterns } from './patterns.ts'
import type { Sides } from './proofs.ts'
import { valueIn } from './samples.ts'

/** A request that one side allows and the other does not, as both evaluators say. */
export interface Witness {
  readonly witness: AccessRequest
  readonly lacking: Decision
  readonly having: Decision
}

/** What is asked, but for its resource and context, and the policies of both sides. */
export interface Asking {
  readonly request: AccessRequest
  readonly before: Policies
  readonly after: Policies
}

/**
 * Looks for a resource that is gained where the context is known: every variable is a text then, and nothing is
 * left open. What a variable could be is tried: a name of its own, and what would make a pattern fit `hint`.
 */
export function witnessOf(sides: Sides, hint: string, context: Context, asking: Asking): Witness | undefined {
  for (const names of namesFor(sides, hint)) {
    const known: Context = { ...names, ...asking.request.context, ...context }
    const patterns = new Patterns(({ key, fallback }) => {
      const value = valueIn(known, key)
      return value === undefined ? fallback : typeof value === 'string' ? value : undefined
    })
    const old = patterns.allows(sides.before, { Allow: 'most', Deny: 'most' })
    const young = patterns.allows(sides.after, { Allow: 'most', Deny: 'most' })
    const found = patterns.search((fits) => young(fits) && !old(fits), [asking.request.action])
    if (typeof found !== 'object') continue
    const witness: AccessRequest = { ...asking.request, resource: found.text, context: known }
    const [having, lacking] = [decide(asking.after, witness), decide(asking.before, witness)]
    if (having.decision === 'allow' && lacking.decision !== 'allow') return { witness, lacking, having }
  }
  return undefined
}

/** What the variables of resources may be. */
function* namesFor({ before, after }: Sides, hint: string): Generator<Context> {
  const terms = [...after.terms, ...before.terms]
  const written = [
    ...new Set(terms.flatMap(({ variables, resources }) => (variables ? resources.texts : []))),
  ]
  const keys = [...new Set(written.flatMap(keysIn))]
  const all = (name: string) => Object.fromEntries(keys.map((key) => [key, name]))
  yield all('someone')
  if (keys.length === 0) return
  for (const length of ['+', '*'] as const)
    for (const text of written) yield { ...all('someone'), ...solved(text, hint, length) }
  yield all('')
  // Nothing is known of them.
  yield {}
}

const keysIn = (text: string): readonly string[] =>
  piecesOf(text, { variables: true, wild: true }).flatMap((piece) =>
    isVariable(piece) ? [piece.key.written] : [],
  )

/** Values of the variables of a pattern with which it fits a text. */
function solved(pattern: string, text: string, length: '+' | '*'): Context {
  const pieces = piecesOf(pattern, { variables: true, wild: true })
  const keys = [...new Set(keysIn(pattern))]
  if (keys.length === 0 || pieces.length > 12) return {}
  const met = new Set<string>()
  const source = pieces.map((piece) => {
    if (typeof piece === 'string') return RegExp.escape(piece)
    if (!isVariable(piece)) return piece.wild === '*' ? '[^]*' : '[^]'
    const place = keys.indexOf(piece.key.written)
    if (met.has(piece.key.written)) return `\\k<v${place}>`
    met.add(piece.key.written)
    return `(?<v${place}>[^]${length}?)`
  })
  const { groups } = new RegExp(`^${source.join('')}$`).exec(text) ?? {}
  return Object.fromEntries(groups ? keys.map((key, place) => [key, groups[`v${place}`] ?? '']) : [])
}

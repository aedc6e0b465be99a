import type { Context } from '../../model/iam.ts'
import { chunksOf, piecesOf } from '../match/template.ts'
import type { Atom } from './atoms.ts'

/** What a request may have under a key; `undefined`: it has not got the key. */
export type Sample = string | readonly string[] | undefined

/** Values to try, and whether every value there is does to the conditions what one of these does. */
export interface Samples {
  readonly values: readonly Sample[]
  readonly complete: boolean
}

/** A value that nobody names. */
const other = 'somethingElse'

/** Samples for the conditions that ask for one key. `known` is what stands for variables. */
export function samplesFor(atoms: readonly Atom[], known: Context): Samples {
  const families = new Set(atoms.map(familyOf))
  const of = (family: ReturnType<typeof familyOf>) =>
    atoms.filter((atom) => familyOf(atom) === family).flatMap(({ values }) => values)
  const set = atoms.some(({ operator }) => /^for(all|any)values:/i.test(operator))
  const texts = [
    ...of('text'),
    ...of('like').map((value) => filled(value, known)),
    ...(families.has('truth') ? ['true', 'false'] : []),
    ...between(of('number').map(Number)).map(String),
    ...between(of('date').map((text) => Date.parse(text))).map((moment) => new Date(moment).toISOString()),
    ...of('address').map((text) => text.split('/')[0] ?? text),
    ...(families.has('address') ? ['203.0.113.9', '2001:db8::9'] : []),
  ]
  const single = [...new Set(texts)]
  const values: readonly Sample[] = set
    ? [
        ...single.map((text) => [text]),
        ...(single.length > 1 ? [single] : []),
        undefined,
        [other],
        [other, ...single],
        [],
      ]
    : [...single, undefined, other]
  const kinds = [...families].filter((family) => family !== 'absence')
  // Of several kinds of comparison at once, or of patterns, nobody has listed all that could make a difference.
  const complete =
    !set &&
    kinds.length <= 1 &&
    kinds.every((kind) => kind !== 'like' && kind !== 'address') &&
    atoms.every(({ variables }) => !variables)
  return { values, complete }
}

function familyOf({ operator }: Atom): 'text' | 'like' | 'truth' | 'number' | 'date' | 'address' | 'absence' {
  const name = operator.toLowerCase()
  if (name.includes('null')) return 'absence'
  if (name.includes('bool')) return 'truth'
  if (name.includes('numeric')) return 'number'
  if (name.includes('date')) return 'date'
  if (name.includes('ipaddress')) return 'address'
  return /^string(not)?equals(ifexists)?$/.test(name) ? 'text' : 'like'
}

/** Numbers, with one between each two of them and one beyond each end. */
function between(numbers: readonly number[]): readonly number[] {
  const sorted = [...new Set(numbers.filter(Number.isFinite))].sort((one, two) => one - two)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return []
  const middles = sorted.slice(1).map((number, at) => (number + (sorted[at] as number)) / 2)
  return [...sorted, ...middles, first - 1000, last + 1000]
}

/** A text that a pattern fits, with what is known in the place of its variables. */
function filled(value: string, known: Context): string {
  const pieces = piecesOf(
    value.replaceAll(/\$\{\s*([^,}]*?)\s*(?:,\s*'([^']*)')?\}/g, (_, key: string, fallback = 'someone') =>
      String(valueIn(known, key) ?? fallback),
    ),
    { variables: false, wild: true },
  )
  return chunksOf(pieces)
    .map(({ text }) => text)
    .join('x')
}

/** What a context has under a key, in any case. */
export const valueIn = (context: Context, key: string) =>
  Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1]

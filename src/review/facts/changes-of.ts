import type { Json } from '../../model/trigger.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Changed, Fact, FactKind, Sides } from './fact.ts'
import { has, owners } from './owners.ts'

/**
 * Where the facts of one kind differ between two projects, in the order of what they are about: by the names of
 * after, and without those of what comes or goes as a whole.
 */
export function changesOf(kind: FactKind, sides: Sides): readonly Changed[] {
  const { before, after, renames } = sides
  const { names } = kind
  const now = (fact: Fact): Fact => (names ? { ...fact, about: renames.now(names, fact.about) } : fact)
  const [were, are] = [byAbout([...kind.of(before)].map(now)), byAbout(kind.of(after))]
  return [...new Set([...were.keys(), ...are.keys()])].sort().flatMap((key): readonly Changed[] => {
    const [was, is] = [were.get(key), are.get(key)]
    if (was && is && isSame(was.value, is.value)) return []
    const about = (was ?? is)?.about ?? []
    if (!isOfBoth(kind, about, sides)) return []
    // What is called otherwise is told of as such, and not of all that names it.
    const value = was && renames.value(was.value)
    if (is && value !== undefined && isSame(value, is.value)) return []
    const before = was && value !== undefined ? { ...was, value } : undefined
    return [{ about, ...(before && { before }), ...(is && { after: is }) }]
  })
}

/** Most facts are the same letter by letter, and are not put in order to see it. */
const isSame = (one: Json, other: Json): boolean =>
  one === other ||
  JSON.stringify(one) === JSON.stringify(other) ||
  canonicalJson(one) === canonicalJson(other)

const byAbout = (facts: Iterable<Fact>): ReadonlyMap<string, Fact> =>
  new Map([...facts].map((fact) => [JSON.stringify(fact.about), fact]))

/** Whether what a fact is about was there and is; of what tells of that, whether what it stands in is. */
function isOfBoth({ names, whole }: FactKind, about: readonly string[], sides: Sides): boolean {
  if (!names) return true
  const { before, after, renames, unread } = sides
  const way = owners[names]
  const [root] = way
  const old = renames.before(names, about)
  if (unread.has(`${root}/${about[0]}`) || unread.has(`${root}/${old[0]}`)) return false
  const owner = whole ? way.at(-2) : names
  return !owner || (has(before, owner, old) && has(after, owner, about))
}

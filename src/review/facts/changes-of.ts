import { canonicalJson } from './canonical-json.ts'
import type { Changed, Fact, FactKind, Sides } from './fact.ts'

/** Where the facts of one kind differ between two projects, in the order of what they are about. */
export function changesOf(kind: FactKind, { before, after }: Sides): readonly Changed[] {
  const [were, are] = [byAbout(kind.of(before)), byAbout(kind.of(after))]
  return [...new Set([...were.keys(), ...are.keys()])].sort().flatMap((key): readonly Changed[] => {
    const [was, is] = [were.get(key), are.get(key)]
    if (was && is && canonicalJson(was.value) === canonicalJson(is.value)) return []
    const about = (was ?? is)?.about ?? []
    return [{ about, ...(was && { before: was }), ...(is && { after: is }) }]
  })
}

const byAbout = (facts: Iterable<Fact>): ReadonlyMap<string, Fact> =>
  new Map([...facts].map((fact) => [JSON.stringify(fact.about), fact]))

import type { Letters } from './letters.ts'
import { Patterns, type Side } from './patterns.ts'
import type { Searched } from './search.ts'
import { anything } from './symbols.ts'
import type { Term } from './terms.ts'

/** Both sides of a comparison, with those statements only whose conditions hold. */
export interface Sides {
  readonly before: Side
  readonly after: Side
}

/**
 * Looks for what is gained with variables as they could be at worst: what allows on the new side, and denies on
 * the old, fits whatever they stand for; what denies on the new side, and allows on the old, fits nothing.
 */
export function gainedAtWorst({ before, after }: Sides, actions: readonly string[]): Searched {
  const patterns = new Patterns(() => anything)
  const old = patterns.allows(before, { Allow: 'least', Deny: 'most' })
  const young = patterns.allows(after, { Allow: 'most', Deny: 'least' })
  return patterns.search((fits) => young(fits) && !old(fits), actions)
}

/**
 * Looks for what is gained with each variable as one character of its own: whatever it stands for, it stands for
 * on both sides. That is a proof only as long as nothing is taken away from what a text fits, so each part is
 * compared alone: what allows with what allows, each denial of the old side with those of the new.
 */
export function gainedByLetters({ before, after }: Sides, letters: Letters): Searched {
  const patterns = new Patterns(({ written }) => letters.get(written))
  const beyond = (these: readonly Term[], those: readonly Term[]): Searched => {
    const known = new Set(those.map(({ text }) => text))
    const news = these.filter(({ text }) => !known.has(text))
    if (news.length === 0) return 'none'
    if ([...news, ...those].some(({ resources }) => resources.not)) return 'lost'
    const [one, other] = [patterns.some(news, 'most'), patterns.some(those, 'most')]
    return patterns.search((fits) => one(fits) && !other(fits))
  }
  const allowing = ({ terms }: Side, layer: Term['layer']) =>
    terms.filter((term) => term.layer === layer && term.effect === 'Allow')
  const denying = ({ terms }: Side) => terms.filter(({ effect }) => effect === 'Deny')

  const given = allowing(after, 'identity')
  const more = beyond(given, allowing(before, 'identity'))
  if (more !== 'none') return more
  const bound = allowing(before, 'boundary')
  if (before.bounded && beyond(given, bound) !== 'none') {
    const looser = after.bounded ? beyond(allowing(after, 'boundary'), bound) : 'lost'
    if (looser !== 'none') return looser
  }
  return beyond(denying(before), denying(after))
}

import type { Palette } from '../palette.ts'
import { contrast, mixed, seenBefore } from './contrast.ts'

type Name = keyof Palette

/** What stands before what, and by how much it must stand out: WCAG 2.2, 1.4.3 for texts and 1.4.11 for edges. */
const rules: readonly (readonly [name: Name, before: readonly Name[], least: number])[] = [
  ['text', ['card'], 4.5],
  ['head', ['card'], 4.5],
  ['label', ['card'], 4.5],
  ['quiet', ['card'], 4.5],
  ['link', ['card'], 4.5],
  ['second', ['card'], 4.5],
  ['foot', ['page'], 4.5],
  ['typed', ['field'], 4.5],
  ['bad', ['card', 'bad-card'], 4.5],
  ['good', ['good-card'], 4.5],
  ['on', ['accent'], 4.5],
  ['line', ['card'], 3],
  ['second-edge', ['card'], 3],
  ['focus', ['card'], 3],
]

/** Everything that is behind something else, and what it is behind itself. */
const grounds: readonly (readonly [name: Name, on: Name])[] = [
  ['card', 'page'],
  ['field', 'card'],
  ['accent', 'card'],
  ['hover', 'card'],
  ['bad-card', 'card'],
  ['good-card', 'card'],
]

/**
 * A palette in which everything can be read, of one that somebody has thought of: what does not stand out enough from
 * what is behind it becomes what it usually is, or else black or white. Nothing of it can be seen through.
 */
export function readable(asked: Palette, usual: Palette): Palette {
  const made: Record<Name, string> = { ...asked, page: seenBefore(asked.page, usual.page) }
  for (const [name, on] of grounds) made[name] = seenBefore(made[name], made[on])
  for (const [name, before, least] of rules) {
    const behind = before.map((each) => made[each])
    const [first = made.card] = behind
    const stands = (colour: string) => behind.every((each) => contrast(colour, each) >= least)
    const best = ['#000000', '#ffffff'].toSorted(
      (one, other) => contrast(other, first) - contrast(one, first),
    )
    made[name] = [seenBefore(made[name], first), usual[name], ...best].find(stands) ?? best[0] ?? usual[name]
  }
  // The text of a button stays as it is while somebody points at it.
  if (contrast(made.on, made.hover) < 4.5) made.hover = made.accent
  // Where both cards differ too much for one colour of what went wrong, its own card goes.
  if (contrast(made.bad, made['bad-card']) < 4.5) made['bad-card'] = made.card
  return made
}

/** What a button looks like under the pointer whose colour alone is known: a little nearer to its text. */
export const hoverOf = (accent: string): string =>
  mixed(accent.slice(0, 7), contrast(accent.slice(0, 7), '#ffffff') >= 4.5 ? '#000000' : '#ffffff', 0.14)

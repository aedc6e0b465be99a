import type { Draw } from './draw.ts'
import { odd } from './texts.ts'

/** JSON that no value can be written as. */
class Raw {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
const raws = [
  '1e400',
  '-1e400',
  '1.5',
  '-0',
  '1e-400',
  '123456789012345678901234567890',
  'true',
  'null',
  '"\\ud83d"',
  '[[[[[[[[[[]]]]]]]]]]',
  `${'['.repeat(3000)}${']'.repeat(3000)}`,
  `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`,
  '{"__proto__":{"a":1}}',
  '{"toJSON":1,"then":1}',
  '{}',
  '[]',
  '[null]',
  '""',
  '0',
]

type Spot = { readonly of: Record<string, unknown> | unknown[]; readonly key: string | number }

/** Every place in a value, however deep. */
function spots(value: unknown): Spot[] {
  if (typeof value !== 'object' || value === null || value instanceof Raw) return []
  const of = value as Record<string, unknown>
  return Object.keys(of).flatMap((key) => [{ of, key }, ...spots(of[key])])
}

/** An input with up to three mistakes in it. */
export function spoil(draw: Draw, input: unknown): unknown {
  const spoilt = structuredClone(input)
  for (let left = 1 + draw.below(3); left > 0; left--) {
    const all = spots(spoilt)
    if (!all.length) return draw.chance(50) ? spoilt : new Raw(draw.pick(raws))
    change(draw, draw.pick(all))
  }
  return spoilt
}

function change(draw: Draw, { of, key }: Spot): void {
  const at = of as Record<string, unknown>
  const was = at[key]
  const put = (value: unknown) =>
    Object.defineProperty(at, key, { value, writable: true, enumerable: true, configurable: true })
  const ways = [
    () => void delete at[key],
    () => put(new Raw(draw.pick(raws))),
    () => put(draw.pick(odd)),
    () => put(null),
    () => put([was]),
    () => put({ [key]: was }),
    () => put(draw.pick([0, -1, 1.5, 61, 2 ** 53, -(2 ** 31), true])),
    () => put(typeof was === 'string' ? tampered(draw, was) : was),
    () => put(Array.isArray(was) ? Array.from({ length: 300 }, () => was[0] ?? 'x') : 'x'.repeat(9000)),
    () =>
      Object.defineProperty(
        at,
        draw.pick(['__proto__', 'constructor', 'length', 'then', 'toJSON', 'Extra', 'password']),
        {
          value: draw.pick([was, 1, 'x', { a: 1 }]),
          writable: true,
          enumerable: true,
          configurable: true,
        },
      ),
  ]
  // A list has no members but its own.
  draw.pick(Array.isArray(of) ? ways.slice(0, -1) : ways)()
}

/** A text of which a letter is another, or that is cut, doubled, or joined by what nobody sees. */
function tampered(draw: Draw, text: string): string {
  // By parts of a thousand, so that what is drawn next does not hang on how long a signature happens to be.
  const at = Math.floor((draw.below(1000) * (text.length + 1)) / 1000)
  return draw.pick([
    text.slice(0, at),
    text + text,
    `${text}\u200b`,
    ` ${text}`,
    `${text}=`,
    text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1),
    text.toUpperCase(),
    text.normalize('NFD'),
  ])
}

/** A value as JSON, with what only JSON can say. */
export function write(value: unknown): string {
  if (value instanceof Raw) return value.text
  if (Array.isArray(value))
    return `[${value.map((one) => (one === undefined ? 'null' : write(one))).join(',')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([key, one]) => `${JSON.stringify(key)}:${write(one)}`)
      .join(',')}}`
  return JSON.stringify(value) ?? 'null'
}

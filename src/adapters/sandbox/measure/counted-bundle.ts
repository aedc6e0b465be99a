import { randomBytes } from 'node:crypto'
import type { Bundle } from '../bundle/bundler.ts'
import type { Point } from './points-in.ts'

/** A text that is put into another, and where. */
interface Insertion {
  readonly at: number
  readonly text: string
  /** Which comes first of those at the same place: what closes, the inner before the outer, and then what opens. */
  readonly order: number
}

/**
 * A bundle that counts its parts as it runs: the same script with texts put into its lines, and none of them
 * moved to another line. What a script reads of its own functions has none of these texts, and nothing has the
 * name by which it could reach the counts.
 */
export function countedBundle(bundle: Bundle, points: readonly Point[]): Bundle {
  const name = `counts_${randomBytes(12).toString('hex')}`
  const insertions = [
    { at: 0, text: '(function () { const made = [', order: -Infinity },
    ...points.flatMap((point, index) => insertionsOf(point, `${name}[${index}]++`, `/*${name}*/`)),
    { at: bundle.code.length, text: behind(name, points.length), order: Infinity },
  ].sort((a, b) => a.at - b.at || a.order - b.order)
  let code = ''
  let from = 0
  for (const { at, text } of insertions) {
    code += bundle.code.slice(from, at) + text
    from = at
  }
  const placed = unshift(bundle, insertions)
  return {
    ...bundle,
    code,
    counted: true,
    read: (stack) => bundle.read(placed(stack)),
    translate: (text) => bundle.translate(placed(text)),
  }
}

/** What counts a part: a statement before it, or one that it is put together with. */
function insertionsOf({ kind, start, end }: Point, count: string, mark: string): readonly Insertion[] {
  if (kind === 'listed') return [{ at: start, text: `${count};`, order: 1 }]
  const [open, close] = kind === 'alone' ? [`{${count};`, '}'] : [`(${count},`, ')']
  return [
    { at: start, text: `${mark}${open}`, order: 1 },
    { at: end, text: `${mark}${close}`, order: -start },
  ]
}

/** What stands behind a script, where it moves no line: the counts, and what keeps them out of sight. */
const behind = (name: string, count: number) =>
  `]; const ${name} = new Uint32Array(${count}); (${hide.toString()})('${name}'); return [made[0], ${name}] })()`

/**
 * Keeps what was put into a script from those who read its functions, whatever they have made of the language.
 * It becomes text, and knows only what it is given and what the language has.
 */
function hide(name: string): void {
  const { apply } = Reflect
  const { toString } = Function.prototype
  const { indexOf, slice } = String.prototype
  const find = (text: string, what: string, from: number): number => apply(indexOf, text, [what, from])
  const part = (text: string, from: number, to?: number): string => apply(slice, text, [from, to])
  const without = (text: string): string => {
    let left = ''
    let from = 0
    for (;;) {
      const at = find(text, name, from)
      if (at < 0) return left + part(text, from)
      const isMark = part(text, at - 2, at) === '/*'
      left += part(text, from, isMark ? at - 2 : at)
      const after = at + name.length + 2
      const closes = isMark && (text[after] === '}' || text[after] === ')')
      from = closes ? after + 1 : find(text, '++', after) + 3
    }
  }
  const shown = {
    toString(this: unknown): string {
      const own = this === (shown as unknown)
      return without(apply(toString, own ? toString : (this as () => void), []))
    },
  }.toString
  Object.defineProperty(Function.prototype, 'toString', { value: shown, writable: true, configurable: true })
}

/** Turns places of the counted code, wherever a text names them, into those of the code as it was. */
function unshift({ code, file }: Bundle, insertions: readonly Insertion[]): (text: string) => string {
  const spot = new RegExp(`(${file.replace(/[^\w]/g, '\\$&')}:)(\\d+):(\\d+)`, 'g')
  let lines: Map<number, { column: number; length: number }[]> | undefined
  const byLine = () => {
    const starts = [0, ...[...code.matchAll(/\n/g)].map(({ index }) => index + 1)]
    const found: typeof lines = new Map()
    let line = 0
    for (const { at, text } of insertions) {
      while ((starts[line + 1] ?? Infinity) <= at) line++
      const of = found.get(line + 1) ?? []
      found.set(line + 1, of)
      of.push({ column: at - (starts[line] ?? 0), length: text.length })
    }
    return found
  }
  return (text) =>
    text.replace(spot, (_, before: string, row: string, column: string) => {
      let left = Number(column) - 1
      for (const { column: at, length } of (lines ??= byLine()).get(Number(row)) ?? []) {
        if (at > left) break
        left = Math.max(at, left - length)
      }
      return `${before}${row}:${left + 1}`
    })
}

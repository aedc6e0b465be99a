import type { Position } from '../../model/finding.ts'
import type { Paint } from '../reporter.ts'
import { visible } from '../visible.ts'
import type { Assumed } from './assumed.ts'

/** A line of an answer, and the place in a file that it is about. */
export interface Row {
  readonly indent: number
  readonly text: string
  readonly at?: Position | undefined
}

/** Beyond so many columns a place stands behind its line, and not beneath the others. */
const widest = 76

/** Lines with their places in a column. */
export function laidOut(rows: readonly Row[], paint: Paint): readonly string[] {
  const lengths = rows.flatMap(({ indent, text, at }) => (at ? [indent + text.length] : []))
  const wide = Math.max(0, ...lengths.filter((length) => length <= widest))
  return rows.map(({ indent, text, at }) => {
    const words = text && `${' '.repeat(indent)}${visible(text)}`
    return at ? `${words.padEnd(wide)}  ${paint('place', placeOf(at))}` : words
  })
}

/** `pools/shop.identity.yaml:16` */
export const placeOf = ({ file, line }: Position): string => visible(`${file}:${line}`)

/** A label in front of a line. */
export const labelled = (label: string): string => label.padEnd(12)

const trustWords = { yes: 'allows', if: 'may allow', no: 'does not allow' } as const

/** What the trust of a role says, in one line where it says the same of all that is asked. */
export function trustRows({ answers }: Assumed, indent: number): readonly Row[] {
  const lines = new Map<string, { readonly at: Position | undefined; readonly actions: string[] }>()
  for (const { asked, answer } of answers) {
    const at = answer.decision.by?.at
    const key = `${trustWords[answer.verdict]}\n${at && placeOf(at)}`
    const line = lines.get(key) ?? { at, actions: [] }
    line.actions.push(asked.request.action)
    lines.set(key, line)
  }
  return [...lines].map(([key, { at, actions }]) => ({
    indent,
    text: `${labelled('trust')}${key.split('\n')[0]} ${actions.join(' and ')}`,
    at,
  }))
}

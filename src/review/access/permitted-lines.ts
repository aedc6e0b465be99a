import type { Cited } from '../../model/iam.ts'
import type { Paint } from '../reporter.ts'
import { visible } from '../visible.ts'
import type { Verdict } from './answer.ts'
import { dependsWords } from './permission-lines.ts'
import { placeOf } from './rows.ts'
import { toldWays } from './told.ts'
import type { Permitted } from './who-can.ts'
import { citedWords } from './words/statement-words.ts'

/** Somebody who may, as a line and as data. */
export interface PermittedRow {
  readonly principal: string
  readonly answer: Verdict
  /** Of an `if`, what it depends on, in words. */
  readonly depends?: string
  /** What it can be done to, where that was left open. */
  readonly on?: readonly string[]
  /** The statement that allows it. */
  readonly by?: Cited
  /** Where it is so; the name of no environment is empty. */
  readonly environments: readonly string[]
}

/** One row for each who may, and for each different answer of different environments. */
export function permittedRows(
  found: readonly (readonly [environment: string, all: readonly Permitted[]])[],
): readonly PermittedRow[] {
  const rows = new Map<string, PermittedRow>()
  for (const [environment, all] of found)
    for (const one of all) {
      const row = rowOf(one)
      const key = JSON.stringify([row.principal, row])
      const before = rows.get(key)
      rows.set(key, { ...row, environments: [...(before?.environments ?? []), environment] })
    }
  return [...rows]
    .toSorted(([, { principal: one }], [, { principal: other }]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([, row]) => row)
}

function rowOf({ principal, way }: Permitted): Omit<PermittedRow, 'environments'> {
  const { verdict, answer } = way
  const permission = { verdict, ways: [way] }
  return {
    principal,
    answer: verdict,
    ...(verdict === 'if' && { depends: dependsWords(permission, toldWays(permission)) }),
    ...(answer?.on && { on: answer.on.patterns }),
    ...(answer?.decision.by && { by: answer.decision.by }),
  }
}

/** The rows for people; of each is told where it is so, unless it is so in all of them. */
export function permittedLines(
  rows: readonly PermittedRow[],
  environments: number,
  paint: Paint,
): readonly string[] {
  const wide = Math.max(...rows.map(({ principal }) => principal.length))
  return rows.map(({ principal, depends, by, environments: where }) => {
    const statement = by ? `${citedWords(by)}${by.at ? `, ${paint('place', placeOf(by.at))}` : ''}` : ''
    const somewhere = where.length < environments ? ` in ${where.join(', ')}` : ''
    const may = `may${somewhere}${depends === undefined ? '' : `, ${depends}`}`
    return `${visible(principal).padEnd(wide)}  ${visible(may)}${statement && ` (${statement})`}`
  })
}

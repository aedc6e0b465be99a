import process from 'node:process'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import type { RunFilter, RunLine } from '../../model/recorded-run.ts'
import { flat } from '../../review/visible.ts'
import { milliseconds } from '../invoke/cost-words.ts'
import { globalsOf, printJson } from '../globals.ts'
import { openRunSource } from './run-source.ts'

/** `poolwright runs ls`: a line a run, the newest last. */
export async function list({ last, ...filter }: RunFilter & { last: number }, command: Command) {
  const { json, quiet, cwd } = globalsOf(command)
  const source = openRunSource(cwd)
  try {
    const runs = (await source.list(filter, Math.max(1, last))).toReversed()
    if (json) return printJson({ ok: true, runs })
    for (const line of table(runs, new Date())) process.stdout.write(`${line}\n`)
    if (!runs.length && !quiet) process.stderr.write('there is no such run\n')
  } finally {
    source.close()
  }
}

/** Runs as lines of a table; a day is told where it is not today. */
export function table(runs: readonly RunLine[], now: Date): readonly string[] {
  const today = now.toDateString()
  const rows = runs.map(({ id, at, operation, user = '-', outcome, took, hooks, by }) => [
    id,
    moment(new Date(at), today),
    by ? `${operation} by ${by.trigger}` : operation,
    user,
    outcome === 'answered' ? 'ok' : outcome,
    milliseconds(took),
    hooks.map((hook) => (hook.outcome === 'failed' ? `${hook.hook} failed` : hook.hook)).join(', '),
  ])
  const cells = rows.map((row) => row.map((cell) => flat(cell)))
  const widths = cells.reduce<number[]>(
    (wide, row) => row.map(({ length }, at) => Math.max(length, wide[at] ?? 0)),
    [],
  )
  return cells.map((row) =>
    row
      .map((cell, at) => {
        const padded = at === 5 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)
        return at === 4 ? styleText(cell === 'ok' ? 'green' : 'red', padded) : padded
      })
      .join('  ')
      .trimEnd(),
  )
}

function moment(at: Date, today: string): string {
  const time = at.toTimeString().slice(0, 8)
  if (at.toDateString() === today) return time
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${time}`
}

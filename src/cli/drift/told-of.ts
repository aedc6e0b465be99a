import { counted } from '../../review/reporter.ts'
import { inLine } from '../../review/visible.ts'
import type { Changed } from './read-drift.ts'

const verbs = { patch: 'changed', whole: 'added', gone: 'taken away' } as const

/** What differs, each thing under the place where it is declared. */
export function toldOf(changes: readonly Changed[], dropped: boolean): string {
  if (!changes.length) return 'every declared pool is as its file says\n'
  const lines = changes.flatMap(({ pool, kind, name, how, file, line, members }) => [
    `${inLine(file)}:${line}: ${kind === undefined ? `pool ${inLine(pool)}` : `${kind} ${inLine(name ?? '')} of ${inLine(pool)}`}: ${verbs[how]}`,
    ...members.map(({ path, from, to }) => `  ${inLine(path)}: ${said(from)} -> ${said(to)}`),
  ])
  const end = dropped ? [`dropped ${counted(changes.length, 'change')}: the files count again`] : []
  return [...lines, ...end].map((one) => `${one}\n`).join('')
}

const said = (value: unknown) => (value === undefined ? '(nothing)' : inLine(JSON.stringify(value)))

import type { Finding } from '../model/finding.ts'

/** Findings at a place where a secret may stand. */
const ofSecrets = /^PW-(SEC-|IDP-001$)/

/**
 * The texts with every secret that a finding is about blotted out: a report is printed in places where
 * a file is not, such as the log of a pipeline. A letter becomes a letter, so that carets still fit.
 */
export function conceal(
  texts: ReadonlyMap<string, string>,
  findings: readonly Finding[],
): ReadonlyMap<string, string> {
  const clean = new Map(texts)
  for (const { rule, at } of findings) {
    const text = clean.get(at.file)
    if (!ofSecrets.test(rule) || text === undefined) continue
    const { line, column, endLine = line, endColumn } = at
    const lines = text.split('\n').map((row, index) => {
      if (index + 1 < line || index + 1 > endLine) return row
      const from = index + 1 === line ? column - 1 : 0
      const to = index + 1 === endLine && endColumn !== undefined ? endColumn - 1 : row.length
      return row.slice(0, from) + row.slice(from, to).replaceAll(/\S/g, '*') + row.slice(to)
    })
    clean.set(at.file, lines.join('\n'))
  }
  return clean
}

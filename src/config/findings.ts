import type { Finding } from '../model/finding.ts'

/** Findings as they come, each kept once: what a fragment says wrongly is met by everybody who uses it. */
export interface Findings {
  readonly add: (...findings: readonly Finding[]) => void
  /** Those of the severities, by file and place. */
  readonly of: (...severities: readonly Finding['severity'][]) => readonly Finding[]
}

/** An empty collection. */
export function collectFindings(): Findings {
  const all = new Map<string, Finding>()
  return {
    add: (...findings) => {
      for (const finding of findings) {
        const { rule, at, message } = finding
        const key = JSON.stringify([rule, at.file, at.line, at.column, message])
        if (!all.has(key)) all.set(key, finding)
      }
    },
    of: (...severities) =>
      [...all.values()].filter(({ severity }) => severities.includes(severity)).sort(inOrder),
  }
}

const inOrder = (one: Finding, other: Finding) =>
  compare(one.at.file, other.at.file) ||
  one.at.line - other.at.line ||
  one.at.column - other.at.column ||
  compare(one.rule, other.rule)

/** By code units, so that the order is the same on every machine. */
export const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

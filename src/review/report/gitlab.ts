import type { Finding } from '../../model/finding.ts'
import { fingerprints } from '../fingerprints.ts'
import { inRepository, type Reporter } from '../reporter.ts'

/**
 * For merge requests of GitLab: its Code Quality report, which it compares with that of the target branch, so that a
 * request tells what is new in it. Of two entries with one fingerprint it would show one.
 */
export const gitlab: Reporter = (report) => {
  const { findings, texts } = report
  const known = fingerprints(findings, texts)
  const issues = findings.map((finding, index) => {
    const { rule, message, help, at } = finding
    return {
      description: help ? `${message}: ${help}` : message,
      check_name: rule,
      fingerprint: known[index],
      severity: severityOf(finding),
      location: {
        path: inRepository(at.file, report),
        lines: { begin: at.line, ...(at.endLine !== undefined && { end: at.endLine }) },
      },
    }
  })
  return JSON.stringify(issues, null, 2)
}

/** GitLab has five names for three of ours: errors are told apart by their score, from 9 and from 7 on. */
function severityOf({ severity, score = 0 }: Finding): string {
  if (severity === 'error') return score >= 9 ? 'blocker' : score >= 7 ? 'critical' : 'major'
  return severity === 'warning' ? 'minor' : 'info'
}

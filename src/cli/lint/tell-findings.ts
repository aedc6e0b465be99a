import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import process from 'node:process'
import type { Finding } from '../../model/finding.ts'
import { json as forPrograms } from '../../review/report/json.ts'
import { pretty } from '../../review/report/pretty.ts'
import type { Report } from '../../review/reporter.ts'
import { version } from '../help.ts'
import { paintFor } from '../paint.ts'

/**
 * Says on standard error what is wrong with the project of a server, each mistake at its line; with `json`,
 * programs are told the same on standard output.
 */
export function tellFindings(
  command: string,
  findings: readonly Finding[],
  cwd: string,
  json: boolean,
): void {
  const files = new Set(findings.map(({ at }) => at.file))
  const report: Report = {
    command,
    ok: false,
    findings,
    notes: [],
    texts: new Map([...files].flatMap((file) => textOf(file, cwd))),
    scope: '',
    failOn: 'error',
    version: version(),
    data: {},
  }
  if (json) process.stdout.write(`${forPrograms(report, paint)}\n`)
  process.stderr.write(`${pretty(report, paint)}\n\n`)
}

function textOf(file: string, cwd: string): readonly (readonly [string, string])[] {
  try {
    return [[file, readFileSync(resolve(cwd, file), 'utf8')]]
  } catch {
    // The mistake may be that the file is not there.
    return []
  }
}

const paint = paintFor(process.stderr)

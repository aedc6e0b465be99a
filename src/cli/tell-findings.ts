import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import process from 'node:process'
import { styleText } from 'node:util'
import type { Finding } from '../model/finding.ts'
import { codeFrame } from '../review/code-frame.ts'
import { visible } from '../review/visible.ts'
import { printJson } from './globals.ts'

const colours = { error: 'red', warning: 'yellow', info: 'cyan' } as const

/** Says on standard error what is wrong with a project, each mistake at its line; to programs as well, with `json`. */
export function tellFindings(findings: readonly Finding[], cwd: string, json: boolean): void {
  if (json) printJson({ ok: false, findings })
  for (const finding of findings) process.stderr.write(`${worded(finding, cwd)}\n\n`)
}

function worded({ rule, severity, message, at, help, related = [] }: Finding, cwd: string): string {
  const label = styleText(colours[severity], `${severity}[${rule}]`, { stream: process.stderr })
  const text = textOf(resolve(cwd, at.file))
  return [
    `${label} ${visible(message)}`,
    `  --> ${visible(at.file)}:${at.line}:${at.column}`,
    ...(text === undefined ? [] : [codeFrame(text, at).replaceAll(/^/gm, '  ')]),
    ...related.map((other) => `  and ${visible(other.at.file)}:${other.at.line}: ${visible(other.message)}`),
    ...(help === undefined ? [] : [`  help: ${visible(help)}`]),
  ].join('\n')
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // The mistake may be that the file is not there.
    return undefined
  }
}

import process from 'node:process'
import type { Finding } from '../../model/finding.ts'
import type { Mended } from '../../review/lint/mend.ts'
import { counted } from '../../review/reporter.ts'
import { unified } from '../../review/unified.ts'
import { flat, visible } from '../../review/visible.ts'

/** What was mended, or would be, and what was not, in a sentence each. */
export function mendedRemarks({ changed, mended, leftOut }: Mended, done = false): readonly string[] {
  const count = counted(mended.length, 'finding')
  return [
    mended.length
      ? `${count} ${done ? 'mended' : 'can be mended'} in ${counted(changed.size, 'file')}`
      : 'nothing can be mended',
    ...leftOut.map(
      ({ finding: { rule, at }, why }) =>
        `the fix of ${rule} at ${at.file}:${at.line} was not made: with it, ${flat(why)}`,
    ),
  ]
}

/** The changes of every file, as a patch; what a finding of secrets is about is covered in it. */
export function patchOf({ changed, linted }: Mended, found: readonly Finding[]): string {
  const texts = [...changed].map(([path, { before, after }]) => unified(path, before, after))
  const secrets = [...found, ...linted.findings].filter(({ rule }) => rule.startsWith('PW-SEC-'))
  const covered = secrets.flatMap(({ at }) => {
    const line = changed.get(at.file)?.before.split('\n')[at.line - 1]
    const secret = line
      ?.slice(at.column - 1, at.endLine === at.line ? (at.endColumn ?? 0) - 1 : undefined)
      .trim()
    return secret ? [secret] : []
  })
  const text = covered.reduce(
    (all, secret) => all.replaceAll(secret, '*'.repeat(secret.length)),
    texts.join('\n'),
  )
  return process.stdout.isTTY ? visible(text) : text
}

import { createHash } from 'node:crypto'
import type { Finding } from '../model/finding.ts'

/**
 * By what each finding is known again in another version of its file: hashes of its rule and of what it is
 * about, or of its line where that has no name; and which of several that are alike it is.
 */
export function fingerprints(
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string>,
): readonly string[] {
  const lines = new Map<string, readonly string[]>()
  const seen = new Map<string, number>()
  return findings.map(({ rule, subject, at: { file, line } }) => {
    if (!lines.has(file)) lines.set(file, texts.get(file)?.split('\n') ?? [])
    const written = lines.get(file)?.[line - 1]?.replaceAll(/\s+/g, ' ').trim() ?? ''
    const about = subject === undefined ? [rule, file, written] : [rule, subject]
    const hash = createHash('sha256').update(JSON.stringify(about)).digest('hex')
    const count = (seen.get(hash) ?? 0) + 1
    seen.set(hash, count)
    return `${hash}:${count}`
  })
}

import { createHash } from 'node:crypto'
import type { Finding } from '../../model/finding.ts'
import type { ParseCache } from '../parse-cache.ts'
import { readSource, type SourceFile } from '../source.ts'
import { titleOf } from '../title.ts'
import { format } from './format.ts'

/** Goes up when the normal form changes. */
const version = 1

/** The files that are not in their normal form, each at the first line that is not; what has mistakes is left to others. */
export function notInForm(files: readonly SourceFile[], cache?: ParseCache): readonly Finding[] {
  return files.flatMap((file): Finding[] => {
    if (file.fault) return []
    const key = cache && keyOf(file)
    const kept = key && cache.get(key)
    const line = kept ? Number(kept) : firstLine(file)
    if (key && !kept) {
      cache.set(key, String(line))
      // Its tree is at hand now, and whoever loads the project asks the cache.
      readSource(file, cache)
    }
    const at = { file: file.path, line, column: 1 }
    const said = { rule: 'PW-FILE-006', severity: 'info', at } as const
    return line
      ? [{ ...said, message: 'the file is not in its normal form', help: 'run `poolwright fmt`' }]
      : []
  })
}

/** The first line that would change; nought where none would. */
function firstLine({ path, text }: SourceFile): number {
  const { kind } = titleOf(path)
  const made = kind ? format(kind, text) : { text }
  if (!('text' in made) || made.text === text) return 0
  const [is, should] = [text.split('\n'), made.text.split('\n')]
  return Math.min(is.length, is.findIndex((line, index) => line !== should[index]) + 1 || is.length)
}

const keyOf = ({ path, text }: SourceFile) =>
  `form ${createHash('sha256')
    .update(`${version}\n${titleOf(path).kind}\n${text}`)
    .digest('base64url')}`

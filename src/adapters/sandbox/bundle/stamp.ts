import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What files were like at a moment. */
export interface Stamp {
  readonly text: string
  /** When the last of them changed, in milliseconds since 1970. */
  readonly newest: number
}

/**
 * What tells whether any of these files may have changed: when and how big each is. Their folders count too,
 * for a new file in one may be found in place of an old one.
 */
export async function stampOf(files: Iterable<string>): Promise<Stamp> {
  const paths = new Set<string>()
  for (const file of files) paths.add(file).add(dirname(file))
  let newest = 0
  const lines = [...paths].sort().map(async (path) => {
    const { mtimeMs, ctimeMs, size, ino } = await stat(path)
    newest = Math.max(newest, mtimeMs, ctimeMs)
    return [path, mtimeMs, ctimeMs, size, ino].join(' ')
  })
  const text = (await Promise.all(lines)).join('\n')
  return { text, newest }
}

import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * What tells whether the packages that a project's scripts may import are the same as before: what npm says
 * of them in the folders from the project's upwards. A package that somebody edits by hand is not noticed.
 */
export function packageStamps(root: string): readonly (readonly [name: string, text: string])[] {
  const stamps: (readonly [string, string])[] = []
  for (let folder = root; ; folder = dirname(folder)) {
    stamps.push([join(folder, 'package.json'), read(join(folder, 'package.json'))])
    const installed = join(folder, 'node_modules/.package-lock.json')
    stamps.push([installed, stampOf(installed)])
    if (folder === dirname(folder)) return stamps
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat ? `${stat.size} ${stat.mtimeMs}` : ''
}

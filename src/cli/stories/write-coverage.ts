import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { reason, Unreadable } from '../../adapters/disk/unreadable.ts'
import type { LineCoverage } from '../../scenarios/line-coverage.ts'
import { lcov } from '../../scenarios/lcov.ts'

/**
 * Writes lines of scripts as a tracefile of lcov. Files are named from the working directory, as those who
 * read it look for them, and as absolute paths where they lie elsewhere. Throws `Unreadable` where it cannot
 * be written.
 */
export function writeCoverage(path: string, lines: LineCoverage, root: string): void {
  const here = resolve()
  const pathOf = (file: string) => {
    const whole = join(root, file)
    const way = relative(here, whole)
    return (way.startsWith('..') || isAbsolute(way) ? whole : way).split(sep).join('/')
  }
  try {
    mkdirSync(dirname(resolve(path)), { recursive: true })
    writeFileSync(path, lcov(lines, pathOf))
  } catch (error) {
    throw new Unreadable(`\`${path}\` cannot be written: ${reason(error)}`, undefined, { cause: error })
  }
}

import { SourceMap } from 'node:module'
import { foreign, ours } from '../bundle/author-stack.ts'
import type { Bundle } from '../bundle/bundler.ts'
import { pointsIn, type Point } from './points-in.ts'

/** A part of a bundle that an author has written, and the line on which. */
export interface AuthorPoint extends Point {
  readonly file: string
  /** From 1. */
  readonly row: number
}

/** What the compiler puts before a module, on its first line, whatever is written there. */
const preamble = /^(var \w+_exports = \{\};|__export\(|module\.exports = __toCommonJS\()/

/**
 * The parts of a bundle that stand in the project's own files, packages and what ships left out. Of a part
 * that the compiler made itself, no line is known, and it is none of them. Throws where the code cannot be read.
 */
export function authorPoints({ code, map }: Pick<Bundle, 'code' | 'map'>): readonly AuthorPoint[] {
  const source = new SourceMap(JSON.parse(map))
  return pointsIn(code).flatMap((point) => {
    const { line, column, start, at } = point
    const found = source.findEntry(line, column)
    if (!('originalSource' in found) || !found.originalSource || found.generatedLine !== line) return []
    const { originalSource, originalLine, originalColumn, generatedColumn } = found
    if (foreign.test(originalSource) || ours.test(originalSource)) return []
    // The entry of a statement may be that of the space before it.
    if (
      code
        .slice(at - (column - generatedColumn), at)
        .replace(/^[}\s]*else if \(/, '')
        .trim()
    )
      return []
    if (originalLine === 0 && originalColumn === 0 && preamble.test(code.slice(start, start + 200))) return []
    return [{ ...point, file: originalSource, row: originalLine + 1 }]
  })
}

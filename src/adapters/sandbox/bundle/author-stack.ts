import { SourceMap } from 'node:module'
import type { ScriptPlace } from '../../../model/script-error.ts'

/** Turns places in a bundle into places in the author's files. */
export interface AuthorStack {
  /** A stack without the frames that are not the author's, and the first place in a file of his own. */
  read(stack: string): { readonly trace: string; readonly place?: ScriptPlace }
  /** Any text, with the places that it names turned. */
  translate(text: string): string
}

/** Paths of what is no file of the author's: a package, beside him or above him. */
export const foreign = /(^|\/)node_modules\/|^\.\.\//
/** Paths of modules that we put into bundles. */
export const ours = /^[a-z-]{2,}:/

/** Reads stacks of the bundle that goes by `file`, whose source map is `map`; `prefix` stands before each path of it. */
export function authorStack(file: string, map: string, prefix = ''): AuthorStack {
  const spot = new RegExp(`${file.replace(/[^\w]/g, '\\$&')}:(\\d+):(\\d+)`)
  let source: SourceMap | undefined

  const find = (line: string): ScriptPlace | undefined => {
    const [, row, column] = spot.exec(line) ?? []
    if (row === undefined || column === undefined) return undefined
    source ??= new SourceMap(JSON.parse(map))
    const found = source.findEntry(Number(row) - 1, Number(column) - 1)
    if (!('originalSource' in found) || !found.originalSource || ours.test(found.originalSource))
      return undefined
    const { originalSource, originalLine, originalColumn } = found
    return { file: prefix + originalSource, line: originalLine + 1, column: originalColumn + 1 }
  }

  const turn = (line: string, place: ScriptPlace) =>
    line.replace(spot, `${place.file}:${place.line}:${place.column}`)

  return {
    read(stack) {
      const lines: string[] = []
      let place: ScriptPlace | undefined
      let fallback: ScriptPlace | undefined
      for (const line of stack.split('\n')) {
        const found = find(line)
        if (found) {
          lines.push(turn(line, found))
          fallback ??= found
          if (!foreign.test(found.file)) place ??= found
        } else if (!/^\s+at /.test(line)) lines.push(line)
      }
      place ??= fallback
      return { trace: lines.join('\n'), ...(place && { place }) }
    },
    translate(text) {
      if (!text.includes(file)) return text
      return text
        .split('\n')
        .flatMap((line) => {
          const found = find(line)
          if (found) return [turn(line, found)]
          return /^\s+at .*\b(sandbox|<isolated-vm)/.test(line) ? [] : [line]
        })
        .join('\n')
    },
  }
}

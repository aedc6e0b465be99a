import { isAbsolute, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ScriptPlace } from '../../../model/script-error.ts'
import type { AuthorStack } from '../bundle/author-stack.ts'

/** A line of a stack: as it was, or with the author's place in it. */
interface Line {
  readonly text: string
  readonly place?: ScriptPlace
}

const frame = /^(\s+at (?:.*\(|async )?)(.+?):(\d+):(\d+)(\)?)$/
/** What stands before the error of a module that does not parse. */
const heading = /^()((?:file:|\/|[A-Z]:\\).*):(\d+)()()$/
const isFrame = (text: string) => /^\s+at /.test(text)

/** Our own code, which calls the handler. */
const ours = fileURLToPath(new URL('../../..', import.meta.url))

/** Reads stacks of scripts that run where they lie, under `root`, a real path; authors read paths with `prefix`. */
export function authorPlaces(root: string, prefix = ''): AuthorStack {
  const read = (text: string): Line => {
    const [, before = '', where = '', row, column, after = ''] = frame.exec(text) ?? heading.exec(text) ?? []
    if (row === undefined || where.startsWith('node:')) return { text }
    const path = where.startsWith('file:') ? fileURLToPath(where) : where
    const file = relative(root, path).split(sep).join('/')
    if (!isAbsolute(path) || path.startsWith(ours) || file.startsWith('..') || isAbsolute(file))
      return { text }
    const place = { file: `${prefix}${file}`, line: Number(row), column: Number(column || 1) }
    return { text: `${before}${place.file}:${place.line}:${place.column}${after}`, place }
  }
  /** The lines without the frames that are not the author's. */
  const linesOf = (text: string) =>
    text
      .split('\n')
      .map(read)
      .filter(({ text, place }) => place || !isFrame(text))
  const textOf = (lines: readonly Line[]) => lines.map(({ text }) => text).join('\n')

  return {
    read(stack) {
      const lines = linesOf(stack)
      const places = lines.flatMap(({ place }) => place ?? [])
      const place = places.find(({ file }) => !file.includes('node_modules/')) ?? places[0]
      return { trace: textOf(lines), ...(place && { place }) }
    },
    translate: (text) => textOf(linesOf(text)),
  }
}

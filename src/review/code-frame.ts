import type { Position } from '../model/finding.ts'
import { visible } from './visible.ts'

/** The widest piece of a line that is shown, in characters: a script may be one line of a megabyte. */
const widest = 120

/**
 * The lines around a place in a text, numbered, with carets under it and a hint beside them:
 *
 *     3 | password:
 *     4 |   minLenght: 6
 *       |   ^^^^^^^^^ did you mean `minLength`?
 */
export function codeFrame(text: string, place: Omit<Position, 'file'>, hint = ''): string {
  const lines = text.split(/\r\n|\n|\r/)
  const at = lines[place.line - 1] ?? ''
  const end = place.endLine === undefined || place.endLine === place.line ? place.endColumn : at.length + 1
  const fits = Math.max(place.column, (end ?? 1) - 1) <= widest
  const from = fits ? 0 : Math.max(0, place.column - 1 - widest / 2)
  const shown = (line: string) => visible(line.slice(from, from + widest)).replaceAll('\t', '  ')
  const gutter = String(place.line + 1).length
  const row = (number: number | '', words: string) =>
    `${String(number).padStart(gutter)} | ${words}`.trimEnd()

  const before = width(shown(at.slice(0, place.column - 1)))
  const under = width(shown(at.slice(0, Math.max(place.column, (end ?? 0) - 1)))) - before
  const carets = `${' '.repeat(before)}${'^'.repeat(Math.max(1, under))}${hint && ` ${hint}`}`
  return [
    ...(place.line > 1 ? [row(place.line - 1, shown(lines[place.line - 2] ?? ''))] : []),
    row(place.line, shown(at)),
    row('', carets),
    ...(place.line < lines.length - (lines.at(-1) === '' ? 1 : 0)
      ? [row(place.line + 1, shown(lines[place.line] ?? ''))]
      : []),
  ].join('\n')
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/gu

/** How many columns of a terminal a text takes, near enough to put a caret under it. */
const width = (text: string) => [...text.replaceAll(/\p{M}/gu, '')].length + (text.match(wide)?.length ?? 0)

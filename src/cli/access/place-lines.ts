import type { ScriptPlace } from '../../model/script-error.ts'
import { codeFrame } from '../../review/code-frame.ts'
import { visible } from '../../review/visible.ts'

/** Whether a line is to blame, and not the script as a whole, which stands as its first character. */
export const isLine = ({ line, column }: ScriptPlace): boolean => line > 1 || column > 1

/** Where a script failed: its file, and with `line` the lines of the author's own text around the place. */
export function placeLines(
  place: ScriptPlace,
  line: boolean,
  textOf: (file: string) => string | undefined,
): readonly string[] {
  const text = line ? textOf(place.file) : undefined
  return [
    `  --> ${visible(place.file)}${line ? `:${place.line}:${place.column}` : ''}`,
    ...(text === undefined ? [] : codeFrame(text, place).split('\n')),
  ]
}

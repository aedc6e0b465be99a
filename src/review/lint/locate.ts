import { writtenAt } from '../../config/merge/layers.ts'
import type { Position } from '../../model/finding.ts'
import type { Place, ScriptPlace } from './rule.ts'

/** The file, line and column of a place. */
export function locate(place: Place | ScriptPlace): Position {
  if ('resource' in place) return writtenAt(place.resource.layers, place.path, place.of)
  const { script, start, end } = place
  const to = spot(script.text, end)
  return { file: script.file, ...spot(script.text, start), endLine: to.line, endColumn: to.column }
}

function spot(text: string, offset: number) {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

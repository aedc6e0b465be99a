/** About how wide a text is in a sans-serif font of so many pixels; a little more than less. */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const character of text) ems += emsOf(character)
  return ems * size
}

function emsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  // Ideographs, Hangul, kana and emoji are as wide as they are high.
  if (code >= 0x1100) return code === 0x2026 ? 1 : code < 0x2e80 ? 0.7 : 1
  if ("iljtf.,:;|!'`()[]/ I".includes(character)) return 0.34
  if ('mwMW@%—'.includes(character)) return 0.92
  return character >= 'A' && character <= 'Z' ? 0.7 : 0.58
}

/** As much of a text as there is room for. */
export function clipped(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text
  const kept = [...text]
  while (kept.length && textWidth(`${kept.join('')}…`, size) > room) kept.pop()
  return `${kept.join('')}…`
}

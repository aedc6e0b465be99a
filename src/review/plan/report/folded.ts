/** How long one part that is folded away may be. */
const longest = 12_000

/** Lines that are shown when somebody opens them; none, where there are none. */
export const folded = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length
    ? [
        '',
        `<details><summary>${title}</summary>`,
        '',
        ...whole(fitting(lines, longest, '')),
        '',
        '</details>',
      ]
    : []

/** As many lines as there is room for, and how many there are more. */
export function fitting(
  lines: readonly string[],
  room: number,
  sign: '' | '| … | ' = '| … | ',
): readonly string[] {
  let left = room
  const first = lines.findIndex((line) => (left -= line.length + 1) < 0)
  if (first < 0) return lines
  const more = `and ${lines.length - first} more lines`
  return [...lines.slice(0, first), sign ? `${sign}${more} | |` : more]
}

/** The lines with an end to the code that was cut. */
export function whole(lines: readonly string[]): readonly string[] {
  let open = ''
  for (const line of lines) {
    const [fence = ''] = /^ *`{3,}/.exec(line) ?? []
    if (!open) open = fence
    else if (line === open) open = ''
  }
  return open ? [...lines, open] : lines
}

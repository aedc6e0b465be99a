const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const

/** `15m` as milliseconds. The schema has seen to it that the text is a duration. */
export function parseDuration(text: string): number {
  const [, count, unit] = /^([0-9]+)(ms|s|m|h|d)$/.exec(text) ?? []
  const size = units.find(([name]) => name === unit)?.[1]
  if (size === undefined) throw new Error(`not a duration: ${text}`)
  return Number(count) * size
}

/** A whole number of milliseconds, in the largest unit that says it exactly: `900000` is `15m`. */
export function formatDuration(milliseconds: number): string {
  const [name, size] = units.find(([, size]) => milliseconds % size === 0) ?? ['ms', 1]
  return `${milliseconds / size}${name}`
}

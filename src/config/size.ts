const units = [
  ['Mi', 1024 * 1024],
  ['Ki', 1024],
] as const

/** `32Mi` as bytes. The schema has seen to it that the text is a size. */
export function parseSize(text: string): number {
  const [, count, unit] = /^([0-9]+)(Ki|Mi)$/.exec(text) ?? []
  const size = units.find(([name]) => name === unit)?.[1]
  if (size === undefined) throw new Error(`not a size: ${text}`)
  return Number(count) * size
}

/** A whole number of kibibytes, in the largest unit that says it exactly: `33554432` is `32Mi`. */
export function formatSize(bytes: number): string {
  const [name, size] = units.find(([, size]) => bytes % size === 0) ?? ['Ki', 1024]
  return `${bytes / size}${name}`
}

/**
 * Reads how often parts ran, as a process tells it: a list of the part's number and the count, one after the
 * other. Gives nothing where an honest process would not have said it.
 */
export function readCounts(text: string, parts: number): readonly (readonly [number, number])[] | undefined {
  // A number and a count have seven and ten digits at most.
  if (text.length > 2 + 20 * parts) return undefined
  let told: unknown
  try {
    told = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!Array.isArray(told) || told.length % 2 || told.length > 2 * parts) return undefined
  const read: [number, number][] = []
  for (let index = 0; index < told.length; index += 2) {
    const [part, count] = [told[index], told[index + 1]] as unknown[]
    if (!isCount(part, parts - 1) || !isCount(count, 2 ** 32 - 1)) return undefined
    read.push([part, count])
  }
  return read
}

const isCount = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most

/** An address of either kind: 32 bits in one word, or 128 in four. */
export type Address = readonly number[]

/** The addresses that begin with the same bits. */
export interface Network {
  readonly start: Address
  readonly bits: number
}

/** `203.0.113.7`, `2001:db8::1`. An IPv4 address that is written in IPv6 (`::ffff:203.0.113.7`) is the same as by itself. */
export function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? six(text) : four(text)
}

/** An address with the number of its leading bits that count; all, where none is given. */
export function networkOf(text: string): Network | undefined {
  const slash = text.indexOf('/')
  const start = parseAddress(slash < 0 ? text : text.slice(0, slash))
  if (!start) return undefined
  const whole = start.length * 32
  if (slash < 0) return { start, bits: whole }
  const length = decimal(text.slice(slash + 1), 128)
  // What was written in IPv6 and is IPv4 has its length counted from the front of the long form.
  const bits = length === undefined ? undefined : text.includes(':') && whole === 32 ? length - 96 : length
  return bits === undefined || bits < 0 || bits > whole ? undefined : { start, bits }
}

/** Whether an address is one of a network; one of the other kind never is. */
export function isWithin(address: Address, { start, bits }: Network): boolean {
  if (address.length !== start.length) return false
  for (let word = 0; word * 32 < bits; word++) {
    const unread = Math.max(0, (word + 1) * 32 - bits)
    if (((address[word] as number) ^ (start[word] as number)) >>> unread !== 0) return false
  }
  return true
}

/** A number up to a limit, without zeros in front, which some read as octal. */
function decimal(text: string, limit: number): number | undefined {
  if (!text.length || text.length > 3 || (text.length > 1 && text[0] === '0')) return undefined
  let value = 0
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return undefined
    value = value * 10 + digit
  }
  return value <= limit ? value : undefined
}

function four(text: string): Address | undefined {
  if (text.length > 15) return undefined
  const parts = text.split('.').map((part) => decimal(part, 255))
  if (parts.length !== 4 || parts.includes(undefined)) return undefined
  const [a = 0, b = 0, c = 0, d = 0] = parts
  return [((a << 24) | (b << 16) | (c << 8) | d) >>> 0]
}

/** One side of `::` as numbers of 16 bits; the last two may be written as IPv4. */
function groups(text: string): number[] | undefined {
  if (!text) return []
  const all: number[] = []
  const parts = text.split(':')
  for (const [at, part] of parts.entries()) {
    const tail = at === parts.length - 1 && part.includes('.') ? four(part)?.[0] : undefined
    if (tail !== undefined) all.push(tail >>> 16, tail & 0xffff)
    else {
      const value = hex(part)
      if (value === undefined) return undefined
      all.push(value)
    }
  }
  return all
}

function hex(text: string): number | undefined {
  if (!text.length || text.length > 4) return undefined
  for (const character of text.toLowerCase()) if (!'0123456789abcdef'.includes(character)) return undefined
  return Number.parseInt(text, 16)
}

function six(text: string): Address | undefined {
  if (text.length > 45) return undefined
  const gap = text.indexOf('::')
  const before = groups(gap < 0 ? text : text.slice(0, gap))
  const after = gap < 0 ? [] : groups(text.slice(gap + 2))
  if (!before || !after) return undefined
  const missing = 8 - before.length - after.length
  if (gap < 0 ? missing !== 0 : missing < 1) return undefined
  // IPv4 stands at the end only.
  if (gap >= 0 && text.slice(0, gap).includes('.')) return undefined
  const all = [...before, ...Array<number>(missing).fill(0), ...after]
  const words = [0, 2, 4, 6].map((at) => (((all[at] ?? 0) << 16) | (all[at + 1] ?? 0)) >>> 0)
  const mapped = words[0] === 0 && words[1] === 0 && words[2] === 0xffff
  return mapped ? words.slice(3) : words
}

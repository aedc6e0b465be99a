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
  const length = decimal(text, slash + 1, text.length, 128)
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

/** A number up to a limit, between two places of a text, without zeros in front, which some read as octal. */
function decimal(text: string, from: number, end: number, limit: number): number | undefined {
  const length = end - from
  if (length < 1 || length > 3 || (length > 1 && text[from] === '0')) return undefined
  let value = 0
  for (let at = from; at < end; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return undefined
    value = value * 10 + digit
  }
  return value <= limit ? value : undefined
}

function four(text: string): Address | undefined {
  let word = 0
  let from = 0
  for (let part = 0; part < 4; part++) {
    const dot = part < 3 ? text.indexOf('.', from) : text.length
    const value = dot < 0 ? undefined : decimal(text, from, dot, 255)
    if (value === undefined) return undefined
    word = word * 256 + value
    from = dot + 1
  }
  return [word]
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

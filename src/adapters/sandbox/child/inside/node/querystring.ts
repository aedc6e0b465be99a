/** `node:querystring`. */
export function querystring() {
  type Values = Record<string, unknown>
  interface Made {
    escape(value: unknown): string
    unescape(text: string): string
    stringify: typeof stringify
    encode: typeof stringify
    parse: typeof parse
    decode: typeof parse
  }
  const escape = (value: unknown): string => {
    try {
      return encodeURIComponent(typeof value === 'object' ? String(value) : (value as string))
    } catch {
      throw Object.assign(new URIError('URI malformed'), { code: 'ERR_INVALID_URI' })
    }
  }
  const unescape = (text: string): string => {
    try {
      return decodeURIComponent(text)
    } catch {
      return Buffer.from(
        text
          .replace(/%[\da-f]{2}|[^]/gi, (mark) => (mark.length === 3 ? mark : escapeRaw(mark)))
          .replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      ).toString()
    }
  }
  const escapeRaw = (mark: string) => {
    const bytes = Buffer.from(mark)
    return bytes.length === 1 && mark !== '%'
      ? mark
      : [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  }
  const word = (value: unknown, encode: (text: string) => string) => {
    if (typeof value === 'string') return value && encode(value)
    if (typeof value === 'number' && Number.isFinite(value)) return encode(`${value}`)
    return typeof value === 'bigint' || typeof value === 'boolean' ? `${value}` : ''
  }
  const stringify = (
    values: Values | null | undefined,
    sep = '&',
    eq = '=',
    {
      encodeURIComponent: encode = (text: string) => made.escape(text),
    }: { encodeURIComponent?: (text: string) => string } = {},
  ): string => {
    if (typeof values !== 'object' || values === null) return ''
    return Object.keys(values)
      .flatMap((name) => {
        const value = values[name]
        const key = word(name, encode) + (eq || '=')
        return Array.isArray(value)
          ? value.map((each) => key + word(each, encode))
          : [key + word(value, encode)]
      })
      .join(sep || '&')
  }
  const parse = (
    text: string,
    sep = '&',
    eq = '=',
    {
      maxKeys = 1000,
      decodeURIComponent: decode = (text: string) => made.unescape(text),
    }: { maxKeys?: number; decodeURIComponent?: (text: string) => string } = {},
  ): Values => {
    const found = { __proto__: null } as unknown as Values
    if (typeof text !== 'string' || !text) return found
    const read = (part: string) => {
      const plain = part.replaceAll('+', ' ')
      try {
        return decode(plain)
      } catch {
        return unescape(plain)
      }
    }
    const pairs = text.split(sep || '&').filter(Boolean)
    for (const pair of maxKeys > 0 ? pairs.slice(0, maxKeys) : pairs) {
      const at = pair.indexOf(eq || '=')
      const name = read(at < 0 ? pair : pair.slice(0, at))
      const value = at < 0 ? '' : read(pair.slice(at + (eq || '=').length))
      const before = found[name]
      if (before === undefined) found[name] = value
      else if (Array.isArray(before)) before.push(value)
      else found[name] = [before, value]
    }
    return found
  }
  const made: Made = { escape, unescape, stringify, encode: stringify, parse, decode: parse }
  return made
}

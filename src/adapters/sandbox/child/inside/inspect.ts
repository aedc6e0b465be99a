import type { Kit } from './kit.ts'

/** Values as text, in the manner of Node's own console, on one line. */
export function inspect(kit: Kit): void {
  const most = 100
  const usual = 4
  const custom = Symbol.for('nodejs.util.inspect.custom')

  const key = (name: string | symbol) => {
    if (typeof name === 'symbol') return String(name)
    return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name)
  }
  const quote = (text: string) => {
    const body = JSON.stringify(text.length > 10_000 ? `${text.slice(0, 10_000)}…` : text).slice(1, -1)
    const plain = body.replaceAll('\\"', '"')
    if (!plain.includes("'")) return `'${plain}'`
    if (!plain.includes('"')) return `"${plain}"`
    return plain.includes('`') ? `'${plain.replaceAll("'", "\\'")}'` : `\`${plain}\``
  }
  const list = (open: string, items: string[], more: number, close: string) => {
    if (more > 0) items.push(`... ${more} more`)
    return items.length ? `${open} ${items.join(', ')} ${close}` : `${open}${close}`
  }
  const named = (value: object, plain: string) => {
    const name = Object.getPrototypeOf(value)?.constructor?.name
    if (name === undefined) return '[Object: null prototype] '
    return name === plain ? '' : `${name} `
  }

  /** The items of an array, and how many are missing where some are. */
  const itemsOf = (array: readonly unknown[], inner: (each: unknown) => string) => {
    const items: string[] = []
    let holes = 0
    const close = () => {
      if (holes) items.push(`<${holes} empty item${holes > 1 ? 's' : ''}>`)
      holes = 0
    }
    for (let at = 0; at < array.length && at < most; at++)
      if (at in array) {
        close()
        items.push(inner(array[at]))
      } else holes++
    close()
    return items
  }
  const hex = (bytes: Uint8Array) => {
    const items = [...bytes.slice(0, 50)].map((byte) => byte.toString(16).padStart(2, '0'))
    const more = bytes.length - items.length
    return items.join(' ') + (more > 0 ? ` ... ${more} more byte${more > 1 ? 's' : ''}` : '')
  }
  const errorOf = (value: Error, inner: (each: unknown) => string) => {
    const text = value.stack || `${value.name}: ${value.message}`
    const more = Object.keys(value).filter((key) => key !== 'stack' && key !== 'message' && key !== 'name')
    const items = more.map(
      (name) => `${key(name)}: ${inner((value as unknown as Record<string, unknown>)[name])}`,
    )
    if (Object.hasOwn(value, 'cause')) items.push(`[cause]: ${inner(value.cause)}`)
    if (value instanceof AggregateError) items.push(`[errors]: ${inner(value.errors)}`)
    return items.length ? `${text} { ${items.join(', ')} }` : text
  }

  const show = (value: unknown, deepest: number, above: readonly unknown[]): string => {
    if (typeof value === 'string') return quote(value)
    if (typeof value === 'bigint') return `${value}n`
    if (typeof value === 'function')
      return /^class\b/.test(Function.prototype.toString.call(value))
        ? `[class ${value.name || '(anonymous)'}]`
        : `[Function${value.name ? `: ${value.name}` : ' (anonymous)'}]`
    if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value)
    if (above.includes(value)) return '[Circular *1]'
    const own = (value as Record<symbol, unknown>)[custom]
    if (typeof own === 'function') {
      const told: unknown = own.call(value, deepest - above.length, { depth: deepest }, kit.inspect)
      if (told !== value) return typeof told === 'string' ? told : show(told, deepest, [...above, value])
    }
    if (value instanceof Error) return errorOf(value, (each) => show(each, deepest, [...above, value]))
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
    if (value instanceof RegExp) return String(value)
    if (value instanceof Promise) return 'Promise { ... }'
    if (value instanceof Number || value instanceof String || value instanceof Boolean)
      return `[${value.constructor.name}: ${show(value.valueOf(), deepest, above)}]`
    if (above.length > deepest)
      return Array.isArray(value) ? '[Array]' : `[${named(value, '').trim() || 'Object'}]`

    const inner = (each: unknown) => show(each, deepest, [...above, value])
    if (Array.isArray(value)) {
      const items = itemsOf(value, inner)
      return list(`${named(value, 'Array')}[`, items, value.length - most, ']')
    }
    if (value instanceof ArrayBuffer || value instanceof DataView) {
      const bytes = new Uint8Array(
        ...((value instanceof DataView ? [value.buffer, value.byteOffset, value.byteLength] : [value]) as [
          ArrayBuffer,
        ]),
      )
      return `${named(value, '')}{ [Uint8Contents]: <${hex(bytes)}>, byteLength: ${bytes.length} }`
    }
    if (ArrayBuffer.isView(value)) {
      const numbers = value as Uint8Array
      if (value.constructor?.name === 'Buffer') return `<Buffer${numbers.length ? ' ' : ''}${hex(numbers)}>`
      const items = [...numbers.slice(0, most)].map((each) => show(each, deepest, above))
      return list(`${named(value, '').trim()}(${numbers.length}) [`, items, numbers.length - most, ']')
    }
    if (value instanceof Map) {
      const items = [...value].slice(0, most).map(([name, each]) => `${inner(name)} => ${inner(each)}`)
      return list(`Map(${value.size}) {`, items, value.size - most, '}')
    }
    if (value instanceof Set)
      return list(`Set(${value.size}) {`, [...value].slice(0, most).map(inner), value.size - most, '}')
    const names = Reflect.ownKeys(value).filter((name) =>
      Object.prototype.propertyIsEnumerable.call(value, name),
    )
    const items = names.slice(0, most).map((name) => {
      const at = Object.getOwnPropertyDescriptor(value, name)
      return `${key(name)}: ${at && 'value' in at ? inner(at.value) : '[Getter]'}`
    })
    return list(`${named(value, 'Object')}{`, items, names.length - most, '}')
  }

  kit.inspect = (value, { depth = usual } = {}) => {
    try {
      return show(value, depth ?? Infinity, [])
    } catch {
      return '[a value that cannot be shown]'
    }
  }

  kit.format = (values) => {
    const rest = [...values]
    let text = ''
    if (typeof rest[0] === 'string' && rest.length > 1)
      text = (rest.shift() as string).replace(/%[sdifjoOc%]/g, (mark) => {
        if (mark === '%%') return '%'
        if (!rest.length) return mark
        const value = rest.shift()
        if (mark === '%c') return ''
        if (mark === '%s') return typeof value === 'string' ? value : kit.inspect(value, { depth: 0 })
        if (mark === '%d') return typeof value === 'bigint' ? `${value}n` : String(Number(value))
        if (mark === '%i') return String(parseInt(String(value), 10))
        if (mark === '%f') return String(parseFloat(String(value)))
        return mark === '%j' ? String(JSON.stringify(value)) : kit.inspect(value)
      })
    const shown = rest.map((value) => (typeof value === 'string' ? value : kit.inspect(value)))
    return text && shown.length ? `${text} ${shown.join(' ')}` : text + shown.join(' ')
  }
}

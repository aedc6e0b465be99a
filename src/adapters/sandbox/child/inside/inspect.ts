import type { Kit } from './kit.ts'

/** Values as text, in the manner of Node's own console, on one line. */
export function inspect(kit: Kit): void {
  const most = 100
  const deepest = 4

  const key = (name: string | symbol) => {
    if (typeof name === 'symbol') return `[${String(name)}]`
    return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name)
  }
  const quote = (text: string) => {
    const body = JSON.stringify(text.length > 10_000 ? `${text.slice(0, 10_000)}…` : text).slice(1, -1)
    return `'${body.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
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

  const show = (value: unknown, depth: number, above: readonly unknown[]): string => {
    if (typeof value === 'string') return quote(value)
    if (typeof value === 'bigint') return `${value}n`
    if (typeof value === 'function')
      return /^class\b/.test(Function.prototype.toString.call(value))
        ? `[class ${value.name || '(anonymous)'}]`
        : `[Function: ${value.name || '(anonymous)'}]`
    if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value)
    if (above.includes(value)) return '[Circular]'
    if (value instanceof Error) return value.stack || `${value.name}: ${value.message}`
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
    if (value instanceof RegExp) return String(value)
    if (value instanceof Promise) return 'Promise { ... }'
    if (above.length > deepest)
      return Array.isArray(value) ? '[Array]' : `[${named(value, '').trim() || 'Object'}]`

    const inner = (each: unknown) => show(each, depth + 1, [...above, value])
    if (Array.isArray(value)) {
      const items = value.slice(0, most).map(inner)
      return list(`${named(value, 'Array')}[`, items, value.length - most, ']')
    }
    if (ArrayBuffer.isView(value)) {
      if (value instanceof DataView) return `DataView(${value.byteLength})`
      const numbers = value as unknown as {
        length: number
        slice(from: number, to: number): Iterable<unknown>
      }
      return list(`${named(value, '')}[`, [...numbers.slice(0, most)].map(String), numbers.length - most, ']')
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

  kit.inspect = (value) => {
    try {
      return show(value, 0, [])
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
        if (mark === '%s') return typeof value === 'string' ? value : kit.inspect(value)
        if (mark === '%d') return typeof value === 'bigint' ? `${value}n` : String(Number(value))
        if (mark === '%i') return String(parseInt(String(value), 10))
        if (mark === '%f') return String(parseFloat(String(value)))
        return mark === '%j' ? String(JSON.stringify(value)) : kit.inspect(value)
      })
    const shown = rest.map((value) => (typeof value === 'string' ? value : kit.inspect(value)))
    return text && shown.length ? `${text} ${shown.join(' ')}` : text + shown.join(' ')
  }
}

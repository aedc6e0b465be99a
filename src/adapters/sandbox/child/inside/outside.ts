import type { Kit } from './kit.ts'

/** How a script asks the world outside for something, and what stands in `context.poolwright`. */
export function outside(kit: Kit): void {
  const { parse, stringify } = JSON
  const Later = Promise
  type Told = { value?: unknown; error?: { name: string; message: string; code?: string } }

  kit.call = (kind, input, begun) =>
    new Later((resolve, reject) => {
      const text = stringify({ kind, input })
      const waiting = kit.wait((answer) => {
        const { value, error }: Told = answer === undefined ? {} : parse(answer)
        if (!error) return resolve(value)
        const made = Object.assign(new Error(error.message), error.code !== undefined && { code: error.code })
        Object.defineProperty(made, 'name', { value: error.name, configurable: true, writable: true })
        reject(made)
      })
      kit.ask('outside', waiting.id, text)
      begun?.(() => kit.forget(waiting))
    })

  const kv = {
    get: (key: string) => kit.call('kv', { do: 'get', key }),
    set: (key: string, value: unknown, { ttl }: { ttl?: number } = {}) =>
      kit.call('kv', { do: 'set', key, value, ttl }),
    delete: (key: string) => kit.call('kv', { do: 'delete', key }),
    increment: (key: string, by = 1, { ttl }: { ttl?: number } = {}) =>
      kit.call('kv', { do: 'increment', key, by, ttl }),
    list: (prefix = '') => kit.call('kv', { do: 'list', prefix }),
  }
  const absent = (given: object, name: string) =>
    Object.defineProperty(given, name, {
      configurable: true,
      get: () => {
        throw new TypeError(`\`${name}\` is not among the capabilities of trigger \`${kit.config.trigger}\``)
      },
    })

  kit.poolwright = (told, may) => {
    const given: Record<string, unknown> = { ...told }
    if (may.kv) given['kv'] = { ...kv }
    else absent(given, 'kv')
    if (may.api) {
      const operations: Record<string, unknown> = {}
      for (const name of may.api) operations[name] = (input: object = {}) => kit.call('api', { name, input })
      given['api'] = operations
    } else absent(given, 'api')
    if (may.decrypt) given['decrypt'] = (code: string) => kit.call('decrypt', { code })
    return given
  }
}

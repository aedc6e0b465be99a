import type { Kit } from './kit.ts'

/**
 * Globals and modules that are compiled when they are first wanted: few scripts want many of them, and
 * every isolate would pay for all.
 */
export function later(kit: Kit): void {
  const compile = globalThis.eval
  const { parse } = JSON
  const { defineProperty } = Object
  const kinds = { __proto__: null, TypeError, RangeError, SyntaxError } as unknown as Record<
    string,
    ErrorConstructor
  >
  const made = { __proto__: null } as unknown as Record<string, object>

  kit.part = ((name: string) => (made[name] ??= compile(kit.ask('part', name) as string)(kit))) as Kit['part']

  kit.must = (what, ...words) => {
    const told = kit.ask('must', what, ...words)
    if (told === undefined) throw new RangeError('The sandbox has no answer to this: perhaps it is too long')
    if (told[0] === '=') return told.slice(1)
    const { name, message, ...more } = parse(told.slice(1))
    const error = new (kinds[name] ?? Error)(message)
    for (const key in more)
      defineProperty(error, key, { value: more[key], writable: true, enumerable: true, configurable: true })
    throw error
  }

  for (const name in kit.places.globals) {
    const from = kit.places.globals[name] as 'web:url'
    kit.lazy(name, () => {
      const part = kit.part(from) as unknown as Record<string, unknown>
      return name in part ? part[name] : part
    })
  }
  for (const name of kit.places.modules) kit.modules[name] = () => kit.part(name as 'node:events')
}

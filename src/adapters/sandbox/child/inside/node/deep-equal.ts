/** Whether two values are made alike, as `assert.deepEqual` and `deepStrictEqual` see it. */
export function deepEqual() {
  const { hasOwn, is, keys, getPrototypeOf, getOwnPropertySymbols, prototype } = Object
  type Fields = Record<PropertyKey, unknown>

  const namesOf = (value: object, strict: boolean): PropertyKey[] => {
    const symbols = strict
      ? getOwnPropertySymbols(value).filter((each) => prototype.propertyIsEnumerable.call(value, each))
      : []
    return [...keys(value), ...symbols]
  }

  const equal = (
    a: unknown,
    b: unknown,
    strict: boolean,
    above: readonly (readonly [unknown, unknown])[],
  ): boolean => {
    if (strict ? is(a, b) : a === b) return true
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
      if (strict || (typeof a === 'object' && a !== null) || (typeof b === 'object' && b !== null))
        return false
      // As `==` sees it; and no number is equal to none.
      return a == b || (a !== a && b !== b)
    }
    if (strict && getPrototypeOf(a) !== getPrototypeOf(b)) return false
    if (prototype.toString.call(a) !== prototype.toString.call(b) || Array.isArray(a) !== Array.isArray(b))
      return false
    if (above.some(([one, other]) => one === a && other === b)) return true
    const inner = (one: unknown, other: unknown) => equal(one, other, strict, [...above, [a, b]])

    if (a instanceof Date && b instanceof Date) {
      if (!is(a.getTime(), b.getTime())) return false
    } else if (a instanceof RegExp && b instanceof RegExp) {
      if (a.source !== b.source || a.flags !== b.flags || a.lastIndex !== b.lastIndex) return false
    } else if (a instanceof Error && b instanceof Error) {
      if (a.message !== b.message || a.name !== b.name || !inner(a.cause, b.cause)) return false
    } else if (isBoxed(a) || isBoxed(b)) {
      if (!isBoxed(a) || !isBoxed(b) || !is(a.valueOf(), b.valueOf())) return false
    } else if (ArrayBuffer.isView(a) || a instanceof ArrayBuffer) {
      const [one, other] = [bytesOf(a), bytesOf(b as ArrayBufferView)]
      if (one.length !== other.length || one.some((byte, at) => byte !== other[at])) return false
      if (ArrayBuffer.isView(a)) return true
    } else if (a instanceof Map && b instanceof Map) {
      if (a.size !== b.size) return false
      const rest = new Map(b)
      for (const [key, value] of a) {
        const found = rest.has(key)
          ? key
          : [...rest.keys()].find((each) => typeof key === 'object' && inner(key, each))
        if ((found === undefined && !rest.has(key)) || !inner(value, rest.get(found))) return false
        rest.delete(found)
      }
    } else if (a instanceof Set && b instanceof Set) {
      if (a.size !== b.size) return false
      const rest = new Set(b)
      for (const value of a) {
        if (rest.delete(value)) continue
        const found = [...rest].find((each) => inner(value, each))
        if (found === undefined || !rest.delete(found)) return false
      }
    } else if (a instanceof WeakMap || a instanceof WeakSet || a instanceof Promise) return false

    const [names, others] = [namesOf(a, strict), namesOf(b, strict)]
    if (Array.isArray(a) && a.length !== (b as unknown[]).length) return false
    return (
      names.length === others.length &&
      names.every((name) => hasOwn(b, name) && inner((a as Fields)[name], (b as Fields)[name]))
    )
  }
  const isBoxed = (value: object) =>
    value instanceof Number ||
    value instanceof String ||
    value instanceof Boolean ||
    value instanceof Symbol ||
    value instanceof BigInt
  const bytesOf = (value: ArrayBufferView | ArrayBuffer) =>
    value instanceof ArrayBuffer
      ? new Uint8Array(value)
      : new Uint8Array(value.buffer, value.byteOffset, value.byteLength)

  return (a: unknown, b: unknown, strict: boolean): boolean => equal(a, b, strict, [])
}

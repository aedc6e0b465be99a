/** `node:util/types`. What only V8 knows, such as a Proxy, is never told. */
export function utilTypes() {
  const tag = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1)
  /** Whether a method that reads an inner slot can read it: no object can pretend that. */
  const reads = (read: (this: never) => unknown) => (value: unknown) => {
    try {
      read.call(value as never)
      return true
    } catch {
      return false
    }
  }
  const getter = (of: object, name: PropertyKey) =>
    Object.getOwnPropertyDescriptor(of, name)?.get as (this: never) => unknown
  const typedName = getter(Object.getPrototypeOf(Uint8Array.prototype) as object, Symbol.toStringTag)
  const typed = (name: string) => (value: unknown) => typedName.call(value as never) === name
  const constructorIs = (name: string) => (value: unknown) =>
    typeof value === 'function' && tag(value) === name
  const isBoxed = {
    isNumberObject: reads(Number.prototype.valueOf),
    isStringObject: reads(String.prototype.valueOf),
    isBooleanObject: reads(Boolean.prototype.valueOf),
    isBigIntObject: reads(BigInt.prototype.valueOf),
    isSymbolObject: reads(Symbol.prototype.valueOf as never),
  }
  const object = (test: (value: unknown) => boolean) => (value: unknown) =>
    typeof value === 'object' && value !== null && test(value)
  const isArrayBuffer = object(reads(getter(ArrayBuffer.prototype, 'byteLength')))
  const boxed = Object.fromEntries(
    Object.entries(isBoxed).map(([name, test]) => [name, object(test)]),
  ) as typeof isBoxed
  const kinds = [
    'Uint8Array',
    'Uint8ClampedArray',
    'Uint16Array',
    'Uint32Array',
    'Int8Array',
    'Int16Array',
    'Int32Array',
    'Float16Array',
    'Float32Array',
    'Float64Array',
    'BigInt64Array',
    'BigUint64Array',
  ]
  return {
    ...Object.fromEntries(kinds.map((name) => [`is${name}`, typed(name)])),
    ...boxed,
    isBoxedPrimitive: (value: unknown) => Object.values(boxed).some((test) => test(value)),
    isAnyArrayBuffer: isArrayBuffer,
    isArrayBuffer,
    isSharedArrayBuffer: () => false,
    isArrayBufferView: (value: unknown) => ArrayBuffer.isView(value),
    isTypedArray: (value: unknown) => typedName.call(value as never) !== undefined,
    isDataView: object(reads(getter(DataView.prototype, 'byteLength'))),
    isDate: object(reads(Date.prototype.getTime as never)),
    isRegExp: object(
      (value) => value !== RegExp.prototype && reads(getter(RegExp.prototype, 'source'))(value),
    ),
    isMap: object(reads(getter(Map.prototype, 'size'))),
    isSet: object(reads(getter(Set.prototype, 'size'))),
    isWeakMap: object(
      reads(function (this: never) {
        WeakMap.prototype.has.call(this, {})
      }),
    ),
    isWeakSet: object(
      reads(function (this: never) {
        WeakSet.prototype.has.call(this, {})
      }),
    ),
    isMapIterator: object((value) => tag(value) === 'Map Iterator'),
    isSetIterator: object((value) => tag(value) === 'Set Iterator'),
    isPromise: object((value) => value instanceof Promise),
    isNativeError: (value: unknown) => Error.isError(value),
    isAsyncFunction: (value: unknown) =>
      constructorIs('AsyncFunction')(value) || constructorIs('AsyncGeneratorFunction')(value),
    isGeneratorFunction: (value: unknown) =>
      constructorIs('GeneratorFunction')(value) || constructorIs('AsyncGeneratorFunction')(value),
    isGeneratorObject: object((value) => tag(value) === 'Generator'),
    isArgumentsObject: object(
      (value) => !(Symbol.toStringTag in (value as object)) && tag(value) === 'Arguments',
    ),
    isModuleNamespaceObject: object((value) => tag(value) === 'Module'),
    isProxy: () => false,
    isExternal: () => false,
    isKeyObject: object((value) =>
      /^(Public|Private|Secret)?KeyObject$/.test((value as object).constructor?.name),
    ),
    isCryptoKey: object((value) => tag(value) === 'CryptoKey'),
  }
}

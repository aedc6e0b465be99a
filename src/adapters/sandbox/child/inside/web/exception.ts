/** The web's own kind of error. */
export function exception() {
  const codes: Record<string, number> = {
    IndexSizeError: 1,
    HierarchyRequestError: 3,
    InvalidCharacterError: 5,
    NotFoundError: 8,
    NotSupportedError: 9,
    InvalidStateError: 11,
    SyntaxError: 12,
    InvalidAccessError: 15,
    TypeMismatchError: 17,
    SecurityError: 18,
    NetworkError: 19,
    AbortError: 20,
    QuotaExceededError: 22,
    TimeoutError: 23,
    DataCloneError: 25,
  }
  class DOMException extends Error {
    constructor(message: unknown = '', options: unknown = 'Error') {
      super(`${message}`)
      const { name = 'Error', cause } =
        typeof options === 'object' && options !== null
          ? (options as { name?: unknown; cause?: unknown })
          : { name: options }
      Object.defineProperty(this, 'name', { value: `${name}`, configurable: true, writable: true })
      if (cause !== undefined) Object.defineProperty(this, 'cause', { value: cause, configurable: true })
      // Anew, now that it has its name.
      Error.captureStackTrace(this, new.target)
    }
    get code() {
      return Object.hasOwn(codes, this.name) ? codes[this.name] : 0
    }
    get [Symbol.toStringTag]() {
      return 'DOMException'
    }
  }
  for (const [name, value] of Object.entries(codes)) {
    const constant =
      name
        .replace(/Error$/, '')
        .replace(/[a-z](?=[A-Z])/g, '$&_')
        .toUpperCase() + '_ERR'
    for (const holder of [DOMException, DOMException.prototype])
      Object.defineProperty(holder, constant, { value, enumerable: true })
  }
  return { DOMException }
}

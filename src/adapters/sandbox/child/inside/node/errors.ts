import type { Kit } from '../kit.ts'

/** Errors in Node's words. */
export function errors(kit: Kit) {
  const coded = <T extends Error>(error: T, code: string, more: object = {}): T & { code: string } =>
    Object.assign(error, { code, ...more })
  const received = (value: unknown): string => {
    if (value === undefined || value === null) return `${value}`
    if (typeof value === 'function') return `function ${value.name}`
    if (typeof value === 'object') {
      const name = (value as object).constructor?.name
      return name ? `an instance of ${name}` : kit.inspect(value)
    }
    const text = kit.inspect(value)
    return `type ${typeof value} (${text.length > 28 ? `${text.slice(0, 25)}...` : text})`
  }
  return {
    coded,
    received,
    /** An argument of the wrong type; `expected` is what Node says of the right one. */
    wrongType: (name: string, expected: string, value: unknown) =>
      coded(
        new TypeError(
          `The "${name}" ${name.includes('.') ? 'property' : 'argument'} must be ${expected}. Received ${received(value)}`,
        ),
        'ERR_INVALID_ARG_TYPE',
      ),
    outOfRange: (name: string, range: string, value: unknown) =>
      coded(
        new RangeError(
          `The value of "${name}" is out of range. It must be ${range}. Received ${kit.inspect(value)}`,
        ),
        'ERR_OUT_OF_RANGE',
      ),
    /** The error of what is given up, by a signal or by its end. */
    aborted: (cause?: unknown) => {
      const error = coded(
        new Error('The operation was aborted', cause === undefined ? {} : { cause }),
        'ABORT_ERR',
      )
      error.name = 'AbortError'
      return error
    },
  }
}

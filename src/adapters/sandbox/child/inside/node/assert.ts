import type { Kit } from '../kit.ts'

/** `node:assert`. Messages are Node's where they are short; where Node draws a difference, both values are shown. */
export function assert(kit: Kit) {
  const { coded, wrongType } = kit.part('node/errors')
  const deepEqual = kit.part('node/deep-equal')
  const show = (value: unknown) => kit.inspect(value, { depth: 20 })
  type Expected = ((this: unknown, error: unknown) => unknown) | RegExp | Error | object | undefined
  type Message = string | Error | undefined

  class AssertionError extends Error {
    readonly code = 'ERR_ASSERTION'
    readonly generatedMessage: boolean
    readonly actual: unknown
    readonly expected: unknown
    readonly operator: string | undefined
    constructor(options: {
      message?: string
      actual?: unknown
      expected?: unknown
      operator?: string
      usual?: string
    }) {
      if (typeof options !== 'object' || options === null)
        throw wrongType('options', 'of type object', options)
      const { message, actual, expected, operator, usual } = options
      super(message ?? usual ?? `${show(actual)} ${operator} ${show(expected)}`)
      Object.defineProperty(this, 'name', { value: 'AssertionError', configurable: true, writable: true })
      this.generatedMessage = message === undefined
      this.actual = actual
      this.expected = expected
      this.operator = operator
    }
  }

  const check = (
    held: unknown,
    message: Message,
    about: { actual: unknown; expected: unknown; operator: string; usual: string },
  ) => {
    if (held) return
    if (message instanceof Error) throw message
    throw new AssertionError({ ...about, ...(message !== undefined && { message: `${message}` }) })
  }
  /** An assertion on two values: how Node calls it, when it holds, and what it says when it does not. */
  const pair =
    (operator: string, holds: (a: unknown, b: unknown) => boolean, say: (a: string, b: string) => string) =>
    (...given: [actual?: unknown, expected?: unknown, message?: Message]) => {
      if (given.length < 2)
        throw coded(
          new TypeError('The "actual" and "expected" arguments must be specified'),
          'ERR_MISSING_ARGS',
        )
      const [actual, expected, message] = given
      if (holds(actual, expected)) return
      check(false, message, { actual, expected, operator, usual: say(show(actual), show(expected)) })
    }
  const loosely = (a: unknown, b: unknown) => a == b || (a !== a && b !== b)
  const ok = (...given: [value?: unknown, message?: Message]) => {
    const [actual, message] = given
    const usual = given.length
      ? 'The expression evaluated to a falsy value'
      : 'No value argument passed to `assert.ok()`'
    check(actual, message, { actual, expected: true, operator: '==', usual })
  }

  const fits = (error: unknown, expected: Expected, message: Message, operator: string) => {
    if (expected === undefined) return
    const fail = (usual: string) => check(false, message, { actual: error, expected, operator, usual })
    if (typeof expected === 'function') {
      if (expected.prototype !== undefined && error instanceof expected) return
      if (expected.prototype !== undefined && (expected === Error || Error.isPrototypeOf(expected)))
        return fail(
          `The error is expected to be an instance of "${expected.name}". Received ${error instanceof Error ? `"${error.name}"\n\nError message:\n\n${error.message}` : `"${show(error)}"`}`,
        )
      if ((expected as (this: unknown, error: unknown) => unknown).call({}, error) !== true)
        fail('The validation function is expected to return "true". Received false')
    } else if (expected instanceof RegExp) {
      if (!expected.test(String(error)))
        fail(`The input did not match the regular expression ${expected}. Input:\n\n'${String(error)}'\n`)
    } else {
      const names =
        expected instanceof Error ? [...Object.keys(expected), 'name', 'message'] : Object.keys(expected)
      for (const name of names) {
        const [is, wanted] = [error, expected].map((each) => (each as Record<string, unknown> | null)?.[name])
        const held =
          wanted instanceof RegExp && typeof is === 'string' ? wanted.test(is) : deepEqual(is, wanted, true)
        if (!held)
          fail(`Expected values to be strictly deep-equal:\n${name}: ${show(is)} !== ${show(wanted)}\n`)
      }
    }
  }
  const missing = (what: string, expected: Expected, message: Message, operator: string) => {
    const name = typeof expected === 'function' ? expected.name : ''
    check(false, message, {
      actual: undefined,
      expected,
      operator,
      usual: `Missing expected ${what}${name ? ` (${name}).` : '.'}`,
    })
  }
  const told = (second: unknown, third: Message): [Expected, Message] =>
    typeof second === 'string' ? [undefined, second] : [second as Expected, third]
  const caught = (work: () => unknown): { readonly error: unknown } | undefined => {
    if (typeof work !== 'function') throw wrongType('fn', 'of type function', work)
    try {
      work()
      return undefined
    } catch (error) {
      return { error }
    }
  }
  const later = async (work: unknown): Promise<{ readonly error: unknown } | undefined> => {
    const promise = typeof work === 'function' ? (work as () => unknown)() : work
    if (typeof (promise as PromiseLike<unknown> | undefined)?.then !== 'function')
      throw typeof work === 'function'
        ? coded(
            new TypeError(
              'Expected instance of Promise to be returned from the "promiseFn" function but got ' +
                kit.part('node/errors').received(promise) +
                '.',
            ),
            'ERR_INVALID_RETURN_VALUE',
          )
        : wrongType('promiseFn', 'of type function or an instance of Promise', work)
    try {
      await promise
      return undefined
    } catch (error) {
      return { error }
    }
  }
  const unwanted = (
    found: { readonly error: unknown } | undefined,
    what: string,
    second: unknown,
    third: Message,
  ) => {
    if (!found) return
    const [expected, message] = told(second, third)
    if (typeof expected === 'function' && !(found.error instanceof expected)) throw found.error
    const why = (found.error as Error | undefined)?.message
    check(false, undefined, {
      actual: found.error,
      expected,
      operator: what === 'exception' ? 'doesNotThrow' : 'doesNotReject',
      usual: `Got unwanted ${what}${message ? `: ${message}` : '.'}\nActual message: "${why}"`,
    })
  }

  const loose = {
    ok,
    fail: (message: Message = 'Failed') => {
      if (message instanceof Error) throw message
      throw new AssertionError({ message, operator: 'fail' })
    },
    equal: pair('==', loosely, (a, b) => `${a} == ${b}`),
    notEqual: pair(
      '!=',
      (a, b) => !loosely(a, b),
      (a, b) => `${a} != ${b}`,
    ),
    strictEqual: pair(
      'strictEqual',
      Object.is,
      (a, b) => `Expected values to be strictly equal:\n\n${a} !== ${b}\n`,
    ),
    notStrictEqual: pair(
      'notStrictEqual',
      (a, b) => !Object.is(a, b),
      (a) => `Expected "actual" to be strictly unequal to: ${a}`,
    ),
    deepEqual: pair(
      'deepEqual',
      (a, b) => deepEqual(a, b, false),
      (a, b) => `Expected values to be loosely deep-equal:\n\n${a}\n\nshould loosely deep-equal\n\n${b}`,
    ),
    notDeepEqual: pair(
      'notDeepEqual',
      (a, b) => !deepEqual(a, b, false),
      (a) => `Expected "actual" not to be loosely deep-equal to: ${a}`,
    ),
    deepStrictEqual: pair(
      'deepStrictEqual',
      (a, b) => deepEqual(a, b, true),
      (a, b) => `Expected values to be strictly deep-equal:\n+ actual - expected\n\n+ ${a}\n- ${b}\n`,
    ),
    notDeepStrictEqual: pair(
      'notDeepStrictEqual',
      (a, b) => !deepEqual(a, b, true),
      (a) => `Expected "actual" not to be strictly deep-equal to: ${a}`,
    ),
    match: (text: string, pattern: RegExp, message?: Message) =>
      check(typeof text === 'string' && pattern.test(text), message, {
        actual: text,
        expected: pattern,
        operator: 'match',
        usual: `The input did not match the regular expression ${pattern}. Input:\n\n${show(text)}\n`,
      }),
    doesNotMatch: (text: string, pattern: RegExp, message?: Message) =>
      check(typeof text === 'string' && !pattern.test(text), message, {
        actual: text,
        expected: pattern,
        operator: 'doesNotMatch',
        usual: `The input was expected to not match the regular expression ${pattern}. Input:\n\n${show(text)}\n`,
      }),
    ifError: (error: unknown) => {
      if (error === null || error === undefined) return
      const text = error instanceof Error ? error.message : show(error)
      throw new AssertionError({
        actual: error,
        expected: null,
        operator: 'ifError',
        usual: `ifError got unwanted exception: ${text}`,
      })
    },
    throws: (work: () => unknown, second?: unknown, third?: Message) => {
      const found = caught(work)
      const [expected, message] = told(second, third)
      if (!found) missing('exception', expected, message, 'throws')
      else fits(found.error, expected, message, 'throws')
    },
    rejects: async (work: unknown, second?: unknown, third?: Message) => {
      const found = await later(work)
      const [expected, message] = told(second, third)
      if (!found) missing('rejection', expected, message, 'rejects')
      else fits(found.error, expected, message, 'rejects')
    },
    doesNotThrow: (work: () => unknown, second?: unknown, third?: Message) =>
      unwanted(caught(work), 'exception', second, third),
    doesNotReject: async (work: unknown, second?: unknown, third?: Message) =>
      unwanted(await later(work), 'rejection', second, third),
    AssertionError,
  }
  const { strictEqual, notStrictEqual, deepStrictEqual, notDeepStrictEqual } = loose
  const strict = Object.assign((...given: Parameters<typeof ok>) => ok(...given), loose, {
    equal: strictEqual,
    notEqual: notStrictEqual,
    deepEqual: deepStrictEqual,
    notDeepEqual: notDeepStrictEqual,
  })
  const made = Object.assign((...given: Parameters<typeof ok>) => ok(...given), loose, { strict })
  Object.assign(strict, { strict })
  return made
}

/** `node:assert/strict`. */
export function assertStrict(kit: Kit) {
  return kit.part('node:assert').strict
}

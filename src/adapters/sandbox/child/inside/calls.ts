import type { Entry, Kit, Waiting } from './kit.ts'

/** Loads the handler and makes its calls as Lambda's runtime for Node does, one at a time. */
export function calls(kit: Kit): void {
  interface Call {
    reply: string | undefined
    /** Whether an answer was given; the first one counts. */
    given: boolean
    /** What to answer when nothing is left to wait for. */
    atRest: (() => string) | undefined
  }
  type Handler = (
    event: unknown,
    context: object,
    callback: (error?: unknown, value?: unknown) => void,
  ) => unknown

  const { parse, stringify } = JSON
  const now = Date.now
  // Without a prototype, so that nothing a script does to the language reaches `take`.
  type Waits = Record<number, Waiting>
  let waits = { __proto__: null } as unknown as Waits
  let waiting = 0
  const longestText = 8192
  const noCall: Call = { reply: undefined, given: true, atRest: undefined }
  let handler: Handler | undefined
  let call = noCall
  let count = 0

  kit.wait = (then) => {
    if (waiting >= 1000) throw new RangeError('a call may wait for at most 1000 things at once')
    const made = { id: ++count, then, holds: true }
    waits[made.id] = made
    waiting++
    return made
  }
  kit.forget = ({ id }) => {
    if (waits[id]) waiting--
    delete waits[id]
  }

  /** What is thrown and is no Error: a text is itself, an object is the text it brings, or shown. */
  const textOf = (thrown: unknown): string => {
    if (typeof thrown !== 'object' || thrown === null) return String(thrown)
    const { errorMessage, message } = thrown as { errorMessage?: unknown; message?: unknown }
    if (typeof errorMessage === 'string') return errorMessage
    return typeof message === 'string' ? message : kit.inspect(thrown)
  }
  const failure = (kind: string, error: unknown) => {
    let type = typeof error as string
    let message = ''
    let stack = ''
    try {
      if (error instanceof Error) {
        type = `${error.name}`.slice(0, 256)
        message = `${error.message}`.slice(0, longestText)
        stack = typeof error.stack === 'string' ? error.stack.slice(0, 2 * longestText) : ''
      } else message = textOf(error).slice(0, longestText)
    } catch {
      message = 'an error that cannot be read'
    }
    return stringify({ failure: kind, type, message, stack, logs: kit.takeLogs() })
  }

  const answer = (value: unknown): string => {
    let text: string | undefined
    try {
      text = stringify(value)
    } catch (error) {
      return failure('unreadable', error)
    }
    if (text === undefined && value !== undefined)
      return failure('unreadable', new TypeError(`a ${typeof value} is not JSON`))
    if (text !== undefined && text.length > kit.config.output)
      return failure('unreadable', new RangeError(`the answer is longer than ${kit.config.output} bytes`))
    const logs = kit.takeLogs()
    return `{${text === undefined ? '' : `"value":${text},`}"logs":${logs.length ? stringify(logs) : '[]'}}`
  }

  const give = (to: Call, error: unknown, value: unknown) => {
    if (to.given) return
    to.given = true
    to.reply = error === undefined || error === null ? answer(value) : failure('threw', error)
  }
  kit.uncaught = (error) => {
    if (call.reply !== undefined) return
    call.given = true
    call.reply = failure('threw', error)
  }

  const contextOf = (mine: Call, told: Record<string, unknown>, ends: number) => ({
    callbackWaitsForEmptyEventLoop: true,
    functionName: told['functionName'],
    functionVersion: '$LATEST',
    invokedFunctionArn: told['functionArn'],
    memoryLimitInMB: `${kit.config.memory}`,
    awsRequestId: told['requestId'],
    logGroupName: `/aws/lambda/${told['functionName']}`,
    logStreamName: kit.config.logStream,
    identity: undefined,
    clientContext: undefined,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(ends - now())),
    done: (error?: unknown, value?: unknown) => give(mine, error, value),
    succeed: (value?: unknown) => give(mine, undefined, value),
    fail: (error?: unknown) => give(mine, error ?? 'handled', undefined),
    poolwright: kit.poolwright(told['told'] as Record<string, unknown>, told['may'] as { kv?: true }),
  })

  const begin = (text: string): string | undefined => {
    const told = parse(text)
    const mine: Call = { reply: undefined, given: false, atRest: undefined }
    call = mine
    const context = contextOf(mine, told, now() + told.limit)
    const callback = (error?: unknown, value?: unknown) => {
      if (mine.given) return
      if ((error !== undefined && error !== null) || !context.callbackWaitsForEmptyEventLoop)
        return give(mine, error, value)
      mine.given = true
      mine.atRest = () => answer(value)
    }
    try {
      const result = (handler as Handler)(told.event, context, callback)
      if (typeof (result as PromiseLike<unknown> | undefined)?.then === 'function')
        (result as PromiseLike<unknown>).then(
          (value) => give(mine, undefined, value),
          (error) => give(mine, error ?? 'handled', undefined),
        )
      else if (!mine.given) {
        // A handler that takes a callback answers by it; what it returns is mostly a timer.
        const value = (handler as Handler).length < 3 ? result : undefined
        if (value !== undefined && !waiting) give(mine, undefined, value)
        else mine.atRest = () => answer(value)
      }
    } catch (error) {
      give(mine, error ?? 'handled', undefined)
    }
    return take()
  }

  // Runs without a limit, and so nothing of the script's may run in it.
  const take = () => {
    if (call.reply === undefined) return call.atRest ? '' : undefined
    if (waiting) {
      waits = { __proto__: null } as unknown as Waits
      waiting = 0
    }
    return call.reply
  }

  const rest = () => {
    let held = false
    for (const id in waits) held ||= waits[id]?.holds ?? false
    if (call.reply === undefined && !held && call.atRest) call.reply = call.atRest()
    return call.reply === undefined ? undefined : take()
  }

  const deliver = (id: number, text: string | undefined) => {
    const due = waits[id]
    if (!due) return undefined
    kit.forget(due)
    try {
      due.then(text)
    } catch (error) {
      kit.uncaught(error)
    }
    return undefined
  }

  const load = (script: Parameters<Entry['load']>[0]) => {
    const module: { exports: { handler?: unknown } } = { exports: {} }
    const made: Record<string, object> = {}
    const require = (name: string) => {
      const make = kit.modules[name]
      if (make) return (made[name] ??= make())
      throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' })
    }
    call = { reply: undefined, given: false, atRest: undefined }
    try {
      script(module, module.exports, require)
    } catch (error) {
      return failure('threw', error)
    }
    const found = module.exports?.handler
    if (typeof found !== 'function')
      return failure('unfit', new TypeError(`the script exports no function \`handler\``))
    handler = found as Handler
    return undefined
  }

  const rejected = (reason: string) => {
    const type = 'Runtime.UnhandledPromiseRejection'
    call.given = true
    call.reply = stringify({ failure: 'threw', type, ...parse(reason), logs: kit.takeLogs() })
    return take()
  }

  kit.entry = { load, begin, take, rest, deliver, rejected, logs: () => stringify(kit.takeLogs()) }
}

import type { Kit, Waiting } from './kit.ts'

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
  const waits = new Map<number, Waiting>()
  const longestText = 8192
  const noCall: Call = { reply: undefined, given: true, atRest: undefined }
  let handler: Handler | undefined
  let call = noCall
  let count = 0

  kit.wait = (then) => {
    if (waits.size >= 1000) throw new RangeError('a call may wait for at most 1000 things at once')
    const waiting = { id: ++count, then, holds: true }
    waits.set(waiting.id, waiting)
    return waiting
  }
  kit.forget = ({ id }) => {
    waits.delete(id)
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
      } else message = String(error).slice(0, longestText)
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
    poolwright: told['told'],
  })

  const begin = (text: string, limit: number): string | undefined => {
    const told = parse(text)
    const mine: Call = { reply: undefined, given: false, atRest: undefined }
    call = mine
    const context = contextOf(mine, told, now() + limit)
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
        mine.atRest = () => answer(value)
      }
    } catch (error) {
      give(mine, error ?? 'handled', undefined)
    }
    return mine.reply
  }

  const take = () => {
    if (call.reply === undefined && call.atRest) {
      let held = false
      for (const waiting of waits.values()) held ||= waiting.holds
      if (!held) call.reply = call.atRest()
    }
    if (call.reply !== undefined) waits.clear()
    return call.reply
  }

  const deliver = (id: number, text: string | undefined) => {
    const waiting = waits.get(id)
    waits.delete(id)
    try {
      waiting?.then(text)
    } catch (error) {
      kit.uncaught(error)
    }
    return undefined
  }

  const load = (script: (module: object, exports: object, require: (name: string) => object) => void) => {
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
      return failure('missing', new TypeError(`the script exports no function \`handler\``))
    handler = found as Handler
    return undefined
  }

  kit.enter = (what, first, second) => {
    if (what === 0) return begin(first as string, second as number)
    if (what === 1) return take()
    if (what === 2) return deliver(first as number, second as string | undefined)
    if (what === 3) return load(first as Parameters<typeof load>[0])
    return stringify(kit.takeLogs())
  }

  kit.define('fetch', () => {
    throw new TypeError(`fetch is not among the capabilities of trigger \`${kit.config.trigger}\``)
  })
}

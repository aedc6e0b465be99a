import { describe, expect, it } from 'vitest'
import { failureOf, project } from './project.ts'

const { call, run, write } = project({ spare: false })
const event = { userName: 'ana', response: { autoConfirmUser: false } }
const done = { userName: 'ana', response: { autoConfirmUser: true } }
const confirm = 'event.response.autoConfirmUser = true'

describe('a handler', () => {
  it.each([
    ['async, CommonJS', 'js', `exports.handler = async (event) => { ${confirm}; return event }`],
    ['async, ES module', 'mjs', `export const handler = async (event) => { ${confirm}; return event }`],
    [
      'TypeScript',
      'ts',
      `export const handler = async (event: any): Promise<object> => { ${confirm}; return event }`,
    ],
    [
      'of module.exports',
      'cjs',
      `module.exports = { handler: async (event) => { ${confirm}; return event } }`,
    ],
    ['a promise', 'js', `exports.handler = (event) => { ${confirm}; return Promise.resolve(event) }`],
    ['a plain function', 'js', `exports.handler = (event) => { ${confirm}; return event }`],
    [
      'a callback',
      'js',
      `exports.handler = (event, context, callback) => { ${confirm}; callback(null, event) }`,
    ],
    [
      'a callback, later',
      'js',
      `exports.handler = (event, context, callback) => { ${confirm}; setTimeout(() => callback(null, event), 5) }`,
    ],
    [
      'a callback that an arrow returns a timer from',
      'js',
      `exports.handler = (event, context, callback) => setTimeout(() => { ${confirm}; callback(null, event) }, 5)`,
    ],
    [
      'a callback of an async function',
      'js',
      `exports.handler = async (event, context, callback) => { ${confirm}; callback(null, event) }`,
    ],
    ['context.succeed', 'js', `exports.handler = (event, context) => { ${confirm}; context.succeed(event) }`],
    ['context.done', 'js', `exports.handler = (event, context) => { ${confirm}; context.done(null, event) }`],
    [
      'context.done, later',
      'js',
      `exports.handler = (event, context) => setTimeout(() => { ${confirm}; context.done(null, event) }, 5)`,
    ],
  ])('answers: %s', async (_, as, source) => {
    expect((await run(source, event, { as })).value).toEqual(done)
  })

  it.each([
    ['throws', `exports.handler = () => { throw new RangeError('no') }`],
    ['rejects', `exports.handler = async () => { throw new RangeError('no') }`],
    ['calls back an error', `exports.handler = (event, context, callback) => callback(new RangeError('no'))`],
    ['calls context.fail', `exports.handler = (event, context) => context.fail(new RangeError('no'))`],
    [
      'calls context.done with an error',
      `exports.handler = (event, context) => context.done(new RangeError('no'))`,
    ],
    [
      'throws in a timer',
      `exports.handler = (e, c, callback) => { setTimeout(() => { throw new RangeError('no') }, 1) }`,
    ],
    [
      'throws in a microtask',
      `exports.handler = () => new Promise(() => queueMicrotask(() => { throw new RangeError('no') }))`,
    ],
  ])('fails with its own error when it %s', async (_, source) => {
    const failed = await failureOf(run(source, event))
    expect([failed.name, failed.failure, failed.type, failed.message]).toEqual([
      'ScriptError',
      'threw',
      'RangeError',
      'no',
    ])
    expect(failed.place).toMatchObject({ file: expect.stringMatching(/^triggers\/script-\d+\.js$/), line: 1 })
  })

  it('fails with a text as Lambda does', async () => {
    const failed = await failureOf(run(`exports.handler = (event, context, callback) => callback('not you')`))
    expect([failed.failure, failed.type, failed.message]).toEqual(['threw', 'string', 'not you'])
  })

  it('answers once: the first answer counts', async () => {
    const source = `exports.handler = async (event, context) => { context.succeed({ first: 1 }); return { second: 2 } }`
    expect((await run(source)).value).toEqual({ first: 1 })
  })

  it('waits for timers after a callback, unless it is told not to', async () => {
    const source = (wait: string) => `exports.handler = (event, context, callback) => {
      ${wait}
      setTimeout(() => { event.late = true }, 10)
      callback(null, event)
    }`
    expect((await run(source(''))).value).toEqual({ late: true })
    expect((await run(source('context.callbackWaitsForEmptyEventLoop = false'))).value).toEqual({})
  })

  it.each([
    ['nothing', `exports.handler = async () => {}`, undefined],
    ['null', `exports.handler = async () => null`, null],
    ['nothing, and no callback', `exports.handler = (event, context, callback) => {}`, undefined],
    ['a text', `exports.handler = async () => 'text'`, 'text'],
  ])('may answer %s, which the engine judges', async (_, source, value) => {
    expect((await run(source)).value).toBe(value)
  })

  it.each([
    ['a function', `exports.handler = async () => () => 1`],
    ['a BigInt', `exports.handler = async () => ({ n: 1n })`],
    ['a circle', `exports.handler = async (event) => { event.event = event; return event }`],
    [
      'a deep hole',
      `exports.handler = async () => { let it = []; for (let n = 0; n < 1000; n++) it = [it]; return it }`,
    ],
    ['too much', `exports.handler = async () => 'x'.repeat(7 * 1024 * 1024)`],
    ['toJSON that throws', `exports.handler = async () => ({ toJSON() { throw new Error('no') } })`],
  ])('may not answer %s', async (_, source) => {
    expect((await failureOf(run(source))).failure).toBe('unreadable')
  })

  it('must be there', async () => {
    const failed = await failureOf(run(`exports.main = async (event) => event`))
    expect([failed.failure, failed.message]).toEqual(['unfit', 'the script exports no function `handler`'])
  })
})

describe('its context', () => {
  it('is that of Lambda', async () => {
    const answer = await run(
      `exports.handler = async (event, context) => ({
        ...context, left: context.getRemainingTimeInMillis(), functions: Object.keys(context).filter((key) => typeof context[key] === 'function')
      })`,
      {},
      { memory: 16, timeout: 1000 },
    )
    expect(answer.value).toMatchObject({
      callbackWaitsForEmptyEventLoop: true,
      functionName: expect.stringMatching(/^script-\d+$/),
      functionVersion: '$LATEST',
      invokedFunctionArn: expect.stringMatching(
        /^arn:aws:lambda:us-east-1:123456789012:function:script-\d+$/,
      ),
      memoryLimitInMB: '16',
      awsRequestId: '6c2fa6f0-0000-4000-8000-000000000001',
      logGroupName: expect.stringMatching(/^\/aws\/lambda\/script-\d+$/),
      logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      functions: ['getRemainingTimeInMillis', 'done', 'succeed', 'fail'],
    })
    const { left } = answer.value as { left: number }
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThanOrEqual(1000)
  })

  it('tells what the stage is told', async () => {
    const source = `exports.handler = async (event, { poolwright }) => poolwright`
    const told = { with: { domains: ['example.com'] }, ip: '192.0.2.1' }
    expect((await run(source, {}, { told })).value).toEqual(told)
  })
})

describe('its module', () => {
  it('keeps its state between calls of one pool, as a warm Lambda does, and shares it with no other pool', async () => {
    write('triggers/count.js', `let calls = 0; exports.handler = async () => ++calls`)
    const counts = []
    for (const pool of ['one', 'one', 'two', 'one', 'two'])
      counts.push((await call('triggers/count.js', {}, { pool })).value)
    expect(counts).toEqual([1, 2, 1, 3, 2])
  })

  it('is never in two calls at the same time', async () => {
    write(
      'triggers/alone.js',
      `let inside = 0
      exports.handler = async () => {
        inside++
        await new Promise((resolve) => setTimeout(resolve, 10))
        return inside--
      }`,
    )
    const answers = await Promise.all(Array.from({ length: 12 }, () => call('triggers/alone.js')))
    expect(answers.map(({ value }) => value)).toEqual(Array(12).fill(1))
  })

  it('that throws fails the call, and is tried afresh by the next', async () => {
    write(
      'triggers/broken.js',
      `\nif (!globalThis.never) throw new TypeError('not today')\nexports.handler = async () => 1`,
    )
    for (const _ of [1, 2]) {
      const failed = await failureOf(call('triggers/broken.js'))
      expect([failed.failure, failed.type, failed.message]).toEqual(['threw', 'TypeError', 'not today'])
      expect(failed.place).toEqual({ file: 'triggers/broken.js', line: 2, column: 30 })
    }
  })

  it('loses its timers when the call ends', async () => {
    write(
      'triggers/late.js',
      `let late = 0
      exports.handler = async () => {
        setInterval(() => { late++ }, 1)
        return late
      }`,
    )
    await call('triggers/late.js')
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect((await call('triggers/late.js')).value).toBe(0)
  })
})

describe('its console', () => {
  it('is kept, line by line, whether it answers or fails', async () => {
    const source = (end: string) => `exports.handler = async (event) => {
      console.log('hello %s', 'ana', { a: [1, 'two', null] }, new Map([['k', 1n]]))
      console.warn(new Error('careful').message)
      console.debug(undefined, () => 1, class A {}, Symbol('s'))
      ${end}
    }`
    const lines = [
      { level: 'log', text: `hello ana { a: [ 1, 'two', null ] } Map(1) { 'k' => 1n }` },
      { level: 'warn', text: 'careful' },
      { level: 'debug', text: 'undefined [Function (anonymous)] [class A] Symbol(s)' },
    ]
    expect((await run(source('return event'))).logs).toEqual(lines)
    expect((await failureOf(run(source('throw 1')))).logs).toEqual(lines)
    expect((await failureOf(run(source('await new Promise(() => {})'), {}, { timeout: 100 }))).logs).toEqual(
      lines,
    )
    expect((await failureOf(run(source('while (true) {}'), {}, { timeout: 100 }))).logs).toEqual(lines)
  })

  it('names places in the author’s own files', async () => {
    const answer = await run(`\n\nexports.handler = async () => { console.error(new Error('here')) }`)
    expect(answer.logs[0]?.text).toMatch(/^Error: here\n    at .*\(triggers\/script-\d+\.js:3:\d+\)$/)
  })

  it('is bounded in lines and in length', async () => {
    const many = await run(`exports.handler = async () => { for (let n = 0; n < 10000; n++) console.log(n) }`)
    expect(many.logs).toHaveLength(201)
    expect(many.logs.at(-1)?.text).toBe('the rest of the output is left out')
    const long = await run(
      `exports.handler = async () => { for (let n = 0; n < 100; n++) console.log('x'.repeat(1e5)) }`,
    )
    expect(JSON.stringify(long.logs).length).toBeLessThan(50_000)
  })
})

describe('what a call costs', () => {
  const { run } = project()
  const spins = `exports.handler = async () => { const end = Date.now() + 60; while (Date.now() < end); return {} }`
  const waits = `exports.handler = async () => { await new Promise((then) => setTimeout(then, 120)); return {} }`

  it('is told: how long it took, and how much of that it computed', async () => {
    const spun = await run(spins)
    expect(spun.cpu).toBeGreaterThan(30)
    expect(spun.took).toBeGreaterThanOrEqual(59)
    const waited = await run(waits)
    expect(waited.took).toBeGreaterThan(100)
    expect(waited.cpu).toBeLessThan(waited.took / 2)
  })

  it('is bounded apart from its time: a script may wait for longer than it may compute', async () => {
    const limits = { cpu: 40 }
    expect((await run(waits, {}, { limits })).value).toEqual({})
    const failed = await failureOf(run(spins.replace('60', '5000'), {}, { limits }))
    expect([failed.failure, failed.message]).toEqual(['timeout', 'it computed for longer than 40 ms'])
  })
})

import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Surroundings } from '../../../../src/adapters/reach/reach.ts'
import { failureOf, project, type CallOptions } from '../project.ts'

const patiently: CallOptions = { timeout: 10_000 }

/** Answers each ask with what it asks for, after as many milliseconds as it says. */
const echoing = (told: { readonly asked: unknown[] }): Surroundings => ({
  env: {},
  secrets: {},
  reach: async ({ kind, input }, _call, signal) => {
    told.asked.push(input['key'])
    const [, wait = '0'] = /after (\d+)/.exec(String(input['key'])) ?? []
    await sleep(Number(wait), undefined, { signal }).catch(() => {})
    return {
      kind: kind === 'decrypt' ? 'aws' : kind,
      what: 'x',
      outcome: 'done',
      value: String(input['key']),
    }
  },
})
const withKv: CallOptions = { ...patiently, capabilities: { kv: { entries: 10, bytes: 1000 } } }

describe('what a call leaves', () => {
  const { call, sandbox, write } = project({ children: 1, spare: false })

  it.each([
    ['a timer', `setTimeout(() => globalThis.late.push('timer'), 20)`],
    ['an interval', `setInterval(() => globalThis.late.push('interval'), 5)`],
    [
      'an immediate',
      `setTimeout(function next() { globalThis.late.push('immediate'); setImmediate(next) }, 1)`,
    ],
    ['a question', `void context.poolwright.kv.get('after 20').then((value) => globalThis.late.push(value))`],
    [
      'a wait for a timer',
      `void (async () => { await require('timers/promises').setTimeout(20); globalThis.late.push('wait') })()`,
    ],
    ['a signal', `AbortSignal.timeout(20).addEventListener('abort', () => globalThis.late.push('signal'))`],
    [
      'a stream',
      `void require('stream').Readable.from((async function* () { for (;;) { await new Promise((done) => setTimeout(done, 5)); globalThis.late.push('stream'); yield 'x' } })()).resume()`,
    ],
  ])('is not there for the next one: %s', async (_, leave) => {
    write(
      'triggers/leaves.js',
      `globalThis.late = []
      exports.handler = async (event, context) => {
        if (event.leave) { ${leave}; return 'left' }
        await new Promise((done) => setTimeout(done, 80))
        return globalThis.late
      }`,
    )
    sandbox.reload()
    const around = echoing({ asked: [] })
    expect((await call('triggers/leaves.js', { leave: true }, { ...withKv, around })).value).toBe('left')
    expect((await call('triggers/leaves.js', {}, { ...withKv, around })).value).toEqual([])
  })

  it('cannot answer the next one, by whatever it has saved', async () => {
    write(
      'triggers/saves.js',
      `let saved
      exports.handler = async (event, context, callback) => {
        if (event.save) {
          saved = { context, callback }
          return new Promise((done, fail) => Object.assign(saved, { done, fail }), setTimeout(() => saved.done('saved'), 1))
        }
        saved.callback(null, 'stale')
        saved.callback(new Error('stale'))
        saved.context.done(null, 'stale')
        saved.context.succeed('stale')
        saved.context.fail(new Error('stale'))
        saved.done('stale')
        saved.fail(new Error('stale'))
        await null
        return { mine: event.n, remaining: saved.context.getRemainingTimeInMillis() <= context.getRemainingTimeInMillis(), id: context === saved.context }
      }`,
    )
    expect((await call('triggers/saves.js', { save: true }, patiently)).value).toBe('saved')
    for (const n of [1, 2])
      expect((await call('triggers/saves.js', { n }, patiently)).value).toEqual({
        mine: n,
        remaining: true,
        id: false,
      })
  })

  it('may be asked in the name of the next one only as far as that may ask', async () => {
    write(
      'triggers/keeps.js',
      `let kv
      exports.handler = async (event, { poolwright }) => {
        if (event.keep) return void (kv = poolwright.kv)
        return kv ? kv.get('x') : 'nothing kept'
      }`,
    )
    const told = { asked: [] as unknown[] }
    const around = echoing(told)
    await call('triggers/keeps.js', { keep: true }, { ...withKv, around })
    expect((await call('triggers/keeps.js', {}, { ...patiently, around })).value).toBe('nothing kept')
    expect(told.asked).toEqual([])
  })

  it('is answered once, and what it is answered later goes nowhere', async () => {
    write(
      'triggers/twice.js',
      `exports.handler = (event, context, callback) => {
        context.poolwright.kv.get('after 30').then((value) => callback(null, 'late ' + value))
        context.callbackWaitsForEmptyEventLoop = false
        callback(null, 'first ' + event.n)
        callback(null, 'second')
      }`,
    )
    const around = echoing({ asked: [] })
    const answers = await Promise.all(
      [1, 2, 3, 4].map(async (n) => (await call('triggers/twice.js', { n }, { ...withKv, around })).value),
    )
    await sleep(60)
    expect(answers).toEqual([1, 2, 3, 4].map((n) => `first ${n}`))
    expect((await call('triggers/twice.js', { n: 5 }, { ...withKv, around })).value).toBe('first 5')
  })

  it('is told in its own log, and not in the next one', async () => {
    write(
      'triggers/logs.js',
      `exports.handler = async (event) => {
        console.group('group ' + event.n)
        console.log('line ' + event.n)
        if (event.fail) throw new Error('x')
      }`,
    )
    await failureOf(call('triggers/logs.js', { n: 1, fail: true }, patiently))
    const { logs } = await call('triggers/logs.js', { n: 2 }, patiently)
    expect(logs.map(({ text }) => text)).toEqual(['group 2', '  line 2'])
  })
})

describe('the state of a module', () => {
  const { call, write } = project({ children: 2, spare: false })
  const counts = `let n = 0; globalThis.all ??= []; exports.handler = async (event) => { globalThis.all.push(event.name); Object.prototype.polluted ??= event.name; return [++n, globalThis.all.length, ({}).polluted] }`
  write('triggers/counts.js', counts)
  write('triggers/also-counts.js', counts)

  it('is there for the next call of its trigger in its pool, and for nobody else', async () => {
    const of = (name: string, options: CallOptions, script = 'counts') =>
      call(`triggers/${script}.js`, { name }, { ...patiently, ...options }).then(({ value }) => value)
    expect(await of('ana', {})).toEqual([1, 1, 'ana'])
    expect(await of('bo', {})).toEqual([2, 2, 'ana'])
    expect(await of('cy', { pool: 'another' })).toEqual([1, 1, 'cy'])
    expect(await of('di', {}, 'also-counts')).toEqual([1, 1, 'di'])
    expect(await of('ed', { limits: { logs: 1 } })).toEqual([1, 1, 'ed'])
    expect(await of('fi', { capabilities: { secrets: ['key'] } })).toEqual([1, 1, 'fi'])
    expect(await of('gi', { around: { ...echoing({ asked: [] }), env: { A: 'b' } } })).toEqual([1, 1, 'gi'])
    expect(await of('hu', {})).toEqual([3, 3, 'ana'])
  })

  it('is there for no call at all where each begins afresh', async () => {
    const of = (name: string) =>
      call('triggers/counts.js', { name }, { ...patiently, limits: { fresh: true } })
    for (const name of ['ana', 'bo', 'cy']) expect((await of(name)).value).toEqual([1, 1, name])
    const all = await Promise.all(['di', 'ed', 'fi', 'gi'].map(of))
    expect(all.map(({ value }) => value)).toEqual(['di', 'ed', 'fi', 'gi'].map((name) => [1, 1, name]))
  })

  it('is kept by no failed call that was stopped', async () => {
    write(
      'triggers/stops.js',
      `let n = 0; exports.handler = async (event) => { n++; if (event.stop) for (;;); return n }`,
    )
    expect((await call('triggers/stops.js', {}, patiently)).value).toBe(1)
    expect((await failureOf(call('triggers/stops.js', { stop: true }, { timeout: 200 }))).failure).toBe(
      'timeout',
    )
    expect((await call('triggers/stops.js', {}, patiently)).value).toBe(1)
  })
})

describe('a script that changes the language', () => {
  const { call, sandbox, write } = project({ children: 1, spare: false })
  write(
    'triggers/poisons.js',
    `exports.handler = async (event) => {
      if (event.poison) {
        JSON.stringify = () => '{"value":"forged"}'
        JSON.parse = () => ({ event: 'forged' })
        Object.prototype.failure = 'threw'
        Object.prototype.given = true
        Object.prototype.reply = '{"value":"forged"}'
        Promise.prototype.then = () => {}
        Map.prototype.get = () => undefined
        Array.prototype[Symbol.iterator] = function* () { yield 'forged' }
      }
      return event
    }`,
  )

  it('changes it for nobody else, in the same process', async () => {
    await call('triggers/poisons.js', { poison: true }, { timeout: 300 }).catch(() => {})
    expect((await call('triggers/poisons.js', { n: 1 }, { ...patiently, pool: 'other' })).value).toEqual({
      n: 1,
    })
    expect(sandbox.stats().children.length).toBe(1)
  })

  it('reaches no prototype of ours by its answer, its logs, its errors or its questions', async () => {
    write(
      'triggers/pollutes.js',
      `const bomb = () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"response":{"__proto__":{"polluted":1}},"toString":1,"valueOf":1}')
      exports.handler = async (event, { poolwright }) => {
        console.log(bomb())
        await poolwright.kv.set('__proto__', bomb()).catch(() => {})
        if (event.fail) throw Object.assign(new Error('x'), bomb(), { name: '__proto__' })
        return bomb()
      }`,
    )
    const around = echoing({ asked: [] })
    const { value } = await call('triggers/pollutes.js', {}, { ...withKv, around })
    await failureOf(call('triggers/pollutes.js', { fail: true }, { ...withKv, around }))
    expect(Object.keys(value as object)).toContain('__proto__')
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted')
    expect(typeof Object.prototype.toString).toBe('function')
  })
})

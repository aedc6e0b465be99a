import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Surroundings } from '../../../../src/adapters/reach/reach.ts'
import { failureOf, project, type CallOptions } from '../project.ts'

/** Answers at once, or never where the key says so, and keeps what it was asked. */
const listening = () => {
  const heard: { readonly key: unknown; readonly signal: AbortSignal }[] = []
  const around: Surroundings = {
    env: {},
    secrets: {},
    reach: async ({ kind, input }, _call, signal) => {
      heard.push({ key: input['key'], signal })
      if (input['key'] === 'never') await sleep(60_000, undefined, { signal }).catch(() => {})
      return { kind: kind === 'decrypt' ? 'aws' : kind, what: 'x', outcome: 'done', value: 'told' }
    },
  }
  return { heard, around }
}
const may: CallOptions = {
  timeout: 10_000,
  capabilities: { kv: { entries: 10, bytes: 1000 }, api: ['AdminGetUser'] },
}
/** How each of many promises ended, counted. */
const counted = `const counted = async (all) => { const found = {}; for (const { status, reason } of await Promise.allSettled(all)) { const name = status === 'fulfilled' ? 'told' : reason.name + ': ' + reason.message; found[name] = (found[name] ?? 0) + 1 }; return found }`

describe('what a script asks of the world outside', { timeout: 30_000 }, () => {
  const { call, run, write } = project({ children: 2, spare: false })

  it.each([
    ['a thousand at once', `Array.from({ length: 999 }, (_, n) => kv.get('k' + n))`, 999],
    [
      'one after another',
      `await (async () => { const all = []; for (let n = 0; n < 300; n++) all.push(await kv.get('k').then(() => 'told', (error) => Promise.reject(error)).catch((error) => { const failed = Promise.reject(error); failed.catch(() => {}); return { failed } })); return all.map((each) => each.failed ?? each) })()`,
      300,
    ],
    [
      'of every kind',
      `[...Array.from({ length: 100 }, () => fetch('https://a.example').then((response) => response.status)), ...Array.from({ length: 100 }, () => api.AdminGetUser({})), ...Array.from({ length: 100 }, () => kv.get('k'))]`,
      300,
    ],
  ])('is counted in all: %s', async (_, asks, all) => {
    const { heard, around } = listening()
    const { value, calls } = await run(
      `${counted}\nexports.handler = async (event, { poolwright: { kv, api } }) => counted(${asks})`,
      {},
      { ...may, around, limits: { fetches: 7 } },
    )
    const found = value as Record<string, number>
    const refused = Object.entries(found).filter(([name]) =>
      name.includes('at most 7 things outside its sandbox'),
    )
    expect(refused.reduce((sum, [, times]) => sum + times, 0)).toBe(all - 7)
    expect(heard.length).toBe(7)
    expect(calls.length).toBe(7)
  })

  it('does not wait in the thousands', async () => {
    const { around } = listening()
    const { value } = await run(
      `exports.handler = async (event, { poolwright: { kv } }) => {
        let refused = 0
        for (let n = 0; n < 5000; n++) kv.get('never').catch((error) => { if (/^a call may wait for at most 1000 things at once$/.test(error.message)) refused++ })
        await null
        return refused
      }`,
      {},
      { ...may, around, limits: { fetches: 2000 } },
    )
    expect(value).toBe(4000)
  })

  it.each([
    ['longer than its size', `kv.set('k', 'x'.repeat(1e6))`, /^a request may have at most \d+ characters$/],
    [
      'of more values than anybody means',
      `kv.set('k', Array(2e5).fill(1))`,
      /^the request has more than 100000 values$/,
    ],
    [
      'deeper than anybody means',
      `(() => { let all = []; for (let n = 0; n < 100; n++) all = [all]; return kv.set('k', all) })()`,
      /^the request is nested deeper than 64 levels$/,
    ],
    [
      'deeper than JSON goes',
      `(() => { let all = []; for (let n = 0; n < 1e5; n++) all = [all]; return kv.set('k', all) })()`,
      /^(Maximum call stack size exceeded|the request is nested deeper than 64 levels)$/,
    ],
    [
      'a circle',
      `(() => { const all = {}; all.all = all; return kv.set('k', all) })()`,
      /^Converting circular structure to JSON/,
    ],
  ])('is refused to itself if it is %s', async (_, ask, message) => {
    const { heard, around } = listening()
    const { value } = await run(
      `exports.handler = async (event, { poolwright: { kv } }) => { try { await ${ask} } catch (error) { return error.message } }`,
      {},
      { ...may, around, memory: 64, limits: { fetchSize: 100_000 * 1.5 } },
    )
    expect(value).toMatch(message)
    expect(heard).toEqual([])
  })

  it('is let go of when its call ends, however that ends', async () => {
    for (const [end, limits] of [
      [`return 'done'`, {}],
      [`throw new Error('x')`, {}],
      [`for (;;);`, { timeout: 300, cpu: 300 }],
      [`await new Promise(() => {})`, { timeout: 300, cpu: 300 }],
    ] as const) {
      const { heard, around } = listening()
      await run(
        `exports.handler = async (event, { poolwright: { kv } }) => { void kv.get('never').catch(() => {}); await new Promise((done) => setTimeout(done, 30)); ${end} }`,
        {},
        { ...may, around, limits },
      ).catch(() => {})
      expect(heard.map(({ signal }) => signal.aborted)).toEqual([true])
    }
  })

  it('is about its own call, whatever it was given by another', async () => {
    write(
      'triggers/two.js',
      `let first
      exports.handler = async (event, { poolwright: { kv } }) => {
        if (event.n === 1) { first = kv; await new Promise((done) => setTimeout(done, 100)); return 'one' }
        return first ? 'shared' : 'apart'
      }`,
    )
    const { around } = listening()
    const [one, two] = await Promise.all(
      [1, 2].map((n) => call('triggers/two.js', { n }, { ...may, around })),
    )
    expect([one?.value, two?.value]).toEqual(['one', 'apart'])
  })
})

describe('what a call may use', { timeout: 30_000 }, () => {
  const { run } = project({ children: 2, spare: false })

  it('is its time of computing, apart from its time', async () => {
    const failed = await failureOf(
      run(`exports.handler = async () => { for (;;); }`, {}, { timeout: 10_000, limits: { cpu: 200 } }),
    )
    expect([failed.failure, failed.message]).toEqual(['timeout', 'it computed for longer than 200 ms'])
  })

  it('is its time of computing even in small pieces', async () => {
    const failed = await failureOf(
      run(
        `exports.handler = async () => { for (;;) { const end = Date.now() + 10; while (Date.now() < end); await new Promise((done) => setTimeout(done, 1)) } }`,
        {},
        { timeout: 20_000, limits: { cpu: 200 } },
      ),
    )
    expect([failed.failure, failed.message]).toEqual(['timeout', 'it computed for longer than 200 ms'])
  })

  it('is so much of an answer', async () => {
    const failed = await failureOf(
      run(`exports.handler = async () => 'x'.repeat(2000)`, {}, { limits: { output: 1000 } }),
    )
    expect([failed.failure, failed.message]).toEqual(['unreadable', 'the answer is longer than 1000 bytes'])
  })

  it('is so much of a log, in lines and in all', async () => {
    const { logs } = await run(
      `exports.handler = async () => { for (let n = 0; n < 1e4; n++) console.log('x'.repeat(100) + n) }`,
      {},
      { limits: { logs: 4096 } },
    )
    expect(logs.at(-1)).toEqual({ level: 'warn', text: 'the rest of the output is left out' })
    expect(logs.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(4096 + 200)
    const many = await run(`exports.handler = async () => { for (let n = 0; n < 1e4; n++) console.log('') }`)
    expect(many.logs.length).toBe(201)
    const long = await run(`exports.handler = async () => console.log('x'.repeat(1e6))`)
    expect(long.logs.map(({ text }) => text.length)).toEqual([8193])
  })
})

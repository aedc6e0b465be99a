import { describe, expect, it, vi } from 'vitest'
import { project, type CallOptions } from '../project.ts'

/** As long as Cognito waits, and as long as a script has unless told. */
const usual: CallOptions = { timeout: 5_000 }

describe('a trigger', { timeout: 90_000 }, () => {
  const { call, sandbox, write } = project({ children: 2, retireAfter: 2_000 })
  write('triggers/computes.js', `exports.handler = async () => { for (;;); }`)
  write(
    'triggers/waits.js',
    `exports.handler = async () => { await new Promise((done) => setTimeout(done, 4_000)); for (;;); }`,
  )
  write('triggers/fails.js', `exports.handler = async () => { throw new Error('x') }`)
  for (const name of ['one', 'two', 'three'])
    write(`triggers/${name}.js`, `exports.handler = async (event) => event`)

  it.each([
    ['computes for all of its time', 'computes', 12],
    ['waits for all of its time', 'waits', 100],
    ['fails at once', 'fails', 2_000],
  ])(
    'that %s, in every call at once, keeps no other trigger from answering in time',
    async (_, name, times) => {
      await Promise.all(['one', 'two'].map((each) => call(`triggers/${each}.js`, {}, { timeout: 20_000 })))
      let left = times
      const crowd = Array.from({ length: times }, () =>
        call(`triggers/${name}.js`, {}, usual)
          .catch(() => {})
          .finally(() => left--),
      )
      const honest: Promise<unknown>[] = []
      for (let n = 0; n < 60 && (left || n < 10); n++) {
        const each = ['one', 'two', 'three'][n % 3]
        honest.push(call(`triggers/${each}.js`, { n }, usual).then(({ value }) => value))
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      expect(await Promise.all(honest)).toEqual(honest.map((_, n) => ({ n })))
      await Promise.all(crowd)
    },
  )

  it('leaves no more processes than before', async () => {
    await vi.waitUntil(() => sandbox.stats().children.length <= 2, { timeout: 30_000, interval: 50 })
    expect(sandbox.stats().line).toBe(0)
  })
})

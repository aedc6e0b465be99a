import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Surroundings } from '../../../../src/adapters/reach/reach.ts'
import { project, type CallOptions } from '../project.ts'
import { answers, big, isOneOf, late, unreadable, type Outcome } from './attack.ts'

// Every process of this sandbox is one that a script has taken over.
vi.mock(import('../../../../src/adapters/sandbox/host/start-process.ts'), async (actual) => {
  const { startProcess } = await actual()
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  const reads = ['./', '../../../../src/adapters/sandbox/', '../../../../package.json'].map(here)
  return { startProcess: () => startProcess(here('./taken-over-child.ts'), reads) }
})
afterAll(() => void vi.restoreAllMocks())

const mebibyte = 1024 * 1024
const ended: Outcome = { failure: 'crashed', says: /^its process was ended: it said what it must not$/ }
const refused = (message: string) => answers({ error: { name: 'QuotaExceededError', message } })

describe('a process that a script has taken over', { timeout: 60_000 }, () => {
  const { call, sandbox, write } = project({ children: 2, spare: false })
  for (const name of ['lies', 'honest'])
    write(`triggers/${name}.js`, 'exports.handler = async (event) => event')
  let reached = 0
  const around: Surroundings = {
    env: {},
    secrets: {},
    reach: async ({ kind }) => {
      reached++
      return { kind: kind === 'decrypt' ? 'aws' : kind, what: 'x', outcome: 'done', value: 'reached' }
    },
  }
  const lying: CallOptions = { timeout: 500, patience: 20_000, memory: 16, around, limits: { fetches: 3 } }
  const lie = (name: string, text?: string) =>
    call('triggers/lies.js', { lie: name, ...(text !== undefined && { text }) }, lying).then(
      ({ value }) => value ?? null,
      (error: unknown) => error,
    )
  const honest = async (n: number) =>
    (await call('triggers/honest.js', { n }, { pool: 'other', timeout: 20_000 })).value
  beforeEach(() => {
    reached = 0
  })

  it.each<[string, ...Outcome[]]>([
    ['silence', late],
    ['garbage', ended],
    ['nothing', ended],
    ['a frame of four gibibytes', ended],
    ['a frame that is too short', ended],
    ['a kind that there is not', ended],
    ['a word of its parent', ended],
    ['that it is ready, again', ended],
    ['that it is small', ended, late],
    ['that a call waits, again and again', ended],
    ['the reply of another call', ended],
    ['the question of another call', ended],
    ['the reply, twice', answers(1)],
    ['the reply, and goes on', answers('done')],
    ['questions without an end', ended, late, ...big],
    ['a question of ten megabytes', ended],
    ['a question as deep as it goes', refused('the request is nested deeper than 64 levels')],
    ['a question as wide as it goes', refused('the request has more than 100000 values')],
    ['a question that is none', refused('the request cannot be read')],
    ['a question about a prototype', refused('the request cannot be read')],
    ['numbers that are none', answers('well')],
    ['numbers that are too large', answers('well')],
    ['no JSON', unreadable(/^its answer is not JSON$/)],
    ['null', answers(null)],
    ['JSON as deep as it goes', unreadable(/^its answer is nested deeper than 64 levels$/)],
    ['JSON as wide as it goes', unreadable(/^its answer has more than 100000 values$/)],
    [
      'JSON of sixty megabytes',
      ...big,
      late,
      unreadable(/^its answer is longer than the 6291456 bytes it may have$/),
    ],
    ['a failure made of objects', unreadable(/^$/)],
    ['a failure that there is not', unreadable(/^x$/)],
    ['a log of a million lines', answers(1), unreadable(/^its answer (is longer|has more)/)],
    ['a frame, byte by byte', late],
    ['a frame that it never ends', late],
    ['no more, and hears nothing', late],
    ['much to the wrong ear', ended, late],
  ])('fails no call but its own, in time, if it says %s', async (name, ...outcomes) => {
    const server = process.memoryUsage.rss()
    const other = honest(1)
    const began = performance.now()
    const came = await lie(name)
    expect(came).toSatisfy((found) => isOneOf(outcomes, found))
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(reached).toBeLessThanOrEqual(3)
    expect(process.memoryUsage.rss() - server).toBeLessThan(384 * mebibyte)
    expect(await other).toEqual({ n: 1 })
    expect(await honest(2)).toEqual({ n: 2 })
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('does not choose what it is said to have cost', async () => {
    for (const name of ['numbers that are none', 'numbers that are too large']) {
      const { took, cpu, heap } = await call('triggers/lies.js', { lie: name }, lying)
      for (const number of [took, cpu]) {
        expect(number).toBeGreaterThanOrEqual(0)
        expect(number).toBeLessThan(20_000)
      }
      expect(heap).toBeGreaterThanOrEqual(0)
      expect(heap).toBeLessThanOrEqual(32 * mebibyte)
    }
  })

  it('fails no call of another owner for what it says late', async () => {
    await lie('the reply, and goes on when another call has ended and the next has begun')
    for (const n of [1, 2, 3, 4]) expect(await honest(n)).toEqual({ n })
  })

  it('is ended where it speaks with no call in it', async () => {
    for (const name of ['the reply, twice', 'the reply, and goes on']) {
      const { lost } = sandbox.stats()
      await lie(name)
      await vi.waitUntil(() => sandbox.stats().lost > lost, { timeout: 10_000 })
    }
  })

  it.runIf(process.platform === 'linux')('gets no more memory for saying that it holds it', async () => {
    const name = 'that it holds much, and then does'
    expect(await lie(name)).toBe('well')
    expect(await lie(name)).toMatchObject({ failure: 'crashed', message: 'it used more memory than it may' })
  })

  it('takes no more of our memory for reading nothing, whatever it is to be told', async () => {
    const server = process.memoryUsage.rss()
    const text = 'x'.repeat(6 * mebibyte)
    const told = await Promise.all(Array.from({ length: 60 }, () => lie('no more, and hears nothing', text)))
    for (const came of told) expect(came).toBeInstanceOf(Error)
    expect(process.memoryUsage.rss() - server).toBeLessThan(1024 * mebibyte)
    expect(await honest(3)).toEqual({ n: 3 })
  })

  it('leaves none behind', async () => {
    await vi.waitUntil(() => sandbox.stats().children.every(({ state }) => state !== 'busy'), 10_000)
    expect(sandbox.stats().line).toBe(0)
  })
})

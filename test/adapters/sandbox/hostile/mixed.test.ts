import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it, vi } from 'vitest'
import type { Surroundings } from '../../../../src/adapters/reach/reach.ts'
import { project, type CallOptions } from '../project.ts'
import { isOneOf, late, type Attack } from './attack.ts'
import { onMemory } from './attacks/memory.ts'
import { onProcess, onTime } from './attacks/time.ts'
import { byAnswers, byConsole, byErrors } from './attacks/words.ts'

const mebibyte = 1024 * 1024
const hostile = 1_000
const honest = 10_000
/** Every so manyth attack is one that its process may not survive; each of these costs the start of another. */
const rarely = 20
/** Callers at once: of the hostile kind, and of the honest. */
const callers = [8, 16] as const

/** Numbers that look drawn and are the same each time (splitmix32). */
function drawer(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below
  }
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
/** What this process, which is the server's, holds when nothing is under way. */
const held = () => {
  collect()
  collect()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heap: heapUsed + external, rss }
}

/** Each honest trigger: what its handler does, and what it makes of an event with a number. */
const honestOnes: Record<string, readonly [lines: string, answer: (n: number) => unknown]> = {
  echoes: [`return event`, (n) => ({ n })],
  waits: [`await new Promise((done) => setTimeout(done, 1)); return event.n + 1`, (n) => n + 1],
  digests: [
    `return require('crypto').createHash('sha256').update('x').digest('hex').length + event.n`,
    (n) => n + 64,
  ],
  asks: [`return context.poolwright.kv.get('key ' + event.n)`, (n) => `key ${n}`],
}

/** Whether a process may not survive what comes of an attack. */
const isDeadly = ([, , ...outcomes]: Attack) =>
  outcomes.some((outcome) => 'failure' in outcome && /^(timeout|crashed)$/.test(outcome.failure))
const attacks = [...byErrors, ...byAnswers, ...byConsole, ...onTime, ...onProcess, ...onMemory]

describe('a thousand hostile calls among ten thousand honest ones', { timeout: 240_000 }, () => {
  const { call, sandbox, write } = project({ children: 2, retireAfter: 2_000 })
  const around: Surroundings = {
    env: {},
    secrets: {},
    reach: async ({ kind, input }) => ({
      kind: kind === 'decrypt' ? 'aws' : kind,
      what: 'x',
      outcome: 'done',
      value: String(input['key']),
    }),
  }
  const usual: CallOptions = {
    around,
    timeout: 5_000,
    patience: 20_000,
    capabilities: { kv: { entries: 1, bytes: 1 } },
  }
  const scripts = (folder: string, attacks: readonly Attack[]) =>
    attacks.map(([name, lines, ...outcomes], n) => {
      const script = `triggers/${folder}-${n}.js`
      write(script, `exports.handler = async (event, context, callback) => { ${lines}\n return 'well' }`)
      return { name, script, outcomes: [...outcomes, late] }
    })
  const gentle = scripts(
    'survived',
    attacks.filter((each) => !isDeadly(each)),
  )
  const harsh = scripts('deadly', attacks.filter(isDeadly))
  for (const [name, [lines]] of Object.entries(honestOnes))
    write(`triggers/${name}.js`, `exports.handler = async (event, context) => { ${lines} }`)

  const wrong: unknown[] = []
  const attack = async (n: number, draw: (below: number) => number) => {
    const among = n % rarely ? gentle : harsh
    const { name, script, outcomes } = among[draw(among.length)] ?? { name: '', script: '', outcomes: [] }
    const limits: CallOptions = { timeout: 60, patience: 20_000, memory: 24, pool: `pool-${draw(3)}`, around }
    const came = await call(script, {}, limits).then(
      ({ value }) => value ?? null,
      (error: unknown) => error,
    )
    if (!isOneOf(outcomes, came)) wrong.push([name, came])
  }
  const ask = async (n: number, draw: (below: number) => number) => {
    const all = Object.entries(honestOnes)
    const [name, [, answer]] = all[draw(all.length)] ?? ['', ['', () => undefined]]
    const came = await call(`triggers/${name}.js`, { n }, { ...usual, pool: `pool-${draw(3)}` }).then(
      ({ value }) => value,
      (error: unknown) => error,
    )
    if (JSON.stringify(came) !== JSON.stringify(answer(n))) wrong.push([name, n, came])
  }
  /** Runs so many of each, the honest ones spread over the time that the hostile ones take. */
  const run = async (attacks: number, asks: number, draw: (below: number) => number) => {
    let [attacked, asked] = [0, 0]
    const mayAsk = () => attacked >= attacks || asked < (attacked + 1) * (asks / attacks)
    await Promise.all([
      ...Array.from({ length: callers[0] }, async () => {
        while (attacked < attacks) await attack(attacked++, draw)
      }),
      ...Array.from({ length: callers[1] }, async () => {
        while (asked < asks)
          if (mayAsk()) await ask(asked++, draw)
          else await new Promise((resolve) => setTimeout(resolve, 1))
      }),
    ])
    return [attacked, asked]
  }
  const quiet = () =>
    vi.waitUntil(
      () => sandbox.stats().children.length <= 2 && sandbox.stats().children.every(({ calls }) => !calls),
      {
        timeout: 60_000,
        interval: 50,
      },
    )

  it('loses no honest call, gives none a wrong answer, and leaves the server as it was', async () => {
    const draw = drawer(20_260_101)
    // What is made once, such as the bundles, is made before.
    await Promise.all([...gentle, ...harsh].map(({ script }) => sandbox.check({ script })))
    await run(40, 400, draw)
    await quiet()
    const before = held()
    const { started, lost } = sandbox.stats()

    expect(await run(hostile, honest, draw)).toEqual([hostile, honest])
    expect(wrong).toEqual([])

    await quiet()
    const after = held()
    expect(after.heap - before.heap).toBeLessThan(16 * mebibyte)
    expect(after.rss - before.rss).toBeLessThan(128 * mebibyte)
    const now = sandbox.stats()
    expect(now.line).toBe(0)
    // Those that a script was stopped in, or that had to be killed, have been replaced, and no others started.
    expect(now.started - started).toBeLessThan(hostile / 4)
    expect(now.lost - lost).toBeLessThanOrEqual(hostile / rarely)
  })
})

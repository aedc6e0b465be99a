import { describe, expect, it, vi } from 'vitest'
import { project } from '../project.ts'
import { big, isOneOf, late, type Attack, type Outcome } from './attack.ts'
import { onTime } from './attacks/time.ts'
import { byAnswers, byConsole, byErrors } from './attacks/words.ts'

const mebibyte = 1024 * 1024
const hostile = 1_000
const honest = 10_000
/** Of a thousand, so many are stopped only by the end of their time, and their processes are not used again. */
const slowShare = 10

/** Numbers that look drawn and are the same each time (the mixing of splitmix32). */
function drawer(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below
  }
}

describe('a thousand hostile calls among ten thousand honest ones', { timeout: 240_000 }, () => {
  const { call, sandbox, write } = project({ children: 2, retireAfter: 2_000 })
  const handler = (lines: string) =>
    `exports.handler = async (event, context, callback) => { ${lines}\n return 'well' }`
  const scripts = (name: string, attacks: readonly Attack[]) =>
    attacks.map(([, lines, ...outcomes], index) => {
      const script = `triggers/${name}-${index}.js`
      write(script, handler(lines))
      return { script, outcomes }
    })
  const slow = scripts('slow', onTime)
  // Whoever has to be stopped costs a process; most of the crowd is of those who answer for themselves.
  const stopped = (outcome: Outcome) =>
    'failure' in outcome && (outcome.failure === 'timeout' || outcome.failure === 'crashed')
  const quick = scripts(
    'quick',
    [...byErrors, ...byAnswers, ...byConsole].filter(([, , ...outcomes]) => !outcomes.some(stopped)),
  )
  const triggers = ['one', 'two', 'three', 'four'].map((name) => {
    const script = `triggers/${name}.js`
    const waits = name === 'four' ? 'await new Promise((done) => setTimeout(done, 1));' : ''
    write(script, `exports.handler = async (event) => { ${waits} return { ...event, by: '${name}' } }`)
    return { script, name }
  })

  it('lose no honest call and give none a wrong answer, and leave the server as it was', async () => {
    const draw = drawer(20_260_101)
    await Promise.all(triggers.map(({ script }) => call(script, {}, { timeout: 20_000 })))
    const before = process.memoryUsage()
    const wrong: unknown[] = []

    const attack = async (n: number) => {
      const among = n % 1_000 < slowShare ? slow : quick
      const one = among[draw(among.length)]
      if (!one) return
      const limits = {
        timeout: n % 1_000 < slowShare ? 60 : 2_000,
        memory: 24,
        patience: 20_000,
        pool: 'theirs',
      }
      const came = await call(one.script, { attack: true }, limits).then(
        ({ value }) => value ?? null,
        (error: unknown) => error,
      )
      // Among so many an attack may run out of time, or of what others have left it, before it fails by itself.
      const ended = isOneOf([late, ...big], came)
      if (!ended && !isOneOf(one.outcomes, came)) wrong.push([one.script, came])
    }
    const ask = async (n: number) => {
      const trigger = triggers[draw(triggers.length)]
      if (!trigger) return
      const { value } = await call(trigger.script, { n }, { timeout: 30_000 })
      if (JSON.stringify(value) !== JSON.stringify({ n, by: trigger.name }))
        wrong.push([trigger.name, n, value])
    }
    let asked = 0
    let attacked = 0
    const callers = Array.from({ length: 24 }, async () => {
      while (asked < honest || attacked < hostile)
        if (attacked < hostile && draw(honest + hostile) < hostile * 1.2) await attack(attacked++)
        else if (asked < honest) await ask(asked++)
        else await attack(attacked++)
    })
    await Promise.all(callers)
    expect(wrong).toEqual([])
    expect([asked >= honest, attacked >= hostile]).toEqual([true, true])

    await vi.waitUntil(() => sandbox.stats().children.length <= 2, { timeout: 60_000, interval: 50 })
    expect(sandbox.stats().line).toBe(0)
    const after = process.memoryUsage()
    expect(after.heapUsed - before.heapUsed).toBeLessThan(96 * mebibyte)
    expect(after.rss - before.rss).toBeLessThan(256 * mebibyte)
  })
})

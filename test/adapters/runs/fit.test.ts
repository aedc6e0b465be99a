import { describe, expect, it } from 'vitest'
import { bounds, fit } from '../../../src/adapters/runs/fit.ts'
import { recordOf } from '../../../src/adapters/runs/record-of.ts'
import { hooksIn } from '../../../src/model/recorded-run.ts'
import { finished, hookLine, line, stage } from './finished.ts'

const record = (more: Parameters<typeof finished>[0]) => recordOf(finished(more), []).run
const size = (value: unknown) => JSON.stringify(value).length
/** Many texts, none of which is too long alone. */
const wide = (bytes: number) =>
  Object.fromEntries(Array.from({ length: bytes / 1000 }, (_, n) => [`n${n}`, 'x'.repeat(990)]))

describe('a record that is too long', () => {
  it('is left alone where it is not', () => {
    const run = record({ trace: [hookLine({ a: 1 }, [stage('t', { b: 2 })])] })
    expect(fit(run)).toEqual(run)
    expect(run).not.toHaveProperty('cut')
  })

  it('ends a text early, and says how much is missing', () => {
    const run = record({ asked: { text: 'y'.repeat(bounds.text + 7) } })
    expect(String(run.asked?.['text'])).toMatch(/y… \(7 characters more\)$/)
    expect(run.cut).toEqual([`texts after ${bounds.text} characters`])
  })

  it('goes without its output first', () => {
    const run = record({ said: wide(300_000), trace: [hookLine(wide(100_000))] })
    expect(run).not.toHaveProperty('said')
    expect(run.cut).toEqual(['the output'])
    expect(run.trace[0]?.hook?.event).toEqual(wide(100_000))
  })

  it('then without the middle of its logs', () => {
    const logs = Array.from({ length: 400 }, (_, n) => ({
      level: 'log' as const,
      text: `${n} ${'z'.repeat(990)}`,
    }))
    const run = record({ trace: [hookLine({}, [stage('t', {}, { logs })])] })
    const kept = hooksIn(run.trace)[0]?.stages[0]?.logs.map(({ text }) => Number(text.split(' ')[0]))
    expect(kept).toEqual([...Array(20).keys(), ...Array.from({ length: 20 }, (_, n) => 380 + n)])
    expect(run.cut).toEqual(['all but the first and last lines of the log of t'])
  })

  it('then without its longest events and responses, until it fits', () => {
    const trace = [hookLine(wide(200_000), [stage('short', { a: 1 }), stage('long', wide(180_000))])]
    const run = record({ trace })
    expect(run.cut).toEqual(['the event of PreSignUp_SignUp'])
    const [hook] = hooksIn(run.trace)
    expect(hook?.event).toBeUndefined()
    expect(hook?.stages.map(({ response }) => response)).toEqual([{ a: 1 }, wide(180_000)])
  })

  it('fits at last, whatever it is made of', () => {
    const calls = Array.from({ length: 50 }, () => ({
      kind: 'kv' as const,
      what: 'k'.repeat(200),
      at: 0,
      took: 0,
      outcome: 'done',
    }))
    const trace = Array.from({ length: 60 }, () =>
      line('s'.repeat(1000), { inside: [hookLine(wide(5_000), [stage('t', wide(5_000), { calls })])] }),
    )
    const run = record({ trace, asked: wide(200_000), said: wide(500_000) })
    expect(size(run)).toBeLessThan(bounds.record)
    expect(run.cut).toContain('59 of the hooks')
  })
})

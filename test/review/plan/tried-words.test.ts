import { describe, expect, it } from 'vitest'
import { differingGroups, type Tried, type TriedEvent } from '../../../src/review/plan/tried.ts'
import { eventNames, groupLines, triedWords } from '../../../src/review/plan/tried-words.ts'

const event = (name: string, parts: Partial<TriedEvent> = {}): TriedEvent => {
  const verdict = parts.verdict ?? 'same'
  return { event: name, recorded: false, verdict, same: verdict !== 'differs', changes: [], ...parts }
}
const tried = (events: readonly TriedEvent[], more: Partial<Tried> = {}): Tried => ({
  trigger: 'guard',
  pool: 'shop',
  hook: 'preSignUp',
  events,
  ...more,
})
const differs = (name: string, after: string) =>
  event(name, { verdict: 'differs', changes: [{ kind: 'changed', path: ['a'], before: 1, after }] })
const kv = { before: ['kv'], after: ['kv'] }
const unknown = (name: string) => event(name, { verdict: 'unknown', needs: kv })

describe('what came of a script', () => {
  it.each<[string, Tried]>([
    ['answers 2 sample events as before', tried([event('a'), event('b')])],
    ['answers 1 sample event otherwise', tried([differs('a', 'x')])],
    ['answers 1 of 2 sample events otherwise, and 1 as before', tried([differs('a', 'x'), event('b')])],
    [
      'answers 1 recorded event as before; both versions fail alike on one of them',
      tried([event('r-1', { recorded: true, failed: { before: 'no', after: 'no' } })]),
    ],
    [
      'could not be compared on 2 sample events: both versions need `kv`, which a review has not',
      tried([unknown('a'), unknown('b')]),
    ],
    [
      'answers 1 of 2 sample events as before; could not be compared on 1: both versions need `kv`, which a review has not',
      tried([event('a'), unknown('b')]),
    ],
    [
      'answers 1 sample event as before; `key` reads as `secret`; 2 recorded events of a form that is sent no longer were left out',
      tried([event('a')], { secrets: ['key'], older: 2 }),
    ],
  ])('is said: it %s', (words, one) => {
    expect(triedWords(one)).toBe(`\`guard\` at preSignUp of \`shop\` ${words}`)
  })

  it('says where it is so, what it was called, and which version runs it there', () => {
    const [same, other] = [event('a'), differs('a', 'x')]
    expect(triedWords(tried([same], { environments: ['prod'], formerly: 'door' }))).toBe(
      '`guard`, which was `door`, at preSignUp of `shop` (in `prod`) answers 1 sample event as before',
    )
    expect(triedWords(tried([same], { only: 'after' }))).toBe(
      '`guard`, new at preSignUp of `shop`, has no effect on 1 sample event',
    )
    expect(triedWords(tried([other, same], { only: 'before' }))).toBe(
      '`guard`, gone from preSignUp of `shop`, had an effect on 1 of 2 sample events',
    )
    const needing = [event('a', { verdict: 'unknown', needs: { after: ['kv'] } })]
    expect(triedWords(tried(needing, { only: 'after' }))).toBe(
      '`guard`, new at preSignUp of `shop`, was tried on 1 sample event in vain: it needs `kv`, which a review has not',
    )
  })

  it('puts together the events of which the same is to be said', () => {
    const groups = differingGroups(
      tried([differs('a', 'x'), event('b'), differs('c', 'y'), differs('d', 'x')]),
    )
    expect(groups.map((group) => eventNames(group))).toEqual(['a, d', 'c'])
    expect(groups.map((group) => groupLines(group, undefined))).toEqual([
      ['  a', '-   1', '+   "x"'],
      ['  a', '-   1', '+   "y"'],
    ])
  })

  it('shows nothing of a script that a terminal would act on, and no endless line', () => {
    const [group] = differingGroups(
      tried([
        event('a', {
          verdict: 'differs',
          failed: { before: `\u001b[2J\nfake: ${'x'.repeat(1000)}` },
          made: { after: [{ kind: 'changed', path: ['a'], before: 1, after: 'y'.repeat(1000) }] },
        }),
      ]),
    )
    const lines = group ? groupLines(group, undefined) : []
    expect(lines).toHaveLength(3)
    for (const line of lines) {
      expect(line.length).toBeLessThan(300)
      expect(line).not.toMatch(/[\u001b\n]/)
    }
  })
})

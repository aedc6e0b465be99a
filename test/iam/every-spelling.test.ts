import { describe, expect, it } from 'vitest'
import { decide } from '../../src/iam/decide.ts'
import { explain } from '../../src/iam/explain.ts'
import { operators } from '../../src/iam/operators/index.ts'
import { request, when } from './ask.ts'

const photos = 'arn:aws:sns:eu-west-1:123456789012:photos'
const orders = 'arn:aws:sns:eu-west-1:123456789012:orders'

/** Of each operator: what it compares with, a value of which it holds, and one of which it does not. */
const samples: Readonly<Record<string, readonly [wanted: string, good: string, bad: string]>> = {
  StringEquals: ['blue', 'blue', 'Blue'],
  StringNotEquals: ['blue', 'red', 'blue'],
  StringEqualsIgnoreCase: ['blue', 'BLUE', 'red'],
  StringNotEqualsIgnoreCase: ['blue', 'red', 'BLUE'],
  StringLike: ['b*e', 'blue', 'red'],
  StringNotLike: ['b*e', 'red', 'blue'],
  NumericEquals: ['10', '10.0', '11'],
  NumericNotEquals: ['10', '11', '10.0'],
  NumericLessThan: ['10', '9', '10'],
  NumericLessThanEquals: ['10', '10', '11'],
  NumericGreaterThan: ['10', '11', '10'],
  NumericGreaterThanEquals: ['10', '10', '9'],
  DateEquals: ['2026-03-01', '2026-03-01T00:00Z', '2026-03-02'],
  DateNotEquals: ['2026-03-01', '2026-03-02', '2026-03-01T00:00Z'],
  DateLessThan: ['2026-03-01', '2026-02-28', '2026-03-01'],
  DateLessThanEquals: ['2026-03-01', '2026-03-01', '2026-03-02'],
  DateGreaterThan: ['2026-03-01', '2026-03-02', '2026-03-01'],
  DateGreaterThanEquals: ['2026-03-01', '2026-03-01', '2026-02-28'],
  Bool: ['true', 'TRUE', 'false'],
  BinaryEquals: ['QmluYXJ5', 'QmluYXJ5', 'Qm9va3M='],
  IpAddress: ['203.0.113.0/24', '203.0.113.7', '198.51.100.1'],
  NotIpAddress: ['203.0.113.0/24', '198.51.100.1', '203.0.113.7'],
  ArnEquals: ['arn:aws:sns:*:*:photos', photos, orders],
  ArnNotEquals: ['arn:aws:sns:*:*:photos', orders, photos],
  ArnLike: ['arn:aws:sns:*:*:photos', photos, orders],
  ArnNotLike: ['arn:aws:sns:*:*:photos', orders, photos],
}

type Shape = 'absent' | 'none' | 'good' | 'bad' | 'one good' | 'one bad' | 'all good' | 'all bad' | 'both'
const shapes: readonly Shape[] = [
  ...(['absent', 'none', 'good', 'bad', 'one good', 'one bad', 'all good', 'all bad', 'both'] as const),
]
const seen = (shape: Shape, good: string, bad: string): string | readonly string[] | undefined =>
  ({
    absent: undefined,
    none: [],
    good,
    bad,
    'one good': [good],
    'one bad': [bad],
    'all good': [good, good],
    'all bad': [bad, bad],
    both: [bad, good],
  })[shape]

/** In which shapes a condition holds, by how it is spelt; `negated` are those of operators that say `Not`. */
const holding = {
  '': ['good', 'one good'],
  negated: ['good', 'one good', 'absent', 'none', 'all good', 'all bad', 'both'],
  'ForAllValues:': ['good', 'one good', 'all good', 'absent', 'none'],
  'ForAnyValue:': ['good', 'one good', 'all good', 'both'],
} as const satisfies Record<string, readonly Shape[]>

describe('every operator, spelt in every way', () => {
  it('is in the table', () => {
    expect([...Object.keys(samples), 'Null'].sort()).toEqual([...operators.keys()].sort())
  })

  const spellings = Object.keys(samples).flatMap((name) =>
    (['', 'ForAllValues:', 'ForAnyValue:'] as const).flatMap((quantifier) =>
      (['', 'IfExists'] as const).map(
        (suffix) => [quantifier + name + suffix, name, quantifier, suffix] as const,
      ),
    ),
  )

  it.each(spellings)(
    '%s holds of one value, several, none and no key as it should',
    (spelling, name, quantifier, suffix) => {
      const [wanted, good, bad] = samples[name] ?? ['', '', '']
      const negated = quantifier === '' && name.includes('Not')
      const expected: readonly Shape[] = holding[negated ? 'negated' : quantifier]
      const policies = when({ [spelling]: { 'app:key': wanted } })
      for (const shape of shapes) {
        const saw = seen(shape, good, bad)
        const asked = request({ context: saw === undefined ? {} : { 'app:key': saw } })
        const holds = expected.includes(shape) || (shape === 'absent' && suffix === 'IfExists')
        expect([shape, decide(policies, asked).decision]).toEqual([shape, holds ? 'allow' : 'implicitDeny'])
        expect(explain(policies, asked).statements[0]?.conditions[0]?.holds, shape).toBe(holds)
      }
    },
  )
})

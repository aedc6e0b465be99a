import { describe, expect, it } from 'vitest'
import { decide } from '../../src/iam/decide.ts'
import { operators } from '../../src/iam/operators/index.ts'
import type { Json } from '../../src/model/trigger.ts'
import { request, when } from './ask.ts'

/** Whether a condition holds of what a request has under `app:key`; nothing there, where nothing is given. */
const holds = (operator: string, wanted: Json, saw?: string | readonly string[]) =>
  decide(
    when({ [operator]: { 'app:key': wanted } }),
    request({ context: saw === undefined ? {} : { 'app:key': saw } }),
  ).decision === 'allow'

const rows: readonly [operator: string, wanted: Json, saw: string, holds: boolean][] = [
  ['StringEquals', 'blue', 'blue', true],
  ['StringEquals', 'blue', 'Blue', false],
  ['StringEquals', 'bl*', 'blue', false],
  ['StringEquals', 'bl*', 'bl*', true],
  ['StringEquals', ['red', 'blue'], 'blue', true],
  ['StringEquals', '', '', true],
  ['StringEquals', [], 'blue', false],
  ['StringEquals', 5, '5', true],
  ['StringEquals', true, 'true', true],
  ['StringNotEquals', 'blue', 'red', true],
  ['StringNotEquals', 'blue', 'blue', false],
  ['StringNotEquals', ['red', 'blue'], 'blue', false],
  ['StringNotEquals', [], 'blue', true],
  ['StringEqualsIgnoreCase', 'BLUE', 'blue', true],
  ['StringEqualsIgnoreCase', 'blue', 'bleu', false],
  ['StringNotEqualsIgnoreCase', 'BLUE', 'blue', false],
  ['StringNotEqualsIgnoreCase', 'BLUE', 'red', true],
  ['StringLike', 'b*e', 'blue', true],
  ['StringLike', 'b*e', 'be', true],
  ['StringLike', 'b??e', 'blue', true],
  ['StringLike', 'b??e', 'bluue', false],
  ['StringLike', 'B*', 'blue', false],
  ['StringLike', '*', '', true],
  ['StringLike', '?', '', false],
  ['StringNotLike', 'b*', 'blue', false],
  ['StringNotLike', 'b*', 'red', true],
  ['NumericEquals', '10', '10.0', true],
  ['NumericEquals', 10, '10', true],
  ['NumericEquals', '10', '11', false],
  ['NumericEquals', '10', 'ten', false],
  ['NumericEquals', '0x10', '16', false],
  ['NumericEquals', '', '0', false],
  ['NumericNotEquals', '10', '11', true],
  ['NumericNotEquals', '10', '10', false],
  ['NumericLessThan', '10', '9.5', true],
  ['NumericLessThan', '10', '10', false],
  ['NumericLessThan', '10', '-11', true],
  ['NumericLessThanEquals', '10', '10', true],
  ['NumericLessThanEquals', '10', '10.1', false],
  ['NumericGreaterThan', '10', '10.1', true],
  ['NumericGreaterThan', '10', '10', false],
  ['NumericGreaterThan', '10', 'many', false],
  ['NumericGreaterThanEquals', '10', '10', true],
  ['NumericGreaterThanEquals', '10', '9', false],
  ['DateEquals', '2026-03-01T00:00:00Z', '2026-03-01', true],
  ['DateEquals', '2026-03-01T00:00:00Z', '2026-03-01T01:00:00+01:00', true],
  ['DateEquals', '2026-03-01T00:00:00Z', '1772323200', true],
  ['DateEquals', '2026-03-01T00:00:00Z', '2026-03-01T00:00:01Z', false],
  ['DateNotEquals', '2026-03-01', '2026-03-02', true],
  ['DateNotEquals', '2026-03-01', '2026-03-01', false],
  ['DateLessThan', '2026-03-01T00:00:00Z', '2026-02-28T23:59:59.999Z', true],
  ['DateLessThan', '2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z', false],
  ['DateLessThanEquals', '2026-03-01', '2026-03-01T00:00:00Z', true],
  ['DateLessThanEquals', '2026-03-01', '2026-03-01T00:00:00.001Z', false],
  ['DateGreaterThan', '2026', '2026-01-01T00:00:01Z', true],
  ['DateGreaterThan', '2026', '2026-01-01T00:00:00Z', false],
  ['DateGreaterThan', '2026', 'tomorrow', false],
  ['DateGreaterThanEquals', '2026', '2026', true],
  ['DateGreaterThanEquals', '2026', '2025-12-31', false],
  ['Bool', 'true', 'true', true],
  ['Bool', true, 'true', true],
  ['Bool', 'True', 'TRUE', true],
  ['Bool', 'true', 'false', false],
  ['Bool', 'false', 'false', true],
  ['Bool', 'yes', 'yes', false],
  ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
  ['BinaryEquals', 'QmluYXJ5', 'Qm9va3M=', false],
  ['BinaryEquals', 'QQ==', 'QQ', true],
  ['BinaryEquals', '?', '?', false],
  ['IpAddress', '203.0.113.0/24', '203.0.113.9', true],
  ['IpAddress', '203.0.113.0/24', '203.0.114.9', false],
  ['IpAddress', '203.0.113.9', '203.0.113.9', true],
  ['IpAddress', '203.0.113.9', '203.0.113.8', false],
  ['IpAddress', '0.0.0.0/0', '203.0.113.8', true],
  ['IpAddress', '0.0.0.0/0', '2001:db8::1', false],
  ['IpAddress', '2001:db8::/32', '2001:DB8:0:0:1::1', true],
  ['IpAddress', '2001:db8::/32', '2001:db9::1', false],
  ['IpAddress', '203.0.113.0/24', 'somewhere', false],
  ['IpAddress', 'somewhere', 'somewhere', false],
  ['NotIpAddress', '203.0.113.0/24', '203.0.113.9', false],
  ['NotIpAddress', '203.0.113.0/24', '198.51.100.1', true],
  [
    'ArnEquals',
    'arn:aws:sns:eu-west-1:123456789012:orders',
    'arn:aws:sns:eu-west-1:123456789012:orders',
    true,
  ],
  ['ArnEquals', 'arn:aws:sns:*:*:orders', 'arn:aws:sns:eu-west-1:123456789012:orders', true],
  ['ArnEquals', 'arn:aws:sns:*:*:order', 'arn:aws:sns:eu-west-1:123456789012:orders', false],
  ['ArnLike', 'arn:aws:sns:*:123456789012:ord*', 'arn:aws:sns:eu-west-1:123456789012:orders', true],
  ['ArnLike', 'arn:aws:sns:*:orders', 'arn:aws:sns:eu-west-1:123456789012:orders', false],
  ['ArnLike', 'arn:aws:sns:*', 'arn:aws:sns:eu-west-1:123456789012:orders', false],
  ['ArnLike', 'arn:aws:logs:*:*:*', 'arn:aws:logs:eu-west-1:123456789012:log-group:a:b', true],
  ['ArnLike', 'arn:aws:sns:*:*:*', 'not an arn', false],
  ['ArnLike', 'arn:aws:SNS:*:*:*', 'arn:aws:sns:eu-west-1:123456789012:orders', false],
  ['ArnNotEquals', 'arn:aws:sns:*:*:orders', 'arn:aws:sns:eu-west-1:123456789012:orders', false],
  ['ArnNotEquals', 'arn:aws:sns:*:*:orders', 'arn:aws:sns:eu-west-1:123456789012:users', true],
  ['ArnNotLike', 'arn:aws:sns:*:*:ord*', 'arn:aws:sns:eu-west-1:123456789012:orders', false],
  ['ArnNotLike', 'arn:aws:sns:*:*:ord*', 'not an arn', true],
  ['Null', 'true', 'there', false],
  ['Null', 'false', 'there', true],
  ['Null', false, 'there', true],
]

const negated = [
  'StringNotEquals',
  'StringNotEqualsIgnoreCase',
  'StringNotLike',
  'NumericNotEquals',
  'DateNotEquals',
  'NotIpAddress',
  'ArnNotEquals',
  'ArnNotLike',
]
const others = [...operators.keys()].filter((name) => name !== 'Null')

describe('operators', () => {
  it.each(rows)('%s: %j of `%s` is %s', (operator, wanted, saw, is) => {
    expect(holds(operator, wanted, saw)).toBe(is)
  })

  it('are all in the table, each both ways', () => {
    for (const name of operators.keys())
      expect(new Set(rows.filter(([operator]) => operator === name).map(([, , , is]) => is)).size, name).toBe(
        2,
      )
  })

  it.each(others)('%s is true of a key that is not there only if it says `not`', (name) => {
    expect(holds(name, '1')).toBe(negated.includes(name))
  })

  it.each(others)('%sIfExists is true of a key that is not there, and the same of one that is', (name) => {
    expect(holds(`${name}IfExists`, '1')).toBe(true)
    for (const [operator, wanted, saw, is] of rows)
      if (operator === name) expect(holds(`${name}IfExists`, wanted, saw)).toBe(is)
  })

  it('Null is true of a key that is not there, or has no value', () => {
    expect(holds('Null', 'true')).toBe(true)
    expect(holds('Null', 'false')).toBe(false)
    expect(holds('Null', 'true', [])).toBe(true)
    expect(holds('Null', 'false', [])).toBe(false)
    expect(holds('Null', 'false', '')).toBe(false)
    expect(holds('Null', 'true', [''])).toBe(true)
    expect(holds('Null', 'false', ['', 'a'])).toBe(true)
  })

  it('must all hold, and so must all keys of one', () => {
    const both = when({ StringEquals: { 'app:a': '1', 'app:b': '2' }, Bool: { 'app:c': 'true' } })
    const of = (c: string, b: string) =>
      decide(both, request({ context: { 'app:a': '1', 'app:b': b, 'app:c': c } })).decision
    expect(of('true', '2')).toBe('allow')
    expect(of('false', '2')).toBe('implicitDeny')
    expect(of('true', '3')).toBe('implicitDeny')
  })

  it.each([
    ['APP:Key', 'app:key'],
    ['aws:PrincipalTag/Team', 'aws:principaltag/TEAM'],
  ])('find %s as %s', (written, key) => {
    const { decision } = decide(
      when({ StringEquals: { [written]: 'x' } }),
      request({ context: { [key]: 'x' } }),
    )
    expect(decision).toBe('allow')
  })
})

describe('several values', () => {
  const table: readonly [
    operator: string,
    wanted: Json,
    saw: readonly string[] | string | undefined,
    is: boolean,
  ][] = [
    ['ForAnyValue:StringEquals', ['a', 'b'], ['b', 'c'], true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'd'], false],
    ['ForAnyValue:StringEquals', ['a', 'b'], 'a', true],
    ['ForAnyValue:StringEquals', 'a', [], false],
    ['ForAnyValue:StringEquals', 'a', undefined, false],
    ['ForAnyValue:StringNotEquals', 'a', ['a', 'b'], true],
    ['ForAnyValue:StringNotEquals', 'a', ['a', 'a'], false],
    ['ForAnyValue:StringNotEquals', 'a', undefined, false],
    ['ForAllValues:StringEquals', ['a', 'b'], ['b', 'a'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['b', 'c'], false],
    ['ForAllValues:StringEquals', 'a', [], true],
    ['ForAllValues:StringEquals', 'a', undefined, true],
    ['ForAllValues:StringEquals', 'a', '', true],
    ['ForAllValues:StringEquals', 'a', [''], true],
    ['ForAllValues:StringEquals', 'a', ['', 'a'], false],
    ['ForAnyValue:StringEquals', '', '', false],
    ['ForAnyValue:StringLike', '*', [''], false],
    ['ForAnyValue:StringNotEquals', 'a', '', false],
    ['ForAnyValue:StringEquals', '', ['', 'a'], true],
    ['ForAllValues:StringNotEquals', 'a', ['b', 'c'], true],
    ['ForAllValues:StringNotEquals', 'a', ['a', 'c'], false],
    ['ForAllValues:StringLike', 'a*', ['ab', 'ac'], true],
    ['ForAnyValue:StringEqualsIfExists', 'a', undefined, true],
    ['ForAnyValue:StringEqualsIfExists', 'a', [], false],
    ['ForAllValues:StringEqualsIfExists', 'a', ['b'], false],
    ['ForAnyValue:ArnLike', 'arn:aws:sns:*:*:a', ['x', 'arn:aws:sns:eu-west-1:1:a'], true],
    ['ForAllValues:NumericLessThan', '3', ['1', '2'], true],
    ['ForAllValues:NumericLessThan', '3', ['1', '4'], false],
    ['StringEquals', 'a', ['a'], true],
    ['StringEquals', 'a', ['a', 'b'], false],
    ['StringNotEquals', 'a', ['a', 'b'], true],
    ['StringNotEquals', 'a', ['a'], false],
    ['StringEquals', 'a', [], false],
    ['StringNotEquals', 'a', [], true],
  ]
  it.each(table)('%s: %j of %j is %s', (operator, wanted, saw, is) => {
    expect(holds(operator, wanted, saw)).toBe(is)
  })
})

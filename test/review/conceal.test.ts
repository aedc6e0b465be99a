import { expect, it } from 'vitest'
import { conceal } from '../../src/review/conceal.ts'

const file = 'pools/a.pool.yaml'
const text = 'a: hunter2\nkey: |\n  -----BEGIN\n  abc def\nb: 1\n'
const at = (line: number, column: number, endLine: number, endColumn: number) =>
  ({
    rule: 'PW-SEC-001',
    severity: 'error',
    message: '',
    at: { file, line, column, endLine, endColumn },
  }) as const

it.each([
  ['in one line', at(1, 4, 1, 11), 'a: *******\nkey: |\n  -----BEGIN\n  abc def\nb: 1\n'],
  ['over several lines', at(2, 6, 4, 10), 'a: hunter2\nkey: *\n  **********\n  *** ***\nb: 1\n'],
])('blots out what a finding about a secret marks, %s', (_, finding, blotted) => {
  expect(conceal(new Map([[file, text]]), [finding]).get(file)).toBe(blotted)
})

it('leaves everything else as it is', () => {
  const other = { ...at(1, 4, 1, 11), rule: 'PW-FILE-020' }
  const elsewhere = { ...at(1, 1, 1, 2), at: { file: 'pools/b.pool.yaml', line: 1, column: 1 } }
  expect(conceal(new Map([[file, text]]), [other, elsewhere]).get(file)).toBe(text)
})

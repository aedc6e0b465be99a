import { expect, it } from 'vitest'
import { codeFrame } from '../../src/review/code-frame.ts'

const text = 'one\ntwo words\nthree\n'

it('shows the line, the ones around it, and where on it', () => {
  expect(codeFrame(text, { line: 2, column: 5, endColumn: 10 }, 'here')).toBe(
    ['1 | one', '2 | two words', '  |     ^^^^^ here', '3 | three'].join('\n'),
  )
})

it.each([
  ['before the first line', { line: 1, column: 1 }, ['1 | one', '  | ^', '2 | two words']],
  ['after the last line', { line: 4, column: 1 }, ['3 | three', '4 |', '  | ^']],
  ['beyond the end of the text', { line: 9, column: 3 }, [' 8 |', ' 9 |', '   | ^']],
])('shows nothing %s', (_, place, lines) => {
  expect(codeFrame(text, place).split('\n')).toEqual(lines)
})

it('shows no line after the last one, which ends with a line break', () => {
  expect(codeFrame(text, { line: 3, column: 1 })).toBe('2 | two words\n3 | three\n  | ^')
})

it('shows a line from its beginning where that leaves room for the place', () => {
  const line = `${'a'.repeat(100)} here`
  expect(codeFrame(line, { line: 1, column: 102, endColumn: 106 })).toContain(`1 | ${line}\n`)
})

it('points to the end of the line where the place goes on after it', () => {
  expect(codeFrame('abc\ndef', { line: 1, column: 2, endLine: 2, endColumn: 2 })).toContain('  |  ^^\n')
})

it('points under letters that are two columns wide, and behind tabs', () => {
  expect(codeFrame('이름: x', { line: 1, column: 5 })).toContain(`  | ${' '.repeat(6)}^`)
  expect(codeFrame('\tx', { line: 1, column: 2 })).toContain('  |   ^')
})

it('shows a piece of a line that is very long', () => {
  const frame = codeFrame(`${'a'.repeat(5000)}b${'c'.repeat(5000)}`, { line: 1, column: 5001 })
  expect(frame.length).toBeLessThan(300)
  const [line = '', carets = ''] = frame.split('\n')
  expect(line[carets.indexOf('^')]).toBe('b')
})

it('lets no text take hold of the terminal', () => {
  expect(codeFrame('\u001b[2Jx', { line: 1, column: 1 })).toContain('1 | \\u001b[2Jx')
})

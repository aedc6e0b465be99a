import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editsBetween, linesOf, withEdits } from '../../src/review/text-edits.ts'

const lines = fc
  .array(fc.constantFrom('a\n', 'b\n', 'b # c\n', '\n', 'é: 😀\n', 'x\r\n'), { maxLength: 12 })
  .chain((all) => fc.constantFrom('', 'a', 'b').map((last) => all.join('') + last))

describe('edits', () => {
  it('make one text the other, whatever the two are', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(withEdits(before, editsBetween('a', before, after))).toBe(after)
      }),
      { numRuns: 2000 },
    )
  })

  it('are of no more than what differs', () => {
    expect(editsBetween('f', 'a: 1 # x\nb: 2\nc: 3\n', 'a: 7 # x\nb: 2\nc: 3\nd: 4\n')).toEqual([
      { at: { file: 'f', line: 1, column: 4, endLine: 1, endColumn: 5 }, text: '7' },
      { at: { file: 'f', line: 4, column: 1, endLine: 4, endColumn: 1 }, text: 'd: 4\n' },
    ])
    expect(editsBetween('f', 'a\n', 'a\n')).toEqual([])
  })

  it('that meet are not made', () => {
    const at = { file: 'f', line: 1, column: 1, endLine: 1, endColumn: 3 }
    expect(
      withEdits('abcd', [
        { at, text: 'x' },
        { at: { ...at, column: 2, endColumn: 4 }, text: 'y' },
      ]),
    ).toBeUndefined()
    expect(withEdits('abcd', [{ at: { ...at, column: 3, endColumn: 4 }, text: 'y' }])).toBe('abyd')
  })
})

it('finds the lines of a text, each with its end', () => {
  expect(linesOf('a\r\n\nb')).toEqual(['a\r\n', '\n', 'b'])
  expect(linesOf('')).toEqual([])
})

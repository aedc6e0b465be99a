import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { globs } from '../../../src/iam/match/glob.ts'
import { chunksOf, piecesOf } from '../../../src/iam/match/template.ts'

const matches = (pattern: string, text: string) =>
  globs(chunksOf(piecesOf(pattern, { variables: false, wild: true })), text)

/** The same by its definition: the first character of the pattern takes none, one or more of the text. */
const plainly = (pattern: string, text: string): boolean =>
  !pattern
    ? !text
    : pattern[0] === '*'
      ? plainly(pattern.slice(1), text) || (text !== '' && plainly(pattern, text.slice(1)))
      : text !== '' &&
        (pattern[0] === '?' || pattern[0] === text[0]) &&
        plainly(pattern.slice(1), text.slice(1))

describe('patterns', () => {
  it.each([
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['**', 'a', true],
    ['?', '', false],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*?*', '', false],
    ['*?b', 'ab', true],
    ['ab*ba', 'aba', false],
    ['*ab*ab', 'abab', true],
    ['*ab*ab', 'xab', false],
    ['a?c*?e', 'abcde', true],
    ['a?c*??e', 'abcde', false],
  ])('%s against `%s`: %s', (pattern, text, is) => {
    expect(matches(pattern, text)).toBe(is)
  })

  it('agree with their definition', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 9 })
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 9 })
    let fitting = 0
    fc.assert(
      fc.property(pattern, text, (pattern, text) => {
        const is = plainly(pattern, text)
        if (is) fitting++
        expect(matches(pattern, text)).toBe(is)
      }),
      { numRuns: 3000 },
    )
    expect(fitting).toBeGreaterThan(300)
  })

  it.each([
    ['a star before each of 5,000 letters', '*a'.repeat(5000), `${'a'.repeat(10_000)}b`],
    ['a star before each of 5,000 open places', '*?'.repeat(5000), 'a'.repeat(4999)],
    ['half of a long text again and again', `*${'a'.repeat(2500)}b*`.repeat(4), 'a'.repeat(10_000)],
    ['a long text with an open place', `*?${'a'.repeat(5000)}b*`, 'a'.repeat(10_000)],
    ['a long text with an open end', `*b${'a'.repeat(5000)}?*`, 'a'.repeat(10_000)],
  ])('never take a choice back: %s', (_, pattern, text) => {
    expect(matches(pattern, text)).toBe(false)
  })
})

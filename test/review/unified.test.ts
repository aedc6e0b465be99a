import { describe, expect, it } from 'vitest'
import { unified } from '../../src/review/unified.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}\n`)

describe('a patch', () => {
  it('tells each change with three lines around it', () => {
    const before = numbers(30)
    const after = before.with(4, 'five\n').with(24, 'twenty-five\n')
    expect(unified('pools/a.yaml', before.join(''), after.join(''))).toBe(
      [
        '--- a/pools/a.yaml',
        '+++ b/pools/a.yaml',
        '@@ -2,7 +2,7 @@',
        ...[' 2', ' 3', ' 4', '-5', '+five', ' 6', ' 7', ' 8'],
        '@@ -22,7 +22,7 @@',
        ...[' 22', ' 23', ' 24', '-25', '+twenty-five', ' 26', ' 27', ' 28'],
      ].join('\n'),
    )
  })

  it('joins changes that are near', () => {
    const before = numbers(9)
    const after = before.with(2, 'three\n').toSpliced(6, 1)
    expect(unified('a', before.join(''), after.join('')).split('\n').slice(2)).toEqual([
      '@@ -1,9 +1,8 @@',
      ...[' 1', ' 2', '-3', '+three', ' 4', ' 5', ' 6', '-7', ' 8', ' 9'],
    ])
  })

  it('says where a last line does not end', () => {
    expect(unified('a', 'x', 'x\ny').split('\n').slice(2)).toEqual([
      '@@ -1,1 +1,2 @@',
      ...['-x', '\\ No newline at end of file', '+x', '+y', '\\ No newline at end of file'],
    ])
    expect(unified('a', '', 'x\n').split('\n')[2]).toBe('@@ -0,0 +1,1 @@')
  })
})

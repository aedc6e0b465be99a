import { describe, expect, it } from 'vitest'
import { readCounts } from '../../../../src/adapters/sandbox/measure/read-counts.ts'

describe('what a process tells of counts', () => {
  it('is read as pairs of a part and how often it ran', () => {
    expect(readCounts('[0,3,2,1]', 3)).toEqual([
      [0, 3],
      [2, 1],
    ])
    expect(readCounts('[]', 0)).toEqual([])
  })

  it.each([
    ['is no JSON', '[0,'],
    ['is no list', '{"length":2,"0":0,"1":1}'],
    ['has a part without a count', '[0]'],
    ['has a part that is not there', '[3,1]'],
    ['has a part below the first', '[-1,1]'],
    ['has a count that is none', '[0,0.5]'],
    ['has a count beyond what can be counted', '[0,4294967296]'],
    ['has a text for a count', '[0,"1"]'],
    ['has more than there are', '[0,1,0,1,0,1,0,1]'],
    ['is longer than any could be', `[0,1${' '.repeat(100)}]`],
  ])('is refused where it %s', (_, text) => {
    expect(readCounts(text, 3)).toBeUndefined()
  })
})

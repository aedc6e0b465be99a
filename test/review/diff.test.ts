import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/model/trigger.ts'
import { changeLines, place } from '../../src/review/changes.ts'
import { diff } from '../../src/review/diff.ts'

describe('two JSON values', () => {
  it.each<[string, Json, Json, string[]]>([
    ['are alike whatever the order of their keys', { a: 1, b: [{}] }, { b: [{}], a: 1 }, []],
    ['differ as a whole where they are of different types', { a: null }, { a: {} }, ['changed a']],
    [
      'differ at what was added, removed and changed',
      { a: 1, b: 1, c: { d: 1 } },
      { a: 1, c: { d: 2 }, e: 1 },
      ['removed b', 'changed c.d', 'added e'],
    ],
    ['tell what was put into a list', ['b', 'c'], ['a', 'b', 'c'], ['added [0]']],
    ['tell what was taken out of a list', ['a', 'b', 'b', 'c'], ['a', 'b', 'c'], ['removed [2]']],
    ['tell what changed inside a list', [{ a: 1 }, { a: 1 }, 3], [{ a: 1 }, { a: 2 }, 3], ['changed [1].a']],
    [
      'may hold a key that every object inherits',
      {},
      JSON.parse('{"__proto__":1,"toString":2}') as Json,
      ['added __proto__', 'added toString'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(diff(before, after).map(({ kind, path }) => `${kind} ${place(path)}`)).toEqual(expected)
  })

  it('may be nested without end', () => {
    const nested = (inner: Json) => Array.from({ length: 2000 }).reduce<Json>((value) => [value], inner)
    expect(diff(nested(1), nested(1))).toEqual([])
    expect(diff(nested(1), nested(2))[0]?.path).toHaveLength(100)
  })
})

describe('changes', () => {
  it('are said with their place, what it was and what it is', () => {
    const changes = diff(
      { response: { tier: null, old: 1 } },
      { response: { tier: 'gold', 'custom:new': [true] } },
    )
    expect(changeLines(changes)).toEqual([
      '  response.tier',
      '-   null',
      '+   "gold"',
      '  response.old',
      '-   1',
      '  response["custom:new"]',
      '+   [true]',
    ])
  })
  it('take several lines where a value is long', () => {
    const lines = changeLines(diff({ a: null }, { a: { words: 'x'.repeat(90), more: 1 } }))
    expect(lines.slice(2)).toEqual([
      '+   {',
      `+     "words": "${'x'.repeat(90)}",`,
      '+     "more": 1',
      '+   }',
    ])
  })
  it('cannot take hold of the terminal', () => {
    const hostile = '\u001b[2J\u009b31m\u202e\u007f'
    const text = changeLines(diff({}, { [hostile]: hostile })).join('\n')
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDocument, violationsOf } from '../../src/config/check.ts'
import { readSource } from '../../src/config/source.ts'
import { kinds } from '../../src/model/model.ts'
import type { Json } from '../../src/model/trigger.ts'
import { checkers } from '../../src/schema/made/config.js'
import { schemas } from '../generate/config-schemas.ts'

const words = [
  ...new Set([...schemas().values()].flatMap((schema) => JSON.stringify(schema).match(/\w+(?=":)/g) ?? [])),
]

/** Values that are nearly documents: maps of real keys, of which some stand in the wrong place. */
const nearly = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Json[]>(null, true, 0, 1.5, '', 'email', 'pool', 'oidc', '15m', 'x y', -1),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 })), tie('value'), {
      maxKeys: 4,
    }) as fc.Arbitrary<Json>,
  ),
})).value

describe('any value', () => {
  it('is either what its kind may be or told where it is not, and nothing is thrown', () => {
    fc.assert(
      fc.property(nearly, fc.constantFrom(...kinds), (value, kind) => {
        const violations = violationsOf(kind, value)
        if (kind !== 'fragment') expect(violations.length === 0).toBe(checkers[kind](value))
        for (const { message, path } of violations) {
          expect(message).toMatch(/^[^.]/)
          expect(message).not.toMatch(/undefined|\[object|\.$/)
          expect(path.every((step) => typeof step === 'string' || Number.isInteger(step))).toBe(true)
        }
        const told = violations.map(({ path, part, message }) => JSON.stringify([path, part, message]))
        expect(new Set(told).size).toBe(told.length)
      }),
      { numRuns: 1500 },
    )
  })
})

describe('a fragment', () => {
  const check = (text: string) => checkDocument(readSource({ path: 'pools/f.fragment.yaml', text }))

  it('may leave out what must be there once it is merged', () => {
    expect(
      check('for: pool\nset: { clients: { web: { oauth: { callbacks: [https://a.example] } } } }\n'),
    ).toEqual([])
    expect(check('for: role\nset: { maxSession: 1h }\n')).toEqual([])
  })

  it('says what it is a part of, and has a part', () => {
    expect(check('for: pool\n').map(({ message }) => message)).toEqual(['`set` is missing in the file'])
    expect(check('set: {}\n').map(({ message }) => message)).toEqual(['`for` is missing in the file'])
  })
})

describe('a value that its text has wrong already', () => {
  it('is not told again for its type', () => {
    const source = readSource({ path: 'pools/a.env.yaml', text: 'account: 012\nregion: 5\n' })
    expect(source.findings.map(({ rule }) => rule)).toEqual(['PW-FILE-015'])
    expect(checkDocument(source).map(({ at }) => at.line)).toEqual([2])
  })
})

import { expect, it } from 'vitest'
import { acknowledged } from '../../../src/review/plan/acknowledged.ts'
import type { VersionTexts } from '../../../src/review/plan/read-version.ts'

const version = (path: string, text: string): VersionTexts => ({
  files: path.endsWith('.yaml') ? [{ path, text }] : [],
  scripts: new Set(path.endsWith('.yaml') ? [] : [path]),
  texts: new Map(path.endsWith('.yaml') ? [] : [[path, text]]),
})

const said = (until: string) =>
  `# poolwright-ignore PW-POOL-016: it is wanted (until ${until})\nsignUp: { selfService: true }\n`
const pool = (until: string, path = 'pools/shop.pool.yaml') => version(path, said(until))
const nothing = version('pools/shop.pool.yaml', 'signUp: { selfService: true }\n')
const sentences = (before: VersionTexts, after: VersionTexts) =>
  acknowledged(before, after).map(({ sentence }) => sentence)

it('tells of a finding that is accepted from now on', () => {
  expect(acknowledged(nothing, pool('2027-01-31'))).toMatchObject([
    {
      risk: 'auth-weakened',
      sentence:
        'what `PW-POOL-016` finds in `pool/shop` is accepted until 2027-01-31, and fails no review any more',
      after: { file: 'pools/shop.pool.yaml', line: 1 },
    },
  ])
})

it('tells of one that is accepted in a script', () => {
  const text = '// poolwright-ignore PW-HOOK-010: it is wanted (until 2027-01-31)\nexport const a = 1\n'
  expect(sentences(version('triggers/a.ts', 'export const a = 1\n'), version('triggers/a.ts', text))).toEqual(
    ['what `PW-HOOK-010` finds in `a.ts` is accepted until 2027-01-31, and fails no review any more'],
  )
})

it('tells of a day that is put off', () => {
  expect(sentences(pool('2027-01-31'), pool('2037-01-31'))).toEqual([
    'what `PW-POOL-016` finds in `pool/shop` is accepted until 2037-01-31, and was until 2027-01-31',
  ])
})

it('tells of a second one beside the first', () => {
  const twice = version(
    'pools/shop.pool.yaml',
    said('2027-01-31') + said('2027-01-31').replace('signUp', 'mfa'),
  )
  expect(sentences(pool('2027-01-31'), twice)).toHaveLength(1)
})

it.each([
  ['nothing that changed', pool('2027-01-31'), pool('2027-01-31')],
  ['one that lies in another folder now', pool('2027-01-31'), pool('2027-01-31', 'pools/a/shop.pool.yaml')],
  ['one that is taken away', pool('2027-01-31'), nothing],
  ['one that ends earlier', pool('2027-01-31'), pool('2026-12-31')],
])('says nothing of %s', (_, before, after) => {
  expect(acknowledged(before, after)).toEqual([])
})

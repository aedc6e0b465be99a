import { expect, it } from 'vitest'
import { load } from '../../src/config/load.ts'
import { twins } from '../../src/config/twins.ts'

it('finds files that are one where capitals do not count, or where letters are spelt otherwise', () => {
  const paths = [
    'pools/b.pool.yaml',
    'pools/A.pool.yaml',
    'pools/a.pool.yaml',
    'triggers/\u00e9.ts',
    'triggers/e\u0301.ts',
  ]
  expect(twins(paths).map(({ at, message }) => [at.file, message])).toEqual([
    ['pools/a.pool.yaml', 'on Windows and macOS `pools/a.pool.yaml` is the same file as `pools/A.pool.yaml`'],
    [
      'triggers/\u00e9.ts',
      'on Windows and macOS `triggers/\u00e9.ts` is the same file as `triggers/e\u0301.ts`',
    ],
  ])
})

it('warns of them among the scripts of a project too, and goes on', () => {
  const { findings, model } = load({ files: [], scripts: new Set(['triggers/A.ts', 'triggers/a.ts']) })
  expect(findings).toMatchObject([
    { rule: 'PW-FILE-025', severity: 'warning', at: { file: 'triggers/a.ts' } },
  ])
  expect(model).toBeDefined()
})

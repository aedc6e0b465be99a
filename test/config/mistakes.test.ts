import { describe, expect, it } from 'vitest'
import { load } from '../../src/config/load.ts'
import { fileRules } from '../../src/config/rules.ts'
import { violationsOf } from '../../src/config/check.ts'
import { files, mistakes } from './seeded-mistakes.ts'
import { shop, shopWith } from './shop.ts'

describe('the shop', () => {
  it.each(['dev', 'prod'])('has no mistake in %s', (env) => {
    expect(load({ ...shop, env }).findings).toEqual([])
  })
})

describe('a mistake', () => {
  const rows = mistakes.map(([what, name, from, to, at, rule, message, help]) => {
    return { what, file: files[name], from, to, at, rule, message, help }
  })
  it.each(rows)(
    '$what: is told once, where it is and in words',
    ({ file, from, to, at, rule, message, help }) => {
      const { findings } = load({ ...shopWith({ [file]: [[from, to]] }), env: 'dev' })
      const [line, column, endColumn] = at.split(/[:-]/).map(Number)
      expect(findings.map(({ related: _, ...finding }) => finding)).toEqual([
        {
          rule,
          severity: 'error',
          message,
          at: { file, line, column, endLine: line, endColumn },
          ...(help && { help }),
        },
      ])
    },
  )

  it('is seeded of every rule that a file can break by itself', () => {
    const seeded = new Set<string>(mistakes.map(([, , , , , rule]) => rule))
    // What only `lint` finds, and what is tested where it is read.
    const elsewhere = [
      'PW-FILE-006',
      'PW-FILE-010',
      'PW-FILE-013',
      'PW-FILE-016',
      'PW-FILE-017',
      'PW-FILE-018',
      'PW-FILE-019',
      'PW-FILE-025',
    ]
    expect(Object.keys(fileRules).filter((rule) => !seeded.has(rule))).toEqual(elsewhere)
  })

  it('keeps its id: suppressions and links name it', () => {
    const ids = [
      '001',
      '002',
      '006',
      '010',
      '011',
      '012',
      '013',
      '014',
      '015',
      '016',
      '017',
      '018',
      '019',
      '020',
      '021',
      '022',
      '023',
      '024',
      '025',
    ]
    expect(Object.keys(fileRules)).toEqual([...ids.map((id) => `PW-FILE-${id}`), 'PW-SEC-001'])
  })

  it('that an alias repeats is told once, where it was written', () => {
    const text = 'attributes: { plan: &plan { type: strin }, tenant: *plan }\n'
    const findings = load({ files: [{ path: 'pools/a.pool.yaml', text }], scripts: new Set() }).findings
    expect(findings).toMatchObject([{ at: { line: 1, column: 35 }, help: 'did you mean `string`?' }])
  })

  it('never repeats a secret in its words', () => {
    const edits = { [files.pool]: [['{ secret: corp-oidc }', "{ secret: 'hunter 2' }"]] } as const
    expect(JSON.stringify(load({ ...shopWith(edits), env: 'dev' }).findings)).not.toContain('hunter')
  })
})

describe('very many mistakes', () => {
  it('are told up to a number that somebody may read, with how many more there are', () => {
    const unknown = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key${index}`, index]))
    const told = violationsOf('pool', unknown)
    expect(told).toHaveLength(201)
    expect(told.at(-1)).toMatchObject({
      rule: 'PW-FILE-018',
      message: 'there are 4800 more mistakes in this file',
    })
  })
})

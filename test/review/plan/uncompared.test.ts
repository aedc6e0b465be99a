import { describe, expect, it } from 'vitest'
import { environmentPairs } from '../../../src/review/plan/environment-pairs.ts'
import { planProject } from '../../../src/review/plan/plan.ts'
import type { SourceFile } from '../../../src/model/source-file.ts'

const pool = 'signIn: { with: [email], caseSensitive: false }\n'
const role = 'trust: { type: service, service: lambda.amazonaws.com }\n'
const version = (files: Readonly<Record<string, string | Omit<SourceFile, 'path'>>>) => ({
  files: Object.entries(files).map(([path, file]) => ({
    path,
    ...(typeof file === 'string' ? { text: file } : file),
  })),
  scripts: new Set<string>(),
  texts: new Map<string, string>(),
})
const plan = (before: Parameters<typeof version>[0], after: Parameters<typeof version>[0]) => {
  const sides = { before: version(before), after: version(after) }
  const { changes, remarks } = planProject({
    ...sides,
    environments: environmentPairs(sides.before, sides.after),
    now: Date.parse('2026-11-23'),
  })
  return {
    changes: changes.map(({ risk, sentence, before, after }) => [
      `${risk}: ${sentence}`,
      before && `${before.file}:${before.line}`,
      after && `${after.file}:${after.line}`,
    ]),
    remarks,
  }
}
const fault = { text: '', fault: { message: 'it is a link that leads out of the project' } }

describe('what cannot be read', () => {
  it('is never told as what does not change, whichever side it is on', () => {
    const well = { 'pools/a.pool.yaml': pool, 'pools/r.role.yaml': role }
    const words = 'access-unknown: nobody can say whether the role `r` changes'
    expect(plan({ ...well, 'pools/r.role.yaml': 'trust: [\n' }, well)).toEqual({
      changes: [[`${words}: the base has a mistake there`, 'pools/r.role.yaml:1', undefined]],
      remarks: ['the base has a mistake at pools/r.role.yaml:1: the `[` is opened and never closed'],
    })
    expect(plan(well, { ...well, 'pools/r.role.yaml': fault })).toEqual({
      changes: [[`${words}: the head has a mistake there`, undefined, 'pools/r.role.yaml:1']],
      remarks: [],
    })
    const both = plan({ ...well, 'pools/r.role.yaml': '' }, { ...well, 'pools/r.role.yaml': '\n' })
    expect(both.changes).toEqual([
      [`${words}: the base and the head have mistakes there`, 'pools/r.role.yaml:1', 'pools/r.role.yaml:1'],
    ])
  })

  it('leaves what else can be compared', () => {
    const before = { 'pools/a.pool.yaml': pool, 'pools/r.role.yaml': 'x: [\n' }
    const after = {
      'pools/a.pool.yaml': `${pool}signUp: { selfService: false }\n`,
      'pools/r.role.yaml': role,
    }
    expect(plan(before, after).changes.map(([words]) => words)).toEqual([
      'access-unknown: nobody can say whether the role `r` changes: the base has a mistake there',
      expect.stringMatching(/^client-breaking: /),
    ])
  })

  it('is told of folders and other things without a name', () => {
    const well = { 'pools/a.pool.yaml': pool }
    expect(plan({ ...well, 'pools/out': fault }, well).changes).toEqual([
      [
        'access-unknown: nobody can say whether what lies in `pools/out` changes: the base has a mistake there',
        'pools/out:1',
        undefined,
      ],
    ])
  })

  it('says nothing of stories, which change nothing for people', () => {
    const well = { 'pools/a.pool.yaml': pool }
    expect(plan({ ...well, 'pools/a.scenario.yaml': 'x: [\n' }, well).changes).toEqual([])
  })
})

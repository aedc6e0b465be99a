import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { runPoolwright } from './run-poolwright.ts'

const explain = (...args: string[]) => runPoolwright(tmpdir(), 'explain', ...args)

describe('explain', () => {
  it('tells of a rule why, how it is written and how not, without a project', async () => {
    const { code, out, err } = await explain('PW-POOL-001')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(
      /^PW-POOL-001: a pool of a protected environment can be deleted\nerror, 6\.5 of 10; found by lint\n/,
    )
    expect(out).toContain('    deletionProtection: true\n')
  })

  it.each([
    ['pool-001', /^PW-POOL-001: /],
    ['PW-FILE-002', /^PW-FILE-002: a key that nothing reads\nfound by validate and lint\n/],
    ['PW-CLIENT-002', /^PW-CLIENT-002: .*\ntold as PW-LINK-005\n/],
    ['codemismatchexception', /^CodeMismatchException\n“Invalid verification code/],
  ])('knows %s', async (id, words) => {
    expect((await explain(id)).out).toMatch(words)
  })

  it('speaks to programs', async () => {
    const { out } = await explain('PW-POOL-001', '--json')
    expect(JSON.parse(out)).toMatchObject({
      id: 'PW-POOL-001',
      kind: 'rule',
      rule: { severity: 'error', score: 6.5 },
    })
  })

  it('lists all that it knows', async () => {
    expect((await explain()).out).toMatch(/PW-POOL-001 .*\n[^]*\nUsernameExistsException\n/)
  })

  it('says what was probably meant', async () => {
    const { code, err } = await explain('PW-POL-001')
    expect(code).toBe(2)
    expect(err).toContain("unknown rule or code 'PW-POL-001' (did you mean PW-POOL-001?)")
  })
})

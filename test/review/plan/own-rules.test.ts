import { describe, expect, it } from 'vitest'
import { ownRules } from '../../../src/review/plan/own-rules.ts'
import type { VersionTexts } from '../../../src/review/plan/read-version.ts'

const version = (rules?: Readonly<Record<string, string>>): VersionTexts => ({
  files: [],
  scripts: new Set(),
  texts: new Map(),
  ...(rules && { rules: new Map(Object.entries(rules)) }),
})
const told = (before?: Readonly<Record<string, string>>, after?: Readonly<Record<string, string>>) =>
  ownRules(version(before), version(after)).map(({ risk, sentence }) => [risk, sentence])

describe('rules of a project’s own', () => {
  it.each([
    ['gone', { 'rules/a.ts': '1' }, {}, 'auth-weakened', '`rules/a.ts` is gone: what it found'],
    ['edited', { 'rules/a.ts': '1' }, { 'rules/a.ts': '2' }, 'code-changed', 'does something else'],
    ['new', {}, { 'rules/a.ts': '1' }, 'resource-added', '`rules/a.ts` is new'],
  ])('are told where one is %s', (_, before, after, risk, words) => {
    expect(told(before, after)).toEqual([[risk, expect.stringContaining(words)]])
  })

  it('are passed over where they stay, and where a version does not tell them', () => {
    expect(told({ 'rules/a.ts': '1' }, { 'rules/a.ts': '1' })).toEqual([])
    expect(told(undefined, { 'rules/a.ts': '1' })).toEqual([])
    expect(told({ 'rules/a.ts': '1' })).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { faults } from '../../../src/model/fault.ts'
import { allCodes, codeEntryOf } from '../../../src/review/explain/code-entry.ts'
import { allEntries, entryOf } from '../../../src/review/explain/entry.ts'
import { codeLines, entryLines } from '../../../src/review/explain/explain-lines.ts'
import { elsewhere } from '../../../src/review/rules/elsewhere.ts'
import { rules } from '../../../src/review/rules/rules.ts'
import { serviceOf } from '../../../src/schema/service-of.ts'

describe('every id', () => {
  it.each(allEntries().map((entry) => [entry.id, entry] as const))(
    '%s is explained in sentences',
    (_, entry) => {
      expect(entry.title).toMatch(/^[^A-Z].*[^.]$|^`|^[A-Z]{2}/)
      expect(entry.why).toMatch(/^[^a-z].*[.”]$/s)
      const lines = entryLines(entry)
      expect(lines[0]).toBe(`${entry.id}: ${entry.title}`)
    },
  )

  it('is of one thing: a rule, a mistake, or neither', () => {
    const mistakes = new Set(allEntries().flatMap(({ id, kind }) => (kind === 'mistake' ? [id] : [])))
    for (const { id } of rules) expect(mistakes).not.toContain(id)
    for (const { id } of elsewhere) expect(rules.map((rule) => rule.id)).not.toContain(id)
  })

  it('is told as what there is, where it is told elsewhere', () => {
    for (const { told } of elsewhere) if (told) expect(entryOf(told)?.kind).toBe('mistake')
  })
})

describe('every error code', () => {
  const services = ['cognito-idp', 'cognito-identity', 'sts'] as const
  const listed = services.flatMap((name) => {
    const { operationNames, errorsOf } = serviceOf(name)
    return operationNames.flatMap((operation) => errorsOf(operation))
  })

  it('that an operation lists, or that is answered, is explained', () => {
    expect(allCodes.toSorted()).toEqual([...new Set([...listed, ...Object.keys(faults)])].sort())
  })

  it('names who answers it', () => {
    expect(codeEntryOf('RefreshTokenReuseException')).toMatchObject({
      everywhere: false,
      operations: { 'cognito-idp': ['GetTokensFromRefreshToken'] },
    })
    expect(codeEntryOf('SerializationException')).toMatchObject({ everywhere: true, operations: {} })
    expect(codeLines(codeEntryOf('PackedPolicyTooLarge') as never).join('\n')).toContain(
      'Listed by 5 operations of sts:',
    )
  })

  it('is none of another name', () => {
    expect(codeEntryOf('toString')).toBeUndefined()
    expect(entryOf('toString')).toBeUndefined()
  })
})

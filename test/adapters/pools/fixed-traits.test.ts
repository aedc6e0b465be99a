import { describe, expect, it } from 'vitest'
import type { UserPoolProperties } from '../../../src/model/cloudformation.ts'
import type { Model } from '../../../src/model/model.ts'
import type { UserPool } from '../../../src/model/pool.ts'
import { fixedTraits, traitFindings } from '../../../src/adapters/pools/fixed-traits.ts'

const pool = (properties: Partial<UserPoolProperties>) =>
  ({ name: 'shop', properties }) as unknown as UserPool
const at = { file: 'pools/shop.pool.yaml', line: 3, column: 5 }
const model = { where: () => at } as unknown as Model
const between = (was: Partial<UserPoolProperties>, is: Partial<UserPoolProperties>) =>
  traitFindings(JSON.parse(JSON.stringify(fixedTraits(pool(was)))), pool(is), model)

const tenant = { Name: 'tenant', AttributeDataType: 'String', Mutable: true } as const

describe('traitFindings', () => {
  it.each<[string, Partial<UserPoolProperties>, Partial<UserPoolProperties>, string, string]>([
    [
      'other names',
      {},
      { UsernameAttributes: ['email'] },
      'PW-PLAN-001',
      '`signIn.with` cannot change any more',
    ],
    [
      'other aliases',
      { AliasAttributes: ['email'] },
      {},
      'PW-PLAN-001',
      '`signIn.aliases` cannot change any more',
    ],
    [
      'another reading of case',
      {},
      { UsernameConfiguration: { CaseSensitive: false } },
      'PW-PLAN-001',
      '`signIn.caseSensitive` cannot change any more',
    ],
    [
      'an attribute less',
      { Schema: [tenant] },
      {},
      'PW-PLAN-002',
      'attribute `custom:tenant` cannot go any more',
    ],
    [
      'an attribute of another type',
      { Schema: [tenant] },
      { Schema: [{ ...tenant, AttributeDataType: 'Number' }] },
      'PW-PLAN-002',
      'attribute `custom:tenant` cannot change any more',
    ],
    [
      'a standard attribute that is now required',
      {},
      { Schema: [{ Name: 'email', Required: true }] },
      'PW-PLAN-002',
      'attribute `email` cannot change any more',
    ],
  ])('finds %s, with a rule, a place and a way out', (_, was, is, rule, message) => {
    const [finding, ...more] = between(was, is)
    expect(more).toEqual([])
    expect(finding).toMatchObject({ rule, severity: 'error', at })
    expect(finding?.message).toBe(`pool \`shop\` has users, and ${message}`)
    expect(finding?.help).toContain('--memory')
  })

  it.each<[string, Partial<UserPoolProperties>, Partial<UserPoolProperties>]>([
    ['nothing', { Schema: [tenant] }, { Schema: [tenant] }],
    ['an attribute more', {}, { Schema: [tenant] }],
    [
      'names in another order',
      { UsernameAttributes: ['email', 'phone_number'] },
      { UsernameAttributes: ['phone_number', 'email'] },
    ],
    ['a default that is spelt out', {}, { UsernameConfiguration: { CaseSensitive: true } }],
    ['a standard attribute that is only named', {}, { Schema: [{ Name: 'given_name', Mutable: true }] }],
    [
      'a custom attribute that is spelt out',
      { Schema: [{ Name: 'plan' }] },
      { Schema: [{ Name: 'plan', Mutable: false }] },
    ],
    ['a password policy', {}, { Policies: { PasswordPolicy: { MinimumLength: 12 } } }],
  ])('lets %s change', (_, was, is) => {
    expect(between(was, is)).toEqual([])
  })
})

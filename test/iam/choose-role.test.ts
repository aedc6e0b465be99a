import { describe, expect, it } from 'vitest'
import { chooseRole } from '../../src/iam/choose-role.ts'
import type { RoleMapping } from '../../src/model/cloudformation.ts'
import type { IdentityPool } from '../../src/model/model.ts'
import type { JsonObject } from '../../src/model/trigger.ts'

const provider = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_abc:web'
const arn = (role: string) => `arn:aws:iam::123456789012:role/${role}`
const configured = { authenticated: arn('buyer'), unauthenticated: arn('visitor') }

const pool = (
  mapping?: Omit<RoleMapping, 'IdentityProvider'>,
  roles: Readonly<Record<string, string>> = configured,
): IdentityPool => ({
  name: 'shop',
  id: 'us-east-1:1',
  arn: 'arn:aws:cognito-identity:us-east-1:123456789012:identitypool/us-east-1:1',
  properties: { IdentityPoolName: 'shop', AllowUnauthenticatedIdentities: true },
  roles: {
    Roles: roles,
    ...(mapping && { RoleMappings: { [provider]: { IdentityProvider: provider, ...mapping } } }),
  },
  principalTags: [],
})
type Rule = NonNullable<RoleMapping['RulesConfiguration']>['Rules'][number]
const rule = (Claim: string, MatchType: Rule['MatchType'], Value: string, role: string): Rule => ({
  Claim,
  MatchType,
  Value,
  RoleARN: arn(role),
})
const byToken = (AmbiguousRoleResolution: 'AuthenticatedRole' | 'Deny') =>
  pool({ Type: 'Token', AmbiguousRoleResolution })
const byRules = (Rules: readonly Rule[], AmbiguousRoleResolution: 'AuthenticatedRole' | 'Deny' = 'Deny') =>
  pool({ Type: 'Rules', AmbiguousRoleResolution, RulesConfiguration: { Rules } })

/** The role's name, or the refusal; and what decided. */
const asked = (from: IdentityPool, claims: JsonObject | 'guest', custom?: string) => {
  const who = claims === 'guest' ? claims : { provider, claims }
  const chosen = chooseRole(from, who, custom && arn(custom))
  const { because } = chosen
  const told = because.by === 'rule' ? `rule ${because.rule}` : because.by
  return ['roleArn' in chosen ? chosen.roleArn.replace(/.*\//, '') : chosen.refused, told]
}

describe('choosing a role where no mapping does', () => {
  it.each([
    ['gives guests theirs', pool(), 'guest', undefined, ['visitor', 'guest']],
    ['gives guests none that is not there', pool(undefined, {}), 'guest', undefined, ['no role', 'guest']],
    ['gives whoever signed in the one role', pool(), {}, undefined, ['buyer', 'authenticated']],
    [
      'gives nobody a role of a token',
      pool(),
      { 'cognito:preferred_role': arn('admin') },
      undefined,
      ['buyer', 'authenticated'],
    ],
    ['gives none where none is configured', pool(undefined, {}), {}, undefined, ['no role', 'authenticated']],
    ['lets the one role be asked for', pool(), {}, 'buyer', ['buyer', 'authenticated']],
    ['refuses to give another one', pool(), {}, 'admin', ['custom role', 'authenticated']],
    ['refuses guests another one', pool(), 'guest', 'buyer', ['custom role', 'guest']],
  ] as const)('%s', (_title, from, claims, custom, expected) => {
    expect(asked(from, claims, custom)).toEqual(expected)
  })

  it('goes by the mapping of the very provider and client', () => {
    const from = byToken('Deny')
    const other = { provider: provider.replace(':web', ':batch'), claims: {} }
    expect(chooseRole(from, other)).toMatchObject({ roleArn: arn('buyer') })
    expect(chooseRole(from, { provider, claims: {} })).toMatchObject({ refused: 'deny' })
  })

  it('knows a mapping by what it says of its provider, whatever it is called', () => {
    const from = byToken('Deny')
    const RoleMappings = { userpool1: { ...Object.values(from.roles?.RoleMappings ?? {})[0]! } }
    const renamed = { ...from, roles: { ...from.roles, RoleMappings } }
    expect(chooseRole(renamed, { provider, claims: {} })).toMatchObject({ refused: 'deny' })
  })
})

describe('choosing a role by the token', () => {
  const two = [arn('admin'), arn('editor')]
  const preferred = { 'cognito:roles': two, 'cognito:preferred_role': arn('editor') }
  it.each([
    ['prefers the preferred role', preferred, undefined, ['editor', 'preferred role']],
    ['takes the only role', { 'cognito:roles': [arn('admin')] }, undefined, ['admin', 'only role']],
    [
      'takes the only role that is no list',
      { 'cognito:roles': arn('admin') },
      undefined,
      ['admin', 'only role'],
    ],
    [
      'takes one role that is said twice',
      { 'cognito:roles': [arn('admin'), arn('admin')] },
      undefined,
      ['admin', 'only role'],
    ],
    ['finds two roles ambiguous', { 'cognito:roles': two }, undefined, ['deny', 'otherwise']],
    ['finds no role ambiguous', { 'cognito:roles': [] }, undefined, ['deny', 'otherwise']],
    ['finds no claims ambiguous', {}, undefined, ['deny', 'otherwise']],
    ['reads no role in what is no text', { 'cognito:preferred_role': 7 }, undefined, ['deny', 'otherwise']],
    ['lets any role of the token be asked for', preferred, 'admin', ['admin', 'custom role']],
    ['refuses a role that the token has not got', preferred, 'root', ['custom role', 'custom role']],
    ['refuses any role to a token without', {}, 'buyer', ['custom role', 'custom role']],
  ] as const)('%s', (_title, claims, custom, expected) => {
    expect(asked(byToken('Deny'), claims, custom)).toEqual(expected)
  })

  it('falls back to the one role where the pool says so', () => {
    expect(asked(byToken('AuthenticatedRole'), { 'cognito:roles': two })).toEqual(['buyer', 'otherwise'])
    expect(asked(pool({ Type: 'Token' }), { 'cognito:roles': two })).toEqual(['deny', 'otherwise'])
  })

  it('finds no role to fall back to where there is none', () => {
    const from = pool({ Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' }, {})
    expect(asked(from, {})).toEqual(['no role', 'otherwise'])
  })
})

describe('choosing a role by rules', () => {
  it.each([
    ['Equals', 'gold', { plan: 'gold' }, true],
    ['Equals', 'gold', { plan: 'Gold' }, false],
    ['Equals', 'gold', {}, false],
    ['Equals', 'gold', { plan: null }, false],
    ['Equals', 'true', { plan: true }, true],
    ['Equals', '7', { plan: 7 }, true],
    ['Equals', 'admins', { plan: ['admins'] }, false],
    ['NotEqual', 'gold', { plan: 'silver' }, true],
    ['NotEqual', 'gold', { plan: 'gold' }, false],
    ['NotEqual', 'gold', {}, false],
    ['StartsWith', 'go', { plan: 'gold' }, true],
    ['StartsWith', 'old', { plan: 'gold' }, false],
    ['StartsWith', 'go', {}, false],
    ['Contains', 'ol', { plan: 'gold' }, true],
    ['Contains', 'go*', { plan: 'gold' }, false],
    ['Contains', 'admins', { plan: ['buyers', 'admins'] }, true],
    ['Contains', 'admins', { plan: ['not-admins'] }, true],
    ['Contains', 'admins', { plan: ['buyers'] }, false],
    ['Contains', 'admins', {}, false],
  ] as const)('%s %s of %j: %s', (match, value, claims, fits) => {
    const chosen = asked(byRules([rule('plan', match, value, 'gold')]), claims)
    expect(chosen).toEqual(fits ? ['gold', 'rule 0'] : ['deny', 'otherwise'])
  })

  it('reads no claim that an object has of itself', () => {
    const from = byRules([rule('constructor', 'NotEqual', 'x', 'gold')])
    expect(asked(from, {})).toEqual(['deny', 'otherwise'])
  })

  const rules = [
    rule('plan', 'Equals', 'gold', 'gold'),
    rule('email', 'StartsWith', 'ana@', 'admin'),
    rule('plan', 'Contains', 'o', 'rounded'),
  ]
  const ana = { plan: 'gold', email: 'ana@example.com' }
  it.each([
    ['takes the first that fits', ana, undefined, ['gold', 'rule 0']],
    ['passes over those that do not', { ...ana, plan: 'bronze' }, undefined, ['admin', 'rule 1']],
    ['lets a later role be asked for', ana, 'rounded', ['rounded', 'rule 2']],
    [
      'refuses the role of a rule that does not fit',
      { ...ana, plan: 'silver' },
      'gold',
      ['custom role', 'rule 1'],
    ],
    ['refuses a role that no rule gives', ana, 'buyer', ['custom role', 'rule 0']],
    ['refuses everything where no rule fits', { plan: 'silver' }, undefined, ['deny', 'otherwise']],
  ] as const)('%s', (_title, claims, custom, expected) => {
    expect(asked(byRules(rules), claims, custom)).toEqual(expected)
  })

  it('falls back to the one role, and to no other that is asked for', () => {
    const from = byRules(rules, 'AuthenticatedRole')
    expect(asked(from, {})).toEqual(['buyer', 'otherwise'])
    expect(asked(from, {}, 'buyer')).toEqual(['buyer', 'otherwise'])
    expect(asked(from, {}, 'gold')).toEqual(['custom role', 'otherwise'])
  })

  it('denies where rules are spoken of and none is there', () => {
    expect(asked(pool({ Type: 'Rules', AmbiguousRoleResolution: 'Deny' }), ana)).toEqual([
      'deny',
      'otherwise',
    ])
  })
})

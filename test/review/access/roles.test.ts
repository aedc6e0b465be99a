import { describe, expect, it } from 'vitest'
import { assumed } from '../../../src/review/access/assumed.ts'
import { classicRoles } from '../../../src/review/access/classic.ts'
import { givenTo, type Narrowed, type Person } from '../../../src/review/access/given.ts'
import { mayDo } from '../../../src/review/access/may.ts'
import { rolesData } from '../../../src/review/access/roles-data.ts'
import { rolesLines, type GivenRole } from '../../../src/review/access/roles-lines.ts'
import { arnOf, office } from './office.ts'

const person = (claims: Record<string, string | string[]>, whole = true): Person => ({
  claims: () => claims,
  whole,
})
const rolesOf = (who: Person | 'guest', narrowed: Narrowed): readonly GivenRole[] =>
  givenTo(office, who, narrowed).map((given) => {
    const { role } = given
    const classic = classicRoles(office, given, {}).flatMap(({ name }) => (name === role?.name ? [] : name))
    if (!role) return { given, classic }
    return { given, classic, trust: assumed(office, role, given, {}, 'enhanced'), may: mayDo(office, role) }
  })
const lines = (who: Person | 'guest', narrowed: Narrowed) =>
  rolesLines(rolesOf(who, narrowed), (_, text) => text).map((line) => line.trim().replace(/ {2,}/g, '  '))

describe('who gets which role', () => {
  it('is told with what chose it, with its trust and its tags, and with what it may do', () => {
    const claims = { 'cognito:roles': [arnOf('admin')], 'custom:team': 'red' }
    expect(lines(person(claims), { identityPool: 'office' })).toEqual([
      'client web of staff, in identity pool office: admin, the one role in cognito:roles of the token  pools/office.identity.yaml:6',
      'trust  allows sts:AssumeRoleWithWebIdentity and sts:TagSession  pools/admin.role.yaml:1',
      'tags  team = "red"',
      'may  s3:* on * (Everything)  pools/admin.role.yaml:4',
      'may not  s3:Put* on *, if aws:SourceIp is not in "10.0.0.0/8" (Inside)  pools/admin.role.yaml:6',
      'may not  s3:* on arn:aws:s3:::secret/* (Secrets)  pools/admin.role.yaml:7',
      'at most  what edge allows  pools/edge.policy.yaml:1',
    ])
  })

  it('is told with the roles that the classic flow has besides', () => {
    expect(lines(person({}), { identityPool: 'lobby' })).toContain(
      'or  porter, by asking STS in the classic flow',
    )
    expect(rolesOf(person({}), { identityPool: 'lobby' }).map(rolesData)).toMatchObject([
      { role: 'clerk', classic: ['porter'] },
    ])
    for (const row of [
      ...lines('guest', { identityPool: 'lobby' }),
      ...lines(person({}), { identityPool: 'office' }),
    ])
      expect(row).not.toContain('classic flow')
  })

  it('tells of a token that names no role, or several', () => {
    const said = (roles: string[]) => lines(person({ 'cognito:roles': roles }), { identityPool: 'office' })[0]
    expect(said([])).toContain('no role: the token names no role, and that is denied')
    expect(said([arnOf('admin'), arnOf('clerk')])).toContain(
      'no role: the token names several roles and prefers none, and that is denied',
    )
  })
})

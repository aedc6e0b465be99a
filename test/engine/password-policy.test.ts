import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPolicy, drawPassword, temporaryLife } from '../../src/engine/secrets/password-policy.ts'
import type { PasswordPolicy, UserPoolProperties } from '../../src/model/cloudformation.ts'
import type { UserPool } from '../../src/model/pool.ts'
import { seededRandom } from '../random.ts'
import { world } from '../world.ts'

const { pool: plain } = await world()
const poolWith = (properties: Partial<UserPoolProperties>): UserPool => ({
  ...plain,
  properties: { UserPoolName: 'test', ...properties },
})
const under = (PasswordPolicy: PasswordPolicy) => poolWith({ Policies: { PasswordPolicy } })
const all = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
}
const says = (what: string) => `Password did not conform with policy: ${what}`
const day = 86_400_000

describe('a password', () => {
  it.each([
    ['Short1-', 'Password not long enough'],
    ['no-capital-1', 'Password must have uppercase characters'],
    ['NO-SMALL-1', 'Password must have lowercase characters'],
    ['No-Number-', 'Password must have numeric characters'],
    ['NoSymbol1', 'Password must have symbol characters'],
    [' NoSymbol1 ', 'Password must have symbol characters'],
    ['NoSymböl1', 'Password must have symbol characters'],
    ['short', 'Password not long enough'],
  ])('is refused for the first thing it lacks: %j', (password, what) => {
    for (const pool of [under(all), poolWith({})])
      expect(() => checkPolicy(pool, password)).toThrow(
        expect.objectContaining({ code: 'InvalidPasswordException', message: says(what) }),
      )
  })

  it('has a symbol in every sign that Cognito takes for one, and in a blank inside', () => {
    for (const sign of '^$*.[]{}()?"!@#%&/\\,><\':;|_~`=+- ')
      expect(() => checkPolicy(under(all), `Passw0${sign}rd`)).not.toThrow()
  })

  it('need not have what the pool does not ask for', () => {
    expect(() => checkPolicy(under({ MinimumLength: 6 }), 'aaaaaa')).not.toThrow()
    expect(() => checkPolicy(under({ RequireNumbers: true }), '12345678')).not.toThrow()
    expect(() => checkPolicy(under({ RequireNumbers: true }), '1234567')).toThrow(
      says('Password not long enough'),
    )
  })
})

describe('a temporary password of our own making', () => {
  it('is one that every policy takes', () => {
    const flag = fc.boolean()
    fc.assert(
      fc.property(
        fc.record({
          MinimumLength: fc.integer({ min: 6, max: 99 }),
          RequireUppercase: flag,
          RequireLowercase: flag,
          RequireNumbers: flag,
          RequireSymbols: flag,
        }),
        fc.string(),
        (policy, seed) => {
          const password = drawPassword(under(policy), seededRandom(seed))
          checkPolicy(under(policy), password)
          checkPolicy(under({ ...all, MinimumLength: policy.MinimumLength }), password)
          expect(password).toMatch(/^\S{12,99}$/)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is another each time, and begins with any kind of sign', () => {
    const random = seededRandom('passwords')
    const drawn = Array.from({ length: 200 }, () => drawPassword(plain, random))
    expect(new Set(drawn).size).toBe(200)
    for (const kind of [/^[a-z]/, /^[A-Z]/, /^[0-9]/, /^[^a-zA-Z0-9]/])
      expect(drawn.some((password) => kind.test(password))).toBe(true)
  })

  it.each([
    ['seven days', {}, 7],
    ['so many days', { Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 30 } } }, 30],
    ['seven for zero', { Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 0 } } }, 7],
    ['what it was called before', { AdminCreateUserConfig: { UnusedAccountValidityDays: 3 } }, 3],
    [
      'the new word before the old',
      {
        Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 2 } },
        AdminCreateUserConfig: { UnusedAccountValidityDays: 3 },
      },
      2,
    ],
  ])('lasts for %s', (_, properties, days) => {
    expect(temporaryLife(poolWith(properties))).toBe(days * day)
  })
})

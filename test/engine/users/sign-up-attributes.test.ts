import { describe, expect, it } from 'vitest'
import { signUpAttributes } from '../../../src/engine/users/sign-up-attributes.ts'
import type { UserPoolClientProperties, UserPoolProperties } from '../../../src/model/cloudformation.ts'
import { world } from '../../world.ts'

/** What is asked for, with `*` behind what must be filled in. */
async function asked(pool: Partial<UserPoolProperties>, client: Partial<UserPoolClientProperties> = {}) {
  const made = await world({ pool, client })
  return signUpAttributes(made.pool, made.client).map(({ name, required }) => (required ? `${name}*` : name))
}

const must = (...names: readonly string[]) => names.map((Name) => ({ Name, Required: true, Mutable: true }))

describe('the page on which people sign up asks for', () => {
  it.each<[string, Partial<UserPoolProperties>, readonly string[]]>([
    ['nothing where nothing is needed', { AutoVerifiedAttributes: [] }, []],
    ['an address that codes go to', { AutoVerifiedAttributes: ['email'] }, ['email*']],
    [
      'one of two such addresses',
      { AutoVerifiedAttributes: ['email', 'phone_number'] },
      ['email*', 'phone_number'],
    ],
    [
      'what every user must have, addresses first',
      { AutoVerifiedAttributes: ['phone_number'], Schema: must('name', 'phone_number') },
      ['phone_number*', 'name*'],
    ],
    [
      'an attribute of the pool’s own',
      { AutoVerifiedAttributes: [], Schema: must('tenant') },
      ['custom:tenant*'],
    ],
    [
      'the address that is the name, no more',
      { UsernameAttributes: ['email'], Schema: must('email', 'name') },
      ['name*'],
    ],
    [
      'an address beside the other that may be the name',
      { UsernameAttributes: ['email', 'phone_number'], Schema: must('email') },
      ['email'],
    ],
    [
      'no second name before the account is confirmed',
      { AliasAttributes: ['preferred_username'], Schema: must('preferred_username', 'email') },
      ['email*'],
    ],
    [
      'the address by which whoever has no password comes in',
      {
        AutoVerifiedAttributes: [],
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'SMS_OTP'] } },
      },
      ['phone_number*'],
    ],
  ])('%s', async (_, pool, expected) => {
    expect(await asked(pool)).toEqual(expected)
  })

  it('nothing that the client may not write', async () => {
    const pool = { Schema: must('email', 'name') }
    expect(await asked(pool, { WriteAttributes: ['email'] })).toEqual(['email*'])
  })
})

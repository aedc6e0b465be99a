import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pool, type TestPool } from '../../src/scenarios/testing.ts'

const password = 'Correct-Horse-9!'
const root = resolve(import.meta.dirname, '../fixtures/shop')
const tier = 'https://entitlements.internal.example/v1/ana%40example.com'

let shop: TestPool
beforeAll(async () => {
  shop = await pool('customers', {
    root,
    users: {
      ana: {
        attributes: { email: 'ana@example.com', email_verified: 'true', 'custom:plan': 'gold' },
        password,
        groups: ['admins'],
      },
    },
    secrets: { 'entitlements-token': 'test', 'mail-token': 'test' },
    fetch: {
      [`GET ${tier}`]: { status: 200, json: { tier: 'gold' } },
      'POST https://mail.internal.example/v1/messages': { status: 202 },
    },
  })
})
afterAll(() => shop.close())

const signIn = () => shop.signIn({ client: 'web', by: 'srp', username: 'ana@example.com', password })

describe('a pool in a test', () => {
  it('signs somebody in, through the scripts of its hooks', async () => {
    const { id, hooks } = await signIn()
    expect(id).toMatchObject({ tier: 'gold', 'cognito:groups': ['admins'] })
    expect(hooks).toEqual(['preTokenGeneration'])
  })

  it('lets time pass only when it is told to', async () => {
    const before = shop.clock.now().getTime()
    await signIn()
    shop.clock.pass('16m')
    expect(shop.clock.now().getTime()).toBe(before + 16 * 60_000)
    expect((await shop.refresh()).access).toMatchObject({ tier: 'gold' })
  })

  it('gives credentials, and says what they can do', async () => {
    await signIn()
    const { role, identityId } = await shop.credentials({ identityPool: 'shop' })
    expect(role).toBe('shop-admin')
    expect(shop.can('s3:PutObject', `arn:aws:s3:::shop-users/private/${identityId}/a.png`)).toBe(true)
    expect(shop.can('s3:PutObject', 'arn:aws:s3:::shop-users/private/other/a.png')).toBe(false)
  })

  it('refuses in the words of Cognito', async () => {
    const eve = shop.signUp({ client: 'web', username: 'eve@evil.test', password })
    await expect(eve).rejects.toMatchObject({
      name: 'UserLambdaValidationException',
      message: 'PreSignUp failed with error domain not allowed.',
      hooks: ['preSignUp'],
    })
  })

  it('confirms with the code that a script has sent in place of the server', async () => {
    const bob = { client: 'web', username: 'bob@example.com' }
    expect(await shop.signUp({ ...bob, password })).toMatchObject({ sent: 'email' })
    expect((await shop.confirmSignUp(bob)).hooks).toEqual(['postConfirmation'])
  })

  it('is not there where nothing declares it', async () => {
    await expect(pool('nobody', { root })).rejects.toThrow('nothing declares the pool `nobody`')
  })
})

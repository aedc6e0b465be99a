import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pool, type TestPool } from '../../src/scenarios/testing.ts'

const password = 'Correct-Horse-9!'
const root = resolve(import.meta.dirname, '../fixtures/shop')
const tier = 'https://entitlements.internal.example/v1/ana%40example.com'
const given = {
  secrets: { 'entitlements-token': 'test', 'mail-token': 'test' },
  fetch: {
    [`GET ${tier}`]: { status: 200, json: { tier: 'gold' } },
    'POST https://mail.internal.example/v1/messages': { status: 202 },
  },
}

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
    ...given,
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

  it('does one thing after the other, whatever is begun at once', async () => {
    const wrong = shop.signIn({
      client: 'web',
      by: 'srp',
      username: 'ana@example.com',
      password: 'Another-1-Horse!',
    })
    const [refused, signedIn] = await Promise.allSettled([wrong, signIn()])
    expect(refused).toMatchObject({ reason: { name: 'NotAuthorizedException', hooks: [] } })
    expect(signedIn).toMatchObject({ value: { hooks: ['preTokenGeneration'] } })
  })

  it('is not there where nothing declares it', async () => {
    await expect(pool('nobody', { root })).rejects.toThrow('nothing declares the pool `nobody`')
  })
})

describe('what a pool in a test cannot be told', () => {
  it.each([
    [
      'a user that its pool would not have',
      { users: { ana: {} } },
      'users.ana: Username should be an email.',
    ],
    ['a moment that is none', { clock: 'yesterday' }, '`yesterday` is not what `clock` can be'],
    ['an option that it has not', { user: {} }, 'unknown key `user` in `given`: did you mean `users`?'],
    ['a part of a user that none has', { users: { ana: { passwrod: 'a' } } }, 'did you mean `password`?'],
    [
      'an environment that nothing declares',
      { env: 'nowhere' },
      'nothing declares the environment `nowhere`',
    ],
    ['a folder that is not there', { root: '/nowhere' }, '`/nowhere`'],
  ])('is %s', async (_, options, message) => {
    await expect(pool('customers', { root, ...(options as object) })).rejects.toThrow(message)
  })

  it.each([
    ['a step without what it takes', { client: 'web', by: 'srp' }, 'signIn: `username` is missing'],
    ['a way that there is not', { client: 'web', by: 'spr', username: 'a' }, 'did you mean `srp`?'],
    [
      'what files expect',
      { client: 'web', by: 'srp', username: 'a', expect: {} },
      'signIn takes no `expect`',
    ],
    ['a client that there is not', { client: 'wob', by: 'srp', username: 'a', password }, 'no client `wob`'],
  ])('is %s', async (_, step, message) => {
    await expect(shop.signIn(step as never)).rejects.toThrow(message)
  })
})

describe('a pool that is closed', () => {
  const users = { ana: { attributes: { email: 'ana@example.com' } } }

  it('is closed once, when what was begun is done, and does no more', async () => {
    const other = await pool('customers', { root, users })
    const begun = other.signUp({ client: 'web', username: 'eve@evil.test', password })
    await Promise.all([other.close(), other.close()])
    await expect(begun).rejects.toMatchObject({ name: 'UserLambdaValidationException' })
    await expect(other.refresh()).rejects.toThrow('the pool is closed')
    expect(() => other.inbox.latest()).toThrow('the pool is closed')
  })

  it('is closed by the end of its block', async () => {
    let left: TestPool | undefined
    {
      await using other = await pool('customers', { root, users })
      left = other
    }
    await expect(left.refresh()).rejects.toThrow('the pool is closed')
  })

  it('knows nothing of another with the same users', async () => {
    await using one = await pool('customers', { root, users, ...given })
    await using other = await pool('customers', { root, users, ...given })
    const bob = { client: 'web', username: 'bob@example.com', password }
    for (const signedUp of await Promise.all([one.signUp(bob), other.signUp(bob)]))
      expect(signedUp).toMatchObject({ sent: 'email' })
  })
})

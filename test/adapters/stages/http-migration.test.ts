import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { WebRequest, WebResponse } from '../../../src/adapters/reach/reach.ts'
import type { JsonObject } from '../../../src/model/trigger.ts'
import { bench, type Run } from './stage.ts'

const { call, last } = bench('http-migration')
const url = 'https://old.internal.example/people/check?pool=1'
const ana = { email: 'ana@example.com', email_verified: 'true' }

/** Signs in, or forgets, with a directory that answers so. */
async function migrate(
  answer: Partial<WebResponse> | JsonObject | Error,
  settings: JsonObject = {},
  {
    source = 'UserMigration_Authentication' as const,
    ...run
  }: Run & { source?: Parameters<typeof call>[0] } = {},
) {
  const asked: WebRequest[] = []
  const event = await call(source, {
    with: { url, ...settings },
    userName: 'Ana',
    ...(source === 'UserMigration_Authentication' && { request: { password: 'Correct-Hörse-9!' } }),
    ...run,
    world: {
      secrets: { key: 'signing-key', token: 'bearer-token' },
      fetch: async (request): Promise<Partial<WebResponse>> => {
        asked.push(request)
        if (answer instanceof Error) throw answer
        return 'status' in answer ? answer : { body: JSON.stringify(answer) }
      },
      ...run.world,
    },
  })
  return { event, asked, body: Buffer.from(asked[0]?.body ?? '', 'latin1').toString() }
}
const nobody = { userAttributes: null, finalUserStatus: null, messageAction: null }

describe('asks', () => {
  it('by name and password at a sign-in', async () => {
    const { asked, body } = await migrate({ attributes: ana })
    expect(asked).toMatchObject([{ method: 'POST', url, redirect: 'error' }])
    expect(JSON.parse(body)).toEqual({
      purpose: 'signIn',
      userName: 'Ana',
      password: 'Correct-Hörse-9!',
      userPoolId: expect.any(String),
      clientId: expect.any(String),
    })
    expect(Object.fromEntries(asked[0]!.headers)).toMatchObject({ 'content-type': 'application/json' })
    expect(Object.fromEntries(asked[0]!.headers)).not.toHaveProperty('authorization')
  })

  it('by name alone where the password is forgotten', async () => {
    const { body } = await migrate({ attributes: ana }, {}, { source: 'UserMigration_ForgotPassword' })
    expect(JSON.parse(body)).toMatchObject({ purpose: 'resetPassword', userName: 'Ana' })
    expect(JSON.parse(body)).not.toHaveProperty('password')
  })

  it.each([undefined, ''])('nobody about a sign-in with the password %j', async (password) => {
    const { event, asked } = await migrate({ attributes: ana }, {}, { request: { password } as JsonObject })
    expect(asked).toEqual([])
    expect(event.response).toMatchObject(nobody)
  })

  it('with its token, and a signature that can be checked', async () => {
    const { asked, body } = await migrate({ attributes: ana }, { secret: 'token', signingSecret: 'key' })
    const headers = Object.fromEntries(asked[0]!.headers)
    expect(headers['authorization']).toBe('Bearer bearer-token')
    const [, time, signature] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers['poolwright-signature'] ?? '') ?? []
    expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(60)
    expect(signature).toBe(createHmac('sha256', 'signing-key').update(`${time}.${body}`).digest('hex'))
  })

  it('nobody while a secret is not bound', async () => {
    const asked = migrate({ attributes: ana }, { secret: 'token' }, { world: { secrets: {} } })
    await expect(asked).rejects.toThrow('nothing binds the secret `token`')
  })
})

describe('brings over', () => {
  it('what the directory says, as text', async () => {
    const attributes = {
      ...ana,
      email_verified: true,
      updated_at: 1700000000,
      nickname: null,
      'custom:tier': '',
    }
    const { event } = await migrate({ attributes })
    expect(event.response).toMatchObject({
      userAttributes: {
        email: 'ana@example.com',
        email_verified: 'true',
        updated_at: '1700000000',
        'custom:tier': '',
      },
      finalUserStatus: 'CONFIRMED',
      messageAction: 'SUPPRESS',
    })
    expect(event.response['userAttributes']).not.toHaveProperty('nickname')
  })

  it('what it says as `userAttributes`, and the name behind an alias', async () => {
    const { event } = await migrate({ userAttributes: { ...ana, username: 'ana1' } })
    expect(event.response['userAttributes']).toEqual({ ...ana, username: 'ana1' })
  })

  it('only what the stage maps, where it maps', async () => {
    const attributes = { email: 'name', 'custom:tier': 'plan', nickname: 'nick', name: 'toString' }
    const told = { name: 'ana@example.com', plan: 3, sub: 'theirs', admin: true }
    const { event } = await migrate({ attributes: told }, { attributes })
    expect(event.response['userAttributes']).toEqual({ email: 'ana@example.com', 'custom:tier': '3' })
  })

  it('an account that has to choose a new password, where the stage says so', async () => {
    const settings = { finalUserStatus: 'RESET_REQUIRED', messageAction: 'RESEND' }
    const { event } = await migrate({ attributes: ana }, settings)
    expect(event.response).toMatchObject(settings)
  })

  it('no password where none was shown', async () => {
    const { event } = await migrate({ attributes: ana }, {}, { source: 'UserMigration_ForgotPassword' })
    expect(event.response).toMatchObject({
      userAttributes: ana,
      finalUserStatus: null,
      messageAction: 'SUPPRESS',
    })
  })
})

it.each([401, 404])('brings nobody over at %i', async (status) => {
  const { event } = await migrate({ status, body: JSON.stringify({ attributes: ana }) })
  expect(event.response).toMatchObject(nobody)
})

describe('fails', () => {
  it.each<[string, Partial<WebResponse> | JsonObject | Error, string]>([
    ['at 400', { status: 400 }, 'the other directory answers 400'],
    ['at 403', { status: 403 }, 'the other directory answers 403'],
    ['at 500', { status: 500 }, 'the other directory answers 500'],
    ['at a redirect that fetch refuses', new TypeError('it was sent on'), 'it was sent on'],
    ['without a connection', new TypeError('fetch failed'), 'fetch failed'],
    ['at what is not JSON', { status: 200, body: '<html>' }, 'JSON'],
    ['at an empty answer', { status: 204 }, 'JSON'],
    ['at null', { status: 200, body: 'null' }, 'has no `attributes`'],
    ['without attributes', { name: 'ana' }, 'has no `attributes`'],
    ['at a list', { attributes: [ana] }, 'has no `attributes`'],
    ['at a text', { attributes: 'ana' }, 'has no `attributes`'],
    ['at an attribute of many', { attributes: { ...ana, groups: ['a'] } }, '`groups` of the other directory'],
    ['at an attribute of parts', { attributes: { address: { street: 1 } } }, '`address` of the other'],
    ['at `sub`', { attributes: { ...ana, sub: 'theirs' } }, 'may not say `sub`'],
    ['at `SUB`', { attributes: { ...ana, SUB: 'theirs' } }, 'may not say `SUB`'],
    ['at `identities`', { attributes: { ...ana, identities: '[]' } }, 'may not say `identities`'],
    [
      'at a status',
      { attributes: { 'cognito:user_status': 'CONFIRMED' } },
      'may not say `cognito:user_status`',
    ],
    ['at a developer attribute', { attributes: { 'dev:custom:a': '1' } }, 'may not say `dev:custom:a`'],
  ])('%s', async (_, answer, why) => {
    await expect(migrate(answer)).rejects.toThrow(why)
  })

  it('where the stage itself maps `sub`', async () => {
    await expect(migrate({ attributes: { id: '1' } }, { attributes: { sub: 'id' } })).rejects.toThrow(
      'may not say `sub`',
    )
  })
})

it('writes no password and no token down', async () => {
  await migrate({ attributes: ana }, { secret: 'token' })
  expect(last()?.logs).toEqual([])
  const failed = await migrate({ status: 500 }, { secret: 'token' }).catch((error: Error) => error)
  expect(JSON.stringify(failed, Object.getOwnPropertyNames(failed))).not.toMatch(/Correct|bearer/)
})

it.each([
  ['no URL', {}, 'needs `url`'],
  ['what is no URL', { url: 'old.example' }, 'PW-HOOK-013'],
  ['a secret that nothing binds', { url, secret: 'tokn' }, 'the secret `tokn`'],
])('is not taken with %s', async (_, settings, why) => {
  await expect(call('UserMigration_Authentication', { with: settings as JsonObject })).rejects.toThrow(why)
})

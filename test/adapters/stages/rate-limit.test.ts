import { beforeEach, describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'
import { bench, type Run } from './stage.ts'

const { call, last } = bench('rate-limit')
const message = 'too many attempts, try again later'

/** A store as the product's own counts: the life of a counter begins with its first number. */
let now = 0
let kept = new Map<string, { value: number; until: number }>()
const kv = ({ do: verb, key, by, ttl }: JsonObject): Json => {
  if (verb !== 'increment') throw new TypeError(`the store is asked to ${String(verb)}`)
  const was = kept.get(String(key))
  const fresh = { value: 0, until: now + Number(ttl) }
  const entry = was && was.until > now ? was : fresh
  entry.value += Number(by)
  kept.set(String(key), entry)
  return entry.value
}
beforeEach(() => {
  now = 0
  kept = new Map()
})

const limit = { limit: 2, window: 60 }
const tries = (settings: JsonObject, run: Run = {}, source: Parameters<typeof call>[0] = signIn) =>
  call(source, { with: { ...limit, ...settings }, userName: 'ana', world: { kv }, ...run })
const signIn = 'PreAuthentication_Authentication'
const refused = (attempt: Promise<unknown>) => expect(attempt).rejects.toThrow(message)
const passes = (attempt: Promise<unknown>) => expect(attempt).resolves.toHaveProperty('userName')

it('lets pass as many as the limit says, and again when the window is over', async () => {
  await passes(tries({}))
  await passes(tries({}))
  await refused(tries({}))
  now = 59
  await refused(tries({}))
  now = 60
  await passes(tries({}))
  await passes(tries({}))
  await refused(tries({}))
})

it('lets nobody pass twice for one place, however many come at once', async () => {
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => tries({})))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
})

describe('by user', () => {
  it('counts one as one, whatever the case of the name and wherever from', async () => {
    await passes(tries({}, { userName: 'Ana', ip: '192.0.2.1' }))
    await passes(tries({}, { userName: ' ana', ip: '192.0.2.2' }))
    await refused(tries({}, { userName: 'ＡＮＡ' }))
    await passes(tries({}, { userName: 'ben', ip: '192.0.2.1' }))
  })

  it.each([
    ['the address', { email: 'Ana@example.com', phone_number: '+15555550100' }, { email: 'ana@example.com' }],
    ['the number', { phone_number: '+15555550100' }, { email: '', phone_number: '+15555550100' }],
  ])('knows who signs up by %s: the pool draws a new name each time', async (_, first, second) => {
    const signUp = (userName: string, userAttributes: JsonObject) =>
      tries({ limit: 1 }, { userName, request: { userAttributes } }, 'PreSignUp_SignUp')
    await passes(signUp('f81d4fae', first))
    await refused(signUp('5c2d9a31', second))
    await passes(signUp('e0a61c77', { phone_number: '+15555550199' }))
  })

  it('knows who signs up with neither by the name', async () => {
    const signUp = () => tries({ limit: 1 }, { request: { userAttributes: {} } }, 'PreSignUp_SignUp')
    await passes(signUp())
    await refused(signUp())
  })

  it('counts whoever tries a name that nobody has', async () => {
    const request = { userAttributes: {}, userNotFound: true }
    await passes(tries({}, { request }))
    await passes(tries({}, { request }))
    await refused(tries({}, { request }))
  })
})

describe('by address', () => {
  const from = (ip: string | undefined, userName: string, more = {}) =>
    tries({ by: 'ip', ...more }, { userName, ...(ip !== undefined && { ip }) })

  it('counts everybody behind one as one', async () => {
    await passes(from('192.0.2.1', 'ana'))
    await passes(from('::ffff:192.0.2.1', 'ben'))
    await refused(from('192.0.2.1', 'eve'))
    await passes(from('192.0.2.2', 'eve'))
  })

  it('counts a network of IPv6 as one', async () => {
    await passes(from('2001:db8::1', 'ana'))
    await passes(from('2001:db8:0:0:ffff::2', 'ana'))
    await refused(from('2001:db8::3', 'ana'))
    await passes(from('2001:db8:0:1::3', 'ana'))
  })

  it.each([undefined, '', 'unknown', '192.0.2.1, 198.51.100.2'])('refuses a caller at %j', async (ip) => {
    await refused(from(ip, 'ana'))
    expect(kept.size).toBe(0)
  })

  it('lets a caller from nowhere pass where the stage says so', async () => {
    for (let count = 0; count < 4; count++) await passes(from(undefined, 'ana', { withoutAddress: 'allow' }))
  })
})

describe('by both', () => {
  it('refuses a user who is over the limit, and an address that is', async () => {
    const from = (ip: string, userName: string) => tries({ by: 'both' }, { ip, userName })
    await passes(from('192.0.2.1', 'ana'))
    await passes(from('192.0.2.2', 'ana'))
    await refused(from('192.0.2.3', 'ana'))
    await passes(from('192.0.2.1', 'ben'))
    await refused(from('192.0.2.1', 'cleo'))
  })

  it('still counts the user where no address is known and the stage lets that be', async () => {
    const settings = { by: 'both', withoutAddress: 'allow' }
    await passes(tries(settings))
    await passes(tries(settings))
    await refused(tries(settings))
  })
})

describe('what counts together', () => {
  it('is one hook, with one length of window', async () => {
    await passes(tries({ limit: 1 }))
    await passes(tries({ limit: 1 }, {}, 'PostAuthentication_Authentication'))
    await passes(tries({ limit: 1, window: 3600 }))
    await refused(tries({ limit: 1 }))
  })

  it('is one name', async () => {
    await passes(tries({ limit: 1, name: 'mail' }, {}, 'CustomMessage_ForgotPassword'))
    await refused(tries({ limit: 1, name: 'mail' }, {}, 'CreateAuthChallenge_Authentication'))
  })

  it.each(['CustomMessage_SignUp', 'UserMigration_Authentication', 'UserMigration_ForgotPassword'] as const)(
    'is counted at %s too',
    async (source) => {
      await passes(tries({ limit: 1 }, {}, source))
      await refused(tries({ limit: 1 }, {}, source))
    },
  )
})

it('keeps neither names nor addresses', async () => {
  await tries({ by: 'both' }, { userName: 'ana', ip: '192.0.2.1' })
  expect([...kept.keys()]).toEqual(Array(2).fill(expect.stringMatching(/^attempts:[\w-]{22}$/)))
  expect(last()?.logs).toEqual([])
})

it('refuses everybody while its store cannot count, and tells only the author why', async () => {
  const full = {
    kv: () => {
      throw new Error('the store is full of ana')
    },
  }
  const failed = await tries({}, { world: full }).catch((error: Error) => error)
  expect(failed).toMatchObject({ message, logs: [{ level: 'error', text: expect.stringContaining('full') }] })
})

it('refuses everybody where it has no store', async () => {
  await refused(tries({}, { world: {} }))
})

it.each([
  ['no limit', { window: 60 }, 'needs `limit`'],
  ['a limit of nought', { limit: 0, window: 60 }, 'PW-HOOK-013'],
  ['a window of half a second', { limit: 1, window: 0.5 }, 'PW-HOOK-013'],
])('is not taken with %s', async (_, settings, why) => {
  await expect(call(signIn, { with: settings as JsonObject })).rejects.toThrow(why)
})

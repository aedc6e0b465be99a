import { describe, expect, it } from 'vitest'
import { bench, type Run } from './stage.ts'

const { call } = bench('deny-list')
const message = 'this account cannot be used here'
const person = { email: 'ana@example.com', phone_number: '+15555550100' }

const comes = (run: Run) =>
  call('PreAuthentication_Authentication', { userName: 'ana', request: { userAttributes: person }, ...run })

const lists = {
  users: ['Mallory', 'ｅve'],
  emails: ['spam@evil.example', 'Bot@Evil.Example', '+odd@evil.example'],
  domains: ['throwaway.example', '*.throwaway.example'],
  phones: ['+8835', '+1 900'],
  addresses: ['198.51.100.0/24', '2001:db8:bad::/48', '203.0.113.9'],
}
const free = { ip: '192.0.2.1' }

describe('it refuses', () => {
  it.each([
    ['a name', { userName: 'mallory' }],
    ['a name in capitals', { userName: ' MALLORY ' }],
    ['a name in wide letters', { userName: 'EVE' }],
    ['an address', { email: 'spam@evil.example' }],
    ['an address whatever its case', { email: 'BOT@EVIL.example.' }],
    ['an address with a tag', { email: 'spam+2@evil.example' }],
    ['a domain', { email: 'any@throwaway.example' }],
    ['a domain under it', { email: 'any@x.throwaway。example' }],
    ['an address that may be of any domain', { email: 'any@throwaway.example@example.com' }],
    ['an empty address', { email: '' }],
    ['a number', { phone_number: '+883510000000' }],
    ['a number with blanks', { phone_number: '+1 (900) 555-0100' }],
  ])('%s', async (_, { userName = 'ana', ...attributes }: Record<string, string>) => {
    const request = { userAttributes: { ...person, ...attributes } }
    await expect(comes({ with: lists, userName, request, ...free })).rejects.toThrow(message)
  })

  it.each(['198.51.100.77', '::ffff:198.51.100.77', '2001:db8:bad:1::2', '203.0.113.9'])(
    'callers at %s',
    async (ip) => {
      await expect(comes({ with: lists, ip })).rejects.toThrow(message)
    },
  )

  it.each([undefined, '', 'unknown', '::1%eth0'])('callers at %j, who may be anywhere', async (ip) => {
    await expect(comes({ with: lists, ...(ip !== undefined && { ip }) })).rejects.toThrow(message)
  })
})

describe('it lets pass', () => {
  it.each([
    ['others', {}],
    ['a longer name', { userName: 'mallory2' }],
    ['a like address', { email: 'spam@evil.example.com' }],
    ['another name that begins with a sign', { email: '+even@evil.example' }],
    ['a domain that ends alike', { email: 'ana@notthrowaway.example' }],
    ['a number that has it inside', { phone_number: '+18835000000' }],
    ['whoever has neither address nor number', { email: null, phone_number: null }],
  ])('%s', async (_, { userName = 'ana', ...given }: Record<string, string | null>) => {
    const attributes = Object.entries({ ...person, ...given }).filter(([, value]) => value !== null)
    const request = { userAttributes: Object.fromEntries(attributes) }
    await expect(comes({ with: lists, userName: `${userName}`, request, ...free })).resolves.toBeDefined()
  })

  it.each(['198.51.101.1', '2001:db8:bae::1'])('callers at %s', async (ip) => {
    await expect(comes({ with: lists, ip })).resolves.toBeDefined()
  })

  it('callers from nowhere, where the stage says so or has no addresses', async () => {
    await expect(comes({ with: { ...lists, withoutAddress: 'allow' } })).resolves.toBeDefined()
    await expect(comes({ with: { users: ['mallory'] } })).resolves.toBeDefined()
  })

  it('everybody, where nobody is listed', async () => {
    await expect(comes({ request: { userAttributes: { email: 'x@y@z' } } })).resolves.toBeDefined()
  })

  it('a stranger, of whom nothing is known', async () => {
    const request = { userAttributes: {}, userNotFound: true }
    await expect(comes({ with: lists, request, ...free })).resolves.toBeDefined()
  })
})

it('stands at every kind of sign-up', async () => {
  for (const source of [
    'PreSignUp_SignUp',
    'PreSignUp_AdminCreateUser',
    'PreSignUp_ExternalProvider',
  ] as const)
    await expect(
      call(source, {
        with: { domains: ['evil.example'] },
        request: { userAttributes: { email: 'e@evil.example' } },
      }),
    ).rejects.toThrow(message)
})

it.each([
  ['emails', ['evil.example'], '`evil.example` is no e-mail address'],
  ['domains', ['@evil.example'], '`@evil.example` is no domain'],
  ['phones', ['+'], 'PW-HOOK-013'],
  ['phones', ['++'], '`++` begins no phone number'],
  ['phones', ['0049'], '`0049` begins no phone number'],
  ['addresses', ['office'], '`office` is no range of IP addresses'],
])('lets nobody pass with %s: %j', async (list, entries, why) => {
  await expect(comes({ with: { [list]: entries }, ...free })).rejects.toThrow(why)
})

it('says what it was told to say', async () => {
  const settings = { users: ['ana'], message: 'ask the help desk' }
  await expect(comes({ with: settings })).rejects.toThrow('ask the help desk')
})

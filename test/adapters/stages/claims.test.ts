import { describe, expect, it } from 'vitest'
import { checkAnswer } from '../../../src/schema/answers.ts'
import type { JsonObject } from '../../../src/model/trigger.ts'
import { bench, type Run } from './stage.ts'

const { call, last } = bench('claims')

const person = {
  sub: '6c2fa6f0-0000-4000-8000-000000000001',
  email: 'ana@example.com',
  'custom:tier': 'gold',
  'custom:level': '7',
  'custom:rights': '["read","write"]',
}
const groups = ['app-admin', 'other', 'app-buyer']
const request = {
  userAttributes: person,
  groupConfiguration: { groupsToOverride: groups, iamRolesToOverride: [], preferredRole: null },
}
const make = async (settings: JsonObject, run: Run = {}) => {
  const { version = 'V2_0' } = run
  const answer = await call('TokenGeneration_Authentication', { with: settings, version, request, ...run })
  expect(checkAnswer('PreTokenGeneration', version, answer.response)).toEqual([])
  const { claimsOverrideDetails, claimsAndScopeOverrideDetails } = answer.response
  return (claimsOverrideDetails ?? claimsAndScopeOverrideDetails) as Record<string, JsonObject | undefined>
}

const settings = {
  attributes: { tier: 'custom:tier', level: 'custom:level', rights: 'custom:rights', nick: 'nickname' },
  types: { level: 'number', rights: 'json' },
  groups: 'roles',
  groupPrefix: 'app-',
  constants: { realm: 'shop', plans: { a: 1 }, beta: false },
}
const claims = {
  tier: 'gold',
  level: 7,
  rights: ['read', 'write'],
  roles: ['admin', 'buyer'],
  realm: 'shop',
  plans: { a: 1 },
  beta: false,
}

describe('claims of attributes, groups and constants', () => {
  it('go into the ID token unless told otherwise', async () => {
    const made = await make(settings)
    expect(made['idTokenGeneration']).toEqual({ claimsToAddOrOverride: claims, claimsToSuppress: [] })
    expect(made['accessTokenGeneration']).toEqual({ scopesToAdd: [] })
    expect(made).not.toHaveProperty('groupOverrideDetails')
  })

  it.each([
    [['access'], undefined, claims],
    [['id', 'access'], claims, claims],
  ])('go into %j', async (tokens, id, access) => {
    const made = await make({ ...settings, tokens })
    expect(made['idTokenGeneration']?.['claimsToAddOrOverride']).toEqual(id)
    expect(made['accessTokenGeneration']?.['claimsToAddOrOverride']).toEqual(access)
  })

  it('are text in the first form of the event, which has the ID token only', async () => {
    const made = await make(settings, { version: 'V1_0' })
    expect(made['claimsToAddOrOverride']).toEqual({
      tier: 'gold',
      level: '7',
      rights: '["read","write"]',
      roles: '["admin","buyer"]',
      realm: 'shop',
      plans: '{"a":1}',
      beta: 'false',
    })
  })

  it('are there at a refresh too, in the third form', async () => {
    const run = { with: settings, version: 'V3_0', request } as const
    const { response } = await call('TokenGeneration_RefreshTokens', run)
    expect(response).toMatchObject({
      claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: claims } },
    })
  })
})

describe('an attribute', () => {
  it.each([
    ['number', '12.5', 12.5],
    ['number', '-3', -3],
    ['number', '0x10', undefined],
    ['number', '', undefined],
    ['number', 'Infinity', undefined],
    ['boolean', 'true', true],
    ['boolean', 'false', false],
    ['boolean', 'yes', undefined],
    ['boolean', 'constructor', undefined],
    ['json', '{"a":[1]}', { a: [1] }],
    ['json', 'null', undefined],
    ['json', '{', undefined],
    ['string', '', ''],
  ])('read as %s from %j', async (type, text, value) => {
    const made = await make(
      { attributes: { tier: 'custom:tier' }, types: { tier: type } },
      { request: { ...request, userAttributes: { 'custom:tier': text } } },
    )
    expect(made['idTokenGeneration']?.['claimsToAddOrOverride']).toEqual(
      value === undefined ? {} : { tier: value },
    )
    expect(last()?.logs).toHaveLength(value === undefined ? 1 : 0)
  })

  it('that somebody has not got leaves nothing, and no word', async () => {
    const made = await make({ attributes: { nick: 'nickname' }, types: { nick: 'number' } })
    expect(made['idTokenGeneration']?.['claimsToAddOrOverride']).toEqual({})
    expect(last()?.logs).toEqual([])
  })
})

describe('groups', () => {
  const listed = async (groupConfiguration: JsonObject | null, response: JsonObject = {}) => {
    const made = await make(
      { groups: 'roles' },
      { request: { userAttributes: {}, groupConfiguration }, response },
    )
    return (made['idTokenGeneration']?.['claimsToAddOrOverride'] as JsonObject)['roles']
  }

  it.each([
    ['all of them', { groupsToOverride: ['a', 'b'] }, ['a', 'b']],
    ['none, as a list', { groupsToOverride: [] }, []],
    ['none, where nothing is said of them', {}, []],
    ['no claim for a machine', null, undefined],
  ])('%s', async (_, configuration, expected) => {
    expect(await listed(configuration)).toEqual(expected)
  })

  it.each([
    ['changed', { groupsToOverride: ['c'] }, ['c']],
    ['taken away', {}, []],
    ['taken away altogether', null, []],
  ])('are those that a stage before it has %s', async (_, groupOverrideDetails, expected) => {
    const left = { claimsAndScopeOverrideDetails: { groupOverrideDetails } }
    expect(await listed({ groupsToOverride: ['a'] }, left)).toEqual(expected)
  })
})

describe('scopes', () => {
  const scopes = { 'app-admin': 'orders/write  orders/read', 'app-buyer': 'orders/read', stranger: 'all' }

  it('come with the groups that bring them, each once', async () => {
    const made = await make({ scopes })
    expect(made['accessTokenGeneration']).toEqual({ scopesToAdd: ['orders/write', 'orders/read'] })
  })

  it('do not come with a group that a stage before it has taken away', async () => {
    const groupOverrideDetails = { groupsToOverride: ['app-buyer'] }
    const made = await make(
      { scopes },
      { response: { claimsAndScopeOverrideDetails: { groupOverrideDetails } } },
    )
    expect(made['accessTokenGeneration']).toEqual({ scopesToAdd: ['orders/read'] })
  })
})

describe('what a stage before it has left', () => {
  const changes = (name: string) => ({
    claimsToAddOrOverride: { [name]: 1, tier: 'from before' },
    claimsToSuppress: ['phone_number'],
  })
  const before = {
    idTokenGeneration: changes('one'),
    accessTokenGeneration: { ...changes('two'), scopesToAdd: ['a/b'], scopesToSuppress: ['openid'] },
    groupOverrideDetails: { groupsToOverride: ['app-x'] },
  }

  it('stays, but for a claim of the same name', async () => {
    const made = await make(
      { ...settings, tokens: ['id', 'access'], suppress: ['address'] },
      { response: { claimsAndScopeOverrideDetails: before } },
    )
    const added = { ...claims, roles: ['x'] }
    expect(made).toEqual({
      idTokenGeneration: {
        claimsToAddOrOverride: { one: 1, ...added },
        claimsToSuppress: ['phone_number', 'address'],
      },
      accessTokenGeneration: {
        claimsToAddOrOverride: { two: 1, ...added },
        claimsToSuppress: ['phone_number', 'address'],
        scopesToAdd: ['a/b'],
        scopesToSuppress: ['openid'],
      },
      groupOverrideDetails: { groupsToOverride: ['app-x'] },
    })
  })

  it('stays in the token that is not meant', async () => {
    const made = await make(settings, { response: { claimsAndScopeOverrideDetails: before } })
    expect(made['accessTokenGeneration']).toEqual(before.accessTokenGeneration)
  })

  it('stays in the first form of the event', async () => {
    const left = {
      claimsToAddOrOverride: { one: '1' },
      claimsToSuppress: ['address'],
      groupOverrideDetails: null,
    }
    const made = await make(
      { constants: { two: '2' }, groups: 'roles', suppress: ['address', 'email'] },
      { version: 'V1_0', response: { claimsOverrideDetails: left } },
    )
    expect(made).toEqual({
      claimsToAddOrOverride: { one: '1', two: '2', roles: '[]' },
      claimsToSuppress: ['address', 'email'],
      groupOverrideDetails: null,
    })
  })
})

it('gives a machine its constants, and no claim of anybody', async () => {
  const run = { userAttributes: {}, groupConfiguration: null }
  const { response } = await call('TokenGeneration_ClientCredentials', {
    with: { ...settings, tokens: ['access'] },
    version: 'V3_0',
    request: run,
  })
  expect(response).toMatchObject({
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: { claimsToAddOrOverride: settings.constants, scopesToAdd: [] },
    },
  })
})

it.each([
  ['the access token in the first form of the event', { tokens: ['access'] }],
  ['scopes in the first form of the event', { scopes: { 'app-admin': 'a/b' } }],
])('refuses %s', async (_, more) => {
  await expect(make(more, { version: 'V1_0' })).rejects.toThrow('claims needs `version: V2_0`')
})

it.each([
  ['an attribute that the pool has not', { attributes: { tier: 'custom:teir' } }, 'custom:teir'],
  ['a type that there is not', { types: { tier: 'date' } }, 'PW-HOOK-013'],
  ['a token that there is not', { tokens: ['refresh'] }, 'PW-HOOK-013'],
])('is not taken with %s', async (_, more, why) => {
  await expect(make(more)).rejects.toThrow(why)
})

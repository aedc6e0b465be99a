import { describe, expect, it } from 'vitest'
import type { EventVersion } from '../../src/model/hook.ts'
import { ana, fault, says, world, type Seen, type Setting } from '../world.ts'

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`
const groups = [
  { GroupName: 'gold', Precedence: 1, RoleArn: role('gold') },
  { GroupName: 'staff', Precedence: 2, RoleArn: role('staff') },
]
const configuration = {
  groupsToOverride: ['gold', 'staff'],
  iamRolesToOverride: [role('gold'), role('staff')],
  preferredRole: role('gold'),
}

/** What both tokens say of ana, who is of two groups, once a script has answered this. */
async function saying(version: EventVersion, response?: object, setting: Setting = {}) {
  const PreTokenGeneration = (event: Seen) => ({ ...event, response: response ?? event.response })
  const made = await world({ groups, version, scripts: { PreTokenGeneration }, ...setting })
  for (const { GroupName } of groups)
    await made.call('AdminAddUserToGroup', { UserPoolId: made.pool.id, Username: 'ana', GroupName })
  const { IdToken, AccessToken } = await made.signIn()
  return { id: says(IdToken), access: says(AccessToken), seen: made.seen, client: made.client }
}
const first = (claimsOverrideDetails: object | null) => saying('V1_0', { claimsOverrideDetails })
const later = (claimsAndScopeOverrideDetails: object | null, version: EventVersion = 'V2_0') =>
  saying(version, { claimsAndScopeOverrideDetails })
/** The same wish for both tokens. */
const both = (wish: object) => later({ idTokenGeneration: wish, accessTokenGeneration: wish })

describe('what the script is shown', () => {
  it.each([
    ['V1_0', '1', undefined, { claimsOverrideDetails: null }],
    ['V2_0', '2', ['aws.cognito.signin.user.admin'], { claimsAndScopeOverrideDetails: null }],
    ['V3_0', '3', ['aws.cognito.signin.user.admin'], { claimsAndScopeOverrideDetails: null }],
  ] as const)('is of the version that was asked for: %s', async (asked, version, scopes, response) => {
    const { seen } = await saying(asked)
    expect(seen).toMatchObject([
      {
        version,
        triggerSource: 'TokenGeneration_Authentication',
        request: {
          userAttributes: { sub: ana.sub, 'cognito:user_status': 'CONFIRMED', email_verified: 'true' },
          groupConfiguration: configuration,
        },
      },
    ])
    expect(seen[0]?.request['scopes']).toEqual(scopes)
    expect(seen[0]?.response).toEqual(response)
  })

  it('is of version 1 where only a function is named', async () => {
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:test-PreTokenGeneration'
    const LambdaConfig = { PreTokenGeneration: arn, PreTokenGenerationConfig: undefined } as object
    const { seen } = await saying('V3_0', undefined, { pool: { LambdaConfig } })
    expect(seen).toMatchObject([{ version: '1' }])
  })

  it('is nothing, where the user is in no group', async () => {
    const made = await world({ groups, scripts: { PreTokenGeneration: (event) => event } })
    await made.signIn()
    expect(made.seen[0]?.request['groupConfiguration']).toEqual({
      groupsToOverride: [],
      iamRolesToOverride: [],
      preferredRole: null,
    })
  })
})

describe('a claim', () => {
  it('is added to the ID token only, by version 1', async () => {
    const { id, access } = await first({
      claimsToAddOrOverride: { tier: 'gold', email: 'other@example.com' },
    })
    expect(id).toMatchObject({ tier: 'gold', email: 'other@example.com' })
    expect(access).not.toHaveProperty('tier')
  })

  it.each(['V2_0', 'V3_0'] as const)('is added to each token by %s, whatever its form', async (version) => {
    const made = {
      text: 'a',
      count: 7,
      truth: false,
      list: ['a', 1, true],
      object: { deep: { deeper: [null] } },
    }
    const { id, access } = await later(
      {
        idTokenGeneration: { claimsToAddOrOverride: { ...made, only: 'id' } },
        accessTokenGeneration: { claimsToAddOrOverride: { ...made, only: 'access' } },
      },
      version,
    )
    expect(id).toMatchObject({ ...made, only: 'id' })
    expect(access).toMatchObject({ ...made, only: 'access' })
  })

  it('is suppressed, also where it is added', async () => {
    const { id, access } = await both({
      claimsToAddOrOverride: { tier: 'gold', email: 'other@example.com' },
      claimsToSuppress: ['tier', 'email', 'nothing'],
    })
    for (const name of ['tier', 'email', 'nothing']) {
      expect(id).not.toHaveProperty(name)
      expect(access).not.toHaveProperty(name)
    }
  })

  const drawn = ['event_id', 'jti', 'origin_jti']
  it.each([
    'cognito:username',
    'cognito:mfa_enabled',
    'username',
    'sub',
    'identities',
    'client_id',
    'event_id',
    'device_key',
    'version',
    'acr',
    'amr',
    'at_hash',
    'auth_time',
    'azp',
    'exp',
    'iat',
    'iss',
    'jti',
    'nbf',
    'nonce',
    'origin_jti',
    'token_use',
    'aud',
  ])('is not for a script to change: %s', async (name) => {
    const plain = await saying('V2_0')
    const forged = await both({ claimsToAddOrOverride: { [name]: 'forged' } })
    const without = await both({ claimsToSuppress: [name] })
    for (const use of ['id', 'access'] as const)
      for (const changed of [forged[use], without[use]]) {
        const was = plain[use][name]
        const kept = drawn.includes(name) ? expect.stringMatching(/^[0-9a-f-]{36}$/) : was
        expect(changed[name]).toEqual(was === undefined ? undefined : kept)
      }
  })

  it.each(['cognito:username', 'sub', 'token_use', 'exp', 'identities'])(
    'is not for version 1 to change either: %s',
    async (name) => {
      const [plain, forged] = [
        await saying('V1_0'),
        await first({ claimsToAddOrOverride: { [name]: 'forged' } }),
      ]
      expect(forged.id[name]).toEqual(plain.id[name])
    },
  )

  it('may be the audience of an access token, if that is the client', async () => {
    const made = (aud: string) =>
      later({
        idTokenGeneration: { claimsToAddOrOverride: { aud } },
        accessTokenGeneration: { claimsToAddOrOverride: { aud } },
      })
    const { access, id, client } = await made('webclient000000000000000aa')
    expect([access['aud'], id['aud']]).toEqual([client.id, client.id])
    expect((await made('otherclient0000000000000bb')).access).not.toHaveProperty('aud')
  })

  it("of an administrator's attribute can be suppressed, and not added", async () => {
    const setting: Setting = {
      client: { ReadAttributes: ['dev:custom:risk'] },
      users: [{ ...ana, attributes: { 'dev:custom:risk': 'low' } }],
    }
    const wish = (idTokenGeneration: object) => ({ claimsAndScopeOverrideDetails: { idTokenGeneration } })
    const added = await saying(
      'V2_0',
      wish({ claimsToAddOrOverride: { 'dev:custom:risk': 'none', 'dev:x': '1' } }),
      setting,
    )
    expect(added.id).toMatchObject({ 'dev:custom:risk': 'low' })
    expect(added.id).not.toHaveProperty('dev:x')
    const gone = await saying('V2_0', wish({ claimsToSuppress: ['dev:custom:risk'] }), setting)
    expect(gone.id).not.toHaveProperty('dev:custom:risk')
  })

  it.each(['phone_number_verified', 'email_verified', 'updated_at', 'address'])(
    'takes no list and no object in the ID token: %s',
    async (name) => {
      const plain = await saying('V2_0')
      for (const value of [['true'], { is: true }]) {
        const { id, access } = await both({ claimsToAddOrOverride: { [name]: value } })
        expect(id[name]).toEqual(plain.id[name])
        expect(access[name]).toEqual(value)
      }
      expect((await both({ claimsToAddOrOverride: { [name]: 'plain' } })).id[name]).toBe('plain')
    },
  )

  it('called as a part of every object is a claim and nothing else', async () => {
    const { id } = await both({
      claimsToAddOrOverride: JSON.parse('{"__proto__":{"polluted":true},"constructor":"x"}'),
    })
    expect(id.constructor).toBe('x')
    expect(id.polluted).toBeUndefined()
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('claims of attributes', () => {
  it('are texts, but for two truths, a time and an address', async () => {
    const attributes = {
      email_verified: 'true',
      phone_number_verified: 'false',
      updated_at: '1767225600',
      address: '1 Main Street',
      'custom:age': '36',
      'custom:member': 'true',
    }
    const { id, access } = await saying('V1_0', undefined, { users: [{ ...ana, attributes }] })
    expect(id).toMatchObject({
      ...attributes,
      email_verified: true,
      phone_number_verified: false,
      updated_at: 1767225600,
      address: { formatted: '1 Main Street' },
    })
    for (const name of Object.keys(attributes)) expect(access).not.toHaveProperty(name)
  })
})

describe('groups', () => {
  const [none, some] = [undefined, ['gold', 'staff']] as const
  it.each([
    ['stay, where nothing is said of them', {}, some, configuration.iamRolesToOverride, role('gold')],
    ['go, where they are null', { groupOverrideDetails: null }, none, none, none],
    ['go, where they are an empty object', { groupOverrideDetails: {} }, none, none, none],
    [
      'stay, where they are copied',
      { groupOverrideDetails: configuration },
      some,
      configuration.iamRolesToOverride,
      role('gold'),
    ],
    [
      'are what the script lists, and no more',
      { groupOverrideDetails: { groupsToOverride: ['vip'], preferredRole: role('vip') } },
      ['vip'],
      none,
      role('vip'),
    ],
    [
      'are not there, where that is suppressed',
      { groupOverrideDetails: { groupsToOverride: null, iamRolesToOverride: null, preferredRole: null } },
      none,
      none,
      none,
    ],
  ])('%s', async (_, details, names, roles, preferred) => {
    for (const { id, access } of [await first(details), await later(details)]) {
      expect([id['cognito:groups'], access['cognito:groups']]).toEqual([names, names])
      expect([id['cognito:roles'], id['cognito:preferred_role']]).toEqual([roles, preferred])
    }
  })

  it('go from a token with their roles, where the claim is suppressed there', async () => {
    const { id, access } = await later({ idTokenGeneration: { claimsToSuppress: ['cognito:groups'] } })
    for (const name of ['cognito:groups', 'cognito:roles', 'cognito:preferred_role'])
      expect(id).not.toHaveProperty(name)
    expect(access['cognito:groups']).toEqual(some)
    const other = await later({ accessTokenGeneration: { claimsToSuppress: ['cognito:groups'] } })
    expect(other.access).not.toHaveProperty('cognito:groups')
    expect(other.id['cognito:groups']).toEqual(some)
  })

  it('stay in the access token, where version 1 suppresses them', async () => {
    const { id, access } = await first({ claimsToSuppress: ['cognito:groups'] })
    expect([id['cognito:groups'], access['cognito:groups']]).toEqual([undefined, some])
  })
})

describe('scopes', () => {
  const own = 'aws.cognito.signin.user.admin'
  it.each([
    ["are the API's own, where nothing is said", {}, own],
    ['are added once each', { scopesToAdd: ['shop/read', 'shop/read', own] }, `${own} shop/read`],
    ['are suppressed', { scopesToSuppress: [own] }, ''],
    ['are suppressed also where they are added', { scopesToAdd: ['a'], scopesToSuppress: ['a'] }, own],
    ['hold no blanks', { scopesToAdd: ['a b', ' ', '', 'c\td', 'e'] }, `${own} e`],
    ['are no claim to add', { claimsToAddOrOverride: { scope: 'all' }, claimsToSuppress: ['scope'] }, own],
  ])('%s', async (_, accessTokenGeneration, scope) => {
    const { access, id } = await later({ accessTokenGeneration })
    expect(access['scope']).toBe(scope)
    expect(id).not.toHaveProperty('scope')
  })

  it("without the API's own open no account", async () => {
    const PreTokenGeneration = (event: Seen) => {
      event.response['claimsAndScopeOverrideDetails'] = { accessTokenGeneration: { scopesToSuppress: [own] } }
      return event
    }
    const { call, signIn } = await world({ version: 'V2_0', scripts: { PreTokenGeneration } })
    await expect(call('GetUser', { AccessToken: (await signIn()).AccessToken })).rejects.toEqual(
      fault('NotAuthorizedException', 'Access Token does not have required scopes'),
    )
  })
})

describe('an answer', () => {
  const invalid = fault('InvalidLambdaResponseException', 'Invalid lambda function output : Invalid JSON')
  it.each([
    ['V1_0', { claimsOverrideDetails: { claimsToAddOrOverride: { count: 7 } } }],
    ['V1_0', { claimsOverrideDetails: { claimsToSuppress: 'email' } }],
    ['V1_0', { claimsOverrideDetails: 'none' }],
    ['V1_0', { claimsOverrideDetails: { groupOverrideDetails: { groupsToOverride: 'gold' } } }],
    ['V2_0', { claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToAdd: 'shop/read' } } }],
    ['V2_0', { claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToAdd: [7] } } }],
    ['V3_0', { claimsAndScopeOverrideDetails: { idTokenGeneration: [] } }],
  ] as const)('of %s that has another form is refused: %j', async (version, response) => {
    await expect(saying(version, response)).rejects.toEqual(invalid)
  })

  it.each([
    ['V1_0', { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToSuppress: ['email'] } } }],
    ['V2_0', { claimsOverrideDetails: { claimsToSuppress: ['email'] } }],
  ] as const)('of another version than %s changes nothing', async (version, response) => {
    expect((await saying(version, response)).id).toHaveProperty('email')
  })

  it.each([{}, null, undefined])('without a response changes nothing: %j', async (response) => {
    const PreTokenGeneration = (event: Seen) => ({ ...event, response })
    const { signIn } = await world({ version: 'V2_0', scripts: { PreTokenGeneration } })
    expect(says((await signIn()).IdToken)).toHaveProperty('email', 'ana@example.com')
  })

  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`claim${index}`, 'x']))
  const wish = (id: number, access: number, more: object = {}) =>
    later({
      idTokenGeneration: { claimsToAddOrOverride: many(id), ...more },
      accessTokenGeneration: { claimsToAddOrOverride: many(access) },
    })

  const counted = ({ id, access }: Record<'id' | 'access', object>) =>
    Object.keys(id).length + Object.keys(access).length

  it('may fill two tokens with five thousand claims and scopes, and no more', async () => {
    // Of an untouched pair the access token's one scope stands for the claim that holds it.
    const own = counted(await wish(0, 0))
    const { id, access } = await wish(2500, 2500 - own)
    expect(counted({ id, access })).toBe(5000)
    const refused = fault('InvalidLambdaResponseException', 'Number of claims and scopes exceeds the limit')
    await expect(wish(2501, 2500 - own)).rejects.toEqual(refused)
    await expect(wish(2500, 2501 - own)).rejects.toEqual(refused)
    const scopes = (count: number) =>
      later({
        accessTokenGeneration: { scopesToAdd: Object.keys(many(count)) },
      })
    expect((await scopes(5000 - own)).access['scope'].split(' ')).toHaveLength(5001 - own)
    await expect(scopes(5001 - own)).rejects.toEqual(refused)
  })

  it('counts no claim that it suppresses', async () => {
    const own = counted(await wish(0, 0))
    const claimsToSuppress = Object.keys(many(1000))
    expect(await wish(3500, 2500 - own, { claimsToSuppress })).toHaveProperty('id')
    await expect(wish(3501, 2500 - own, { claimsToSuppress })).rejects.toThrow(/exceeds the limit/)
  })
})

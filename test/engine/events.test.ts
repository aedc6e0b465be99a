import { describe, expect, it } from 'vitest'
import { perform } from '../../src/engine/flow.ts'
import { hook } from '../../src/engine/hook.ts'
import { InboundFederation } from '../../src/engine/hooks/inbound-federation.ts'
import { machine, PreTokenGeneration } from '../../src/engine/hooks/pre-token-generation.ts'
import type { EventVersion } from '../../src/model/hook.ts'
import { ana, fault, password, world, type Seen, type Setting } from '../world.ts'
import { bob, ClientId, email, keep, Password, right, scripts, type World } from './calls.ts'
import { senders } from './flows.ts'

/** What each event has in its request, by source, where the caller tells scripts nothing. */
async function untold(run: (made: World) => Promise<unknown>, setting: object = {}) {
  const made = await world({ scripts: { ...scripts, ...senders }, ...setting })
  await run(made).catch(() => undefined)
  await made.settled()
  return Object.fromEntries(made.seen.map(({ triggerSource, request }) => [triggerSource, request]))
}
const userAttributes = {
  sub: ana.sub,
  'cognito:user_status': 'CONFIRMED',
  email: 'ana@example.com',
  email_verified: 'true',
}

describe('a caller who tells scripts nothing', () => {
  it('is heard as null where Cognito says null, and not at all elsewhere: SignUp', async () => {
    const said = await untold(({ call }) =>
      call('SignUp', { ClientId, Username: 'bob', Password, UserAttributes: [email] }),
    )
    expect(said['PreSignUp_SignUp']).toStrictEqual({
      userAttributes: { email: 'bob@example.com' },
      validationData: null,
    })
    expect(Object.keys(said['CustomMessage_SignUp'] ?? {}).sort()).toEqual([
      'codeParameter',
      'linkParameter',
      'userAttributes',
      'usernameParameter',
    ])
    expect(said['CustomEmailSender_SignUp']).toMatchObject({ clientMetadata: null })
  })

  it('is heard as null where Cognito says null, and not at all elsewhere: sign-in', async () => {
    expect(await untold(({ start }) => start('USER_PASSWORD_AUTH', right))).toStrictEqual({
      PreAuthentication_Authentication: { userAttributes, validationData: null, userNotFound: false },
      PostAuthentication_Authentication: { userAttributes, newDeviceUsed: false },
      TokenGeneration_Authentication: {
        userAttributes,
        groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
      },
    })
  })

  it('is heard as null where Cognito says null, and not at all elsewhere: migration', async () => {
    const said = await untold(({ start }) => start('USER_PASSWORD_AUTH', bob))
    const nothing = { validationData: null, clientMetadata: null, userAttributes: null }
    expect(said['UserMigration_Authentication']).toStrictEqual({ password, ...nothing })
    const forgotten = await untold(({ call }) => call('ForgotPassword', { ClientId, Username: 'bob' }))
    expect(forgotten['UserMigration_ForgotPassword']).toStrictEqual(nothing)
  })
})

describe('whether there is such a user', () => {
  const custom = async ({ start, answer }: World, USERNAME: string) =>
    answer(await start('CUSTOM_AUTH', { USERNAME }), { USERNAME, ANSWER: 'wrong' })
  const told = async (client: object, username: string) => {
    const said = await untold((made) => custom(made, username), { client })
    return Object.fromEntries(
      Object.entries(said).map(([source, request]) => [source.split('_')[0], request['userNotFound']]),
    )
  }

  it.each([
    ['ENABLED', 'ana', false],
    ['ENABLED', 'nobody', true],
    ['LEGACY', 'ana', undefined],
  ])(
    'is told to the scripts of a sign-in where the client hides who exists: %s, %s',
    async (rule, name, is) => {
      expect(await told({ PreventUserExistenceErrors: rule }, name)).toEqual({
        PreAuthentication: is,
        DefineAuthChallenge: is,
        CreateAuthChallenge: is,
        VerifyAuthChallengeResponse: is,
      })
    },
  )

  it('is all that is told of nobody', async () => {
    const said = await untold((made) => custom(made, 'nobody'))
    for (const source of ['PreAuthentication', 'DefineAuthChallenge', 'CreateAuthChallenge'])
      expect(said[`${source}_Authentication`]).toMatchObject({ userAttributes: {}, userNotFound: true })
  })
})

/** Raises the event of a machine's tokens. */
async function machineAsks(setting: Setting, userAgent?: string) {
  const { ports, pool, client, seen } = await world(setting)
  const caller = { requestId: 'r', ...(userAgent && { userAgent }) }
  const facts = { pool, client, user: machine, groups: null, scopes: [], clientMetadata: undefined }
  const step = hook(PreTokenGeneration, 'TokenGeneration_ClientCredentials')
  const done = await perform(step, facts, { ...ports, caller })
  return { ...done, seen, client }
}

describe('the caller in an event', () => {
  it.each([
    ['aws-sdk-js/3.1010.0 ua/2.1 os/linux lang/js md/nodejs#26.1.0', 'aws-sdk-js-3.1010.0'],
    ['curl/8', 'aws-sdk-unknown-unknown'],
    [`${'aws-sdk-'.repeat(2000)}/1`, 'aws-sdk-unknown-unknown'],
    [undefined, 'aws-sdk-unknown-unknown'],
  ])('is the SDK that %s names: %s', async (userAgent, awsSdkVersion) => {
    const { seen, client } = await machineAsks(
      { version: 'V3_0', scripts: { PreTokenGeneration: keep } },
      userAgent,
    )
    expect(seen[0]?.callerContext).toEqual({ awsSdkVersion, clientId: client.id })
  })
})

describe('TokenGeneration_ClientCredentials', () => {
  it.each<[EventVersion, boolean]>([
    ['V1_0', false],
    ['V2_0', false],
    ['V3_0', true],
  ])('is told to functions of %s: %s', async (version, is) => {
    const { seen, overrides } = await machineAsks({
      version,
      scripts: {
        PreTokenGeneration: (event) => ({
          ...event,
          response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToAdd: ['added'] } } },
        }),
      },
    })
    expect([seen.length, overrides.access.scopesToAdd]).toEqual(is ? [1, ['added']] : [0, []])
  })
})

describe('InboundFederation', () => {
  const brought = { sub: 'ana', email: 'ana@corp.example' }
  async function federating(response: unknown) {
    const { ports, pool, client } = await world({
      scripts: { InboundFederation: (event: Seen) => ({ ...event, response }) },
    })
    const provider = { name: 'corp', type: 'OIDC' } as const
    const facts = { pool, client, user: { username: 'corp_ana' }, provider, heard: {}, brought }
    const done = await perform(hook(InboundFederation, 'InboundFederation_ExternalProvider'), facts, ports)
    return done.brought
  }

  it.each([
    ['an empty object keeps all', { userAttributesToMap: {} }, brought],
    ['null keeps all', { userAttributesToMap: null }, brought],
    ['no answer keeps all', {}, brought],
    [
      'anything else stands alone',
      { userAttributesToMap: { email: 'a@b.example' } },
      { email: 'a@b.example' },
    ],
  ])('%s', async (_, response, kept) => {
    expect(await federating(response)).toEqual(kept)
  })

  it('takes nothing but texts', async () => {
    await expect(federating({ userAttributesToMap: { email: 7 } })).rejects.toEqual(
      fault('InvalidLambdaResponseException', 'Invalid lambda function output : Invalid JSON'),
    )
  })
})

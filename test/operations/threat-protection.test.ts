import { describe, expect, it } from 'vitest'
import { seedOf, totp } from '../../src/engine/secrets/totp.ts'
import type { Api } from '../../src/model/api.ts'
import type { RiskConfigurationProperties, UserPoolProperties } from '../../src/model/cloudformation.ts'
import type { TraceLine } from '../../src/engine/flow.ts'
import { ana, fault, password, world, type Setting } from '../world.ts'

type Risk = Omit<RiskConfigurationProperties, 'ClientId'>
const home = { ip: '203.0.113.7', userAgent: 'Mozilla/5.0 (X11; Linux) Firefox/140.0' }
const away = { ip: '198.51.100.9', userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0 Safari/537.36' }
const right = { USERNAME: 'ana', PASSWORD: password }
const plus = (AdvancedSecurityMode: 'AUDIT' | 'ENFORCED'): Partial<UserPoolProperties> => ({
  UserPoolTier: 'PLUS',
  UserPoolAddOns: { AdvancedSecurityMode },
})
const act = (EventAction: 'BLOCK' | 'MFA_REQUIRED' | 'MFA_IF_CONFIGURED' | 'NO_ACTION', Notify = false) => ({
  Actions: { MediumAction: { EventAction, Notify }, HighAction: { EventAction, Notify } },
})
const block = { CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } } } as const

const harmless = { RiskDecision: 'NoRisk', CompromisedCredentialsDetected: false }

/** A pool that looks at risks and does this about them, with ana in it, and calls that come from somewhere. */
async function protectedPool(
  risk: Risk = {},
  setting: Setting = {},
  mode: 'AUDIT' | 'ENFORCED' = 'ENFORCED',
) {
  const there = await world({ ...setting, pool: { ...plus(mode), ...setting.pool } })
  Object.assign(there.pool, { risk: { ClientId: 'ALL', ...risk } })
  const from = (caller: { ip?: string; userAgent?: string }) =>
    void Object.assign(there.ports, { caller: { requestId: 'request', ...caller } })
  from(home)
  const own = { UserPoolId: there.pool.id, Username: 'ana' }
  const events = async () => {
    await there.settled()
    return (await there.call('AdminListUserAuthEvents', own)).AuthEvents ?? []
  }
  return { ...there, from, own, events, enter: () => there.start('USER_PASSWORD_AUTH', right) }
}

describe('what was tried in a user’s name', () => {
  it('is told from the newest on, with whence it came and what was proved', async () => {
    const { start, enter, events } = await protectedPool()
    await expect(start('USER_PASSWORD_AUTH', { ...right, PASSWORD: 'wrong' })).rejects.toThrow()
    await enter()
    const context = { IpAddress: home.ip, DeviceName: 'Firefox 140, Linux' }
    expect(await events()).toMatchObject([
      {
        EventType: 'SignIn',
        EventResponse: 'Pass',
        EventRisk: { RiskDecision: 'NoRisk' },
        ChallengeResponses: [{ ChallengeName: 'Password', ChallengeResponse: 'Success' }],
        EventContextData: context,
      },
      {
        EventType: 'SignIn',
        EventResponse: 'Fail',
        ChallengeResponses: [{ ChallengeName: 'Password', ChallengeResponse: 'Failure' }],
        EventContextData: context,
      },
    ])
  })

  it('comes page by page', async () => {
    const { enter, call, own } = await protectedPool()
    for (const _time of [1, 2, 3]) await enter()
    const first = await call('AdminListUserAuthEvents', { ...own, MaxResults: 2 })
    expect(first.AuthEvents).toHaveLength(2)
    const { NextToken } = first
    const second = await call('AdminListUserAuthEvents', { ...own, MaxResults: 2, NextToken })
    expect(second.AuthEvents).toHaveLength(1)
    expect(second).not.toHaveProperty('NextToken')
  })

  it('says of a sign-in under way that it is, and at its end how it ended', async () => {
    const { start, answer, clock, events, patch } = await protectedPool(
      {},
      {
        pool: { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] },
      },
    )
    await patch({ factors: { authenticator: { seed } } })
    const asked = await start('USER_PASSWORD_AUTH', right)
    expect(await events()).toMatchObject([{ EventResponse: 'InProgress' }])
    const code = (SOFTWARE_TOKEN_MFA_CODE: string) => ({ USERNAME: 'ana', SOFTWARE_TOKEN_MFA_CODE })
    await expect(answer(asked, code('000000'))).rejects.toThrow()
    const mfa = (ChallengeResponse: string) => ({ ChallengeName: 'Mfa', ChallengeResponse })
    expect((await events())[0]).toMatchObject({
      EventResponse: 'Fail',
      ChallengeResponses: [{ ChallengeName: 'Password' }, mfa('Failure')],
    })
    await answer(asked, code(shown(clock.at)))
    expect(await events()).toMatchObject([
      { EventResponse: 'Pass', ChallengeResponses: [{ ChallengeName: 'Password' }, mfa('Success')] },
    ])
  })

  it('holds sign-ups, changes and lost passwords', async () => {
    const { call, client, code, events, own, signIn } = await protectedPool()
    const { AccessToken } = await signIn()
    const ProposedPassword = 'An0ther-Horse!'
    await call('ChangePassword', { AccessToken, PreviousPassword: password, ProposedPassword })
    const ClientId = client.id
    await call('ForgotPassword', { ClientId, Username: 'ana' })
    const reset = { ClientId, Username: 'ana', ConfirmationCode: code(), Password: 'Th1rd-Horse!' }
    await call('ConfirmForgotPassword', reset)
    expect((await events()).map(({ EventType, EventResponse }) => [EventType, EventResponse])).toEqual([
      ['ForgotPassword', 'Pass'],
      ['ForgotPassword', 'InProgress'],
      ['PasswordChange', 'Pass'],
      ['SignIn', 'Pass'],
    ])
    const ben = { Username: 'ben', UserAttributes: [{ Name: 'email', Value: 'ben@example.com' }] }
    await call('SignUp', { ClientId, Password: password, ...ben })
    await call('ResendConfirmationCode', { ClientId, Username: 'ben' })
    const { AuthEvents } = await call('AdminListUserAuthEvents', { ...own, Username: 'ben' })
    expect(AuthEvents?.map(({ EventType }) => EventType)).toEqual(['ResendCode', 'SignUp'])
  })

  it('is not kept, nor told, where threat protection is off', async () => {
    const { call, start, pool } = await world()
    await start('USER_PASSWORD_AUTH', right)
    await expect(call('AdminListUserAuthEvents', { UserPoolId: pool.id, Username: 'ana' })).rejects.toEqual(
      fault('UserPoolAddOnNotEnabledException'),
    )
  })

  it('is not kept of custom sign-ins, unless the pool watches these as well', async () => {
    const script = (event: { request: { session: readonly unknown[] } }) => ({
      ...event,
      response: { issueTokens: true, failAuthentication: false },
    })
    for (const CustomAuthMode of [undefined, 'ENFORCED'] as const) {
      const { start, events } = await protectedPool(
        {},
        {
          scripts: { DefineAuthChallenge: script as never },
          pool: {
            UserPoolAddOns: {
              AdvancedSecurityMode: 'ENFORCED',
              ...(CustomAuthMode && { AdvancedSecurityAdditionalFlows: { CustomAuthMode } }),
            },
          },
        },
      )
      await start('CUSTOM_AUTH', { USERNAME: 'ana' })
      expect(await events()).toHaveLength(CustomAuthMode ? 1 : 0)
    }
  })
})

const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const shown = (at: number) => totp(seedOf(seed) ?? Buffer.alloc(0), Math.floor(at / 30_000))

describe('what is said of it afterwards', () => {
  it('is kept on an administrator’s word', async () => {
    const { enter, call, own, events, clock } = await protectedPool()
    await enter()
    const [{ EventId = '' } = {}] = await events()
    await call('AdminUpdateAuthEventFeedback', { ...own, EventId, FeedbackValue: 'Invalid' })
    expect((await events())[0]?.EventFeedback).toEqual({
      FeedbackValue: 'Invalid',
      Provider: 'Admin',
      FeedbackDate: clock.at / 1000,
    })
  })

  it('is refused of an event that is not there', async () => {
    const { call, own } = await protectedPool()
    const said = { ...own, EventId: 'none', FeedbackValue: 'Valid' } as const
    await expect(call('AdminUpdateAuthEventFeedback', said)).rejects.toEqual(
      fault('ResourceNotFoundException', 'Event does not exist.'),
    )
  })

  it('counts against the next sign-in of the same kind', async () => {
    const { enter, from, call, own, events } = await protectedPool({
      AccountTakeoverRiskConfiguration: { Actions: { HighAction: { EventAction: 'BLOCK', Notify: false } } },
    })
    await enter()
    from(away)
    await enter()
    const [{ EventId = '' } = {}] = await events()
    await call('AdminUpdateAuthEventFeedback', { ...own, EventId, FeedbackValue: 'Invalid' })
    await expect(enter()).rejects.toThrow('Unable to login because of security reasons.')
    await call('AdminUpdateAuthEventFeedback', { ...own, EventId, FeedbackValue: 'Valid' })
    await enter()
  })

  /** What a user is told of a blocked sign-in, and the token in it. */
  async function told() {
    const there = await protectedPool({ AccountTakeoverRiskConfiguration: act('BLOCK', true) })
    await there.enter()
    there.from(away)
    await expect(there.enter()).rejects.toThrow()
    const [{ EventId = '' } = {}] = await there.events()
    const { text = '' } = there.inbox.at(-1) ?? {}
    const FeedbackToken = /token=([\w.-]+)/.exec(text)?.[1] ?? ''
    return { ...there, text, said: { ...there.own, EventId, FeedbackToken, FeedbackValue: 'Valid' } as const }
  }

  it('is taken from whoever reads the user’s mail, by the token in it', async () => {
    const { call, said, events, text } = await told()
    expect(text).toContain(`/${said.UserPoolId}/feedback?username=ana&event=${said.EventId}`)
    await call('UpdateAuthEventFeedback', said)
    expect((await events())[0]?.EventFeedback).toMatchObject({ FeedbackValue: 'Valid', Provider: 'User' })
  })

  it.each<[string, Partial<Api['UpdateAuthEventFeedback']['input']>, number, string]>([
    ['of another event', { EventId: 'other' }, 0, 'Invalid feedback token.'],
    ['of another user', { Username: 'ben' }, 0, 'Invalid feedback token.'],
    ['that nobody has signed', { FeedbackToken: 'zzzzzzzzz.AAAA' }, 0, 'Invalid feedback token.'],
    ['that is none', { FeedbackToken: 'none' }, 0, 'Invalid feedback token.'],
    ['that is too old', {}, 8 * 86_400_000, 'Feedback token has expired.'],
  ])('is refused by a token %s', async (_which, other, later, sentence) => {
    const { call, said, clock } = await told()
    clock.at += later
    await expect(call('UpdateAuthEventFeedback', { ...said, ...other })).rejects.toEqual(
      fault('NotAuthorizedException', sentence),
    )
  })
})

describe('a password that has leaked', () => {
  const known: Setting = {
    leaked: [password, 'Le4ked-Horse!'],
    client: { PreventUserExistenceErrors: 'LEGACY' },
  }

  it('signs nobody in any more, and must be reset', async () => {
    const { enter, user, events } = await protectedPool(block, known)
    await expect(enter()).rejects.toEqual(
      fault('PasswordResetRequiredException', 'Password reset required for user due to security reasons'),
    )
    expect((await user())?.status).toBe('RESET_REQUIRED')
    expect((await events())[0]).toMatchObject({
      EventResponse: 'Fail',
      EventRisk: { RiskDecision: 'Block', CompromisedCredentialsDetected: true },
    })
  })

  it('is not told where the client hides who exists', async () => {
    const { enter } = await protectedPool(block, { leaked: [password] })
    await expect(enter()).rejects.toEqual(fault('NotAuthorizedException', 'Incorrect username or password.'))
  })

  it('is not looked up before it has proved right', async () => {
    const looked: string[] = []
    const { start, ports } = await protectedPool(block, known)
    Object.assign(ports.leaked, { has: async (word: string) => looked.push(word) > 0 })
    await expect(start('USER_PASSWORD_AUTH', { ...right, PASSWORD: 'wrong' })).rejects.toThrow()
    expect(looked).toEqual([])
  })

  it('is refused to whoever signs up or changes it', async () => {
    const { call, client, own, patch } = await protectedPool(block, known)
    const refused = fault(
      'InvalidPasswordException',
      'Provided password cannot be used for security reasons.',
    )
    const Password = 'Le4ked-Horse!'
    await expect(call('SignUp', { ClientId: client.id, Username: 'ben', Password })).rejects.toEqual(refused)
    await expect(call('AdminSetUserPassword', { ...own, Password, Permanent: true })).rejects.toEqual(refused)
    await patch({ status: 'CONFIRMED' })
  })

  it.each([
    [
      'the action is none',
      { CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'NO_ACTION' } } },
      'ENFORCED',
    ],
    ['risks are only noted', block, 'AUDIT'],
  ] as const)('is only noted where %s', async (_when, risk, mode) => {
    const { enter, events } = await protectedPool(risk, known, mode)
    await enter()
    expect((await events())[0]).toMatchObject({
      EventResponse: 'Pass',
      EventRisk: { RiskDecision: 'NoRisk', CompromisedCredentialsDetected: true },
    })
  })

  it('is looked for only where the pool says so', async () => {
    const { CompromisedCredentialsRiskConfiguration: rule } = block
    const { enter, events } = await protectedPool(
      { CompromisedCredentialsRiskConfiguration: { ...rule, EventFilter: ['SIGN_UP'] } },
      known,
    )
    await enter()
    expect((await events())[0]?.EventRisk).toEqual({ RiskDecision: 'NoRisk' })
  })

  it('is judged by what is said of the client, where anything is', async () => {
    const there = await protectedPool(block, known)
    const { client, pool, enter } = there
    const body = { ClientId: client.id }
    Object.assign(pool, { parts: [{ kind: 'risk', name: client.id, body, createdAt: 0, modifiedAt: 0 }] })
    await enter()
  })
})

describe('a sign-in that looks unlike the user', () => {
  /** Signs in from home, and then from elsewhere. */
  async function elsewhere(risk: Risk, setting: Setting = {}, mode: 'AUDIT' | 'ENFORCED' = 'ENFORCED') {
    const there = await protectedPool(risk, setting, mode)
    await there.enter()
    there.from(away)
    return there
  }
  const risky = (action: Parameters<typeof act>[0], notify = false): Risk => ({
    AccountTakeoverRiskConfiguration: act(action, notify),
  })

  it('is blocked where the pool says so', async () => {
    const { enter, events } = await elsewhere(risky('BLOCK'))
    await expect(enter()).rejects.toEqual(
      fault('NotAuthorizedException', 'Unable to login because of security reasons.'),
    )
    expect((await events())[0]).toMatchObject({
      EventResponse: 'Fail',
      EventRisk: { RiskDecision: 'Block', RiskLevel: 'Medium' },
    })
  })

  it('is only noted where risks are only noted', async () => {
    const { enter, events, inbox } = await elsewhere(risky('BLOCK', true), {}, 'AUDIT')
    await enter()
    expect((await events())[0]?.EventRisk).toMatchObject({
      RiskDecision: 'AccountTakeover',
      RiskLevel: 'Medium',
    })
    expect(inbox).toEqual([])
  })

  it('is no longer, once it has gone well', async () => {
    const { enter, events } = await elsewhere(risky('NO_ACTION'))
    await enter()
    await enter()
    expect((await events())[0]?.EventRisk).toEqual(harmless)
  })

  it('is asked for a second proof that the user could give, turned on or not', async () => {
    const { enter, answer, code, events } = await elsewhere(risky('MFA_REQUIRED'), {
      pool: { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['EMAIL_OTP'] },
    })
    const asked = await enter()
    expect(asked.ChallengeName).toBe('EMAIL_OTP')
    const { AuthenticationResult } = await answer(asked, { USERNAME: 'ana', EMAIL_OTP_CODE: code() })
    expect(AuthenticationResult).toBeDefined()
    expect((await events())[0]).toMatchObject({ EventResponse: 'Pass', EventRisk: { RiskLevel: 'Medium' } })
  })

  it.each([
    ['let in', 'MFA_IF_CONFIGURED'],
    ['blocked', 'MFA_REQUIRED'],
  ] as const)('is %s by %s, where the user has no second proof', async (outcome, action) => {
    const { enter } = await elsewhere(risky(action))
    if (outcome === 'let in') expect((await enter()).AuthenticationResult).toBeDefined()
    else await expect(enter()).rejects.toThrow('Unable to login because of security reasons.')
  })

  it('is not let set up a first second proof, where the pool demands one of everybody', async () => {
    const { enter } = await elsewhere(risky('MFA_REQUIRED'), {
      pool: { MfaConfiguration: 'OFF', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] },
    }).then((there) => {
      Object.assign(there.pool.properties, { MfaConfiguration: 'ON' })
      return there
    })
    await expect(enter()).rejects.toThrow('Unable to login because of security reasons.')
  })

  it('is told to the user, in the pool’s own words', async () => {
    const { enter, inbox } = await elsewhere({
      AccountTakeoverRiskConfiguration: {
        ...act('BLOCK', true),
        NotifyConfiguration: {
          SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/shop.example',
          From: 'shop@shop.example',
          BlockEmail: {
            Subject: 'Blocked, {username}',
            HtmlBody: '<p>{device-name} at {ip-address}, {login-time}, {unknown}</p>',
          },
        },
      },
    })
    await expect(enter()).rejects.toThrow()
    expect(inbox).toMatchObject([
      {
        to: 'ana@example.com',
        from: 'shop@shop.example',
        subject: 'Blocked, ana',
        text: '<p>Chrome 140, Windows at 198.51.100.9, Thu Jan 01 09:00:00 UTC 2026, {unknown}</p>',
      },
    ])
  })

  it('puts no markup of a device’s name into the mail', async () => {
    const { start, inbox } = await elsewhere({
      AccountTakeoverRiskConfiguration: {
        ...act('NO_ACTION', true),
        NotifyConfiguration: { SourceArn: 'arn', NoActionEmail: { Subject: 'x', HtmlBody: '{device-name}' } },
      },
    })
    const payload = JSON.stringify({
      contextData: { UserAgent: 'none', DeviceName: '<script>', DeviceId: 'x' },
    })
    const EncodedData = Buffer.from(JSON.stringify({ payload })).toString('base64')
    await start('USER_PASSWORD_AUTH', right, { UserContextData: { EncodedData } })
    expect(inbox.at(-1)?.text).toBe('&lt;script&gt;')
  })

  it('is told to nobody whose address is not verified', async () => {
    const attributes = { email: 'ana@example.com', email_verified: 'false' }
    const { enter, inbox } = await elsewhere(risky('NO_ACTION', true), { users: [{ ...ana, attributes }] })
    await enter()
    expect(inbox).toEqual([])
  })
})

describe('the address that a request comes from', () => {
  const ranges = (name: 'BlockedIPRangeList' | 'SkippedIPRangeList', risk: Risk = {}): Risk => ({
    ...risk,
    RiskExceptionConfiguration: { [name]: ['198.51.100.0/24'] },
  })

  it('is turned away where it is always blocked, and that is noted', async () => {
    const { enter, from, events, call, client } = await protectedPool(ranges('BlockedIPRangeList'))
    from(away)
    const refused = fault('NotAuthorizedException', 'Request not allowed due to security reasons.')
    await expect(enter()).rejects.toEqual(refused)
    await expect(call('ForgotPassword', { ClientId: client.id, Username: 'ana' })).rejects.toEqual(refused)
    expect((await events())[0]).toMatchObject({ EventResponse: 'Fail', EventRisk: { RiskDecision: 'Block' } })
  })

  it('fires no script where it is always blocked', async () => {
    const { enter, from, sources } = await protectedPool(ranges('BlockedIPRangeList'), {
      scripts: { PreAuthentication: (event) => event },
    })
    from(away)
    await expect(enter()).rejects.toThrow()
    expect(sources()).toEqual([])
  })

  it('has no risk where it is never blocked', async () => {
    const risk = ranges('SkippedIPRangeList', { AccountTakeoverRiskConfiguration: act('BLOCK') })
    const { enter, from, events } = await protectedPool(risk)
    await enter()
    from(away)
    await enter()
    expect((await events())[0]?.EventRisk).toEqual(harmless)
  })

  const told = { UserContextData: { IpAddress: '192.0.2.1' } }
  it.each([
    ['believed of a client with a secret that may say it', 'hush', true, '192.0.2.1'],
    ['not believed of a client that may not', 'hush', false, home.ip],
    ['not believed of a client without a secret', undefined, true, home.ip],
  ] as const)('is %s', async (_what, secret, EnablePropagateAdditionalUserContextData, found) => {
    const { start, events, hash } = await withHash(secret, { EnablePropagateAdditionalUserContextData })
    await start('USER_PASSWORD_AUTH', { ...right, ...hash }, told)
    expect((await events())[0]?.EventContextData?.IpAddress).toBe(found)
  })

  async function withHash(secret: string | undefined, client: Setting['client']) {
    const there = await protectedPool({}, { ...(secret && { secret }), ...(client && { client }) })
    const { createHmac } = await import('node:crypto')
    const digest = (key: string) => createHmac('sha256', key).update(`ana${there.client.id}`).digest('base64')
    return { ...there, hash: secret ? { SECRET_HASH: digest(secret) } : {} }
  }

  it('is what an administrator says, and never the administrator’s own', async () => {
    const { call, client, pool, events } = await protectedPool()
    const begin = {
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      ClientId: client.id,
      UserPoolId: pool.id,
      AuthParameters: right,
    } as const
    await call('AdminInitiateAuth', begin)
    expect((await events())[0]?.EventContextData).toEqual({})
    const HttpHeaders = [{ headerName: 'User-Agent', headerValue: away.userAgent }]
    const heard = { IpAddress: '192.0.2.1', ServerName: 'shop', ServerPath: '/', HttpHeaders }
    await call('AdminInitiateAuth', { ...begin, ContextData: heard })
    const context = { IpAddress: '192.0.2.1', DeviceName: 'Chrome 140, Windows' }
    expect((await events())[0]?.EventContextData).toEqual(context)
  })

  it('raises the risk where many proofs have failed from it, whoever’s they were', async () => {
    const { start, enter, events, settled } = await protectedPool()
    await enter()
    for (const USERNAME of ['b', 'c', 'd', 'e', 'f'])
      await expect(start('USER_PASSWORD_AUTH', { ...right, USERNAME })).rejects.toThrow()
    await settled()
    await enter()
    expect((await events())[0]?.EventRisk).toMatchObject({ RiskLevel: 'Low' })
  })

  it('is told with where it is, if anybody knows', async () => {
    const places = { [home.ip]: { city: 'Seoul', country: 'South Korea' } }
    const { enter, events } = await protectedPool({}, { places })
    await enter()
    expect((await events())[0]?.EventContextData).toMatchObject({ City: 'Seoul', Country: 'South Korea' })
  })
})

it('does the same steps for whoever is there and whoever is not, up to the answer', async () => {
  const { call, client } = await protectedPool({ AccountTakeoverRiskConfiguration: act('BLOCK', true) })
  const stepsOf = async (USERNAME: string) => {
    const trace: TraceLine[] = []
    const AuthParameters = { USERNAME, PASSWORD: 'wrong' }
    const begin = { ClientId: client.id, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters } as const
    await expect(call('InitiateAuth', begin, trace)).rejects.toEqual(
      fault('NotAuthorizedException', 'Incorrect username or password.'),
    )
    const names = (lines: readonly TraceLine[]): unknown =>
      lines.map(({ step, inside }) => [step, names(inside)])
    return names(trace)
  }
  expect(await stepsOf('nobody')).toEqual(await stepsOf('ana'))
})

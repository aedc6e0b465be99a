import { describe, expect, it } from 'vitest'
import { perform } from '../../src/engine/flow.ts'
import { ConfirmForgotPassword } from '../../src/operations/user-pools/confirm-forgot-password.ts'
import { ana, fault, password, world, type Seen, type Setting } from '../world.ts'

const ClientId = 'webclient000000000000000aa'
const of = (Username = 'ana', more: object = {}) => ({ ClientId, Username, ...more })
const answer = (ConfirmationCode: string, more: object = {}) => ({
  ClientId,
  Username: 'ana',
  ConfirmationCode,
  Password: 'Brand-New-1',
  ...more,
})
const keep = (event: object) => event
const legacy = { client: { PreventUserExistenceErrors: 'LEGACY' } } as const
const phone = { phone_number: '+15551234567', phone_number_verified: 'true' }
const both = { ...ana, attributes: { ...ana.attributes, ...phone } }
const recovery = (...names: string[]) => ({
  AccountRecoverySetting: {
    RecoveryMechanisms: names.map((Name, index) => ({ Name, Priority: index + 1 })),
  },
})
const said = async (run: Promise<unknown>) =>
  run.then(
    (gave) => gave,
    ({ code, message }) => ({ code, message }),
  )

describe('ForgotPassword', () => {
  it('sends a code to a verified address, and says where to with most of it covered', async () => {
    const { call, inbox } = await world()
    expect(await call('ForgotPassword', of())).toEqual({
      CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***' },
    })
    expect(inbox).toMatchObject([
      { to: 'ana@example.com', reason: 'ForgotPassword', subject: 'Your password reset code' },
    ])
    expect(inbox[0]?.text).toBe(`Your password reset code is ${inbox[0]?.code}`)
  })

  it('has a script word the message, with the metadata of the request', async () => {
    const { call, seen, sources } = await world({ scripts: { CustomMessage: keep } })
    await call('ForgotPassword', of('ana', { ClientMetadata: { lang: 'pt' } }))
    expect(sources()).toEqual(['CustomMessage_ForgotPassword'])
    expect(seen[0]?.request).toMatchObject({
      codeParameter: '{####}',
      usernameParameter: null,
      clientMetadata: { lang: 'pt' },
      userAttributes: { sub: ana.sub, 'cognito:user_status': 'CONFIRMED' },
    })
  })

  it.each([
    ['says nothing', {}, 'phone_number'],
    ['prefers e-mail', recovery('verified_email', 'verified_phone_number'), 'email'],
    ['prefers the phone', recovery('verified_phone_number', 'verified_email'), 'phone_number'],
    ['knows e-mail only', recovery('verified_email'), 'email'],
  ])('sends where the pool wants it: one that %s', async (_, pool, AttributeName) => {
    const { call } = await world({ users: [both], pool: pool as Setting['pool'] & object })
    expect(await call('ForgotPassword', of())).toMatchObject({ CodeDeliveryDetails: { AttributeName } })
  })

  it('reads the order from the priorities, not from the list', async () => {
    const RecoveryMechanisms = [
      { Name: 'verified_phone_number', Priority: 2 },
      { Name: 'verified_email', Priority: 1 },
    ]
    const { call } = await world({ users: [both], pool: { AccountRecoverySetting: { RecoveryMechanisms } } })
    expect(await call('ForgotPassword', of())).toMatchObject({
      CodeDeliveryDetails: { AttributeName: 'email' },
    })
  })

  it('passes over an address that is not verified', async () => {
    const attributes = { ...both.attributes, phone_number_verified: 'false' }
    const { call } = await world({ users: [{ ...ana, attributes }] })
    expect(await call('ForgotPassword', of())).toMatchObject({
      CodeDeliveryDetails: { AttributeName: 'email' },
    })
  })

  const unverified = { ...ana, attributes: { email: 'ana@example.com', email_verified: 'false' } }
  it.each([
    ['nobody', legacy, 'bob', 'UserNotFoundException', 'Username/client id combination not found.'],
    [
      'a disabled user',
      { ...legacy, users: [{ ...ana, enabled: false }] },
      'ana',
      'NotAuthorizedException',
      'User is disabled.',
    ],
    [
      'whom no code can reach',
      { ...legacy, users: [unverified] },
      'ana',
      'InvalidParameterException',
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    ],
    [
      'who has a temporary password',
      { users: [{ ...ana, status: 'FORCE_CHANGE_PASSWORD' as const }] },
      'ana',
      'NotAuthorizedException',
      'User password cannot be reset in the current state.',
    ],
    [
      'everybody, where administrators do it',
      { pool: recovery('admin_only') as object },
      'ana',
      'NotAuthorizedException',
      'Contact administrator to reset password.',
    ],
    [
      'nobody too, where administrators do it',
      { pool: recovery('admin_only') as object },
      'bob',
      'NotAuthorizedException',
      'Contact administrator to reset password.',
    ],
    [
      'a client that keeps its secret to itself',
      { secret: 'shhh' },
      'ana',
      'NotAuthorizedException',
      `Client ${ClientId} is configured for secret but secret was not received`,
    ],
  ] as const)('refuses %s', async (_, setting, name, code, message) => {
    const { call, inbox } = await world(setting)
    await expect(call('ForgotPassword', of(name))).rejects.toEqual(fault(code, message))
    expect(inbox).toEqual([])
  })

  it('asks a script for no words to nobody', async () => {
    const { call, sources, inbox } = await world({ scripts: { CustomMessage: keep } })
    await call('ForgotPassword', of('bob'))
    expect([sources(), inbox]).toEqual([[], []])
  })

  it.each([
    ['is nobody', [], 'ana'],
    ['is disabled', [{ ...ana, enabled: false }], 'ana'],
    ['has no address that is verified', [unverified], 'ana'],
  ])('answers for one who %s as for anybody, where a client hides who exists', async (_, users, name) => {
    const { call, inbox } = await world({ users })
    const first = await call('ForgotPassword', of(name))
    expect(first).toEqual({
      CodeDeliveryDetails: {
        AttributeName: 'email',
        DeliveryMedium: 'EMAIL',
        Destination: expect.stringMatching(/^[a-z]\*\*\*@[a-z]\*\*\*$/),
      },
    })
    expect(await call('ForgotPassword', of(name))).toEqual(first)
    expect(inbox).toEqual([])
  })

  it.each([
    ['an e-mail address', 'bob@example.com', {}, 'email', 'b***@e***'],
    ['a number', '+15557654321', {}, 'phone_number', '+*******4321'],
    [
      'a name, in a pool that verifies phones',
      'bob',
      { AutoVerifiedAttributes: ['phone_number'] },
      'phone_number',
      /^\+\*{7}\d{4}$/,
    ],
    [
      'an e-mail address, where only phones help',
      'bob@example.com',
      recovery('verified_phone_number'),
      'phone_number',
      /^\+\*{7}\d{4}$/,
    ],
  ])('pretends to reach nobody by what is likely: %s', async (_, name, pool, AttributeName, where) => {
    const { call } = await world({ pool: pool as Setting['pool'] & object })
    const Destination = where instanceof RegExp ? expect.stringMatching(where) : where
    expect(await call('ForgotPassword', of(name))).toMatchObject({
      CodeDeliveryDetails: { AttributeName, Destination },
    })
  })

  it('serves twenty in an hour, for nobody as for anybody, in any case that is the same name', async () => {
    const { call, clock } = await world({ pool: { UsernameConfiguration: { CaseSensitive: false } } })
    for (const names of [
      ['ana', 'ANA'],
      ['bob', 'BOB'],
    ]) {
      for (let n = 0; n < 20; n++) await call('ForgotPassword', of(names[n % 2]))
      for (const name of names)
        await expect(call('ForgotPassword', of(name))).rejects.toEqual(
          fault('LimitExceededException', 'Attempt limit exceeded, please try after some time.'),
        )
    }
    clock.at += 3_599_999
    await expect(call('ForgotPassword', of())).rejects.toThrow('Attempt limit exceeded')
    clock.at += 1
    expect(await call('ForgotPassword', of())).toHaveProperty('CodeDeliveryDetails')
  })
})

describe('ConfirmForgotPassword', () => {
  const asked = async (setting: Setting = {}) => {
    const made = await world(setting)
    await made.call('ForgotPassword', of())
    return made
  }

  it('sets the password that is brought with the code, and spends the code', async () => {
    const { call, start, code } = await asked()
    expect(await call('ConfirmForgotPassword', answer(code()))).toEqual({})
    const right = { USERNAME: 'ana', PASSWORD: 'Brand-New-1' }
    expect(await start('USER_PASSWORD_AUTH', right)).toHaveProperty('AuthenticationResult')
    await expect(start('USER_PASSWORD_AUTH', { ...right, PASSWORD: password })).rejects.toThrow('Incorrect')
    await expect(call('ConfirmForgotPassword', answer(code()))).rejects.toEqual(
      fault('ExpiredCodeException', 'Invalid code provided, please request a code again.'),
    )
  })

  it('lets one of two who bring the same code set the password', async () => {
    const { call, code } = await asked()
    const two = await Promise.allSettled([
      call('ConfirmForgotPassword', answer(code())),
      call('ConfirmForgotPassword', answer(code(), { Password: 'Other-New-1' })),
    ])
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(two.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'ExpiredCodeException' },
    })
  })

  it('confirms whoever had to choose another password', async () => {
    const { call, user, code } = await asked({ users: [{ ...ana, status: 'RESET_REQUIRED' }] })
    await call('ConfirmForgotPassword', answer(code()))
    expect(await user()).toMatchObject({ status: 'CONFIRMED' })
  })

  it('tells PostConfirmation once the password is changed, and keeps it though the script fails', async () => {
    const PostConfirmation = (event: Seen) => {
      if (event.request['clientMetadata']?.['fail']) throw new Error('oops')
      return event
    }
    const { call, start, code, seen } = await asked({ scripts: { PostConfirmation } })
    await expect(
      call('ConfirmForgotPassword', answer(code(), { ClientMetadata: { fail: 'yes' } })),
    ).rejects.toEqual(fault('UserLambdaValidationException', 'PostConfirmation failed with error oops.'))
    expect(seen).toMatchObject([
      {
        triggerSource: 'PostConfirmation_ConfirmForgotPassword',
        request: { clientMetadata: { fail: 'yes' } },
      },
    ])
    expect(await start('USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: 'Brand-New-1' })).toHaveProperty(
      'AuthenticationResult',
    )
  })

  it('forgets the wrong passwords before it', async () => {
    const { call, start, code } = await asked()
    for (let n = 0; n < 5; n++)
      await expect(start('USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: 'no' })).rejects.toThrow()
    await call('ConfirmForgotPassword', answer(code()))
    expect(await start('USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: 'Brand-New-1' })).toHaveProperty(
      'AuthenticationResult',
    )
  })

  it('keeps the code when the password does not please', async () => {
    const { call, code } = await asked()
    await expect(call('ConfirmForgotPassword', answer(code(), { Password: 'short' }))).rejects.toEqual(
      fault('InvalidPasswordException', 'Password did not conform with policy: Password not long enough'),
    )
    expect(await call('ConfirmForgotPassword', answer(code()))).toEqual({})
  })

  it('proves no other address than the one that the code was sent to', async () => {
    const { call, start, user, code } = await asked({
      users: [both],
      pool: recovery('verified_email', 'verified_phone_number') as object,
    })
    const { AuthenticationResult } = await start('USER_PASSWORD_AUTH', {
      USERNAME: 'ana',
      PASSWORD: password,
    })
    const reset = code()
    await call('UpdateUserAttributes', {
      AccessToken: AuthenticationResult?.AccessToken ?? '',
      UserAttributes: [{ Name: 'email', Value: 'victim@example.com' }],
    })
    await expect(call('ConfirmForgotPassword', answer(reset))).rejects.toEqual(fault('CodeMismatchException'))
    expect((await user())?.attributes).toMatchObject({ email_verified: 'false' })
  })

  it('proves no address that takes its place while the code is checked', async () => {
    const { patch, ports, user, code } = await asked(legacy)
    await patch({ attributes: { email_verified: 'false' } })
    const raise = async (exponent: bigint) => {
      await patch({ attributes: { email: 'victim@example.com', email_verified: 'false' } })
      return ports.srp.raise(exponent)
    }
    await perform(ConfirmForgotPassword.flow, answer(code()), { ...ports, srp: { ...ports.srp, raise } })
    expect((await user())?.attributes).toEqual(ana.attributes)
  })

  it.each([
    ['a wrong code', {}, answer('000000'), 'CodeMismatchException', /^Invalid verification code provided/],
    ['the code of another', {}, answer('000000', { Username: 'eve' }), 'ExpiredCodeException', undefined],
    ['nobody', legacy, answer('1', { Username: 'bob' }), 'UserNotFoundException', /combination not found/],
    [
      'an unknown client',
      {},
      answer('1', { ClientId: 'gone' }),
      'ResourceNotFoundException',
      'User pool client gone does not exist.',
    ],
    [
      'a client that guesses its secret',
      { secret: 'shhh' },
      answer('1', { SecretHash: 'guess' }),
      'NotAuthorizedException',
      `Unable to verify secret hash for client ${ClientId}`,
    ],
  ])('refuses %s', async (_, setting, input, code, message) => {
    const eve = { ...ana, username: 'eve', sub: 'sub-eve', attributes: {} }
    const { call } = await world({ users: [ana, eve], ...setting })
    if (!('secret' in setting)) await call('ForgotPassword', of())
    await expect(call('ConfirmForgotPassword', input)).rejects.toEqual(fault(code, message))
  })

  it('refuses a code after an hour', async () => {
    const { call, code, clock } = await asked()
    clock.at += 3_600_000
    await expect(call('ConfirmForgotPassword', answer(code()))).rejects.toEqual(fault('ExpiredCodeException'))
  })

  it('serves a disabled user nowhere', async () => {
    const { call, code, patch } = await asked(legacy)
    await patch({ enabled: false })
    await expect(call('ConfirmForgotPassword', answer(code()))).rejects.toEqual(
      fault('NotAuthorizedException', 'User is disabled.'),
    )
  })

  it.each([
    ['nobody', []],
    ['a disabled user', [{ ...ana, enabled: false }]],
    ['whom no code can reach', [{ ...ana, attributes: {} }]],
  ])('says of %s what it says of anybody, before a code was asked for and after', async (_, users) => {
    const hidden = await world({ users })
    const known = await world()
    for (const step of ['before', 'asked', 'late'] as const) {
      const [ours, theirs] = await Promise.all(
        [hidden, known].map(async ({ call, clock }) => {
          if (step === 'asked') await call('ForgotPassword', of())
          if (step === 'late') clock.at += 3_600_000
          return said(call('ConfirmForgotPassword', answer('000000')))
        }),
      )
      expect(ours).toEqual(theirs)
      expect(ours).toMatchObject({
        code: step === 'asked' ? 'CodeMismatchException' : 'ExpiredCodeException',
      })
    }
  })

  it('knows a hidden user by every name alike', async () => {
    const pool = { AliasAttributes: ['email'] } as const
    for (const users of [[ana], [{ ...ana, enabled: false }]]) {
      const { call } = await world({ pool, users })
      await call('ForgotPassword', of('ana@example.com'))
      for (const Username of ['ana', 'ana@example.com'])
        await expect(call('ConfirmForgotPassword', answer('000000', { Username }))).rejects.toEqual(
          fault('CodeMismatchException'),
        )
    }
  })

  it('counts its tries together with the codes that were asked for', async () => {
    const { call } = await asked()
    for (let n = 0; n < 19; n++)
      await expect(call('ConfirmForgotPassword', answer('guess'))).rejects.toThrow('try again')
    await expect(call('ConfirmForgotPassword', answer('guess'))).rejects.toEqual(
      fault('LimitExceededException', 'Attempt limit exceeded, please try after some time.'),
    )
    await expect(call('ForgotPassword', of())).rejects.toEqual(fault('LimitExceededException'))
  })
})

import { describe, expect, it } from 'vitest'
import type { Api } from '../../src/model/api.ts'
import { fault, world, type Script, type Seen, type Setting } from '../world.ts'

const UserPoolId = 'us-east-1_TestPool1'
const who = (Username = 'ana') => ({ UserPoolId, Username })
const day = 86_400_000
const keep: Script = (event) => event
const list = (attributes: Record<string, string>) =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
const byAlias = { AliasAttributes: ['email'] } as const
const own = { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' } } as const

describe('AdminCreateUser', () => {
  type Input = Api['AdminCreateUser']['input']
  const bob = { email: 'bob@example.com', phone_number: '+15551234567' }
  const wish = (more: Partial<Input> = {}): Input => ({
    UserPoolId,
    Username: 'bob',
    UserAttributes: list(bob),
    DesiredDeliveryMediums: ['EMAIL'],
    ...more,
  })

  it('makes a user with a temporary password, and tells the user how to come in', async () => {
    const { call, inbox, clock, user } = await world()
    const { User } = await call('AdminCreateUser', wish())
    expect(User).toEqual({
      Username: 'bob',
      Attributes: [{ Name: 'sub', Value: (await user('bob'))?.sub }, ...list(bob)],
      UserCreateDate: clock.at / 1000,
      UserLastModifiedDate: clock.at / 1000,
      Enabled: true,
      UserStatus: 'FORCE_CHANGE_PASSWORD',
    })
    expect(inbox).toMatchObject([
      { medium: 'EMAIL', to: bob.email, reason: 'AdminCreateUser', subject: 'Your temporary password' },
    ])
    expect(inbox[0]?.text).toBe(`Your username is bob and temporary password is ${inbox[0]?.code}.`)
  })

  it('lets the user in with that password, to choose another', async () => {
    const { call, start, answer, code, sources } = await world({ scripts: { PreTokenGeneration: keep } })
    await call('AdminCreateUser', wish())
    const asked = await start('USER_PASSWORD_AUTH', { USERNAME: 'bob', PASSWORD: code() })
    expect(asked.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    expect(await answer(asked, { USERNAME: 'bob', NEW_PASSWORD: 'Brand-New-1' })).toHaveProperty(
      'AuthenticationResult',
    )
    expect(sources()).toEqual(['TokenGeneration_NewPasswordChallenge'])
  })

  it('fires PreSignUp and CustomMessage, and no script confirms or verifies', async () => {
    const PreSignUp = (event: Seen) => ({
      ...event,
      response: { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: true },
    })
    const { call, seen, user } = await world({
      scripts: { PreSignUp, CustomMessage: keep, PostConfirmation: keep },
    })
    await call(
      'AdminCreateUser',
      wish({ ValidationData: [{ Name: 'by', Value: 'import' }], ClientMetadata: { from: 'office' } }),
    )
    expect(seen).toMatchObject([
      {
        triggerSource: 'PreSignUp_AdminCreateUser',
        callerContext: { clientId: 'CLIENT_ID_NOT_APPLICABLE' },
        request: {
          userAttributes: bob,
          validationData: { by: 'import' },
          clientMetadata: { from: 'office' },
        },
      },
      {
        triggerSource: 'CustomMessage_AdminCreateUser',
        request: {
          codeParameter: '{####}',
          usernameParameter: '{username}',
          clientMetadata: { from: 'office' },
          userAttributes: { 'cognito:user_status': 'FORCE_CHANGE_PASSWORD' },
        },
      },
    ])
    expect(await user('bob')).toMatchObject({ status: 'FORCE_CHANGE_PASSWORD', attributes: bob })
    expect((await user('bob'))?.attributes).not.toHaveProperty('email_verified')
  })

  it('keeps nobody whom PreSignUp refuses', async () => {
    const PreSignUp = () => {
      throw new Error('not here')
    }
    const { call, user, inbox } = await world({ scripts: { PreSignUp } })
    await expect(call('AdminCreateUser', wish())).rejects.toEqual(
      fault('UserLambdaValidationException', 'PreSignUp failed with error not here.'),
    )
    expect([await user('bob'), inbox]).toEqual([undefined, []])
  })

  it('keeps the user though CustomMessage fails', async () => {
    const CustomMessage = () => {
      throw new Error('no words')
    }
    const { call, user, inbox } = await world({ scripts: { CustomMessage } })
    await expect(call('AdminCreateUser', wish())).rejects.toEqual(
      fault('UserLambdaValidationException', 'CustomMessage failed with error no words.'),
    )
    expect(await user('bob')).toMatchObject({ status: 'FORCE_CHANGE_PASSWORD' })
    expect(inbox).toEqual([])
  })

  it.each([
    ['EMAIL', ['EMAIL'], [bob.email]],
    ['SMS', ['SMS'], [bob.phone_number]],
    ['both', ['EMAIL', 'SMS'], [bob.email, bob.phone_number]],
    ['nothing, which is SMS', undefined, [bob.phone_number]],
  ] as const)('sends to where it is asked to: %s', async (_, DesiredDeliveryMediums, to) => {
    const { call, inbox } = await world()
    await call('AdminCreateUser', wish({ DesiredDeliveryMediums } as Partial<Input>))
    expect(inbox.map((message) => message.to)).toEqual(to)
    expect(new Set(inbox.map(({ code }) => code)).size).toBe(1)
  })

  it('sends nothing where it is told to be silent, and asks no script for words', async () => {
    const { call, inbox, sources, start } = await world({ scripts: { PreSignUp: keep, CustomMessage: keep } })
    await call('AdminCreateUser', wish({ MessageAction: 'SUPPRESS', TemporaryPassword: 'Temp0rary-1' }))
    expect([inbox, sources()]).toEqual([[], ['PreSignUp_AdminCreateUser']])
    expect(await start('USER_PASSWORD_AUTH', { USERNAME: 'bob', PASSWORD: 'Temp0rary-1' })).toMatchObject({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
    })
  })

  it('words the invitation as the pool does', async () => {
    const InviteMessageTemplate = {
      EmailSubject: 'Hello',
      EmailMessage: '{username}, come in with {####}',
      SMSMessage: '{####} for {username}',
    }
    const { call, inbox } = await world({ pool: { AdminCreateUserConfig: { InviteMessageTemplate } } })
    await call(
      'AdminCreateUser',
      wish({ TemporaryPassword: 'Temp0rary-$&', DesiredDeliveryMediums: ['EMAIL', 'SMS'] }),
    )
    expect(inbox.map(({ subject, text }) => [subject, text])).toEqual([
      // A mail is HTML, and what somebody chose is no markup in it.
      ['Hello', 'bob, come in with Temp0rary-$&amp;'],
      [undefined, 'Temp0rary-$& for bob'],
    ])
  })

  it.each([
    ['is taken with room for the name and the password', 'Hi {username}: {####}', /^Hi bob: \S+$/],
    ['is not taken without room for the name', 'Hi: {####}', /^Your username is bob/],
    ['is not taken without room for the password', 'Hi {username}', /^Your username is bob/],
  ])('has the words of a script: they %s', async (_, emailMessage, text) => {
    const CustomMessage = (event: Seen) => ({ ...event, response: { emailMessage } })
    const { call, inbox } = await world({ scripts: { CustomMessage }, pool: own })
    await call('AdminCreateUser', wish())
    expect(inbox).toMatchObject([{ text: expect.stringMatching(text) }])
  })

  it('names people by their address, where that is the name', async () => {
    const { call, inbox, user } = await world({ pool: { UsernameAttributes: ['email'] }, users: [] })
    const { User } = await call(
      'AdminCreateUser',
      wish({ Username: 'bob@example.com', UserAttributes: [], TemporaryPassword: 'Temp0rary-1' }),
    )
    expect(inbox[0]?.text).toBe('Your username is bob@example.com and temporary password is Temp0rary-1.')
    expect(await user(User?.Username)).toMatchObject({
      sub: User?.Username,
      attributes: { email: bob.email },
    })
  })

  it.each([
    ['seven days', {}, 7],
    ["the pool's own", { Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 2 } } }, 2],
    ['what was called so before', { AdminCreateUserConfig: { UnusedAccountValidityDays: 3 } }, 3],
    ['seven, where zero is said', { Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 0 } } }, 7],
  ])('has the password count for days: %s', async (_, pool, days) => {
    const { call, start, clock } = await world({ pool })
    await call('AdminCreateUser', wish({ TemporaryPassword: 'Temp0rary-1' }))
    const given = { USERNAME: 'bob', PASSWORD: 'Temp0rary-1' }
    clock.at += days * day - 1
    expect(await start('USER_PASSWORD_AUTH', given)).toHaveProperty('ChallengeName')
    clock.at += 1
    await expect(start('USER_PASSWORD_AUTH', given)).rejects.toEqual(
      fault(
        'NotAuthorizedException',
        'Temporary password has expired and must be reset by an administrator.',
      ),
    )
  })

  it('invites once more, with another password that lasts as long again', async () => {
    const { call, start, clock, code, inbox, sources } = await world({
      scripts: { PreSignUp: keep, CustomMessage: keep },
    })
    await call('AdminCreateUser', wish())
    const first = code()
    clock.at += 8 * day
    const { User } = await call('AdminCreateUser', wish({ MessageAction: 'RESEND' }))
    expect(User).toMatchObject({ Username: 'bob', UserStatus: 'FORCE_CHANGE_PASSWORD' })
    expect(sources()).toEqual([
      'PreSignUp_AdminCreateUser',
      'CustomMessage_AdminCreateUser',
      'CustomMessage_AdminCreateUser',
    ])
    expect([inbox.length, code() === first]).toEqual([2, false])
    expect(await start('USER_PASSWORD_AUTH', { USERNAME: 'bob', PASSWORD: code() })).toMatchObject({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
    })
  })

  it('moves an alias only where it is told to', async () => {
    const taken = list({ email: 'ana@example.com', email_verified: 'true' })
    const { call, user } = await world({ pool: byAlias })
    await expect(call('AdminCreateUser', wish({ UserAttributes: taken }))).rejects.toEqual(
      fault('UsernameExistsException', 'An account with the given email already exists.'),
    )
    expect(await user('bob')).toBeUndefined()
    await call('AdminCreateUser', wish({ UserAttributes: taken, ForceAliasCreation: true }))
    expect((await user('ana'))?.attributes).toMatchObject({ email_verified: 'false' })
    expect(await call('AdminGetUser', who('ana@example.com'))).toMatchObject({ Username: 'bob' })
  })

  it('makes a user without what people are asked for at sign-up', async () => {
    const { call } = await world({ pool: { Schema: [{ Name: 'given_name', Required: true }] } })
    expect(await call('AdminCreateUser', wish())).toHaveProperty('User')
  })

  it.each([
    [
      'a name that is taken',
      {},
      { Username: 'ana' },
      'UsernameExistsException',
      'User account already exists',
    ],
    [
      'a password that the pool does not take',
      {},
      { TemporaryPassword: 'short1-' },
      'InvalidPasswordException',
      'Password did not conform with policy: Password not long enough',
    ],
    [
      'an attribute that nobody declared',
      {},
      { UserAttributes: [{ Name: 'custom:x', Value: '1' }] },
      'InvalidParameterException',
      /Attribute does not exist in the schema\.$/,
    ],
    [
      "a sub of one's own making",
      {},
      { UserAttributes: [{ Name: 'sub', Value: 'mine' }] },
      'InvalidParameterException',
      'user.sub: Attribute cannot be updated.',
    ],
    [
      'a name that looks like an alias',
      { pool: byAlias },
      { Username: 'bob@example.com' },
      'InvalidParameterException',
      /^Username cannot be of email format/,
    ],
    [
      'to invite nobody again',
      {},
      { MessageAction: 'RESEND' },
      'UserNotFoundException',
      'User does not exist.',
    ],
    [
      'to invite again who has come',
      {},
      { Username: 'ana', MessageAction: 'RESEND' },
      'UnsupportedUserStateException',
      undefined,
    ],
    [
      'a pool that is not there',
      {},
      { UserPoolId: 'us-east-1_Nowhere00' },
      'ResourceNotFoundException',
      'User pool us-east-1_Nowhere00 does not exist.',
    ],
  ] as const)('refuses %s', async (_, setting, more, code, message) => {
    const { call, inbox } = await world(setting as Setting)
    await expect(call('AdminCreateUser', wish(more as Partial<Input>))).rejects.toEqual(fault(code, message))
    expect(inbox).toEqual([])
  })
})

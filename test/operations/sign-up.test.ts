import { describe, expect, it } from 'vitest'
import { fault, says, world, type Seen } from '../world.ts'

const wish = (more: object = {}) => ({
  ClientId: 'webclient000000000000000aa',
  Username: 'bob',
  Password: 'Good-Enough-1',
  UserAttributes: [{ Name: 'email', Value: 'bob@example.com' }],
  ...more,
})
const keep = (event: object) => event
const byEmail = { UsernameAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false } } as const
const byAlias = { AliasAttributes: ['email'] } as const

describe('SignUp', () => {
  it('keeps an unconfirmed user and sends a code', async () => {
    const { call, user, inbox } = await world()
    const said = await call('SignUp', wish())
    expect(said).toMatchObject({
      UserConfirmed: false,
      CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'b***@e***' },
    })
    expect(await user('bob')).toMatchObject({ status: 'UNCONFIRMED', sub: said.UserSub })
    expect(inbox).toMatchObject([
      { to: 'bob@example.com', reason: 'SignUp', subject: 'Your verification code' },
    ])
    expect(inbox[0]?.text).toBe(`Your confirmation code is ${inbox[0]?.code}`)
    expect(inbox[0]?.code).toMatch(/^\d{6}$/)
  })

  it.each([
    ['not verified', {}, 'false'],
    ['verified, where a script says so', { autoVerifyEmail: true }, 'true'],
  ])('marks a new address as %s', async (_, response, verified) => {
    const { call, user } = await world({ scripts: { PreSignUp: (event) => ({ ...event, response }) } })
    const phone = { Name: 'phone_number', Value: '+15555550123' }
    await call('SignUp', wish({ UserAttributes: [{ Name: 'email', Value: 'bob@example.com' }, phone] }))
    expect((await user('bob'))?.attributes).toEqual({
      email: 'bob@example.com',
      email_verified: verified,
      phone_number: phone.Value,
      phone_number_verified: 'false',
    })
  })

  it('marks no address that is not there', async () => {
    const { call, user } = await world()
    await call('SignUp', wish({ UserAttributes: [] }))
    expect((await user('bob'))?.attributes).toEqual({})
  })

  it('fires PreSignUp with what was submitted, then CustomMessage', async () => {
    const { call, seen, client } = await world({
      scripts: { PreSignUp: keep, CustomMessage: keep, PostConfirmation: keep },
    })
    await call(
      'SignUp',
      wish({ ValidationData: [{ Name: 'captcha', Value: 'x' }], ClientMetadata: { from: 'ad' } }),
    )
    expect(seen).toMatchObject([
      {
        version: '1',
        triggerSource: 'PreSignUp_SignUp',
        userName: 'bob',
        callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: client.id },
        request: {
          userAttributes: { email: 'bob@example.com' },
          validationData: { captcha: 'x' },
          clientMetadata: { from: 'ad' },
        },
        response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
      },
      {
        triggerSource: 'CustomMessage_SignUp',
        request: { codeParameter: '{####}', usernameParameter: null, clientMetadata: { from: 'ad' } },
      },
    ])
    expect(seen[0]?.request['userAttributes']).toEqual({ email: 'bob@example.com' })
    expect(seen[1]?.request['userAttributes']).toMatchObject({ 'cognito:user_status': 'UNCONFIRMED' })
  })

  it('confirms at once whom a script confirms, and tells PostConfirmation', async () => {
    const PreSignUp = (event: Seen) => {
      Object.assign(event.response, { autoConfirmUser: true, autoVerifyEmail: true })
      return event
    }
    const { call, user, inbox, sources } = await world({ scripts: { PreSignUp, PostConfirmation: keep } })
    expect(await call('SignUp', wish())).toMatchObject({ UserConfirmed: true })
    expect(await user('bob')).toMatchObject({ status: 'CONFIRMED', attributes: { email_verified: 'true' } })
    expect([inbox, sources()]).toEqual([[], ['PreSignUp_SignUp', 'PostConfirmation_ConfirmSignUp']])
  })

  it('verifies an address for a script, and leaves the rest to the user', async () => {
    const PreSignUp = (event: Seen) => ({ ...event, response: { autoVerifyEmail: true } })
    const { call, user, inbox } = await world({ scripts: { PreSignUp } })
    expect(await call('SignUp', wish())).toMatchObject({ UserConfirmed: false })
    expect(await user('bob')).toMatchObject({ status: 'UNCONFIRMED', attributes: { email_verified: 'true' } })
    expect(inbox).toHaveLength(1)
  })

  it('moves an alias to whom a script verifies', async () => {
    const PreSignUp = (event: Seen) => ({
      ...event,
      response: { autoConfirmUser: true, autoVerifyEmail: true },
    })
    const { call, user } = await world({ scripts: { PreSignUp }, pool: byAlias })
    await call('SignUp', wish({ UserAttributes: [{ Name: 'email', Value: 'ana@example.com' }] }))
    expect((await user('ana'))?.attributes).toMatchObject({ email_verified: 'false' })
    expect((await user('bob'))?.attributes).toMatchObject({ email_verified: 'true' })
  })

  it.each(['autoVerifyEmail', 'autoVerifyPhone'])(
    'lets no script verify what is not there: %s',
    async (what) => {
      const PreSignUp = (event: Seen) => ({ ...event, response: { [what]: true } })
      const { call, user } = await world({ scripts: { PreSignUp } })
      await expect(call('SignUp', wish({ UserAttributes: [] }))).rejects.toEqual(
        fault('InvalidLambdaResponseException', /^PreSignUp cannot verify/),
      )
      expect(await user('bob')).toBeUndefined()
    },
  )

  it.each([
    [
      'a script that refuses',
      {
        PreSignUp: () => {
          throw new Error('not you')
        },
      },
      'UserLambdaValidationException',
      'PreSignUp failed with error not you.',
    ],
    [
      'a script that gives nothing back',
      { PreSignUp: () => undefined },
      'InvalidLambdaResponseException',
      'Unrecognizable lambda output',
    ],
    [
      'a script that gives back text',
      { PreSignUp: () => 'ok' },
      'InvalidLambdaResponseException',
      'Unrecognizable lambda output',
    ],
    [
      'a script that answers with words',
      { PreSignUp: (event: Seen) => ({ ...event, response: { autoConfirmUser: 'yes' } }) },
      'InvalidLambdaResponseException',
      'Invalid lambda function output : Invalid JSON',
    ],
  ])('keeps nobody after %s', async (_, scripts, code, message) => {
    const { call, user } = await world({ scripts })
    await expect(call('SignUp', wish())).rejects.toEqual(fault(code, message))
    expect(await user('bob')).toBeUndefined()
  })

  it('answers ResourceNotFoundException for a hook whose function is not here', async () => {
    const { call } = await world({
      pool: { LambdaConfig: { PreSignUp: 'arn:aws:lambda:us-east-1:1:function:gone' } },
    })
    await expect(call('SignUp', wish())).rejects.toEqual(
      fault(
        'UnexpectedLambdaException',
        'PreSignUp invocation failed due to error ResourceNotFoundException.',
      ),
    )
  })

  it('keeps the user though CustomMessage fails', async () => {
    const { call, user } = await world({
      scripts: {
        CustomMessage: () => {
          throw new Error('no words')
        },
      },
    })
    await expect(call('SignUp', wish())).rejects.toEqual(
      fault('UserLambdaValidationException', 'CustomMessage failed with error no words.'),
    )
    expect(await user('bob')).toMatchObject({ status: 'UNCONFIRMED' })
  })

  it('words the message as a script says, if the script may and leaves room for the code', async () => {
    const CustomMessage = (event: Seen) => {
      Object.assign(event.response, { emailMessage: 'Hi, {####}!', emailSubject: 'Hello' })
      return event
    }
    const own = { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' } } as const
    const { call, inbox } = await world({ scripts: { CustomMessage }, pool: own })
    await call('SignUp', wish())
    expect(inbox[0]).toMatchObject({ subject: 'Hello', text: `Hi, ${inbox[0]?.code}!` })
    const { call: other } = await world({ scripts: { CustomMessage } })
    await expect(other('SignUp', wish())).rejects.toEqual(fault('InvalidLambdaResponseException'))
  })

  it('makes one user of two who race for one name', async () => {
    const { call } = await world({
      scripts: { PreSignUp: async (event) => (await new Promise((go) => setTimeout(go, 1)), event) },
    })
    const both = await Promise.allSettled([call('SignUp', wish()), call('SignUp', wish())])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'UsernameExistsException', message: 'User already exists' },
    })
  })

  it.each([
    ['a name that is taken', {}, { Username: 'ana' }, 'UsernameExistsException', 'User already exists'],
    [
      'a password that is too short',
      {},
      { Password: 'Sh0rt-!' },
      'InvalidPasswordException',
      'Password did not conform with policy: Password not long enough',
    ],
    [
      'a password without capitals',
      {},
      { Password: 'good-enough-1' },
      'InvalidPasswordException',
      'Password did not conform with policy: Password must have uppercase characters',
    ],
    [
      'a password without digits',
      {},
      { Password: 'Good-Enough-!' },
      'InvalidPasswordException',
      'Password did not conform with policy: Password must have numeric characters',
    ],
    [
      'a password without symbols',
      {},
      { Password: 'GoodEnough1' },
      'InvalidPasswordException',
      'Password did not conform with policy: Password must have symbol characters',
    ],
    [
      'an attribute that nobody declared',
      {},
      { UserAttributes: [{ Name: 'custom:x', Value: '1' }] },
      'InvalidParameterException',
      'Attributes did not conform to the schema: custom:x: Attribute does not exist in the schema.',
    ],
    [
      'an address that is none',
      {},
      { UserAttributes: [{ Name: 'email', Value: 'bob' }] },
      'InvalidParameterException',
      'Invalid email address format.',
    ],
    [
      'a number that is none',
      {},
      { UserAttributes: [{ Name: 'phone_number', Value: '12' }] },
      'InvalidParameterException',
      'Invalid phone number format.',
    ],
    [
      'an attribute a client may not write',
      {},
      { UserAttributes: [{ Name: 'email_verified', Value: 'true' }] },
      'NotAuthorizedException',
      'A client attempted to write unauthorized attribute',
    ],
    [
      'a missing attribute',
      { pool: { Schema: [{ Name: 'given_name', Required: true }] } },
      {},
      'InvalidParameterException',
      'Attributes did not conform to the schema: given_name: The attribute given_name is required',
    ],
    [
      'everybody, where sign-up is closed',
      { pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } } },
      {},
      'NotAuthorizedException',
      'SignUp is not permitted for this user pool',
    ],
    [
      'a name that is no address',
      { pool: byEmail },
      {},
      'InvalidParameterException',
      'Username should be an email.',
    ],
    [
      'a preferred name before the account is confirmed',
      { pool: { AliasAttributes: ['preferred_username'] } },
      { UserAttributes: [{ Name: 'preferred_username', Value: 'bobby' }] },
      'InvalidParameterException',
      'preferred_username cannot be provided before the account is confirmed.',
    ],
    [
      'a name that looks like an alias',
      { pool: byAlias },
      { Username: 'bob@example.com' },
      'InvalidParameterException',
      'Username cannot be of email format, since user pool is configured for email alias.',
    ],
    [
      'a client that keeps its secret to itself',
      { secret: 'shhh' },
      {},
      'NotAuthorizedException',
      'Client webclient000000000000000aa is configured for secret but secret was not received',
    ],
    [
      'a client that guesses its secret',
      { secret: 'shhh' },
      { SecretHash: 'guess' },
      'NotAuthorizedException',
      'Unable to verify secret hash for client webclient000000000000000aa',
    ],
    [
      'an unknown client',
      {},
      { ClientId: 'nobody' },
      'ResourceNotFoundException',
      'User pool client nobody does not exist.',
    ],
  ])('refuses %s', async (_, setting, more, code, message) => {
    const { call } = await world(setting as object)
    await expect(call('SignUp', wish(more))).rejects.toEqual(fault(code, message))
  })

  it('keeps the sub as the name where e-mail is the user name, and finds it in any case', async () => {
    const { call, start, user, code } = await world({ pool: byEmail, users: [] })
    const { UserSub } = await call('SignUp', wish({ Username: 'Bob@example.com', UserAttributes: [] }))
    expect(await user(UserSub)).toMatchObject({ username: UserSub, attributes: { email: 'Bob@example.com' } })
    await expect(call('SignUp', wish({ Username: 'BOB@example.com', UserAttributes: [] }))).rejects.toEqual(
      fault('UsernameExistsException', 'An account with the given email already exists.'),
    )
    await call('ConfirmSignUp', {
      ClientId: wish().ClientId,
      Username: 'bob@EXAMPLE.com',
      ConfirmationCode: code(),
    })
    const { AuthenticationResult } = await start('USER_PASSWORD_AUTH', {
      USERNAME: 'bob@example.com',
      PASSWORD: 'Good-Enough-1',
    })
    expect(says(AuthenticationResult?.IdToken)).toMatchObject({
      'cognito:username': UserSub,
      sub: UserSub,
      email_verified: true,
    })
  })
})

describe('ConfirmSignUp', () => {
  const confirm = (ConfirmationCode: string, more: object = {}) => ({
    ClientId: wish().ClientId,
    Username: 'bob',
    ConfirmationCode,
    ...more,
  })

  it('confirms the account, verifies the address and spends the code', async () => {
    const { call, user, code, store, pool } = await world()
    await call('SignUp', wish())
    expect(await call('ConfirmSignUp', confirm(code()))).toEqual({})
    expect(await user('bob')).toMatchObject({ status: 'CONFIRMED', attributes: { email_verified: 'true' } })
    expect(await store.code(pool.id, 'bob', 'sign-up')).toBeUndefined()
    await expect(call('ConfirmSignUp', confirm(code()))).rejects.toEqual(
      fault('NotAuthorizedException', 'User cannot be confirmed. Current status is CONFIRMED'),
    )
  })

  it('keeps the account confirmed though PostConfirmation fails', async () => {
    const { call, user, code } = await world({
      scripts: {
        PostConfirmation: () => {
          throw new Error('oops')
        },
      },
    })
    await call('SignUp', wish())
    await expect(call('ConfirmSignUp', confirm(code()))).rejects.toEqual(
      fault('UserLambdaValidationException', 'PostConfirmation failed with error oops.'),
    )
    expect(await user('bob')).toMatchObject({ status: 'CONFIRMED' })
  })

  it('refuses a wrong code, a stale one, and one of nobody', async () => {
    const { call, clock, code } = await world()
    await call('SignUp', wish())
    await expect(call('ConfirmSignUp', confirm('not-it'))).rejects.toEqual(
      fault('CodeMismatchException', 'Invalid verification code provided, please try again.'),
    )
    await expect(call('ConfirmSignUp', confirm('000000', { Username: 'nobody' }))).rejects.toEqual(
      fault('ExpiredCodeException'),
    )
    clock.at += 24 * 3_600_000
    await expect(call('ConfirmSignUp', confirm(code()))).rejects.toEqual(
      fault('ExpiredCodeException', 'Invalid code provided, please request a code again.'),
    )
  })

  it('lets nobody guess for long', async () => {
    const { call } = await world()
    await call('SignUp', wish())
    for (let n = 0; n < 15; n++)
      await expect(call('ConfirmSignUp', confirm('guess'))).rejects.toThrow('try again')
    await expect(call('ConfirmSignUp', confirm('guess'))).rejects.toEqual(
      fault('LimitExceededException', 'Attempt limit exceeded, please try after some time.'),
    )
  })

  it('gives an alias to one account, unless the caller has it moved', async () => {
    const { call, code, user, start } = await world({ pool: byAlias })
    await call('SignUp', wish({ UserAttributes: [{ Name: 'email', Value: 'ana@example.com' }] }))
    await expect(call('ConfirmSignUp', confirm(code()))).rejects.toEqual(
      fault('AliasExistsException', 'An account with the email already exists.'),
    )
    await call('ConfirmSignUp', confirm(code(), { ForceAliasCreation: true }))
    expect((await user('ana'))?.attributes).toMatchObject({ email_verified: 'false' })
    const { AuthenticationResult } = await start('USER_PASSWORD_AUTH', {
      USERNAME: 'ana@example.com',
      PASSWORD: 'Good-Enough-1',
    })
    expect(says(AuthenticationResult?.IdToken)).toMatchObject({ 'cognito:username': 'bob' })
  })
})

describe('ResendConfirmationCode', () => {
  const of = (Username: string) => ({ ClientId: wish().ClientId, Username })

  it('sends another code, and the first no longer counts', async () => {
    const { call, code } = await world()
    await call('SignUp', wish())
    const first = code()
    expect(await call('ResendConfirmationCode', of('bob'))).toMatchObject({
      CodeDeliveryDetails: { DeliveryMedium: 'EMAIL' },
    })
    expect(code()).not.toBe(first)
    await expect(call('ConfirmSignUp', { ...of('bob'), ConfirmationCode: first })).rejects.toEqual(
      fault('CodeMismatchException'),
    )
    expect(await call('ConfirmSignUp', { ...of('bob'), ConfirmationCode: code() })).toEqual({})
  })

  it('pretends to send one to nobody, and refuses who needs none', async () => {
    const { call, inbox } = await world()
    expect(await call('ResendConfirmationCode', of('nobody'))).toHaveProperty(
      'CodeDeliveryDetails.Destination',
    )
    expect(inbox).toEqual([])
    await expect(call('ResendConfirmationCode', of('ana'))).rejects.toEqual(
      fault('InvalidParameterException', 'User is already confirmed.'),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { ana, fault, password, says, world, type Setting } from '../world.ts'

const keep = (event: object) => event
const list = (attributes: Record<string, string>) =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
const eve = { ...ana, username: 'eve', sub: 'sub-of-eve', attributes: { given_name: 'Eve' } }

describe('GetUser', () => {
  it('says who is signed in', async () => {
    const { call, signIn } = await world()
    const { AccessToken } = await signIn()
    expect(await call('GetUser', { AccessToken })).toEqual({
      Username: 'ana',
      UserAttributes: list({ sub: ana.sub, email: 'ana@example.com', email_verified: 'true' }),
    })
  })

  it.each([
    ['all but what is for administrators, where it names none', {}, ['sub', 'given_name', 'email']],
    ['its own, and always the sub', { ReadAttributes: ['given_name'] }, ['sub', 'given_name']],
    [
      'what is for administrators, where it names it',
      { ReadAttributes: ['dev:custom:risk'] },
      ['sub', 'dev:custom:risk'],
    ],
  ])('shows a client %s', async (_, client, names) => {
    const attributes = { given_name: 'Ana', 'dev:custom:risk': 'low', email: 'ana@example.com' }
    const { call, signIn } = await world({ client, users: [{ ...ana, attributes }] })
    const { AccessToken, IdToken } = await signIn()
    const { UserAttributes } = await call('GetUser', { AccessToken })
    expect(UserAttributes?.map(({ Name }) => Name)).toEqual(names)
    expect(
      Object.keys(says(IdToken))
        .filter((name) => name === 'sub' || name in attributes)
        .sort(),
    ).toEqual(names.sort())
  })
})

describe('an access token', () => {
  type World = Awaited<ReturnType<typeof world>>
  type Forge = (made: World, real: string) => string | Promise<string>
  const signed =
    (more: object, pool?: string): Forge =>
    ({ ports, pool: own }, real) =>
      ports.signer.sign(pool ?? own.id, 'access', { ...says(real), ...more })
  const altered =
    (change: (parts: string[]) => string[]): Forge =>
    (_, real) =>
      change(real.split('.')).join('.')
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

  it.each<[string, Forge, string]>([
    ['nonsense', () => 'nonsense', 'Invalid Access Token'],
    ['nonsense in three parts', () => 'a.b.c', 'Invalid Access Token'],
    ['an ID token', async ({ signIn }) => (await signIn()).IdToken, 'Invalid Access Token'],
    ["an ID token's claims under the access key", signed({ token_use: 'id' }), 'Invalid Access Token'],
    ["one that another pool's key has signed", signed({}, 'us-east-1_Other0001'), 'Invalid Access Token'],
    [
      'one of another pool',
      signed({ iss: 'http://localhost:9340/us-east-1_Other0001' }, 'us-east-1_Other0001'),
      'Invalid Access Token',
    ],
    [
      'one of the same pool elsewhere',
      signed({ iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_TestPool1' }),
      'Invalid Access Token',
    ],
    [
      'one that names another user',
      altered(([header = '', body = '', signature = '']) => [
        header,
        encoded({ ...says(`.${body}`), username: 'eve' }),
        signature,
      ]),
      'Invalid Access Token',
    ],
    [
      'one without a signature',
      altered(([header = '', body = '']) => [header, body, '']),
      'Invalid Access Token',
    ],
    [
      'one that says it needs no signature',
      altered(([, body = '']) => [encoded({ alg: 'none' }), body, '']),
      'Invalid Access Token',
    ],
    ['one of a client that is gone', signed({ client_id: 'gone' }), 'Invalid Access Token'],
    ['one of somebody else of that name', signed({ sub: 'another' }), 'Invalid Access Token'],
    ['one that never ends', signed({ exp: undefined }), 'Access Token has expired'],
    ['one for other things', signed({ scope: 'openid email' }), 'Access Token does not have required scopes'],
    ['one for nothing', signed({ scope: undefined }), 'Access Token does not have required scopes'],
  ])('is refused: %s', async (_, forge, message) => {
    const made = await world({ users: [ana, eve] })
    const { AccessToken } = await made.signIn()
    await expect(made.call('GetUser', { AccessToken: await forge(made, AccessToken) })).rejects.toEqual(
      fault('NotAuthorizedException', message),
    )
    expect(await made.call('GetUser', { AccessToken })).toHaveProperty('Username', 'ana')
  })

  it('ends with its time', async () => {
    const { call, signIn, clock } = await world()
    const { AccessToken } = await signIn()
    clock.at += 3_599_999
    expect(await call('GetUser', { AccessToken })).toHaveProperty('Username')
    clock.at += 1
    await expect(call('GetUser', { AccessToken })).rejects.toEqual(
      fault('NotAuthorizedException', 'Access Token has expired'),
    )
  })

  it.each<[string, (made: World, RefreshToken: string) => Promise<unknown>, string]>([
    [
      'was taken back with its refresh token',
      ({ call, client }, Token) => call('RevokeToken', { Token, ClientId: client.id }),
      'Access Token has been revoked',
    ],
    ['belongs to a disabled user', ({ patch }) => patch({ enabled: false }), 'User is disabled.'],
    [
      'belongs to a user who is gone',
      ({ call, pool }) => call('AdminDeleteUser', { UserPoolId: pool.id, Username: 'ana' }),
      'Access Token has been revoked',
    ],
  ])('no longer counts when it %s', async (_, change, message) => {
    const made = await world()
    const { AccessToken, RefreshToken } = await made.signIn()
    await change(made, RefreshToken)
    await expect(made.call('GetUser', { AccessToken })).rejects.toEqual(
      fault('NotAuthorizedException', message),
    )
  })

  it('is of nobody once its user is gone, where tokens cannot be revoked either', async () => {
    const { call, signIn, pool } = await world({ client: { EnableTokenRevocation: false } })
    const { AccessToken } = await signIn()
    await call('AdminDeleteUser', { UserPoolId: pool.id, Username: 'ana' })
    await expect(call('GetUser', { AccessToken })).rejects.toEqual(
      fault('NotAuthorizedException', 'Invalid Access Token'),
    )
  })
})

describe('UpdateUserAttributes', () => {
  const Schema: NonNullable<Setting['pool']>['Schema'] = [
    { Name: 'given_name', Required: true, Mutable: true },
    { Name: 'tenant', AttributeDataType: 'String', Mutable: false },
    {
      Name: 'age',
      AttributeDataType: 'Number',
      Mutable: true,
      NumberAttributeConstraints: { MinValue: '0', MaxValue: '150' },
    },
    { Name: 'member', AttributeDataType: 'Boolean', Mutable: true },
    { Name: 'risk', AttributeDataType: 'String', Mutable: true, DeveloperOnlyAttribute: true },
  ]
  const attributes = { ...ana.attributes, given_name: 'Ana', 'custom:tenant': 't1', birthdate: '1990-01-02' }
  const open = async (setting: Setting = {}) => {
    const made = await world({
      users: [{ ...ana, attributes }],
      ...setting,
      pool: { Schema, ...setting.pool },
    })
    const { AccessToken } = await made.signIn()
    const update = (changes: Record<string, string>, more: object = {}) =>
      made.call('UpdateUserAttributes', { AccessToken, UserAttributes: list(changes), ...more })
    return { ...made, AccessToken, update }
  }

  it('changes what it names and leaves the rest', async () => {
    const { update, user, clock, inbox } = await open()
    clock.at += 5000
    expect(await update({ given_name: 'Anna', 'custom:age': '36', 'custom:member': 'true' })).toEqual({})
    expect(await user()).toMatchObject({
      attributes: { ...attributes, given_name: 'Anna', 'custom:age': '36', 'custom:member': 'true' },
      modifiedAt: clock.at,
    })
    expect(inbox).toEqual([])
  })

  it('takes away what is made empty, whatever its form', async () => {
    const { update, user } = await open()
    await update({ 'custom:age': '36' })
    await update({ birthdate: '', 'custom:age': '', email: '' })
    expect((await user())?.attributes).toEqual({ given_name: 'Ana', 'custom:tenant': 't1' })
  })

  it('asks a new address to prove itself', async () => {
    const { update, user, inbox, sources, seen } = await open({ scripts: { CustomMessage: keep } })
    expect(await update({ email: 'new@example.com' }, { ClientMetadata: { from: 'app' } })).toEqual({
      CodeDeliveryDetailsList: [
        { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@e***' },
      ],
    })
    expect((await user())?.attributes).toMatchObject({ email: 'new@example.com', email_verified: 'false' })
    expect(inbox).toMatchObject([{ to: 'new@example.com', reason: 'UpdateUserAttribute' }])
    expect(sources()).toEqual(['CustomMessage_UpdateUserAttribute'])
    expect(seen[0]?.request).toMatchObject({
      clientMetadata: { from: 'app' },
      userAttributes: { email: 'new@example.com', email_verified: 'false' },
    })
  })

  it.each([
    ['an address that is as it was', { email: 'ana@example.com' }, {}, 'true'],
    ['what the pool does not verify', { email: 'new@example.com' }, { AutoVerifiedAttributes: [] }, 'false'],
  ])('sends no code for %s', async (_, changes, pool, email_verified) => {
    const { update, inbox, user } = await open({ pool })
    expect(await update(changes)).toEqual({})
    expect(inbox).toEqual([])
    expect((await user())?.attributes).toMatchObject({ email_verified })
  })

  it('sends a code to each of two new addresses', async () => {
    const { update, inbox } = await open({ pool: { AutoVerifiedAttributes: ['email', 'phone_number'] } })
    await update({ email: 'new@example.com', phone_number: '+15551234567' })
    expect(inbox.map(({ to }) => to)).toEqual(['new@example.com', '+15551234567'])
    expect(new Set(inbox.map(({ code }) => code)).size).toBe(2)
  })

  it('keeps the change though CustomMessage fails', async () => {
    const CustomMessage = () => {
      throw new Error('no words')
    }
    const { update, user, inbox } = await open({ scripts: { CustomMessage } })
    await expect(update({ email: 'new@example.com' })).rejects.toEqual(
      fault('UserLambdaValidationException', 'CustomMessage failed with error no words.'),
    )
    expect((await user())?.attributes).toMatchObject({ email: 'new@example.com' })
    expect(inbox).toEqual([])
  })

  it.each([
    ['whether an address is verified', { email_verified: 'true' }],
    ['the sub', { sub: 'me' }],
    ['what is for administrators', { 'dev:custom:risk': 'low' }],
  ])('lets no client write %s', async (_, changes) => {
    const { update } = await open()
    await expect(update(changes)).rejects.toEqual(
      fault('NotAuthorizedException', 'A client attempted to write unauthorized attribute'),
    )
  })

  it('lets a client write what it names, and nothing else', async () => {
    const { update } = await open({ client: { WriteAttributes: ['given_name', 'email_verified'] } })
    expect(await update({ given_name: 'Anna' })).toEqual({})
    for (const changes of [{ email: 'new@example.com' }, { email_verified: 'true' }])
      await expect(update(changes as Record<string, string>)).rejects.toEqual(
        fault('NotAuthorizedException', 'A client attempted to write unauthorized attribute'),
      )
  })

  const schema = 'Attributes did not conform to the schema: '
  it.each([
    [
      'what may be said once only',
      { 'custom:tenant': 't2' },
      'user.custom:tenant: Attribute cannot be updated.',
    ],
    ['taking that away', { 'custom:tenant': '' }, 'user.custom:tenant: Attribute cannot be updated.'],
    [
      'taking away what everybody needs',
      { given_name: '' },
      `${schema}given_name: The attribute given_name is required`,
    ],
    [
      'what nobody declared',
      { 'custom:x': '1' },
      `${schema}custom:x: Attribute does not exist in the schema.`,
    ],
    [
      'taking away what nobody declared',
      { 'custom:x': '' },
      `${schema}custom:x: Attribute does not exist in the schema.`,
    ],
    [
      'a number that is none',
      { 'custom:age': 'old' },
      `${schema}custom:age: Attribute value must be a number`,
    ],
    ['a number too small', { 'custom:age': '-1' }, `${schema}custom:age: Number must be no smaller than 0`],
    ['a number too large', { 'custom:age': '151' }, `${schema}custom:age: Number must be no larger than 150`],
    [
      'a truth that is none',
      { 'custom:member': 'maybe' },
      `${schema}custom:member: Attribute value must be true or false`,
    ],
    [
      'a text too short',
      { birthdate: '1990' },
      `${schema}birthdate: String must be at least 10 characters long`,
    ],
    [
      'a text too long',
      { birthdate: '1990-01-023' },
      `${schema}birthdate: String must be no longer than 10 characters`,
    ],
    [
      'what is more bytes than may be, though fewer letters',
      { given_name: 'ä'.repeat(1025) },
      `${schema}given_name: Value must be no longer than 2048 bytes`,
    ],
    ['an address that is none', { email: 'ana' }, 'Invalid email address format.'],
    ['a number nobody can call', { phone_number: '555' }, 'Invalid phone number format.'],
  ])('refuses %s, and changes nothing', async (_, changes, message) => {
    const { update, user } = await open()
    await expect(update({ 'custom:member': 'true', ...changes } as Record<string, string>)).rejects.toEqual(
      fault('InvalidParameterException', message),
    )
    expect((await user())?.attributes).toEqual(attributes)
  })

  it('takes for the first time what may be said once only', async () => {
    const { update, user } = await open({ users: [{ ...ana, attributes: ana.attributes }] })
    await update({ 'custom:tenant': 't9' })
    expect((await user())?.attributes).toMatchObject({ 'custom:tenant': 't9' })
  })

  describe('with aliases', () => {
    const pool = { AliasAttributes: ['email', 'preferred_username'] } as const
    const by = (USERNAME: string) => ({ USERNAME, PASSWORD: password })

    it('takes the alias from an address that is left, and gives none before the new one is verified', async () => {
      const { update, start } = await open({ pool })
      expect(await start('USER_PASSWORD_AUTH', by('ana@example.com'))).toHaveProperty('AuthenticationResult')
      await update({ email: 'new@example.com' })
      for (const name of ['ana@example.com', 'new@example.com'])
        await expect(start('USER_PASSWORD_AUTH', by(name))).rejects.toThrow('Incorrect')
      expect(await start('USER_PASSWORD_AUTH', by('ana'))).toHaveProperty('AuthenticationResult')
    })

    it('gives a preferred name at once, and takes it back when it changes', async () => {
      const { update, start } = await open({ pool })
      await update({ preferred_username: 'annie' })
      expect(await start('USER_PASSWORD_AUTH', by('annie'))).toHaveProperty('AuthenticationResult')
      await update({ preferred_username: 'anita' })
      await expect(start('USER_PASSWORD_AUTH', by('annie'))).rejects.toThrow('Incorrect')
      expect(await start('USER_PASSWORD_AUTH', by('anita'))).toHaveProperty('AuthenticationResult')
    })

    it.each([
      ['a name that somebody prefers', { preferred_username: 'best' }, 'preferred_username'],
      ["somebody's user name", { preferred_username: 'eve' }, 'preferred_username'],
    ])('refuses %s', async (_, changes, attribute) => {
      const { update, user } = await open({
        pool,
        users: [
          { ...ana, attributes },
          { ...eve, attributes: { preferred_username: 'best' } },
        ],
      })
      await expect(update(changes)).rejects.toEqual(
        fault('AliasExistsException', `An account with the ${attribute} already exists.`),
      )
      expect((await user())?.attributes).toEqual(attributes)
    })
  })

  describe('where e-mail is the user name', () => {
    const pool = { UsernameAttributes: ['email'] } as const

    it('moves the name with the address', async () => {
      const { update, start } = await open({ pool })
      await update({ email: 'new@example.com' })
      const given = { USERNAME: 'new@example.com', PASSWORD: password }
      expect(await start('USER_PASSWORD_AUTH', given)).toHaveProperty('AuthenticationResult')
      await expect(start('USER_PASSWORD_AUTH', { ...given, USERNAME: 'ana@example.com' })).rejects.toThrow(
        'Incorrect',
      )
    })

    it('refuses the address of another, and to be without one', async () => {
      const users = [
        { ...ana, attributes },
        { ...eve, attributes: { email: 'eve@example.com' } },
      ]
      const { update } = await open({ pool, users })
      await expect(update({ email: 'eve@example.com' })).rejects.toEqual(
        fault('AliasExistsException', 'An account with the email already exists.'),
      )
      await expect(update({ email: '' })).rejects.toEqual(
        fault('InvalidParameterException', `${schema}email: The attribute email is required`),
      )
    })
  })
})

describe('ChangePassword', () => {
  const open = async (setting: Setting = {}) => {
    const made = await world(setting)
    const { AccessToken } = await made.signIn()
    const change = (PreviousPassword: string, ProposedPassword = 'Brand-New-1') =>
      made.call('ChangePassword', { AccessToken, PreviousPassword, ProposedPassword })
    return { ...made, AccessToken, change }
  }

  it('sets another password for the one before, and leaves tokens as they are', async () => {
    const { change, signIn, call, AccessToken } = await open()
    expect(await change(password)).toEqual({})
    expect(await signIn({ PASSWORD: 'Brand-New-1' })).toHaveProperty('AccessToken')
    await expect(signIn()).rejects.toThrow('Incorrect')
    expect(await call('GetUser', { AccessToken })).toHaveProperty('Username', 'ana')
  })

  it.each([
    ['a wrong password', 'nope', 'Brand-New-1', 'NotAuthorizedException', 'Incorrect username or password.'],
    [
      'one that the pool does not take',
      password,
      'brand-new-1',
      'InvalidPasswordException',
      'Password did not conform with policy: Password must have uppercase characters',
    ],
  ])('refuses %s, and keeps the old one', async (_, previous, proposed, code, message) => {
    const { change, signIn } = await open()
    await expect(change(previous, proposed)).rejects.toEqual(fault(code, message))
    expect(await signIn()).toHaveProperty('AccessToken')
  })

  it('needs the password before', async () => {
    const { call, AccessToken } = await open()
    await expect(call('ChangePassword', { AccessToken, ProposedPassword: 'Brand-New-1' })).rejects.toEqual(
      fault('InvalidParameterException', 'Missing required parameter PreviousPassword'),
    )
  })

  it.each([
    ['who must choose another', { status: 'RESET_REQUIRED' }, 'LEGACY', 'PasswordResetRequiredException'],
    ['who must, where that is hidden', { status: 'RESET_REQUIRED' }, 'ENABLED', 'NotAuthorizedException'],
  ] as const)('refuses one %s by code', async (_, set, PreventUserExistenceErrors, code) => {
    const { change, patch } = await open({ client: { PreventUserExistenceErrors } })
    await patch(set)
    await expect(change(password)).rejects.toEqual(fault(code))
  })

  it('lets nobody guess by it: five times an hour, and counted with the sign-ins', async () => {
    const { change, signIn, clock } = await open()
    for (let n = 0; n < 5; n++) await expect(change('guess')).rejects.toThrow('Incorrect')
    await expect(change(password)).rejects.toEqual(
      fault('LimitExceededException', 'Attempt limit exceeded, please try after some time.'),
    )
    await expect(signIn()).rejects.toEqual(fault('NotAuthorizedException', 'Password attempts exceeded'))
    clock.at += 1000
    expect(await signIn()).toHaveProperty('AccessToken')
  })
})

describe('GlobalSignOut', () => {
  it("ends every sign-in of the user, and nobody else's", async () => {
    const { call, signIn, start, pool } = await world({ users: [ana, eve] })
    await call('AdminSetUserPassword', {
      UserPoolId: pool.id,
      Username: 'eve',
      Password: password,
      Permanent: true,
    })
    const [one, two, hers] = [await signIn(), await signIn(), await signIn({ USERNAME: 'eve' })]
    expect(await call('GlobalSignOut', { AccessToken: one.AccessToken })).toEqual({})
    for (const { AccessToken, RefreshToken } of [one, two]) {
      await expect(call('GetUser', { AccessToken })).rejects.toEqual(
        fault('NotAuthorizedException', 'Access Token has been revoked'),
      )
      await expect(start('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: RefreshToken })).rejects.toEqual(
        fault('NotAuthorizedException', 'Refresh Token has been revoked'),
      )
    }
    expect(await call('GetUser', { AccessToken: hers.AccessToken })).toHaveProperty('Username', 'eve')
  })

  it('lets the user sign in again at once', async () => {
    const { call, signIn } = await world()
    await call('GlobalSignOut', { AccessToken: (await signIn()).AccessToken })
    const { AccessToken } = await signIn()
    expect(await call('GetUser', { AccessToken })).toHaveProperty('Username', 'ana')
  })

  it('ends access tokens of a client that cannot revoke them one by one', async () => {
    const { call, signIn, clock } = await world({ client: { EnableTokenRevocation: false } })
    const { AccessToken } = await signIn()
    clock.at += 1000
    await call('GlobalSignOut', { AccessToken })
    await expect(call('GetUser', { AccessToken })).rejects.toEqual(
      fault('NotAuthorizedException', 'Access Token has been revoked'),
    )
    expect(await call('GetUser', { AccessToken: (await signIn()).AccessToken })).toHaveProperty('Username')
  })

  it('needs an access token', async () => {
    const { call } = await world()
    await expect(call('GlobalSignOut', { AccessToken: 'nonsense' })).rejects.toEqual(
      fault('NotAuthorizedException', 'Invalid Access Token'),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { SRP_A } from '../srp-client.ts'
import { ana, fault, says, world, type Script, type Seen, type Setting } from '../world.ts'

const secret = 'weak'
const known = { email: 'bob@example.com', email_verified: 'true' }
const right = { USERNAME: 'bob', PASSWORD: secret }
const legacy = { client: { PreventUserExistenceErrors: 'LEGACY' } } as const
const byEmail = { UsernameAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false } } as const
const byAlias = { AliasAttributes: ['email'] } as const
const forgot = (Username = 'bob', more: object = {}) => ({
  ClientId: 'webclient000000000000000aa',
  Username,
  ...more,
})
const asFound =
  (response: object): Script =>
  (event) => ({ ...event, response })

/** An old directory that knows bob, and his password. */
const directory =
  (response: object = {}): Script =>
  (event: Seen) => {
    const { password } = event.request
    const fits = password === undefined || password === secret
    const answer = { userAttributes: known, finalUserStatus: 'CONFIRMED', ...response }
    return fits ? { ...event, response: { ...event.response, ...answer } } : event
  }
const moving = (UserMigration: Script, more: Setting = {}) => world({ ...more, scripts: { UserMigration } })
const keep: Script = (event) => event

describe('a migration at sign-in', () => {
  it('brings a user over whom the script knows, with the password, and asks the script once', async () => {
    const all = { PreAuthentication: keep, PostAuthentication: keep, PreTokenGeneration: keep }
    const { start, sources, user } = await world({ scripts: { ...all, UserMigration: directory() } })
    const { AuthenticationResult } = await start('USER_PASSWORD_AUTH', right)
    expect(says(AuthenticationResult?.IdToken)).toMatchObject({
      'cognito:username': 'bob',
      email: 'bob@example.com',
      email_verified: true,
    })
    const signIn = [
      'PreAuthentication_Authentication',
      'PostAuthentication_Authentication',
      'TokenGeneration_Authentication',
    ]
    expect(sources()).toEqual(['UserMigration_Authentication', ...signIn])
    expect(await user('bob')).toMatchObject({ status: 'CONFIRMED', enabled: true, attributes: known })
    expect(await start('USER_PASSWORD_AUTH', right)).toHaveProperty('AuthenticationResult')
    expect(sources()).toEqual(['UserMigration_Authentication', ...signIn, ...signIn])
  })

  it('shows the script what was typed, the password, and the metadata as validation data', async () => {
    const { start, seen, client } = await moving(directory())
    await start('USER_PASSWORD_AUTH', right, { ClientMetadata: { from: 'app' } })
    expect(seen[0]).toMatchObject({
      triggerSource: 'UserMigration_Authentication',
      userName: 'bob',
      callerContext: { clientId: client.id },
      request: { password: secret, validationData: { from: 'app' }, clientMetadata: null },
      response: {
        userAttributes: null,
        forceAliasCreation: null,
        enableSMSMFA: null,
        finalUserStatus: null,
        messageAction: null,
        desiredDeliveryMediums: null,
      },
    })
  })

  it('is for administrators too', async () => {
    const { call, client, pool } = await moving(directory())
    expect(
      await call('AdminInitiateAuth', {
        UserPoolId: pool.id,
        ClientId: client.id,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: right,
      }),
    ).toHaveProperty('AuthenticationResult')
  })

  it.each([
    ['a proof by SRP', 'USER_SRP_AUTH', { USERNAME: 'bob', SRP_A }],
    ['a custom sign-in', 'CUSTOM_AUTH', { USERNAME: 'bob', PASSWORD: secret }],
    ['a user who is there', 'USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: 'nope' }],
    ['nobody without a password', 'USER_PASSWORD_AUTH', { USERNAME: 'bob' }],
  ] as const)('is not for %s', async (_, flow, given) => {
    const { start, sources, user } = await moving(directory())
    await start(flow, given).catch(() => undefined)
    expect(sources()).toEqual([])
    expect(await user('bob')).toBeUndefined()
  })

  it.each([
    ['RESET_REQUIRED', { finalUserStatus: 'RESET_REQUIRED' }],
    ['nothing', { finalUserStatus: null }],
  ])('has the password replaced where the script says %s', async (_, response) => {
    for (const [client, code] of [
      [legacy.client, 'PasswordResetRequiredException'],
      [{}, 'NotAuthorizedException'],
    ] as const) {
      const { start, user, call, code: sent } = await moving(directory(response), { client })
      await expect(start('USER_PASSWORD_AUTH', right)).rejects.toEqual(fault(code))
      expect(await user('bob')).toMatchObject({ status: 'RESET_REQUIRED' })
      await call('ForgotPassword', forgot())
      await call('ConfirmForgotPassword', {
        ...forgot(),
        ConfirmationCode: sent(),
        Password: 'Brand-New-1',
      })
      expect(await start('USER_PASSWORD_AUTH', { ...right, PASSWORD: 'Brand-New-1' })).toHaveProperty(
        'AuthenticationResult',
      )
    }
  })

  it('stands, though a later step refuses', async () => {
    const PreAuthentication = () => {
      throw new Error('not now')
    }
    const { start, user } = await world({ scripts: { UserMigration: directory(), PreAuthentication } })
    await expect(start('USER_PASSWORD_AUTH', right)).rejects.toThrow('not now')
    expect(await user('bob')).toMatchObject({ status: 'CONFIRMED' })
  })

  it.each([
    ['LEGACY', legacy, 'UserNotFoundException', 'User does not exist.'],
    ['ENABLED', {}, 'NotAuthorizedException', 'Incorrect username or password.'],
  ] as const)('finds nobody where the script answers nothing: %s', async (_, setting, code, message) => {
    const { start, user } = await moving(keep, setting)
    await expect(start('USER_PASSWORD_AUTH', right)).rejects.toEqual(fault(code, message))
    expect(await user('bob')).toBeUndefined()
  })

  const failures: [string, Script, Setting['pool']?][] = [
    [
      'a script that throws',
      () => {
        throw new Error('bad password')
      },
    ],
    ['a script that gives nothing back', () => undefined],
    ['an answer of another form', asFound({ userAttributes: known, finalUserStatus: 'FINE' })],
    ['attributes that are no texts', asFound({ userAttributes: { email: 7 } })],
    ['an attribute that nobody declared', directory({ userAttributes: { ...known, 'custom:x': '1' } })],
    ['an address that is none', directory({ userAttributes: { email: 'bob' } })],
    ['a sub of its own making', directory({ userAttributes: { ...known, sub: 'mine' } })],
    ['a name that is no address', directory(), byEmail],
    [
      'an alias that is taken',
      directory({ userAttributes: { email: 'ana@example.com', email_verified: 'true' } }),
      byAlias,
    ],
  ]
  it.each(failures)('comes to nothing by %s, and callers hear no more than that', async (_, script, pool) => {
    for (const [setting, code, message] of [
      [legacy, 'UserNotFoundException', 'Exception migrating user in app client webclient000000000000000aa.'],
      [{}, 'NotAuthorizedException', 'Incorrect username or password.'],
    ] as const) {
      const { start, store, pool: made } = await moving(script, { ...setting, ...(pool && { pool }) })
      await expect(start('USER_PASSWORD_AUTH', right)).rejects.toEqual(fault(code, message))
      expect((await store.users(made.id, { limit: 9 })).users.map(({ username }) => username)).toEqual([
        'ana',
      ])
    }
  })

  it('keeps the sub as the name, where e-mail is the user name', async () => {
    const { start, user } = await moving(directory({ userAttributes: { email_verified: 'true' } }), {
      pool: byEmail,
    })
    const { AuthenticationResult } = await start('USER_PASSWORD_AUTH', {
      ...right,
      USERNAME: 'Bob@example.com',
    })
    const { sub, 'cognito:username': name } = says(AuthenticationResult?.IdToken)
    expect(name).toBe(sub)
    expect(await user(sub)).toMatchObject({
      attributes: { email: 'Bob@example.com', email_verified: 'true' },
    })
    expect(await start('USER_PASSWORD_AUTH', { ...right, USERNAME: 'bob@EXAMPLE.com' })).toHaveProperty(
      'AuthenticationResult',
    )
  })

  it('needs a name from the script, where an alias was typed', async () => {
    const typed = { ...right, USERNAME: 'bob@example.com' }
    const named = await moving(directory({ userAttributes: { ...known, username: 'bob' } }), {
      pool: byAlias,
    })
    const { AuthenticationResult } = await named.start('USER_PASSWORD_AUTH', typed)
    expect(says(AuthenticationResult?.AccessToken)).toMatchObject({ username: 'bob' })
    expect(await named.start('USER_PASSWORD_AUTH', typed)).toHaveProperty('AuthenticationResult')
    const nameless = await moving(directory(), { pool: byAlias, ...legacy })
    await expect(nameless.start('USER_PASSWORD_AUTH', typed)).rejects.toEqual(
      fault('UserNotFoundException', /^Exception migrating user in app client/),
    )
  })

  it('takes an alias from another only where the script says so', async () => {
    const taking = { userAttributes: { email: 'ana@example.com', email_verified: 'true' } }
    const { start, user } = await moving(directory({ ...taking, forceAliasCreation: true }), {
      pool: byAlias,
    })
    expect(await start('USER_PASSWORD_AUTH', right)).toHaveProperty('AuthenticationResult')
    expect((await user('ana'))?.attributes).toMatchObject({ email_verified: 'false' })
  })

  it.each([
    ['a user name', 'bob', {}],
    ['an address as the user name', 'bob@example.com', byEmail],
  ] as const)('makes one user of two who come at once by %s', async (_, USERNAME, pool) => {
    const slow: Script = async (event) => {
      await new Promise((go) => setTimeout(go, 1))
      return directory()(event, undefined)
    }
    const { start, store, pool: made, sources } = await moving(slow, { users: [], pool })
    const two = await Promise.all([
      start('USER_PASSWORD_AUTH', { ...right, USERNAME }),
      start('USER_PASSWORD_AUTH', { ...right, USERNAME }),
    ])
    const [one, other] = two.map(({ AuthenticationResult }) => says(AuthenticationResult?.IdToken).sub)
    expect(one).toBe(other)
    expect(sources()).toHaveLength(2)
    expect((await store.users(made.id, { limit: 9 })).users).toHaveLength(1)
  })

  it.each([
    ['LEGACY', legacy, 'User does not exist.'],
    ['ENABLED', {}, 'Incorrect username or password.'],
  ] as const)('lets nobody guess through the script: %s', async (_, setting, message) => {
    const { start, sources, clock, user, call, pool } = await moving(directory(), setting)
    const wrong = { ...right, PASSWORD: 'guess' }
    for (let n = 0; n < 5; n++) await expect(start('USER_PASSWORD_AUTH', wrong)).rejects.toThrow(message)
    await expect(start('USER_PASSWORD_AUTH', right)).rejects.toEqual(
      fault('NotAuthorizedException', 'Password attempts exceeded'),
    )
    expect(sources()).toHaveLength(5)
    expect(await user('bob')).toBeUndefined()
    clock.at += 1000
    expect(await start('USER_PASSWORD_AUTH', right)).toHaveProperty('AuthenticationResult')
    await call('AdminDeleteUser', { UserPoolId: pool.id, Username: 'bob' })
    for (let n = 0; n < 5; n++) await expect(start('USER_PASSWORD_AUTH', wrong)).rejects.toThrow()
    expect(sources()).toHaveLength(11)
  })

  it('counts guesses at one name in any case that is the same name', async () => {
    const { start } = await moving(directory(), {
      ...legacy,
      pool: { UsernameConfiguration: { CaseSensitive: false } },
    })
    const guess = (USERNAME: string) => start('USER_PASSWORD_AUTH', { USERNAME, PASSWORD: 'guess' })
    for (const name of ['bob', 'Bob', 'BOB', 'bOb', 'boB'])
      await expect(guess(name)).rejects.toThrow('User does not exist.')
    await expect(guess('BOb')).rejects.toThrow('Password attempts exceeded')
  })
})

describe('a migration at a reset', () => {
  it('brings a user over, without a password, and sends the code', async () => {
    const scripts = { UserMigration: directory({ finalUserStatus: null }), CustomMessage: keep }
    const { call, sources, seen, inbox, user, start, code } = await world({ scripts })
    expect(await call('ForgotPassword', forgot('bob', { ClientMetadata: { from: 'app' } }))).toMatchObject({
      CodeDeliveryDetails: { Destination: 'b***@e***' },
    })
    expect(sources()).toEqual(['UserMigration_ForgotPassword', 'CustomMessage_ForgotPassword'])
    expect(seen[0]?.request).toEqual({
      validationData: null,
      clientMetadata: { from: 'app' },
      userAttributes: null,
    })
    expect(inbox).toMatchObject([{ to: 'bob@example.com' }])
    expect(await user('bob')).toMatchObject({ status: 'RESET_REQUIRED' })
    expect(await user('bob')).not.toHaveProperty('password')
    await call('ConfirmForgotPassword', { ...forgot(), ConfirmationCode: code(), Password: 'Brand-New-1' })
    expect(await start('USER_PASSWORD_AUTH', { ...right, PASSWORD: 'Brand-New-1' })).toHaveProperty(
      'AuthenticationResult',
    )
  })

  it('sends nothing where no address is verified, and says so where a client wants it said', async () => {
    const unverified = { userAttributes: { email: 'bob@example.com' } }
    const { call, inbox, user } = await moving(directory(unverified), legacy)
    await expect(call('ForgotPassword', forgot())).rejects.toEqual(
      fault('InvalidParameterException', /^Cannot reset password for the user/),
    )
    expect(inbox).toEqual([])
    expect(await user('bob')).toMatchObject({ attributes: { email: 'bob@example.com' } })
  })

  it.each([
    ['LEGACY', legacy, 'UserNotFoundException', 'Username/client id combination not found.'],
    ['ENABLED', {}, undefined, undefined],
  ] as const)('finds nobody where the script answers nothing: %s', async (_, setting, code, message) => {
    const { call, inbox } = await moving(keep, setting)
    const run = call('ForgotPassword', forgot())
    if (code) await expect(run).rejects.toEqual(fault(code, message))
    else expect(await run).toHaveProperty('CodeDeliveryDetails')
    expect(inbox).toEqual([])
  })

  it.each([
    [
      'LEGACY',
      legacy,
      'UserNotFoundException',
      'Exception migrating user in app client webclient000000000000000aa.',
    ],
    ['ENABLED', {}, 'NotAuthorizedException', 'Incorrect username or password.'],
  ] as const)('comes to nothing where the script fails: %s', async (_, setting, code, message) => {
    const script = () => {
      throw new Error('down')
    }
    const { call } = await moving(script, setting)
    await expect(call('ForgotPassword', forgot())).rejects.toEqual(fault(code, message))
  })
})

describe('a user without a password', () => {
  it('is asked for it by SRP like anybody, and no password fits', async () => {
    const { password: _, ...bare } = ana
    const { start } = await world({ users: [bare] })
    const [one, two] = [
      await start('USER_SRP_AUTH', { USERNAME: 'ana', SRP_A }),
      await start('USER_SRP_AUTH', { USERNAME: 'ana', SRP_A }),
    ]
    expect(one).toMatchObject({ ChallengeName: 'PASSWORD_VERIFIER' })
    expect(one.ChallengeParameters?.['SALT']).toBe(two.ChallengeParameters?.['SALT'])
    await expect(start('USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: 'any' })).rejects.toEqual(
      fault('NotAuthorizedException', 'Incorrect username or password.'),
    )
  })
})

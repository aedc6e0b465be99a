import { describe, expect, it } from 'vitest'
import { claim, SRP_A } from '../srp-client.ts'
import { ana, fault, password, world, type Script, type Seen, type Setting } from '../world.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const right = { USERNAME: 'ana', PASSWORD: password }
const keep: Script = (event) => event

describe('a stranger', () => {
  const asked = async (setting: Setting, USERNAME: string) => {
    const { start } = await world(setting)
    return (await start('USER_SRP_AUTH', { USERNAME, SRP_A })).ChallengeParameters
  }

  it.each<[string, Setting['pool'] & object, string, unknown]>([
    ['the name that was typed', {}, 'bob', 'bob'],
    ['it in small letters', { UsernameConfiguration: { CaseSensitive: false } }, 'BOB', 'bob'],
    [
      'a UUID, where addresses are names',
      { UsernameAttributes: ['email'] },
      'bob@example.com',
      expect.stringMatching(uuid),
    ],
    ['a UUID for an alias', { AliasAttributes: ['email'] }, 'bob@example.com', expect.stringMatching(uuid)],
    ['the name beside aliases', { AliasAttributes: ['email'] }, 'bob', 'bob'],
  ])('is named as users are in the pool: by %s', async (_, pool, typed, name) => {
    expect(await asked({ pool }, typed)).toMatchObject({ USERNAME: name, USER_ID_FOR_SRP: name })
  })

  it('is the same one at every door of the pool, in any case that is the same name', async () => {
    const pool = { UsernameConfiguration: { CaseSensitive: false } }
    expect((await asked({ pool }, 'BOB'))?.['SALT']).toBe((await asked({ pool }, 'bob'))?.['SALT'])
    expect((await asked({ pool }, 'bob'))?.['SALT']).not.toBe((await asked({ pool }, 'bub'))?.['SALT'])
  })

  it('is locked out like anybody, in any case that is the same name', async () => {
    const { start } = await world({ pool: { UsernameConfiguration: { CaseSensitive: false } } })
    for (const names of [
      ['ana', 'ANA'],
      ['bob', 'BOB'],
    ]) {
      const guess = (n: number) =>
        start('USER_PASSWORD_AUTH', { USERNAME: names[n % 2] ?? '', PASSWORD: 'no' })
      for (let n = 0; n < 5; n++) await expect(guess(n)).rejects.toThrow('Incorrect')
      for (const n of [0, 1]) await expect(guess(n)).rejects.toThrow('Password attempts exceeded')
    }
  })

  it('is told to scripts as one who is not there, and a user as one who is', async () => {
    const { start, seen } = await world({ scripts: { PreAuthentication: keep } })
    for (const USERNAME of ['bob', 'ana'])
      await start('USER_PASSWORD_AUTH', { ...right, USERNAME }).catch(() => undefined)
    expect(seen.map(({ request }) => [request['userNotFound'], request['userAttributes']])).toEqual([
      [true, {}],
      [false, { sub: ana.sub, 'cognito:user_status': 'CONFIRMED', ...ana.attributes }],
    ])
  })

  it('is nobody to scripts of a client that says who exists', async () => {
    const { start, seen } = await world({
      client: { PreventUserExistenceErrors: 'LEGACY' },
      scripts: { PreAuthentication: keep },
    })
    await start('USER_PASSWORD_AUTH', right)
    expect(seen[0]?.request).not.toHaveProperty('userNotFound')
  })
})

describe('a custom sign-in', () => {
  const rules = (...rulings: object[]): Script => {
    const left = [...rulings]
    return (event: Seen) => ({ ...event, response: left.shift() ?? {} })
  }

  it('lets nobody choose a password who has not proved the one before', async () => {
    const { start, user } = await world({
      users: [{ ...ana, status: 'FORCE_CHANGE_PASSWORD' }],
      scripts: { DefineAuthChallenge: rules({ challengeName: 'NEW_PASSWORD_REQUIRED' }) },
    })
    await expect(start('CUSTOM_AUTH', { USERNAME: 'ana' })).rejects.toEqual(
      fault('InvalidLambdaResponseException', 'Unrecognizable lambda output'),
    )
    expect(await user()).toMatchObject({ status: 'FORCE_CHANGE_PASSWORD' })
  })

  it('replaces no password that need not be replaced', async () => {
    const { start, answer, pool, user } = await world({
      scripts: {
        DefineAuthChallenge: rules(
          { challengeName: 'PASSWORD_VERIFIER' },
          { challengeName: 'NEW_PASSWORD_REQUIRED' },
        ),
      },
    })
    const asked = await start('CUSTOM_AUTH', { USERNAME: 'ana', CHALLENGE_NAME: 'SRP_A', SRP_A })
    const next = await answer(asked, claim(asked.ChallengeParameters, pool.id, password))
    await expect(answer(next, { USERNAME: 'ana', NEW_PASSWORD: 'Brand-New-1' })).rejects.toEqual(
      fault('NotAuthorizedException', 'Invalid session for the user.'),
    )
    expect((await user())?.password).toEqual(ana.password)
  })

  it.each([
    ['who is disabled', { enabled: false }, 'NotAuthorizedException'],
    ['who is not confirmed', { status: 'UNCONFIRMED' }, 'UserNotConfirmedException'],
    ['whose password must be replaced', { status: 'RESET_REQUIRED' }, 'PasswordResetRequiredException'],
  ] as const)('lets nobody in %s, whatever the script says', async (_, set, code) => {
    const { start } = await world({
      users: [{ ...ana, ...set }],
      client: { PreventUserExistenceErrors: 'LEGACY' },
      scripts: { DefineAuthChallenge: rules({ issueTokens: true }) },
    })
    await expect(start('CUSTOM_AUTH', { USERNAME: 'ana' })).rejects.toEqual(fault(code))
  })

  it('asks for no password of a caller who cannot prove one', async () => {
    const { start } = await world({
      scripts: { DefineAuthChallenge: rules({ challengeName: 'PASSWORD_VERIFIER' }) },
    })
    await expect(start('CUSTOM_AUTH', { USERNAME: 'ana' })).rejects.toEqual(fault('NotAuthorizedException'))
  })
})

describe('the question for a first password', () => {
  it('shows what the client may read of the user', async () => {
    const attributes = { ...ana.attributes, 'dev:custom:risk': 'high' }
    const { start } = await world({ users: [{ ...ana, status: 'FORCE_CHANGE_PASSWORD', attributes }] })
    const { ChallengeParameters } = await start('USER_PASSWORD_AUTH', right)
    expect(JSON.parse(ChallengeParameters?.['userAttributes'] ?? '')).toEqual(ana.attributes)
  })
})

describe('an answer with a first password', () => {
  it('verifies no address that comes with it', async () => {
    const { start, answer, user } = await world({
      users: [{ ...ana, status: 'FORCE_CHANGE_PASSWORD', attributes: { email_verified: 'true' } }],
    })
    const asked = await start('USER_PASSWORD_AUTH', right)
    await answer(asked, {
      USERNAME: 'ana',
      NEW_PASSWORD: 'Brand-New-1',
      'userAttributes.email': 'victim@example.com',
      'userAttributes.nickname': 'annie',
    })
    expect((await user())?.attributes).toEqual({
      email: 'victim@example.com',
      email_verified: 'false',
      nickname: 'annie',
    })
  })
})

describe('an answer that is refused', () => {
  const invited = { ...ana, status: 'FORCE_CHANGE_PASSWORD' } as const
  const eve = { ...ana, username: 'eve', sub: 'sub-of-eve', attributes: { email: 'eve@example.com' } }
  const asked = async (setting: Setting = {}) => {
    const made = await world({ users: [invited, eve], ...setting })
    return { ...made, asked: await made.start('USER_PASSWORD_AUTH', right) }
  }
  const choice = { USERNAME: 'ana', NEW_PASSWORD: 'Brand-New-1' }

  it('because a name is taken may be given again, and has changed nothing', async () => {
    const nameless = { ...invited, attributes: {} }
    const {
      answer,
      asked: question,
      user,
    } = await asked({
      users: [nameless, eve],
      pool: { UsernameAttributes: ['email'] },
    })
    await expect(answer(question, { ...choice, 'userAttributes.email': 'eve@example.com' })).rejects.toEqual(
      fault('AliasExistsException', 'An account with the email already exists.'),
    )
    expect(await user()).toMatchObject({ status: 'FORCE_CHANGE_PASSWORD', attributes: {} })
    expect(await answer(question, { ...choice, 'userAttributes.email': 'new@example.com' })).toHaveProperty(
      'AuthenticationResult',
    )
  })

  it.each(['PostAuthentication', 'PreTokenGeneration'] as const)(
    'because %s fails may be given again, and has changed nothing',
    async (hook) => {
      let broken = true
      const script = (event: Seen) => {
        if (broken) throw new Error('down')
        return event
      }
      const { answer, asked: question, user } = await asked({ scripts: { [hook]: script } })
      await expect(answer(question, choice)).rejects.toEqual(
        fault('UserLambdaValidationException', `${hook} failed with error down.`),
      )
      expect(await user()).toMatchObject({ status: 'FORCE_CHANGE_PASSWORD', password: ana.password })
      broken = false
      expect(await answer(question, choice)).toHaveProperty('AuthenticationResult')
    },
  )

  it.each([
    [
      'an attribute a client may not write',
      { 'userAttributes.email_verified': 'true' },
      'NotAuthorizedException',
      /unauthorized attribute$/,
    ],
    [
      'an attribute that nobody declared',
      { 'userAttributes.custom:x': '1' },
      'InvalidParameterException',
      /does not exist in the schema\.$/,
    ],
    [
      'no password',
      { NEW_PASSWORD: '' },
      'InvalidParameterException',
      'Missing required parameter NEW_PASSWORD',
    ],
    ['no name', { USERNAME: '' }, 'InvalidParameterException', 'Missing required parameter USERNAME'],
  ])('is refused for %s', async (_, given, code, message) => {
    const { answer, asked: question, user } = await asked()
    await expect(answer(question, { ...choice, ...given } as Record<string, string>)).rejects.toEqual(
      fault(code, message),
    )
    expect(await user()).toMatchObject({ status: 'FORCE_CHANGE_PASSWORD' })
  })

  it.each([
    ['an address that is there', 'email', 'victim@example.com'],
    ['an address that is there, though it is the same', 'email', 'ana@example.com'],
    ['what the pool demands and the user has', 'given_name', 'Eve'],
  ])('is refused for changing %s', async (_, name, value) => {
    const attributes = { ...ana.attributes, given_name: 'Ana' }
    const {
      answer,
      asked: question,
      user,
    } = await asked({
      users: [{ ...invited, attributes }],
      pool: { Schema: [{ Name: 'given_name', Required: true, Mutable: true }] },
    })
    await expect(answer(question, { ...choice, [`userAttributes.${name}`]: value })).rejects.toEqual(
      fault('NotAuthorizedException', `Cannot modify an already provided ${name}`),
    )
    expect(await user()).toMatchObject({ status: 'FORCE_CHANGE_PASSWORD', attributes })
  })

  it('is refused of a user who was disabled since the question', async () => {
    const { answer, asked: question, patch } = await asked()
    await patch({ enabled: false })
    await expect(answer(question, choice)).rejects.toEqual(
      fault('NotAuthorizedException', 'User is disabled.'),
    )
  })

  it('is refused once the temporary password is over', async () => {
    const { answer, asked: question, patch, clock } = await asked()
    await patch({ temporaryUntil: clock.at })
    await expect(answer(question, choice)).rejects.toEqual(
      fault('NotAuthorizedException', /^Temporary password has expired/),
    )
  })

  it('is refused by another client', async () => {
    const { answer, asked: question, other } = await asked()
    await expect(answer(question, choice, { ClientId: other.id })).rejects.toEqual(
      fault('NotAuthorizedException', 'Invalid session for the user.'),
    )
  })

  it.each(['', 'x'.repeat(40), 'A'.repeat(2048)])(
    'is refused without a session of ours: %.20s',
    async (Session) => {
      const { call, client } = await asked()
      await expect(
        call('RespondToAuthChallenge', {
          ClientId: client.id,
          ChallengeName: 'NEW_PASSWORD_REQUIRED',
          ...(Session && { Session }),
          ChallengeResponses: choice,
        }),
      ).rejects.toEqual(fault('NotAuthorizedException', 'Invalid session for the user.'))
    },
  )
})

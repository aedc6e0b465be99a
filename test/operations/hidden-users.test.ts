import { describe, expect, it } from 'vitest'
import type { User } from '../../src/model/user.ts'
import { SRP_A } from '../srp-client.ts'
import { ana, fault, world, type Setting } from '../world.ts'

type World = Awaited<ReturnType<typeof world>>

const wrong = 'Wr0ng-Horse!'
const waiting: Partial<User> = { status: 'UNCONFIRMED', attributes: { email: 'ana@example.com' } }

/** What somebody can ask who has not signed in, and says whose account is meant. */
const questions: readonly [string, Partial<User>, (made: World, name: string) => Promise<unknown>, string][] =
  [
    [
      'InitiateAuth, by password',
      {},
      ({ start }, USERNAME) => start('USER_PASSWORD_AUTH', { USERNAME, PASSWORD: wrong }),
      'User does not exist.',
    ],
    [
      'InitiateAuth, by SRP',
      {},
      ({ start }, USERNAME) => start('USER_SRP_AUTH', { USERNAME, SRP_A }),
      'User does not exist.',
    ],
    [
      'InitiateAuth, by choice',
      {},
      ({ start }, USERNAME) => start('USER_AUTH', { USERNAME, PREFERRED_CHALLENGE: 'EMAIL_OTP' }),
      'User does not exist.',
    ],
    [
      'InitiateAuth, by choice of a wrong password',
      {},
      ({ start }, USERNAME) =>
        start('USER_AUTH', { USERNAME, PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: wrong }),
      'User does not exist.',
    ],
    [
      'ForgotPassword',
      {},
      ({ call, client }, Username) => call('ForgotPassword', { ClientId: client.id, Username }),
      'Username/client id combination not found.',
    ],
    [
      'ConfirmForgotPassword, of which nobody has asked',
      {},
      ({ call, client }, Username) =>
        call('ConfirmForgotPassword', {
          ...{ ClientId: client.id, Username, ConfirmationCode: '123456', Password: wrong },
        }),
      'Username/client id combination not found.',
    ],
    [
      'ConfirmForgotPassword, a wrong code',
      {},
      async ({ call, client }, Username) => {
        const named = { ClientId: client.id, Username }
        await call('ForgotPassword', named)
        await call('ConfirmForgotPassword', { ...named, ConfirmationCode: '123456', Password: wrong })
      },
      'Username/client id combination not found.',
    ],
    [
      'ResendConfirmationCode',
      waiting,
      ({ call, client }, Username) => call('ResendConfirmationCode', { ClientId: client.id, Username }),
      'Username/client id combination not found.',
    ],
    [
      'ConfirmSignUp, of which nobody has asked',
      waiting,
      ({ call, client }, Username) =>
        call('ConfirmSignUp', { ClientId: client.id, Username, ConfirmationCode: '123456' }),
      'Username/client id combination not found.',
    ],
    [
      'ConfirmSignUp, a wrong code',
      waiting,
      async ({ call, client }, Username) => {
        const named = { ClientId: client.id, Username }
        await call('ResendConfirmationCode', named)
        await call('ConfirmSignUp', { ...named, ConfirmationCode: '123456' })
      },
      'Username/client id combination not found.',
    ],
  ]

const asking = (state: Partial<User>, client: Setting['client'] = {}) =>
  world({
    users: [{ ...ana, ...state }],
    pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
    client: {
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH'],
      ...client,
    },
  })

/** An answer as far as its form goes: members, and of a refusal code and sentence. */
const formOf = async (answer: Promise<unknown>) =>
  answer.then(
    (given) => shape(given),
    ({ code, message }: { code: string; message: string }) => ({ code, message }),
  )
const shape = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shape(member)]))
    : typeof value

describe('where a client hides who exists', () => {
  it.each(questions)('%s: nobody is answered as somebody is', async (_, state, ask) => {
    const made = await asking(state)
    const somebody = await formOf(ask(made, 'ana'))
    expect(await formOf(ask(made, 'nobody'))).toEqual(somebody)
    expect(somebody).not.toMatchObject({ code: 'UserNotFoundException' })
  })

  it.each(questions)('%s: whoever is not there is answered alike whenever', async (_, state, ask) => {
    const made = await asking(state)
    const first = await formOf(ask(made, 'nobody'))
    made.clock.at += 3_600_000
    expect(await formOf(ask(made, 'nobody'))).toEqual(first)
  })

  it('messages go to nobody', async () => {
    const made = await asking({})
    for (const [, , ask] of questions) await formOf(ask(made, 'nobody'))
    expect(made.inbox).toEqual([])
  })
})

describe('where a client tells who exists', () => {
  it.each(questions)('%s: nobody is told to be nobody', async (_, state, ask, message) => {
    const made = await asking(state, { PreventUserExistenceErrors: 'LEGACY' })
    await expect(ask(made, 'nobody')).rejects.toEqual(fault('UserNotFoundException', message))
  })
})

it('a name that is taken is told to whoever signs up, either way', async () => {
  for (const PreventUserExistenceErrors of ['ENABLED', 'LEGACY'] as const) {
    const { call, client } = await asking({}, { PreventUserExistenceErrors })
    await expect(
      call('SignUp', { ClientId: client.id, Username: 'ana', Password: 'Corr3ct-Horse!' }),
    ).rejects.toEqual(fault('UsernameExistsException', 'User already exists'))
  }
})

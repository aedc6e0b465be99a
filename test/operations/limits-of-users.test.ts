import { describe, expect, it } from 'vitest'
import type { User } from '../../src/model/user.ts'
import { ana, fault, world } from '../world.ts'

type World = Awaited<ReturnType<typeof world>>
type Token = { readonly AccessToken: string }

const waiting: Partial<User> = { status: 'UNCONFIRMED', attributes: { email: 'ana@example.com' } }
const named = ({ client }: World) => ({ ClientId: client.id, Username: 'ana' })

/** How often an hour one user may do something, whether it comes true or not. */
const limits: readonly [string, Partial<User>, number, (made: World, token: Token) => Promise<unknown>][] = [
  ['ForgotPassword', {}, 20, (made) => made.call('ForgotPassword', named(made))],
  [
    'ConfirmForgotPassword',
    {},
    20,
    (made) =>
      made.call('ConfirmForgotPassword', { ...named(made), ConfirmationCode: '1', Password: 'Brand-New-1' }),
  ],
  ['ResendConfirmationCode', waiting, 5, (made) => made.call('ResendConfirmationCode', named(made))],
  [
    'ConfirmSignUp',
    waiting,
    15,
    (made) => made.call('ConfirmSignUp', { ...named(made), ConfirmationCode: '1' }),
  ],
  [
    'ChangePassword',
    {},
    5,
    ({ call }, token) =>
      call('ChangePassword', { ...token, PreviousPassword: 'Wr0ng-Horse!', ProposedPassword: 'Brand-New-1' }),
  ],
  [
    'GetUserAttributeVerificationCode',
    {},
    5,
    ({ call }, token) => call('GetUserAttributeVerificationCode', { ...token, AttributeName: 'email' }),
  ],
  [
    'VerifyUserAttribute',
    {},
    15,
    ({ call }, token) => call('VerifyUserAttribute', { ...token, AttributeName: 'email', Code: '1' }),
  ],
]

const outcome = (done: Promise<unknown>) =>
  done.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  )

async function asking(state: Partial<User>) {
  const bo = {
    ...ana,
    username: 'bo',
    sub: 'sub-of-bo',
    attributes: { email: 'bo@example.com', email_verified: 'true' },
  }
  const made = await world({ users: [{ ...ana, ...state }, bo] })
  const { AccessToken } = state.status ? { AccessToken: '' } : await made.signIn()
  return { made, token: { AccessToken } }
}

describe('one user', () => {
  it.each(limits)('does %s so often an hour, and no more', async (_, state, most, ask) => {
    const { made, token } = await asking(state)
    for (let times = 0; times < most; times++)
      expect(await outcome(ask(made, token))).not.toBe('LimitExceededException')
    await expect(ask(made, token)).rejects.toEqual(
      fault('LimitExceededException', 'Attempt limit exceeded, please try after some time.'),
    )
    made.clock.at += 3_599_000
    expect(await outcome(ask(made, token))).toBe('LimitExceededException')
    made.clock.at += 1_000
    // An hour is also the life of a token.
    const later = state.status ? token : await made.signIn()
    expect(await outcome(ask(made, later))).not.toBe('LimitExceededException')
  })

  it('does not use up what others may do', async () => {
    const { made } = await asking({})
    const ask = (Username: string) => made.call('ForgotPassword', { ClientId: made.client.id, Username })
    for (let times = 0; times < 20; times++) await ask('ana')
    expect(await outcome(ask('ana'))).toBe('LimitExceededException')
    expect(await outcome(ask('bo'))).toBe('done')
  })

  it('has one count for a password that is forgotten and for the code that comes back', async () => {
    const { made } = await asking({})
    for (let times = 0; times < 19; times++) await made.call('ForgotPassword', named(made))
    const back = { ...named(made), ConfirmationCode: made.code(), Password: 'Brand-New-1' }
    await made.call('ConfirmForgotPassword', back)
    expect(await outcome(made.call('ForgotPassword', named(made)))).toBe('LimitExceededException')
  })
})

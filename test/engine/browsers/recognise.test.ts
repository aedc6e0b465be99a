import { beforeEach, describe, expect, it } from 'vitest'
import { forgetBrowser } from '../../../src/engine/browsers/recognise.ts'
import { sessionRules } from '../../../src/engine/sessions/set-rules.ts'
import type { UserPool } from '../../../src/model/pool.ts'
import { ana, password } from '../../world.ts'
import { known, type Known } from './known.ts'

let made: Known
beforeEach(async () => void (made = await known()))

const next = 'N3xt-Horse!'
const hour = 3_600_000

describe('a browser in which somebody has signed in', () => {
  it('is known for an hour, and not a moment longer', async () => {
    const { cookie, seconds } = await made.enter()
    expect(seconds).toBe(3600)
    expect((await made.recognise(cookie))?.user.username).toBe('ana')
    made.clock.at += hour - 1
    expect(await made.recognise(cookie)).toBeDefined()
    made.clock.at += 1
    expect(await made.recognise(cookie)).toBeUndefined()
  })

  it('gets a new id and a new secret at every sign-in, whatever it had before', async () => {
    const [one, other] = [await made.enter(), await made.enter()]
    const parts = (cookie: string) => cookie.split('.')
    expect(new Set([...parts(one.cookie), ...parts(other.cookie)]).size).toBe(4)
  })

  it('leaves nothing in the store that opens it', async () => {
    const { cookie } = await made.enter()
    const [id = '', secret = ''] = cookie.split('.')
    expect(JSON.stringify(await made.store.browserSession(id))).not.toContain(secret)
  })

  it.each<[string, (cookie: string) => string]>([
    ['no secret', (cookie) => cookie.split('.')[0] ?? ''],
    ['an empty secret', (cookie) => `${cookie.split('.')[0]}.`],
    ['a guessed secret', (cookie) => `${cookie.split('.')[0]}.${'A'.repeat(43)}`],
    ['the hash of its secret', (cookie) => cookie.replace(/\..*/, '.hash')],
    ['something behind it', (cookie) => `${cookie} `],
    ['another id', (cookie) => `sso${'0'.repeat(25)}.${cookie.split('.')[1]}`],
    ['nothing', () => ''],
  ])('is not known by a cookie with %s', async (_, change) => {
    const { cookie } = await made.enter()
    expect(await made.recognise(change(cookie))).toBeUndefined()
  })

  it('is not known in another pool', async () => {
    const { cookie } = await made.enter()
    Object.assign(made.pool, { id: 'us-east-1_OtherPool' } satisfies Partial<UserPool>)
    expect(await made.recognise(cookie)).toBeUndefined()
  })

  it.each<[string, (made: Known) => Promise<unknown>]>([
    ['disabled', ({ patch }) => patch({ enabled: false })],
    ['gone', ({ store, pool }) => store.commit([{ kind: 'delete user', poolId: pool.id, username: 'ana' }])],
    ['due to set another password', ({ patch }) => patch({ status: 'RESET_REQUIRED' })],
    ['not confirmed', ({ patch }) => patch({ status: 'UNCONFIRMED' })],
    [
      'of another password, which an administrator has set',
      ({ call, pool }) =>
        call('AdminSetUserPassword', {
          UserPoolId: pool.id,
          Username: 'ana',
          Password: next,
          Permanent: true,
        }),
    ],
    [
      'of another password, which they have set themselves',
      async ({ call, signIn }) =>
        call('ChangePassword', {
          AccessToken: (await signIn()).AccessToken,
          PreviousPassword: password,
          ProposedPassword: next,
        }),
    ],
    [
      'of another password, by a code for one that was forgotten',
      async ({ call, client, inbox }) => {
        await call('ForgotPassword', { ClientId: client.id, Username: 'ana' })
        const ConfirmationCode = inbox.at(-1)?.code ?? ''
        const said = { ClientId: client.id, Username: 'ana', Password: next, ConfirmationCode }
        return call('ConfirmForgotPassword', said)
      },
    ],
  ])('is no longer known for somebody who is %s', async (_, happens) => {
    const { cookie } = await made.enter()
    await happens(made)
    expect(await made.recognise(cookie)).toBeUndefined()
  })

  it('is not known for somebody else who comes to bear the same name', async () => {
    const { cookie } = await made.enter()
    await made.store.commit([{ kind: 'delete user', poolId: made.pool.id, username: 'ana' }])
    await made.store.commit([{ kind: 'create user', user: ana, names: [] }])
    expect(await made.recognise(cookie)).toBeUndefined()
  })

  // Cognito says of GlobalSignOut that it leaves the cookie of managed login as it is.
  it('stays known where somebody signs out of every app, and what it gives from then on counts', async () => {
    const { cookie } = await made.enter()
    made.clock.at += 5_000
    await made.call('AdminUserGlobalSignOut', { UserPoolId: made.pool.id, Username: 'ana' })
    made.clock.at += 5_000
    const { code } = await made.goOn(cookie)
    const { accessToken } = await made.redeem(code)
    await expect(made.call('GetUser', { AccessToken: accessToken })).resolves.toMatchObject({
      Username: 'ana',
    })
  })

  it('is forgotten by its own cookie alone', async () => {
    const { cookie } = await made.enter()
    await forgetBrowser(made.pool, `${cookie.split('.')[0]}.${'A'.repeat(43)}`, made.ports)
    expect(await made.recognise(cookie)).toBeDefined()
    await forgetBrowser(made.pool, cookie, made.ports)
    expect(await made.recognise(cookie)).toBeUndefined()
  })

  it('is not known at all where no client takes that for proof', async () => {
    const part = (id: string) => ({ ...sessionRules(id), body: { MaxValidityMinutes: 0 } })
    Object.assign(made.pool, { parts: [part(made.client.id)] })
    expect((await made.enter()).cookie).toBe('')
  })
})

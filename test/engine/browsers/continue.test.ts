import { beforeEach, describe, expect, it } from 'vitest'
import { fault, says } from '../../world.ts'
import { known, type Known } from './known.ts'

let made: Known
beforeEach(async () => void (made = await known({ pool: { UserPoolTier: 'ESSENTIALS' } })))

const later = 30 * 60_000

describe('somebody who goes on as who they are', () => {
  it('is told of to the app as they are now, and as proved when they proved it', async () => {
    const { cookie } = await made.enter()
    const since = made.clock.at / 1000
    made.clock.at += later
    await made.patch({ attributes: { email: 'new@example.com', email_verified: 'true' } })
    const { code } = await made.goOn(cookie, { nonce: 'once', scope: 'openid email' })
    const tokens = await made.redeem(code)
    expect(says(tokens.idToken)).toMatchObject({
      auth_time: since,
      acr: 'urn:cognito:loa:1',
      amr: ['pwd'],
      nonce: 'once',
      email: 'new@example.com',
    })
    expect(says(tokens.accessToken)).toMatchObject({ auth_time: since, iat: made.clock.at / 1000 })
  })

  it('keeps the session that is there, which is not prolonged', async () => {
    const { cookie } = await made.enter()
    const before = await made.store.browserSession(cookie.split('.')[0] ?? '')
    made.clock.at += later
    expect((await made.goOn(cookie)).kept).toBeUndefined()
    expect(await made.store.browserSession(cookie.split('.')[0] ?? '')).toEqual(before)
  })

  it('is asked of the scripts that decide what tokens say, and of no other', async () => {
    made = await known({
      pool: { UserPoolTier: 'ESSENTIALS' },
      version: 'V2_0',
      scripts: {
        PreAuthentication: (event) => event,
        PostAuthentication: (event) => event,
        PreTokenGeneration: (event) => event,
      },
    })
    const { cookie } = await made.enter()
    const before = made.sources().length
    await made.goOn(cookie)
    expect(made.sources().slice(before)).toEqual(['TokenGeneration_HostedAuth'])
  })

  it('is not let in against a script', async () => {
    let stern = false
    made = await known({
      scripts: {
        PreTokenGeneration(event) {
          if (stern) throw new Error('not today')
          return event
        },
      },
    })
    const { cookie } = await made.enter()
    stern = true
    await expect(made.goOn(cookie)).rejects.toEqual(
      fault('UserLambdaValidationException', 'PreTokenGeneration failed with error not today.'),
    )
  })

  it('gets nothing by a code of before their account was shut', async () => {
    const { cookie } = await made.enter()
    const { code } = await made.goOn(cookie)
    await made.patch({ enabled: false })
    await expect(made.redeem(code)).rejects.toEqual(fault('invalid_grant'))
  })

  it('gets nothing by a code of before they signed out everywhere', async () => {
    const { cookie } = await made.enter()
    made.clock.at += later
    const { code } = await made.goOn(cookie)
    made.clock.at += 5_000
    await made.call('AdminUserGlobalSignOut', { UserPoolId: made.pool.id, Username: 'ana' })
    await expect(made.redeem(code)).rejects.toEqual(fault('invalid_grant'))
  })
})

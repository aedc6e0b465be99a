import { beforeEach, describe, expect, it } from 'vitest'
import { fault } from '../../world.ts'
import { known, type Known } from './known.ts'

let made: Known
beforeEach(
  async () =>
    void (made = await known({
      pool: { UserPoolTier: 'ESSENTIALS' },
      sessions: { UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 20 } },
    })),
)

const at = () => ({ UserPoolId: made.pool.id, Username: 'ana' })
const listed = async () => (await made.call('AdminListUserSessions', at())).Sessions ?? []

describe('where sessions are tracked, the session of a browser', () => {
  it('is listed beside those of the apps that came through it', async () => {
    const { cookie } = await made.enter()
    const { code } = await made.goOn(cookie)
    await made.redeem(code)
    const sessions = await listed()
    expect(sessions.map(({ SessionType }) => SessionType).toSorted()).toEqual(['SSO', 'TOKEN'])
    const [browser] = sessions.filter(({ SessionType }) => SessionType === 'SSO')
    expect(cookie).toMatch(`${browser?.SessionId}.`)
  })

  it.each([
    ['NONE', true],
    ['LINKED', false],
  ] as const)('ends with it, and what apps have been given as is wished: %s', async (associated, stands) => {
    const { cookie } = await made.enter()
    const { refreshToken } = await made.redeem((await made.goOn(cookie)).code)
    const SessionId = cookie.split('.')[0] ?? ''
    await made.call('AdminRevokeUserSession', { ...at(), SessionId, RevokeAssociatedSessions: associated })
    expect(await made.recognise(cookie)).toBeUndefined()
    const renewed = made.refresh(refreshToken)
    if (stands) await expect(renewed).resolves.toHaveProperty('accessToken')
    else await expect(renewed).rejects.toEqual(fault('invalid_grant'))
  })

  it('is noted to be used by whoever goes on, from where they do', async () => {
    const { cookie } = await made.enter()
    made.clock.at += 60_000
    Object.assign(made.ports, { caller: { requestId: 'request', ip: '192.0.2.9', userAgent: 'Firefox/1' } })
    await made.goOn(cookie)
    expect((await listed())[0]).toMatchObject({ LastIPAddress: '192.0.2.9' })
  })
})

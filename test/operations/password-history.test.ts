import { describe, expect, it } from 'vitest'
import { ana, fault, password, world, type Setting } from '../world.ts'

const remembering = (PasswordHistorySize: number): Setting => ({
  pool: { Policies: { PasswordPolicy: { PasswordHistorySize } } },
})
const used = fault('PasswordHistoryPolicyViolationException', 'Password has previously been used.')
const [second, third] = ['Brand-New-2', 'Brand-New-3']

/** A world in which passwords are changed as administrators do it. */
async function changing(setting: Setting) {
  const made = await world(setting)
  const who = { UserPoolId: made.pool.id, Username: 'ana' }
  const set = (Password: string, Permanent = true) =>
    made.call('AdminSetUserPassword', { ...who, Password, Permanent })
  return { ...made, who, set }
}

describe('a pool that remembers passwords', () => {
  it('takes neither the password of now nor the last ones before, but for those that it has forgotten', async () => {
    const { set } = await changing(remembering(2))
    await expect(set(password)).rejects.toEqual(used)
    await set(second)
    await expect(set(password)).rejects.toEqual(used)
    await set(third)
    await expect(set(second)).rejects.toEqual(used)
    await expect(set(password)).resolves.toEqual({})
  })

  it('remembers only the password of now, where it is to remember one', async () => {
    const { set, store } = await changing(remembering(1))
    await expect(set(password)).rejects.toEqual(used)
    await set(second)
    expect(await store.oldPasswords(ana.poolId, 'ana')).toEqual([])
    await expect(set(password)).resolves.toEqual({})
  })

  it('takes any password, where it is to remember none', async () => {
    const { set, store } = await changing(remembering(0))
    await expect(set(password)).resolves.toEqual({})
    expect(await store.oldPasswords(ana.poolId, 'ana')).toEqual([])
  })

  it('refuses one who changes a password back', async () => {
    const { call, signIn } = await changing(remembering(3))
    const { AccessToken } = await signIn()
    const change = (PreviousPassword: string, ProposedPassword: string) =>
      call('ChangePassword', { AccessToken, PreviousPassword, ProposedPassword })
    await expect(change(password, password)).rejects.toEqual(used)
    await change(password, second)
    await expect(change(second, password)).rejects.toEqual(used)
  })

  it('tells of old passwords only who knows the one of now', async () => {
    const { call, signIn } = await changing(remembering(3))
    const { AccessToken } = await signIn()
    await expect(
      call('ChangePassword', { AccessToken, PreviousPassword: 'Wrong-1-one', ProposedPassword: password }),
    ).rejects.toEqual(fault('NotAuthorizedException'))
  })

  it('refuses one who has forgotten a password and brings it back, and leaves the code', async () => {
    const { call, client, code } = await changing(remembering(3))
    const who = { ClientId: client.id, Username: 'ana' }
    await call('ForgotPassword', who)
    const confirm = (Password: string) =>
      call('ConfirmForgotPassword', { ...who, ConfirmationCode: code(), Password })
    await expect(confirm(password)).rejects.toEqual(used)
    await expect(confirm(second)).resolves.toEqual({})
  })

  it('refuses a temporary password, and the own one that it took the place of, as the next', async () => {
    const { call, set, start, client } = await changing(remembering(3))
    await expect(set(password, false)).rejects.toEqual(used)
    await set(second, false)
    const asked = await start('USER_PASSWORD_AUTH', { USERNAME: 'ana', PASSWORD: second })
    const answer = (NEW_PASSWORD: string) =>
      call('RespondToAuthChallenge', {
        ClientId: client.id,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session: asked.Session,
        ChallengeResponses: { USERNAME: 'ana', NEW_PASSWORD },
      })
    await expect(answer(second)).rejects.toEqual(used)
    await expect(answer(password)).rejects.toEqual(used)
    expect((await answer(third)).AuthenticationResult).toBeDefined()
  })
})

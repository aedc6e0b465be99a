import { describe, expect, it } from 'vitest'
import { ana, fault, password, world, type Setting } from '../world.ts'

const next = 'new@example.com'
const waiting: Setting = {
  pool: {
    AliasAttributes: ['email'],
    AutoVerifiedAttributes: ['email'],
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  },
}

/** Ana has asked for another address, which waits. */
async function asked(setting: Setting = {}) {
  const made = await world({ ...waiting, ...setting })
  const { AccessToken } = await made.signIn()
  const update = (email: string) =>
    made.call('UpdateUserAttributes', { AccessToken, UserAttributes: [{ Name: 'email', Value: email }] })
  const verify = (Code: string) =>
    made.call('VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code })
  const comesIn = (USERNAME: string) => made.start('USER_PASSWORD_AUTH', { USERNAME, PASSWORD: password })
  const byAdmin = (attributes: Record<string, string>) =>
    made.call('AdminUpdateUserAttributes', {
      UserPoolId: made.pool.id,
      Username: 'ana',
      UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    })
  const answer = await update(next)
  return { ...made, AccessToken, update, verify, comesIn, byAdmin, answer }
}

describe('a new address in a pool that keeps the one before until it is verified', () => {
  it('gets the code, while the one before stays, verified and the alias', async () => {
    const { answer, inbox, user, comesIn } = await asked()
    expect(answer.CodeDeliveryDetailsList).toEqual([
      { Destination: 'n***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
    ])
    expect(inbox.at(-1)).toMatchObject({ to: next })
    expect((await user())?.attributes).toEqual(ana.attributes)
    expect(await comesIn('ana@example.com')).toHaveProperty('AuthenticationResult')
    await expect(comesIn(next)).rejects.toEqual(fault('NotAuthorizedException'))
  })

  it('takes the place of the one before, as the alias too, once its code is brought', async () => {
    const { verify, code, user, comesIn } = await asked()
    await expect(verify('000000')).rejects.toEqual(fault('CodeMismatchException'))
    expect(await verify(code())).toEqual({})
    expect((await user())?.attributes).toEqual({ email: next, email_verified: 'true' })
    expect(await comesIn(next)).toHaveProperty('AuthenticationResult')
    await expect(comesIn('ana@example.com')).rejects.toEqual(fault('NotAuthorizedException'))
  })

  it('gets another code when it is asked for, and the first no longer counts', async () => {
    const { call, verify, code, user, inbox, AccessToken } = await asked()
    const first = code()
    await call('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' })
    expect(inbox.at(-1)).toMatchObject({ to: next })
    await expect(verify(first)).rejects.toEqual(fault('CodeMismatchException'))
    await verify(code())
    expect((await user())?.attributes['email']).toBe(next)
  })

  it('gives way to the next that is asked for', async () => {
    const { update, verify, code, user } = await asked()
    const first = code()
    await update('third@example.com')
    await expect(verify(first)).rejects.toEqual(fault('CodeMismatchException'))
    await verify(code())
    expect((await user())?.attributes['email']).toBe('third@example.com')
  })

  it('does not take the place of one that an administrator has set meanwhile', async () => {
    const { byAdmin, verify, code, user } = await asked()
    const own = code()
    await byAdmin({ email: 'admin@example.com', email_verified: 'true' })
    expect((await user())?.attributes).toEqual({ email: 'admin@example.com', email_verified: 'true' })
    await expect(verify(own)).rejects.toEqual(fault('CodeMismatchException'))
  })

  it('waits for an administrator who does not say that it is verified', async () => {
    const { byAdmin, user } = await asked()
    await byAdmin({ email: 'admin@example.com', email_verified: 'false', given_name: 'Ana' })
    expect((await user())?.attributes).toEqual({ ...ana.attributes, given_name: 'Ana' })
  })

  it('stays with whoever has it as an alias', async () => {
    const eve = {
      ...ana,
      username: 'eve',
      sub: 'sub-of-eve',
      attributes: { email: next, email_verified: 'true' },
    }
    const { verify, code, user } = await asked({ users: [ana, eve] })
    await expect(verify(code())).rejects.toEqual(fault('AliasExistsException'))
    expect((await user())?.attributes).toEqual(ana.attributes)
  })

  it('is forgotten after a day', async () => {
    const { verify, code, user, clock, signIn, call } = await asked()
    const late = code()
    clock.at += 24 * 3_600_000
    await expect(verify(late)).rejects.toThrow()
    const { AccessToken } = await signIn()
    await expect(
      call('VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code: late }),
    ).rejects.toEqual(fault('ExpiredCodeException'))
    expect((await user())?.attributes).toEqual(ana.attributes)
  })
})

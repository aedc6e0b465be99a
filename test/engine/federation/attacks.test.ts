import { describe, expect, it } from 'vitest'
import { fault } from '../../world.ts'
import { bob, federated } from './federated-world.ts'

describe('whoever came from a provider', () => {
  it.each(['EMAIL_OTP', 'SMS_OTP'])('is not let in by a code to what it told of them: %s', async (factor) => {
    const { come, call, client, inbox } = await federated({
      pool: {
        Policies: {
          SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] },
        },
      },
      client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] },
      idp: { AttributeMapping: { email: 'email', phone_number: 'phone' } },
    })
    await come({ ...bob, phone: '+15555550142' })
    const asked = await call('InitiateAuth', {
      ClientId: client.id,
      AuthFlow: 'USER_AUTH',
      AuthParameters: { USERNAME: 'Corp_42', PREFERRED_CHALLENGE: factor },
    })
    expect(asked).toMatchObject({ ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: [] })
    expect(inbox).toEqual([])
  })
})

describe('a verified address', () => {
  it('is the one that the provider says with it, and none that was written here', async () => {
    const { claims, come, patch, user } = await federated()
    await come()
    await patch({ attributes: { email: 'ana@example.com', email_verified: 'false' } }, 'Corp_42')
    const { email: _, ...nameless } = bob
    expect(await claims(nameless)).toMatchObject({ email: 'ana@example.com', email_verified: false })
    expect(await user('Corp_42')).toMatchObject({ attributes: { email_verified: 'false' } })
  })
})

describe('an attribute of the pool’s own', () => {
  it('is none that any app may write because it ends like one that tells of an address', async () => {
    const { come } = await federated({
      pool: { Schema: [{ Name: 'age_verified', Mutable: true }] },
      idp: { AttributeMapping: { 'custom:age_verified': 'adult' } },
      client: { WriteAttributes: ['email'] },
    })
    await expect(come({ ...bob, adult: 'true' })).rejects.toEqual(
      fault('NotAuthorizedException', 'A client attempted to write unauthorized attribute'),
    )
  })
})

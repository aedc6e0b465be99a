import { describe, expect, it } from 'vitest'
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

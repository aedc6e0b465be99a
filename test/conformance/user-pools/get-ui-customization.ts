import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

const CSS = '.banner-customizable { background: #fff; }'

export const getUiCustomization = conformance('GetUICustomization', {
  cases: {
    'tells how classic pages look': async ({ aws, pool }) => {
      const { UserPoolId, ClientId } = await pool()
      await aws.createUserPoolDomain({ UserPoolId, Domain: UserPoolId.toLowerCase().replace('_', '-') })
      const picture = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10])
      const set = await aws.setUICustomization({ UserPoolId, ClientId, CSS, ImageFile: picture })
      const answer = said(await aws.getUICustomization({ UserPoolId, ClientId }))
      expect(answer).toEqual({
        UICustomization: {
          UserPoolId,
          ClientId,
          CSS,
          CSSVersion: expect.any(String),
          ImageUrl: expect.stringMatching(/^(https?|data):/),
          CreationDate: expect.any(Date),
          LastModifiedDate: expect.any(Date),
        },
      })
      expect(set.UICustomization).toEqual(answer.UICustomization)
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.getUICustomization({ UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})

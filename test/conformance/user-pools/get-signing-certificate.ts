import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { X509Certificate } from 'node:crypto'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const getSigningCertificate = conformance('GetSigningCertificate', {
  cases: {
    'gives the certificate of a pool, which stays the same': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const { Certificate = '' } = said(await aws.getSigningCertificate({ UserPoolId }))
      const read = new X509Certificate(Buffer.from(Certificate, 'base64'))
      expect(read.publicKey.asymmetricKeyType).toBe('rsa')
      expect((await aws.getSigningCertificate({ UserPoolId })).Certificate).toBe(Certificate)
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.getSigningCertificate({ UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})

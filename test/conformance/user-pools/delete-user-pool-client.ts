import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const deleteUserPoolClient = conformance('DeleteUserPoolClient', {
  cases: {
    'takes a client away, through which nobody signs in any more': async ({ aws, pool }) => {
      const { UserPoolId, ClientId, user, begin } = await pool()
      await user('kim')
      expect(said(await aws.deleteUserPoolClient({ UserPoolId, ClientId }))).toEqual({})
      const gone = `User pool client ${ClientId} does not exist.`
      await refused(begin('kim'), ResourceNotFoundException, gone)
      await refused(aws.deleteUserPoolClient({ UserPoolId, ClientId }), ResourceNotFoundException, gone)
    },
  },
})

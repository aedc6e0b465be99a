import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const adminDeleteUser = conformance('AdminDeleteUser', {
  cases: {
    'takes a user out of the pool, once': async ({ aws, pool }) => {
      const { UserPoolId, user, begin } = await pool()
      const kim = await user('kim')
      expect(said(await aws.adminDeleteUser(kim))).toEqual({})
      await refused(begin('kim'), UserNotFoundException, 'User does not exist.')
      expect((await aws.listUsers({ UserPoolId })).Users).toEqual([])
      await refused(aws.adminDeleteUser(kim), UserNotFoundException, 'User does not exist.')
    },
  },
})

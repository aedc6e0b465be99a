import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const deleteResourceServer = conformance('DeleteResourceServer', {
  cases: {
    'takes an API away, once': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const api = { UserPoolId, Identifier: 'api' }
      await aws.createResourceServer({ ...api, Name: 'API' })
      expect(said(await aws.deleteResourceServer(api))).toEqual({})
      expect((await aws.listResourceServers({ UserPoolId })).ResourceServers).toEqual([])
      await refused(aws.deleteResourceServer(api), ResourceNotFoundException, /./)
    },
  },
})

import {
  InvalidParameterException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { declaredPoolId, script } from './project.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const updateUserPool = conformance('UpdateUserPool', {
  cases: {
    'changes a pool': async ({ aws, pool }) => {
      const { UserPoolId } = await pool()
      const words = {
        DeletionProtection: 'ACTIVE' as const,
        AutoVerifiedAttributes: ['email' as const],
        LambdaConfig: { PreSignUp: script('let-in') },
        UserPoolTags: { team: 'sales' },
      }
      expect(said(await aws.updateUserPool({ UserPoolId, PoolName: 'renamed', ...words }))).toEqual({})
      expect((await aws.describeUserPool({ UserPoolId })).UserPool).toMatchObject({
        Name: 'renamed',
        ...words,
      })
    },
    'puts back what is not said again': async ({ aws, pool }) => {
      const { UserPoolId } = await pool({ AutoVerifiedAttributes: ['email'] })
      await aws.updateUserPool({ UserPoolId, EmailVerificationSubject: 'Code' })
      const { UserPool } = await aws.describeUserPool({ UserPoolId })
      expect(UserPool?.EmailVerificationSubject).toBe('Code')
      expect(UserPool?.AutoVerifiedAttributes ?? []).toEqual([])
    },
    'refuses a pool that is declared, and one that nobody has': async ({ aws }) => {
      await refused(
        aws.updateUserPool({ UserPoolId: declaredPoolId, DeletionProtection: 'ACTIVE' }),
        InvalidParameterException,
        /^User pool declared is declared in pools\/declared\.pool\.yaml:\d+ /,
      )
      await refused(
        aws.updateUserPool({ UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})

import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { importing } from './import-of-users.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const createUserImportJob = conformance('CreateUserImportJob', {
  never: ['StartDate', 'CompletionDate', 'CompletionMessage'].map((name) => `UserImportJob.${name}`),
  cases: {
    'makes a job, and tells where its file is to be put': async (world) => {
      const { words } = await importing(world)
      const hashed = { ...words, PasswordHashingAlgorithm: 'BCRYPT' as const }
      expect(said(await world.aws.createUserImportJob(hashed))).toEqual({
        UserImportJob: {
          ...hashed,
          JobId: expect.stringMatching(/^import-\w+$/),
          PreSignedUrl: expect.stringMatching(/^http/),
          CreationDate: expect.any(Date),
          Status: 'Created',
          ImportedUsers: 0,
          SkippedUsers: 0,
          FailedUsers: 0,
        },
      })
    },
    'refuses a pool that nobody has': async (world) => {
      const { words } = await importing(world)
      await refused(
        world.aws.createUserImportJob({ ...words, UserPoolId: 'us-east-1_nobodyhas' }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})

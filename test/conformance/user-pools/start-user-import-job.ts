import {
  PreconditionNotMetException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { importing } from './import-of-users.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const startUserImportJob = conformance('StartUserImportJob', {
  never: ['CompletionDate', 'CompletionMessage', 'PasswordHashingAlgorithm'].map(
    (name) => `UserImportJob.${name}`,
  ),
  cases: {
    'starts a job whose file is there, and its users come': async (world) => {
      const { ready, UserPoolId } = await importing(world)
      const job = await ready()
      const { UserImportJob } = said(await world.aws.startUserImportJob(job))
      expect(UserImportJob).toMatchObject({
        ...job,
        Status: 'Pending',
        CreationDate: expect.any(Date),
        StartDate: expect.any(Date),
      })
      await expect
        .poll(async () => (await world.aws.describeUserImportJob(job)).UserImportJob?.Status, {
          timeout: 20_000,
        })
        .toBe('Succeeded')
      const { UserStatus } = await world.aws.adminGetUser({ UserPoolId, Username: 'kim' })
      expect(UserStatus).toBe('RESET_REQUIRED')
      await refused(world.aws.startUserImportJob(job), PreconditionNotMetException, /./)
    },
    'refuses a job that nobody has': async (world) => {
      const { UserPoolId } = await importing(world)
      await refused(
        world.aws.startUserImportJob({ UserPoolId, JobId: 'import-nobodyhas0' }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})

import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { importing } from './import-of-users.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const describeUserImportJob = conformance('DescribeUserImportJob', {
  never: ['UserImportJob.PasswordHashingAlgorithm'],
  cases: {
    'tells what came of a job': async (world) => {
      const { ready, words } = await importing(world)
      const job = await ready()
      await world.aws.startUserImportJob(job)
      await expect
        .poll(async () => (await world.aws.describeUserImportJob(job)).UserImportJob?.Status, {
          timeout: 20_000,
        })
        .toBe('Succeeded')
      const { UserImportJob } = said(await world.aws.describeUserImportJob(job))
      expect(UserImportJob).toEqual({
        ...words,
        ...job,
        PreSignedUrl: expect.stringMatching(/^http/),
        CreationDate: expect.any(Date),
        StartDate: expect.any(Date),
        CompletionDate: expect.any(Date),
        Status: 'Succeeded',
        ImportedUsers: 1,
        SkippedUsers: 0,
        FailedUsers: 1,
        CompletionMessage: expect.any(String),
      })
    },
    'refuses a job that nobody has': async (world) => {
      const { UserPoolId } = await importing(world)
      await refused(
        world.aws.describeUserImportJob({ UserPoolId, JobId: 'import-nobodyhas0' }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})

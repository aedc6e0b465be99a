import {
  PreconditionNotMetException,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { importing } from './import-of-users.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'

export const stopUserImportJob = conformance('StopUserImportJob', {
  // A job that is under way may be over before it is told to stop, so no answer of it is sure.
  never: ['UserImportJob'],
  cases: {
    'refuses a job that is not under way': async (world) => {
      const { create, UserPoolId } = await importing(world)
      const job = { UserPoolId, JobId: (await create())?.JobId }
      await refused(world.aws.stopUserImportJob(job), PreconditionNotMetException, /./)
      expect((await world.aws.describeUserImportJob(job)).UserImportJob?.Status).toBe('Created')
    },
    'refuses a job that nobody has': async (world) => {
      const { UserPoolId } = await importing(world)
      await refused(
        world.aws.stopUserImportJob({ UserPoolId, JobId: 'import-nobodyhas0' }),
        ResourceNotFoundException,
        /./,
      )
    },
  },
})

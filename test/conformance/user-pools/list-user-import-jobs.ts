import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { importing } from './import-of-users.ts'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const listUserImportJobs = conformance('ListUserImportJobs', {
  never: ['StartDate', 'CompletionDate', 'CompletionMessage', 'PasswordHashingAlgorithm'].map(
    (name) => `UserImportJobs.${name}`,
  ),
  cases: {
    'tells the jobs of a pool, a page at a time': async (world) => {
      const { create, UserPoolId } = await importing(world)
      const made = [await create(), await create(), await create()].map((job) => job?.JobId)
      const first = said(await world.aws.listUserImportJobs({ UserPoolId, MaxResults: 2 }))
      const { UserImportJobs = [], PaginationToken } = await world.aws.listUserImportJobs({
        UserPoolId,
        MaxResults: 2,
        PaginationToken: first.PaginationToken,
      })
      expect(PaginationToken).toBeUndefined()
      const all = [...(first.UserImportJobs ?? []), ...UserImportJobs]
      expect(all.map(({ JobId }) => JobId).sort()).toEqual(made.sort())
      expect(all[0]).toMatchObject({ Status: 'Created', CreationDate: expect.any(Date), ImportedUsers: 0 })
    },
    'refuses a pool that nobody has': async ({ aws }) => {
      await refused(
        aws.listUserImportJobs({ UserPoolId: 'us-east-1_nobodyhas', MaxResults: 1 }),
        ResourceNotFoundException,
        'User pool us-east-1_nobodyhas does not exist.',
      )
    },
  },
})

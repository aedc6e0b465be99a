import {
  CreateUserImportJobCommand,
  DescribeUserImportJobCommand,
  GetCSVHeaderCommand,
  InitiateAuthCommand,
  ListUserImportJobsCommand,
  StartUserImportJobCommand,
  StopUserImportJobCommand,
  type CognitoIdentityProviderClient,
  type PasswordHashingAlgorithmType,
} from '@aws-sdk/client-cognito-identity-provider'
import { hashSync } from 'bcryptjs'
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folder, serve } from '../serve.ts'
import { files } from './project.ts'
import { people, refusal, sdk } from './sdk.ts'

let here: Awaited<ReturnType<typeof people>>
beforeAll(async () => {
  here = await people()
})
afterAll(() => here.end())

const role = 'arn:aws:iam::123456789012:role/service-role/Cognito-UserImport-Role'

/** A job of an administrator who has an SDK. */
async function create(
  aws: CognitoIdentityProviderClient,
  UserPoolId: string,
  PasswordHashingAlgorithm?: PasswordHashingAlgorithmType,
) {
  const { UserImportJob } = await aws.send(
    new CreateUserImportJobCommand({
      UserPoolId,
      JobName: 'from the old site',
      CloudWatchLogsRoleArn: role,
      PasswordHashingAlgorithm,
    }),
  )
  const { JobId = '', PreSignedUrl = '' } = UserImportJob ?? {}
  return { job: { UserPoolId, JobId }, PreSignedUrl, UserImportJob }
}

async function fileOf(
  aws: CognitoIdentityProviderClient,
  UserPoolId: string,
  count: number,
): Promise<string> {
  const { CSVHeader = [] } = await aws.send(new GetCSVHeaderCommand({ UserPoolId }))
  const somebody = (n: number): Record<string, string> => ({
    'cognito:username': `user${n}`,
    email: `user${n}@example.com`,
    email_verified: 'TRUE',
  })
  const rows = Array.from({ length: count }, (_, n) =>
    CSVHeader.map((name) => somebody(n)[name] ?? '').join(),
  )
  return [CSVHeader.join(), ...rows].join('\n')
}

/** What is said of a job once it is so. */
async function until(
  aws: CognitoIdentityProviderClient,
  job: { UserPoolId: string; JobId: string },
  so: (imported: number, over: boolean) => boolean = (_, over) => over,
) {
  for (;;) {
    const { UserImportJob } = await aws.send(new DescribeUserImportJobCommand(job))
    if (so(UserImportJob?.ImportedUsers ?? 0, UserImportJob?.CompletionDate !== undefined))
      return UserImportJob
    await new Promise((later) => setTimeout(later, 20))
  }
}

describe('users are imported', () => {
  it('by the AWS SDK, from a file that is put as to Amazon S3', async () => {
    const UserPoolId = here.poolId('people')
    const { job, PreSignedUrl, UserImportJob } = await create(here.aws, UserPoolId)
    expect(UserImportJob).toMatchObject({
      ...job,
      Status: 'Created',
      ImportedUsers: 0,
      CreationDate: expect.any(Date),
    })
    await expect(here.aws.send(new StartUserImportJobCommand(job))).rejects.toEqual(
      refusal('PreconditionNotMetException', `No csv file was uploaded for ${job.JobId}`),
    )
    const put = await fetch(PreSignedUrl, {
      method: 'PUT',
      body: await fileOf(here.aws, UserPoolId, 250),
      headers: { 'x-amz-server-side-encryption': 'aws:kms' },
    })
    expect(put.status).toBe(200)
    const begun = await here.aws.send(new StartUserImportJobCommand(job))
    expect(begun.UserImportJob).toMatchObject({ Status: 'Pending', StartDate: expect.any(Date) })
    expect(await until(here.aws, job)).toMatchObject({
      Status: 'Succeeded',
      ImportedUsers: 250,
      SkippedUsers: 0,
      FailedUsers: 0,
      CompletionMessage: expect.any(String),
    })
    await expect(
      here.aws.send(
        new InitiateAuthCommand({
          ClientId: here.clientId('people', 'open'),
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: 'user7', PASSWORD: 'Any-Passw0rd' },
        }),
      ),
    ).rejects.toEqual(refusal('PasswordResetRequiredException'))
    await expect(here.aws.send(new StopUserImportJobCommand(job))).rejects.toEqual(
      refusal('PreconditionNotMetException'),
    )
    const { UserImportJobs } = await here.aws.send(
      new ListUserImportJobsCommand({ UserPoolId, MaxResults: 1 }),
    )
    expect(UserImportJobs?.map(({ JobId }) => JobId)).toEqual([job.JobId])
  })

  it.each([[['-H', 'x-amz-server-side-encryption:aws:kms']], [[]]])(
    'from a file that curl puts, with the hashes of their passwords: curl %j',
    async (more) => {
      const UserPoolId = here.poolId('members')
      const { job, PreSignedUrl } = await create(here.aws, UserPoolId, 'BCRYPT')
      const name = `kim${more.length}@example.com`
      const file = join(here.dir, 'users.csv')
      const hash = hashSync('Old-Passw0rd!', 10)
      writeFileSync(
        file,
        `cognito:username,email,email_verified,password_hash\n${name},${name},TRUE,${hash}\n`,
      )
      const { stderr } = await promisify(execFile)('curl', ['-v', '-T', file, ...more, PreSignedUrl])
      expect(stderr).toContain('HTTP/1.1 200 OK')
      await here.aws.send(new StartUserImportJobCommand(job))
      expect(await until(here.aws, job)).toMatchObject({ Status: 'Succeeded', ImportedUsers: 1 })
      const { AuthenticationResult } = await here.aws.send(
        new InitiateAuthCommand({
          ClientId: here.clientId('members', 'web'),
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: name, PASSWORD: 'Old-Passw0rd!' },
        }),
      )
      expect(AuthenticationResult?.AccessToken).toBeDefined()
    },
  )

  it('each once, though the server is killed in the middle', async () => {
    const { dir, remove } = folder(files)
    let server = await serve(dir, [])
    try {
      const [aws, UserPoolId] = [sdk(server), server.poolId('people')]
      const { job, PreSignedUrl } = await create(aws, UserPoolId)
      await fetch(PreSignedUrl, { method: 'PUT', body: await fileOf(aws, UserPoolId, 3000) })
      await aws.send(new StartUserImportJobCommand(job))
      const half = await until(aws, job, (imported) => imported > 0)
      await server.stop('SIGKILL')
      expect(half?.CompletionDate).toBeUndefined()
      server = await serve(dir, [])
      expect(await until(sdk(server), job)).toMatchObject({
        Status: 'Succeeded',
        ImportedUsers: 3000,
        SkippedUsers: 0,
        FailedUsers: 0,
      })
    } finally {
      await server.stop()
      remove()
    }
  })
})

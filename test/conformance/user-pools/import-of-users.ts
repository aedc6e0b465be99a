import type { World } from './world.ts'

/** A pool into which users are to come from a file. */
export async function importing({ aws, pool }: World) {
  const made = await pool({ AutoVerifiedAttributes: ['email'] })
  const { UserPoolId } = made
  const words = {
    UserPoolId,
    JobName: 'all of them',
    CloudWatchLogsRoleArn: 'arn:aws:iam::123456789012:role/logs',
  }
  const { CSVHeader = [] } = await aws.getCSVHeader({ UserPoolId })
  const row = (said: Readonly<Record<string, string>>) => CSVHeader.map((name) => said[name] ?? '').join(',')
  const create = async () => (await aws.createUserImportJob(words)).UserImportJob
  return {
    ...made,
    words,
    create,
    /** A job whose file, with one user who fits and one who does not, is there. */
    async ready() {
      const job = await create()
      const rows = [
        { 'cognito:username': 'kim', email: 'kim@example.com', email_verified: 'true' },
        { 'cognito:username': 'lee', email: 'no address', email_verified: 'true' },
      ]
      const answer = await fetch(job?.PreSignedUrl ?? '', {
        method: 'PUT',
        headers: { 'x-amz-server-side-encryption': 'aws:kms' },
        body:
          [
            CSVHeader.join(','),
            ...rows.map((one) =>
              row({ 'cognito:mfa_enabled': 'false', phone_number_verified: 'false', ...one }),
            ),
          ].join('\n') + '\n',
      })
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
      return { UserPoolId, JobId: job?.JobId ?? '' }
    },
  }
}

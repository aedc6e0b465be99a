import {
  CognitoIdentityProviderClient,
  CreateUserImportJobCommand,
  DescribeUserImportJobCommand,
  StartUserImportJobCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createHash } from 'node:crypto'
import { createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { App } from '../../src/app/app.ts'
import { startApp } from '../../src/app/start-app.ts'
import { folder } from '../serve.ts'
import { refusal } from './sdk.ts'

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`
const files = {
  'pools/env/prod.env.yaml': 'secrets: { importer-key: { env: IMPORTER_KEY } }\n',
  'pools/people.pool.yaml':
    'signIn: { with: [username] }\nsignUp: { verify: [email] }\nclients: { web: {} }\n',
  'pools/importer.iam-user.yaml': `
keys: { AKIAIMPORTER00000000: { secret: importer-key } }
allow:
  - do: ['cognito-idp:*UserImportJob']
    on: $(pool.people.arn)
  - do: 'iam:PassRole'
    on: '${role('import-logs')}'
`,
}
const variables = { POOLWRIGHT_SEAL_KEY: 'ab'.repeat(32), IMPORTER_KEY: 'a secret' }

const { dir, remove } = folder(files)
let app: App
// What stands before a server on the internet: it has a path of its own, which the server does not see.
const proxy = createServer((request, response) => {
  const path = (request.url ?? '').replace(/^\/auth/, '')
  const onward = send(`${app.url}${path}`, {
    method: request.method ?? '',
    headers: { ...request.headers, host: 'inside' },
  })
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers)
    answer.pipe(response)
  })
  request.pipe(onward)
})
beforeAll(async () => {
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
  const publicUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/auth`
  app = await startApp({ root: dir, mode: 'serve', env: 'prod', port: 0, memory: true, variables, publicUrl })
})
afterAll(async () => {
  proxy.close()
  await app.close()
  remove()
})

it('imports users in `serve`, where IAM decides who may and which role they may pass, behind a proxy with a path', async () => {
  const [pool] = app.model().pools
  const UserPoolId = pool?.id ?? ''
  const credentials = { accessKeyId: 'AKIAIMPORTER00000000', secretAccessKey: variables.IMPORTER_KEY }
  const aws = new CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: app.url,
    credentials,
    maxAttempts: 1,
  })
  const create = (name: string) =>
    aws.send(
      new CreateUserImportJobCommand({
        UserPoolId,
        JobName: 'all',
        CloudWatchLogsRoleArn: role(name),
        PasswordHashingAlgorithm: 'BCRYPT',
      }),
    )
  await expect(create('another')).rejects.toEqual(refusal('AccessDeniedException'))
  const { UserImportJob } = await create('import-logs')
  const { JobId = '', PreSignedUrl = '' } = UserImportJob ?? {}
  expect(PreSignedUrl).toContain('/auth/aws-cognito-idp-user-import/')
  const body = 'cognito:username,email,email_verified,password_hash\nkim,kim@example.com,true,\n'
  const put = await fetch(PreSignedUrl, { method: 'PUT', body })
  expect([put.status, put.headers.get('etag')]).toEqual([
    200,
    `"${createHash('md5').update(body).digest('hex')}"`,
  ])
  const job = { UserPoolId, JobId }
  await aws.send(new StartUserImportJobCommand(job))
  await expect
    .poll(async () => (await aws.send(new DescribeUserImportJobCommand(job))).UserImportJob?.Status)
    .toBe('Succeeded')
})

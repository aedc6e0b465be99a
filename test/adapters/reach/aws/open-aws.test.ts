import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { CreateTableCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { SendEmailCommand, SESClient } from '@aws-sdk/client-ses'
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { describe, expect, it } from 'vitest'
import { findService } from '../../../../src/adapters/reach/aws/find-service.ts'
import type { Reached } from '../../../../src/adapters/reach/reach.ts'
import type { JsonObject } from '../../../../src/model/trigger.ts'
import { awsWorld, callOf, failureOf, poolId } from './aws-world.ts'

const world = awsWorld()
const mail = new SendEmailCommand({
  Source: 'a@b.c',
  Destination: { ToAddresses: ['d@e.f'] },
  Message: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } },
})

describe('a host', () => {
  it.each([
    ['cognito-idp.eu-west-1.amazonaws.com', { service: 'cognito-idp', region: 'eu-west-1' }],
    ['email.us-east-1.amazonaws.com', { service: 'ses', region: 'us-east-1' }],
    ['email.us-gov-west-1.amazonaws.com', { service: 'ses', region: 'us-gov-west-1' }],
    ['kms-fips.us-east-2.amazonaws.com', { service: 'kms', region: 'us-east-2' }],
    ['dynamodb.cn-north-1.amazonaws.com.cn', { service: 'dynamodb', region: 'cn-north-1' }],
    ['dynamodb.us-east-1.api.aws', { service: 'dynamodb', region: 'us-east-1' }],
    ['123456789012.ddb.us-east-1.amazonaws.com', { service: 'dynamodb', region: 'us-east-1' }],
    ['s3.us-east-1.amazonaws.com', undefined],
    ['constructor.us-east-1.amazonaws.com', undefined],
    ['dynamodb.us-east-1.amazonaws.com.example.com', undefined],
    ['evil.dynamodb.us-east-1.amazonaws.com', undefined],
    ['dynamodb.amazonaws.com', undefined],
  ])('is of a service: %s', (host, found) => {
    expect(findService(host)).toEqual(found)
  })
})

describe('a service that is not declared', () => {
  const user = 'User: arn:aws:sts::123456789012:assumed-role/audit-it/audit-it is not authorized to perform: '

  it.each([
    [
      'SES',
      () => new SESClient(world.client({})).send(mail),
      'ses:SendEmail',
      '`ses` under `capabilities.aws`',
    ],
    [
      'SNS',
      () => new SNSClient(world.client({ aws: { ses: {} } })).send(new PublishCommand({ Message: 'x' })),
      'sns:Publish',
      '`sns` under `capabilities.aws`',
    ],
    [
      'DynamoDB',
      () =>
        new DynamoDBClient(world.client({})).send(
          new GetItemCommand({ TableName: 't', Key: { pk: { S: 'a' } } }),
        ),
      'dynamodb:GetItem',
      '`dynamodb` under `capabilities.aws`',
    ],
    [
      'Cognito',
      () =>
        new CognitoIdentityProviderClient(world.client({})).send(
          new AdminGetUserCommand({ UserPoolId: poolId, Username: 'ana' }),
        ),
      'cognito-idp:AdminGetUser',
      '`AdminGetUser` under `capabilities.api`',
    ],
  ])('is refused by the name of what is missing: %s', async (_, call, action, missing) => {
    const [name, message] = await failureOf(call())
    expect(name).toMatch(/^(AccessDenied|AuthorizationError)/)
    expect(message).toBe(`${user}${action} because trigger \`audit-it\` does not declare ${missing}`)
    expect(world.sent).toEqual([])
  })

  it('is left to the rules of fetch where they have it', async () => {
    const rule = { to: 'POST https://email.us-east-1.amazonaws.com/*', private: false }
    const url = 'https://email.us-east-1.amazonaws.com/'
    expect(await world.ask({ method: 'POST', url }, callOf({ fetch: [rule] }))).toBeUndefined()
    expect(await world.ask({ method: 'POST', url }, callOf({}))).toMatchObject({ status: 403 })
  })
})

describe('a request', () => {
  const url = 'https://dynamodb.us-east-1.amazonaws.com/'
  const tables = { audit: { partition: 'pk' } }
  const call = callOf({ aws: { dynamodb: { tables }, ses: {}, sns: {} } }, { fetchSize: 10_000 })
  const target = (name: string): [string, string][] => [['X-Amz-Target', `DynamoDB_20120810.${name}`]]

  it('to any other host is none of its affair', async () => {
    for (const other of ['https://example.com/', 'http://localhost:8000', 'no url'])
      expect(await world.ask({ method: 'POST', url: other }, call)).toBeUndefined()
    expect(await world.ask({}, call)).toBeUndefined()
  })

  it.each<[string, object, number, string, string]>([
    ['names no operation', {}, 400, 'UnknownOperationException', 'dynamodb, unreadable'],
    [
      'is no JSON',
      { headers: target('GetItem'), body: '{' },
      400,
      'SerializationException',
      'dynamodb, unreadable',
    ],
    [
      'is no object',
      { headers: target('GetItem'), body: '[]' },
      400,
      'SerializationException',
      'dynamodb, unreadable',
    ],
    [
      'has members of another shape',
      { headers: target('TransactWriteItems'), body: '{"TransactItems":[null]}' },
      400,
      'SerializationException',
      'dynamodb TransactWriteItems',
    ],
    [
      'is too large',
      { headers: target('PutItem'), body: `{"TableName":"${'x'.repeat(10_000)}"}` },
      413,
      'RequestEntityTooLarge',
      'dynamodb PutItem',
    ],
    [
      'names what nobody answers',
      { headers: target('secret words') },
      400,
      'UnknownOperationException',
      'dynamodb, unreadable',
    ],
    [
      'asks what nobody answers',
      { headers: target('CreateTable') },
      400,
      'UnknownOperationException',
      'dynamodb another operation',
    ],
    [
      'has no headers at all',
      { headers: 'none', body: 7 },
      400,
      'UnknownOperationException',
      'dynamodb, unreadable',
    ],
  ])('is refused that %s', async (_, request, status, code, what) => {
    const answer = await world.ask({ method: 'POST', url, headers: [], ...request }, call)
    expect(answer?.status).toBe(status)
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({
      __type: `com.amazonaws.dynamodb.v20120810#${code}`,
    })
    expect(world.told.at(-1)).toEqual({ kind: 'aws', what, outcome: code })
  })

  it('says which operations are not answered here', async () => {
    const client = new DynamoDBClient(world.client({ aws: { dynamodb: {} } }))
    const [name, message] = await failureOf(client.send(new CreateTableCommand({ TableName: 't' } as never)))
    expect(name).toBe('UnknownOperationException')
    expect(message).toBe(
      'This server does not answer dynamodb CreateTable; `capabilities.aws.dynamodb.endpoint` of trigger `audit-it` may name one that does.',
    )
  })

  it.each([
    [
      'has too many parameters',
      new URLSearchParams(Array.from({ length: 1001 }, (_, n) => [`p${n}`, ''])).toString(),
    ],
    ['is nested too deep', `Message${'.a'.repeat(20)}=x`],
  ])('of a form that %s is refused', async (_, body) => {
    const asked = { method: 'POST', url: 'https://sns.us-east-1.amazonaws.com/', headers: [] }
    const answer = await world.ask({ ...asked, body: `Action=Publish&${body}` }, call)
    expect(answer?.status).toBe(400)
    expect(answer?.body).toContain('<Code>InvalidParameterValue</Code>')
  })

  it('that fails for a reason of ours says nothing of it', async () => {
    const broken = awsWorld({
      delivery: {
        send: async () => {
          throw new Error('disk of /home/server is full')
        },
      },
    })
    const [, message] = await failureOf(new SESClient(broken.client({ aws: { ses: {} } })).send(mail))
    expect(message).toBe('The request could not be answered.')
    expect(broken.told).toEqual([{ kind: 'aws', what: 'ses SendEmail', outcome: 'InternalServerError' }])
  })
})

describe('an endpoint', () => {
  const asked: { input: JsonObject; rules: readonly unknown[] }[] = []
  const value = {
    status: 200,
    statusText: 'OK',
    url: '',
    redirected: false,
    headers: [],
    body: '{"Item":{}}',
  }
  const { told, client } = awsWorld({
    api: async (name) => ({ output: { Username: name } }),
    fetch: {
      async fetch(input, { rules }): Promise<Reached> {
        asked.push({ input, rules })
        return { kind: 'fetch', what: 'POST', outcome: '200', value }
      },
    },
  })

  it('is given the request as it is, at its own address', async () => {
    const endpoint = 'http://localhost:8000/'
    const dynamodb = new DynamoDBClient(client({ aws: { dynamodb: { endpoint } } }))
    await dynamodb.send(new GetItemCommand({ TableName: 'anything', Key: { pk: { S: 'a' } } }))
    expect(asked[0]?.input).toMatchObject({ method: 'POST', url: 'http://localhost:8000/' })
    expect(Object.fromEntries(asked[0]?.input['headers'] as [string, string][])).toMatchObject({
      'x-amz-target': 'DynamoDB_20120810.GetItem',
      authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=AKIA/),
    })
    expect(asked[0]?.rules).toEqual([{ to: '* http://localhost:8000/*', private: true }])
    expect(told).toEqual([{ kind: 'aws', what: 'dynamodb GetItem', outcome: '200' }])
  })

  it('of Cognito has all but the operations on the pool of the hook', async () => {
    asked.length = 0
    const endpoint = 'https://cognito-idp.eu-west-1.amazonaws.com'
    const cognito = new CognitoIdentityProviderClient(
      client({ api: ['AdminGetUser'], aws: { 'cognito-idp': { endpoint } } }),
    )
    const own = await cognito.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: 'ana' }))
    expect([own.Username, asked.length]).toEqual(['AdminGetUser', 0])
    await cognito.send(new AdminGetUserCommand({ UserPoolId: 'eu-west-1_Other', Username: 'ana' }))
    await cognito.send(new SignUpCommand({ ClientId: 'c', Username: 'ana', Password: 'p' }))
    expect(asked.map(({ input }) => input['url'])).toEqual([`${endpoint}/`, `${endpoint}/`])
  })
})

describe('Cognito', () => {
  it('answers by the operations of this server, in their words', async () => {
    const calls: unknown[] = []
    const { client, told } = awsWorld({
      async api(name, input, call) {
        calls.push([name, input, call.poolId])
        if (name === 'AdminGetUser')
          return { output: { Username: 'ana', Enabled: true, UserCreateDate: 1.5 } }
        return { fault: { code: 'UsernameExistsException', message: 'User already exists' } }
      },
    })
    const cognito = new CognitoIdentityProviderClient(client({ api: ['AdminGetUser', 'SignUp'] }))
    const user = await cognito.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: 'ana' }))
    expect(user).toMatchObject({ Username: 'ana', Enabled: true, UserCreateDate: new Date(1500) })
    const failed = cognito.send(new SignUpCommand({ ClientId: 'c', Username: 'ana', Password: 'p' }))
    expect(await failureOf(failed)).toEqual(['UsernameExistsException', 'User already exists'])
    expect(calls).toEqual([
      ['AdminGetUser', { UserPoolId: poolId, Username: 'ana' }, poolId],
      ['SignUp', { ClientId: 'c', Username: 'ana', Password: 'p' }, poolId],
    ])
    expect(told).toEqual([
      { kind: 'aws', what: 'cognito-idp AdminGetUser', outcome: '200' },
      { kind: 'aws', what: 'cognito-idp SignUp', outcome: 'UsernameExistsException' },
    ])
  })
})

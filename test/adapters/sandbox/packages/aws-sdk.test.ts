import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openKms } from '../../../../src/adapters/kms/open-kms.ts'
import { failureOf } from '../project.ts'
import { workspace } from './workspace.ts'

const kms = openKms({ key: randomBytes(32) })
const { run, check, sent, told } = workspace({
  kms,
  api: async (name, input) => ({ output: { Username: `${input['Username']} by ${name}` } }),
})
const tables = { audit: { partition: 'pk' } }

describe('a handler with version 3 of the AWS SDK', () => {
  it('puts and reads items of an embedded table', async () => {
    const source = `
      import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
      import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
      const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))
      interface Event { userName: string }
      export const handler = async (event: Event) => {
        const Item = { pk: event.userName, at: 1.5, tags: new Set(['x']) }
        await client.send(new PutCommand({ TableName: 'audit', Item }))
        const found = await client.send(new GetCommand({ TableName: 'audit', Key: { pk: event.userName } }))
        return { ...found.Item, tags: [...found.Item?.tags] }
      }`
    const answer = await run(source, { aws: { dynamodb: { tables } } })
    expect(answer.value).toEqual({ pk: 'ana', at: 1.5, tags: ['x'] })
    expect(answer.logs).toEqual([])
    expect(answer.calls.map(({ kind, what, outcome }) => [kind, what, outcome])).toEqual([
      ['aws', 'dynamodb PutItem audit', '200'],
      ['aws', 'dynamodb GetItem audit', '200'],
    ])
  })

  it.each([
    [
      'a CommonJS handler',
      'cjs',
      `const { CognitoIdentityProviderClient, AdminGetUserCommand } = require('@aws-sdk/client-cognito-identity-provider')
      const client = new CognitoIdentityProviderClient({ region: process.env.AWS_REGION })
      exports.handler = (event, context, callback) => {
        client.send(new AdminGetUserCommand({ UserPoolId: 'p', Username: 'bo' })).then((user) => callback(null, user.Username), callback)
      }`,
    ],
    [
      'the client with its methods',
      'mjs',
      `import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider'
      export const handler = async () => (await new CognitoIdentityProvider().adminGetUser({ UserPoolId: 'p', Username: 'bo' })).Username`,
    ],
  ])('calls back into its pool: %s', async (_, as, source) => {
    expect((await run(source, { as, api: ['AdminGetUser'] })).value).toBe('bo by AdminGetUser')
  })

  it('sends mails and texts', async () => {
    const source = `
      import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses'
      import { SESv2Client, SendEmailCommand as SendV2 } from '@aws-sdk/client-sesv2'
      import { SNSClient, PublishCommand } from '@aws-sdk/client-sns'
      const to = { ToAddresses: ['ana@example.com'] }
      const body = { Subject: { Data: 'Hi' }, Body: { Text: { Data: 'Wörds' } } }
      export const handler = async () => {
        await new SESClient({ region: 'eu-west-1' }).send(new SendEmailCommand({ Source: 'a@b.c', Destination: to, Message: body }))
        await new SESv2Client({}).send(new SendV2({ FromEmailAddress: 'a@b.c', Destination: to, Content: { Simple: body } }))
        await new SNSClient({}).send(new PublishCommand({ PhoneNumber: '+15550100999', Message: 'Text' }))
        return 'sent'
      }`
    sent.length = 0
    expect((await run(source, { aws: { ses: {}, sns: {} } })).value).toBe('sent')
    expect(sent.map(({ medium, to, text }) => [medium, to, text])).toEqual([
      ['EMAIL', 'ana@example.com', 'Wörds'],
      ['EMAIL', 'ana@example.com', 'Wörds'],
      ['SMS', '+15550100999', 'Text'],
    ])
  })

  it('is refused by name where nothing is declared, at its own line', async () => {
    const failed = await failureOf(
      run(`import { SNSClient, PublishCommand } from '@aws-sdk/client-sns'
const sns = new SNSClient({})
export const handler = async () => {
  await sns.send(new PublishCommand({ PhoneNumber: '+15550100999', Message: 'Text' }))
}`),
    )
    expect(failed.message).toMatch(/sns:Publish because trigger `audit-it` does not declare `sns`/)
    expect(failed.place).toMatchObject({ line: 4, column: 3 })
    expect(failed.place?.file).toMatch(/^triggers\//)
    expect(told.at(-1)).toEqual({ kind: 'aws', what: 'sns Publish', outcome: 'AuthorizationError' })
  })

  it('may give a handler of requests its own settings, and stop a request', async () => {
    const source = `
      import { SSMClient, GetParameterCommand } from '@aws-sdk/client-ssm'
      import { NodeHttpHandler } from '@smithy/node-http-handler'
      const client = new SSMClient({ requestHandler: new NodeHttpHandler({ connectionTimeout: 500, requestTimeout: 1000 }) })
      const plain = new SSMClient({ requestHandler: { requestTimeout: 1000 } })
      export const handler = async () => {
        const get = new GetParameterCommand({ Name: '/mode' })
        const stop = new AbortController()
        stop.abort()
        const stopped = await client.send(get, { abortSignal: stop.signal }).catch((error) => error.name)
        return [(await client.send(get)).Parameter?.Value, (await plain.send(get)).Parameter?.Value, stopped]
      }`
    const answer = await run(source, { aws: { ssm: { parameters: { '/mode': 'strict' } } } })
    expect(answer.value).toEqual(['strict', 'strict', 'AbortError'])
  })

  it('reads the code of a custom sender with the AWS Encryption SDK', async () => {
    const keyArn = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'
    const source = `
      import b64 from 'base64-js'
      import { buildClient, CommitmentPolicy, KmsKeyringNode } from '@aws-crypto/client-node'
      const { decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT)
      const keyring = new KmsKeyringNode({ generatorKeyId: 'alias/codes', keyIds: ['${keyArn}'] })
      export const handler = async (event: any) => {
        const { plaintext, messageHeader } = await decrypt(keyring, b64.toByteArray(event.request.code))
        return [plaintext.toString(), messageHeader.encryptionContext['userpool-id']]
      }`
    const code = kms.encryptMessage(keyArn, '123456', { 'userpool-id': 'pool' }).toString('base64')
    const answer = await run(source, { aws: { kms: {} }, event: { request: { code } } })
    expect(answer.value).toEqual(['123456', 'pool'])
  })

  it('that is not installed is told how to be, where it is imported', async () => {
    const failed = await failureOf(
      check(`\nimport { SQSClient } from '@aws-sdk/client-sqs'\nnew SQSClient({})`),
    )
    expect([failed.message, failed.place?.line, failed.place?.column]).toEqual([
      '`@aws-sdk/client-sqs` is not installed: `npm install --save-dev @aws-sdk/client-sqs`',
      2,
      27,
    ])
  })
})

describe('a handler with version 2 of the AWS SDK, which nobody has to install', () => {
  const aws = { dynamodb: { tables }, ses: {}, sns: {}, kms: {}, ssm: { parameters: { '/mode': 'strict' } } }
  const handle = (body: string, before = '') => `
    const AWS = require('aws-sdk')
    AWS.config.update({ region: 'us-east-1' })
    ${before}
    exports.handler = async (event) => { ${body} }`

  it.each<[string, string, unknown]>([
    [
      'a document client',
      `const doc = new AWS.DynamoDB.DocumentClient()
      const Item = { pk: 'v2', set: doc.createSet(['a', 'b']), deep: { list: [1, null, true] }, bytes: Buffer.from('hi') }
      await doc.put({ TableName: 'audit', Item }).promise()
      const { Items, Count } = await doc.query({ TableName: 'audit', KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': 'v2' } }).promise()
      return [Count, Items[0].set.values, Items[0].deep, Items[0].bytes.toString()]`,
      [1, ['a', 'b'], { list: [1, null, true] }, 'hi'],
    ],
    [
      'a document client with callbacks and batches',
      `const doc = new AWS.DynamoDB.DocumentClient({ params: { TableName: 'audit' } })
      const put = (Item) => new Promise((yes, no) => doc.put({ Item }, (error, data) => (error ? no(error) : yes(data))))
      await put({ pk: 'one' })
      await doc.batchWrite({ RequestItems: { audit: [{ PutRequest: { Item: { pk: 'two', n: 2 } } }] } }).promise()
      const { Responses } = await doc.batchGet({ RequestItems: { audit: { Keys: [{ pk: 'one' }, { pk: 'two' }] } } }).promise()
      return Responses.audit`,
      [{ pk: 'one' }, { pk: 'two', n: 2 }],
    ],
    [
      'the client below it, and its converter',
      `const { marshall, unmarshall } = AWS.DynamoDB.Converter
      await new AWS.DynamoDB().putItem({ TableName: 'audit', Item: marshall({ pk: 'low', n: 1 }) }).promise()
      const { Item } = await new AWS.DynamoDB().getItem({ TableName: 'audit', Key: { pk: { S: 'low' } } }).promise()
      return [Item, unmarshall(Item)]`,
      [
        { pk: { S: 'low' }, n: { N: '1' } },
        { pk: 'low', n: 1 },
      ],
    ],
    [
      'Cognito',
      `const cognito = new AWS.CognitoIdentityServiceProvider({ apiVersion: '2016-04-18' })
      return (await cognito.adminGetUser({ UserPoolId: 'p', Username: 'bo' }).promise()).Username`,
      'bo by AdminGetUser',
    ],
    [
      'parameters, with dates as dates',
      `const { Parameter } = await new AWS.SSM().getParameter({ Name: '/mode' }).promise()
      return [Parameter.Value, Parameter.LastModifiedDate instanceof Date]`,
      ['strict', true],
    ],
    [
      'keys, with bytes as bytes',
      `const kms = new AWS.KMS()
      const { CiphertextBlob } = await kms.encrypt({ KeyId: 'alias/x', Plaintext: 'a word' }).promise()
      return (await kms.decrypt({ CiphertextBlob }).promise()).Plaintext.toString()`,
      'a word',
    ],
    [
      'an event of the request',
      `const seen = []
      const request = new AWS.SSM().getParameter({ Name: '/mode' })
      request.on('success', ({ data }) => seen.push(data.Parameter.Value)).on('complete', () => seen.push('complete'))
      await new Promise((resolve) => request.send(resolve))
      return seen`,
      ['strict', 'complete'],
    ],
  ])('has %s', async (_, body, expected) => {
    expect((await run(handle(body), { as: 'js', aws, api: ['AdminGetUser'] })).value).toEqual(expected)
  })

  it('sends mails of all kinds, and texts', async () => {
    sent.length = 0
    const body = `
      const to = { ToAddresses: ['ana@example.com', 'bo@example.com'] }
      const words = { Subject: { Data: 'A & B' }, Body: { Html: { Data: '<b>' } } }
      const first = await new AWS.SES({ apiVersion: '2010-12-01' }).sendEmail({ Source: 'a@b.c', Destination: to, Message: words }).promise()
      await new AWS.SES().sendRawEmail({ RawMessage: { Data: 'From: a@b.c\\nTo: raw@example.com\\n\\nraw' } }).promise()
      await new SESV2().sendEmail({ FromEmailAddress: 'a@b.c', Destination: to, Content: { Simple: words } }).promise()
      await new AWS.SNS().setSMSAttributes({ attributes: { DefaultSMSType: 'Transactional' } }).promise()
      await new AWS.SNS().publish({ PhoneNumber: '+15550100999', Message: 'Text', MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'x' } } }).promise()
      return typeof first.MessageId`
    const source = handle(body, `const SESV2 = require('aws-sdk/clients/sesv2')`)
    expect((await run(source, { as: 'js', aws })).value).toBe('string')
    expect(sent.map(({ to, text }) => `${to} ${text}`)).toEqual([
      'ana@example.com <b>',
      'bo@example.com <b>',
      'raw@example.com raw',
      'ana@example.com <b>',
      'bo@example.com <b>',
      '+15550100999 Text',
    ])
  })

  it.each([
    [
      `await new AWS.DynamoDB.DocumentClient().put({ TableName: 'audit', Item: { pk: 'x' }, ConditionExpression: 'attribute_exists(pk)' }).promise()`,
      ['ConditionalCheckFailedException', 'The conditional request failed', 400, false],
    ],
    [
      `await new AWS.SES().sendEmail({ Source: 'a@b.c', Destination: {}, Message: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } } }).promise()`,
      ['InvalidParameterValue', 'Missing required header: To.', 400, false],
    ],
    [
      `await new AWS.SSM({ endpoint: 'https://nobody.example.com' }).getParameter({ Name: 'x' }).promise()`,
      ['NetworkingError', 'fetch failed: nobody is there', null, true],
    ],
    [
      `AWS.config.region = undefined; await new AWS.SSM().getParameter({ Name: 'x' }).promise()`,
      ['ConfigError', 'Missing region in config', null, false],
    ],
  ])('has its errors as version 2 has them: %s', async (call, expected) => {
    const body = `try { ${call} } catch (e) { return [e.code, e.message, e.statusCode, e.retryable, e instanceof Error, e.name === e.code] }`
    expect((await run(handle(body), { as: 'js', aws })).value).toEqual([...expected, true, true])
  })

  it('may be imported in every way', async () => {
    const source = `
      import AWS from 'aws-sdk'
      import * as all from 'aws-sdk'
      import { DynamoDB } from 'aws-sdk'
      import SNS from 'aws-sdk/clients/sns'
      import Dynamo from 'aws-sdk/clients/dynamodb'
      export const handler = async () => [AWS.SNS === SNS, all.DynamoDB === DynamoDB, Dynamo.DocumentClient === DynamoDB.DocumentClient]`
    expect((await run(source, { as: 'mjs' })).value).toEqual([true, true, true])
  })

  it('has no clients but those', async () => {
    const failed = await failureOf(check(`require('aws-sdk/clients/s3')`, 'js'))
    expect(failed.message).toMatch(/^Could not resolve "aws-sdk\/clients\/s3"/)
  })
})

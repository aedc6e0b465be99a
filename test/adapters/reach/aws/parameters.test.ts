import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import {
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  SSMClient,
} from '@aws-sdk/client-ssm'
import { describe, expect, it } from 'vitest'
import { awsWorld, failureOf } from './aws-world.ts'

const world = awsWorld()

describe('the Parameter Store', () => {
  const parameters = {
    '/shop/mode': 'strict',
    '/shop/key': { secret: 'api-key' },
    '/shop/deep/er': 'down',
    plain: 'words',
    '/lost': { secret: 'nobody' },
  }
  const client = new SSMClient(world.client({ aws: { ssm: { parameters } } }))
  const get = (Name: string, WithDecryption = false) =>
    client.send(new GetParameterCommand({ Name, WithDecryption }))

  it('gives the value that was declared', async () => {
    expect((await get('/shop/mode')).Parameter).toMatchObject({
      Name: '/shop/mode',
      Type: 'String',
      Value: 'strict',
      ARN: 'arn:aws:ssm:us-east-1:123456789012:parameter/shop/mode',
      LastModifiedDate: new Date(1_700_000_000_000),
    })
  })

  it.each(['plain', 'plain:1', 'arn:aws:ssm:us-east-1:123456789012:parameter/plain'])(
    'knows a parameter by name, version and ARN: %s',
    async (name) => {
      expect((await get(name)).Parameter?.Value).toBe('words')
    },
  )

  it('gives a secret only to who asks for it in the clear', async () => {
    const clear = (await get('/shop/key', true)).Parameter
    expect([clear?.Type, clear?.Value]).toEqual(['SecureString', 'the secret text'])
    expect((await get('/shop/key')).Parameter?.Value).toMatch(/^[\w+/]{128}$/)
  })

  it('says which of several are not there', async () => {
    const Names = ['/shop/mode', '/other']
    const output = await client.send(new GetParametersCommand({ Names }))
    expect(output.Parameters?.map(({ Value }) => Value)).toEqual(['strict'])
    expect(output.InvalidParameters).toEqual(['/other'])
  })

  it('lists what is under a path, page by page', async () => {
    const under = async (more: object) =>
      client.send(new GetParametersByPathCommand({ Path: '/shop', ...more }))
    expect((await under({})).Parameters?.map(({ Name }) => Name)).toEqual(['/shop/key', '/shop/mode'])
    const first = await under({ Recursive: true, MaxResults: 2 })
    expect(first.Parameters?.map(({ Name }) => Name)).toEqual(['/shop/deep/er', '/shop/key'])
    const rest = await under({ Recursive: true, NextToken: first.NextToken })
    expect(rest.Parameters?.map(({ Name }) => Name)).toEqual(['/shop/mode'])
    expect(rest.NextToken).toBeUndefined()
  })

  it('names where a parameter is declared that is not there', async () => {
    expect(await failureOf(get('/other'))).toEqual([
      'ParameterNotFound',
      'Declare it under `capabilities.aws.ssm.parameters` of trigger `audit-it`.',
    ])
  })

  it('names a secret that nobody has given, and tells the trace no value', async () => {
    expect(await failureOf(get('/lost', true))).toEqual([
      'AccessDeniedException',
      'the secret `nobody` has not been given',
    ])
    expect(world.told.at(-1)).toEqual({
      kind: 'aws',
      what: 'ssm GetParameter',
      outcome: 'AccessDeniedException',
    })
  })
})

describe('Secrets Manager', () => {
  const secrets = { 'shop/api': { secret: 'api-key' }, 'with-suffix': 'plain' }
  const client = new SecretsManagerClient(world.client({ aws: { secretsmanager: { secrets } } }))
  const get = (SecretId: string, more: object = {}) =>
    client.send(new GetSecretValueCommand({ SecretId, ...more }))

  it('gives a secret by its name and by the ARN that it gave', async () => {
    const first = await get('shop/api')
    expect(first).toMatchObject({
      Name: 'shop/api',
      SecretString: 'the secret text',
      VersionStages: ['AWSCURRENT'],
    })
    expect((await get(`${first.ARN}`)).SecretString).toBe('the secret text')
    expect((await get('arn:aws:secretsmanager:us-east-1:123456789012:secret:with-suffix')).SecretString).toBe(
      'plain',
    )
  })

  it.each([
    ['shop/other', {}, `Secrets Manager can't find the specified secret.`],
    ['toString', {}, `Secrets Manager can't find the specified secret.`],
    [
      'shop/api',
      { VersionStage: 'AWSPREVIOUS' },
      `Secrets Manager can't find the specified secret value for staging label: AWSPREVIOUS`,
    ],
  ])('has nothing else: %s', async (id, more, message) => {
    expect(await failureOf(get(id, more))).toEqual(['ResourceNotFoundException', message])
  })
})

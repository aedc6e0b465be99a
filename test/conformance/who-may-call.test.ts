import * as sdk from '@aws-sdk/client-cognito-identity-provider'
import { GetFederationTokenCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app/app.ts'
import { startApp } from '../../src/app/start-app.ts'
import { resourcesOf } from '../../src/iam/catalogue.ts'
import { leastInput } from '../fuzz/least-input.ts'
import { isServed } from '../fuzz/ask.ts'
import { schemaOf } from '../fuzz/output-fits.ts'
import { folder } from '../serve.ts'

const { dir, remove } = folder({
  'pools/env/prod.env.yaml': 'secrets: { root-key: { env: ROOT_KEY } }\n',
  'pools/people.pool.yaml': `
signIn: { with: [username] }
groups: { staff: {} }
tags: { team: shop }
clients: { web: { auth: [password] } }
`,
  'pools/partners.pool.yaml': 'tags: { team: partners }\n',
  'pools/administrator.iam-user.yaml': `
keys: { AKIAADMINISTRATOR000: { secret: root-key } }
allow: [{ do: '*', on: '*' }]
`,
})
const variables = { POOLWRIGHT_SEAL_KEY: 'ab'.repeat(32), ROOT_KEY: 'secret of the administrator' }
const keys = { accessKeyId: 'AKIAADMINISTRATOR000', secretAccessKey: variables.ROOT_KEY }
const region = 'us-east-1'

let app: App
let people = { arn: '', id: '', client: '' }
let partners = ''
beforeAll(async () => {
  app = await startApp({ root: dir, mode: 'serve', env: 'prod', memory: true, port: 0, variables })
  const of = (name: string) => app.model().pools.find((pool) => pool.name === name)
  people = {
    arn: of('people')?.arn ?? '',
    id: of('people')?.id ?? '',
    client: of('people')?.clients[0]?.id ?? '',
  }
  partners = of('partners')?.arn ?? ''
})
afterAll(async () => {
  await app.close()
  remove()
})

interface Statement {
  readonly Effect: 'Allow' | 'Deny'
  readonly Action?: string
  readonly NotAction?: string
  readonly Resource: string
  readonly Condition?: object
}
const everything: Statement = { Effect: 'Allow', Action: '*', Resource: '*' }
/** What it takes besides where an input names a role. */
const handing: Statement = { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }

/** Somebody who may do what these statements say and nothing else. */
async function somebody(...Statement: readonly Statement[]) {
  const sts = new STSClient({ region, endpoint: app.url, credentials: keys, maxAttempts: 1 })
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement })
  const { Credentials } = await sts.send(new GetFederationTokenCommand({ Name: 'somebody', Policy }))
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {}
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  }
  return new sdk.CognitoIdentityProviderClient({ region, endpoint: app.url, credentials, maxAttempts: 1 })
}

type Command = new (input: object) => never
/** Whether IAM lets somebody do something, whatever comes of it. */
async function may(name: string, input: object, ...statements: readonly Statement[]): Promise<boolean> {
  const client = await somebody(...statements)
  const Made = (sdk as unknown as Readonly<Record<string, Command>>)[`${name}Command`]!
  try {
    await client.send(new Made(input))
  } catch (error) {
    if ((error as Error).name === 'AccessDeniedException') return false
    if (/Signature|Token(?!Type)|Credential|Unrecognized|Internal/.test((error as Error).name)) throw error
  }
  return true
}

const operations = schemaOf('cognito-idp')['x-operations']
const served = Object.keys(operations).filter((name) => isServed('cognito-idp', name))
const signed = served.filter((name) => operations[name]?.auth === 'sigv4')
const unsigned = served.filter((name) => operations[name]?.auth === 'none')
/** Operations about no pool in particular. */
const anywhere = [
  'CreateUserPool',
  'DescribeUserPoolDomain',
  'GetProvisionedLimit',
  'ListUserPools',
  'UpdateProvisionedLimit',
]

const inputOf = (name: string) =>
  leastInput('cognito-idp', name, {
    UserPoolId: people.id,
    ClientId: people.client,
    ResourceArn: people.arn,
    Username: 'nobody',
    GroupName: 'staff',
  })

describe('an operation of administrators', () => {
  it('is about no pool in particular where the Service Authorization Reference has no resource', () => {
    const without = signed.filter((name) => !resourcesOf(`cognito-idp:${name}`).length)
    // What the reference does not have yet is judged by the pool in its input.
    expect(without.filter((name) => !Object.hasOwn(inputOf(name), 'UserPoolId'))).toEqual(
      anywhere.filter((name) => signed.includes(name)),
    )
  })

  it.each(signed)('is judged by what it is about, and by nothing else: %s', async (name) => {
    const input = inputOf(name)
    const Action = `cognito-idp:${name}`
    const about = anywhere.includes(name) ? '*' : people.arn
    const [Allow, Deny] = ['Allow', 'Deny'] as const
    const judged = {
      'nothing is allowed': await may(name, input, {
        Effect: Allow,
        Action: 'cognito-idp:None',
        Resource: '*',
      }),
      'all but it is allowed': await may(name, input, { Effect: Allow, NotAction: Action, Resource: '*' }),
      'it is allowed elsewhere': await may(name, input, { Effect: Allow, Action, Resource: partners }),
      'it is denied': await may(name, input, everything, { Effect: Deny, Action, Resource: about }),
      'it is denied elsewhere': await may(name, input, everything, {
        Effect: Deny,
        Action,
        Resource: partners,
      }),
      'it is allowed': await may(name, input, { Effect: Allow, Action, Resource: about }, handing),
    }
    expect(judged).toEqual({
      'nothing is allowed': false,
      'all but it is allowed': false,
      'it is allowed elsewhere': false,
      'it is denied': false,
      'it is denied elsewhere': true,
      'it is allowed': true,
    })
  })
})

/** The code with which a call is refused, by these headers. */
async function codeOf(name: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(app.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${name}`,
      ...headers,
    },
    body: JSON.stringify(inputOf(name)),
  })
  const { __type = 'answered' } = (await answer.json()) as { __type?: string }
  return __type
}

it('asks administrators, and nobody else, for a signature', async () => {
  const missing = 'MissingAuthenticationTokenException'
  for (const name of signed) expect([name, await codeOf(name)]).toEqual([name, missing])
  for (const name of unsigned) {
    const code = await codeOf(name)
    expect([name, code]).not.toEqual([name, missing])
    // A signature on them means nothing, not even a wrong one.
    expect([name, await codeOf(name, { authorization: 'AWS4-HMAC-SHA256 nonsense' })]).toEqual([name, code])
  }
})

describe('tags decide', () => {
  const on = (Action: string, Condition: object): Statement => ({
    Effect: 'Allow',
    Action: `cognito-idp:${Action}`,
    Resource: '*',
    Condition,
  })
  const team = (key: string, value: string) => ({ StringEquals: { [`aws:${key}/team`]: value } })
  const only = (...tags: readonly string[]) => ({ 'ForAllValues:StringEquals': { 'aws:TagKeys': tags } })

  it.each<[string, string, object, Statement, boolean]>([
    [
      'a pool that is made with them',
      'CreateUserPool',
      { PoolName: 'a', UserPoolTags: { team: 'a' } },
      on('CreateUserPool', team('RequestTag', 'a')),
      true,
    ],
    [
      'a pool that is made with others',
      'CreateUserPool',
      { PoolName: 'a', UserPoolTags: { team: 'b' } },
      on('CreateUserPool', team('RequestTag', 'a')),
      false,
    ],
    [
      'a pool that is made without',
      'CreateUserPool',
      { PoolName: 'a' },
      on('CreateUserPool', team('RequestTag', 'a')),
      false,
    ],
    [
      'a pool that is made with more than may be',
      'CreateUserPool',
      { PoolName: 'a', UserPoolTags: { team: 'a', part: 'b' } },
      on('CreateUserPool', only('team')),
      false,
    ],
    [
      'tags that are given',
      'TagResource',
      { Tags: { team: 'a' } },
      on('TagResource', team('RequestTag', 'a')),
      true,
    ],
    [
      'other tags that are given',
      'TagResource',
      { Tags: { team: 'b' } },
      on('TagResource', team('RequestTag', 'a')),
      false,
    ],
    [
      'tags that are given to what has them',
      'TagResource',
      { Tags: { team: 'a' } },
      on('TagResource', team('ResourceTag', 'shop')),
      true,
    ],
    [
      'tags that are given to what has others',
      'TagResource',
      { Tags: { team: 'a' } },
      on('TagResource', team('ResourceTag', 'a')),
      false,
    ],
    [
      'tags that are taken away',
      'UntagResource',
      { TagKeys: ['part'] },
      on('UntagResource', only('part')),
      true,
    ],
    [
      'other tags that are taken away',
      'UntagResource',
      { TagKeys: ['part', 'team'] },
      on('UntagResource', only('part')),
      false,
    ],
    [
      'tags of a pool that is changed',
      'UpdateUserPool',
      { UserPoolTags: { team: 'b' } },
      on('UpdateUserPool', team('RequestTag', 'a')),
      false,
    ],
    ['the pool of a user', 'AdminGetUser', {}, on('AdminGetUser', team('ResourceTag', 'shop')), true],
    [
      'another pool of a user',
      'AdminGetUser',
      {},
      on('AdminGetUser', team('ResourceTag', 'partners')),
      false,
    ],
  ])('about %s', async (_, name, input, statement, allowed) => {
    expect(await may(name, { ...inputOf(name), ...input }, statement)).toBe(allowed)
  })

  it('about pools that the API made, as they are now', async () => {
    const administrator = new sdk.CognitoIdentityProviderClient({
      region,
      endpoint: app.url,
      credentials: keys,
    })
    const made = await administrator.send(
      new sdk.CreateUserPoolCommand({ PoolName: 'made', UserPoolTags: { team: 'a' } }),
    )
    const { Id: UserPoolId, Arn: ResourceArn } = made.UserPool ?? {}
    const ofA = on('DescribeUserPool', team('ResourceTag', 'a'))
    expect(await may('DescribeUserPool', { UserPoolId }, ofA)).toBe(true)
    await administrator.send(new sdk.TagResourceCommand({ ResourceArn, Tags: { team: 'b' } }))
    expect(await may('DescribeUserPool', { UserPoolId }, ofA)).toBe(false)
  })
})

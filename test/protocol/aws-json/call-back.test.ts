import { describe, expect, it } from 'vitest'
import { openBackground } from '../../../src/adapters/background/open-background.ts'
import { flow } from '../../../src/engine/flow.ts'
import type { Invocation, Ports } from '../../../src/engine/ports.ts'
import type { JsonObject } from '../../../src/model/trigger.ts'
import type { Signer } from '../../../src/model/session.ts'
import { isSigned, type OperationName } from '../../../src/schema/inputs.ts'
import { linkedIam } from '../../../src/adapters/iam/linked-iam.ts'
import { modelOf } from '../../model-of.ts'
import { callBack } from '../../../src/protocol/aws-json/call-back.ts'
import type { FinishedRun, Served } from '../../../src/protocol/aws-json/serving.ts'
import { silent } from '../../../src/protocol/log.ts'

const own = 'us-east-1_Own123456'
const other = 'us-east-1_Other1234'
const poolOf = new Map([
  ['ownclient', own],
  ['otherclient', other],
])
const operations = [
  'AdminGetUser',
  'DescribeUserPoolClient',
  'GetUser',
  'InitiateAuth',
  'ListUserPools',
  'ListUsers',
  'RevokeToken',
]

const arnOf = (id: string) => `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${id}`
const iam = linkedIam(
  modelOf({
    'pools/reader.role.yaml': `
trust: { type: service, service: lambda.amazonaws.com }
tags: { part: sign-up }
allow:
  - do: ['cognito-idp:AdminGetUser', 'cognito-idp:ListUsers']
    on: '${arnOf(own)}'
    condition:
      StringEquals: { aws:ResourceTag/team: red, aws:PrincipalTag/part: sign-up }
      ArnEquals: { lambda:SourceFunctionArn: 'arn:aws:lambda:*:*:function:script' }
deny:
  - do: 'cognito-idp:ListUsers'
    on: '*'
    condition: { StringLike: { aws:userid: 'AROA*:script' } }
`,
  }),
  () => undefined,
)

/** Tells what an operation has come to be asked, if it has. */
async function back(
  name: string,
  input: JsonObject,
  { depth = 0, api = operations, role }: { depth?: number; api?: readonly string[]; role?: string } = {},
) {
  const asked: object[] = []
  const runs: FinishedRun[] = []
  const signers: Signer[] = []
  const served = (of: string): Served => ({
    service: 'cognito-idp',
    name: of,
    access: isSigned(of as OperationName) ? 'admin' : 'client',
    flow: flow<object>(of).step({
      name: 'take',
      run(facts: object, { caller }) {
        asked.push(facts)
        if (caller.signer) signers.push(caller.signer)
        return undefined
      },
    }),
    output: () => ({}),
  })
  const background = openBackground(() => undefined)
  const call = {
    poolId: own,
    stage: {
      trigger: { name: 'script', arn: 'arn:aws:lambda:us-east-1:123456789012:function:script' },
      capabilities: { api, ...(role !== undefined && { role }) },
    },
    requestId: 'r',
    depth,
  } as unknown as Invocation
  const ports = (caller: Ports['caller']) =>
    ({
      caller,
      clock: { now: () => 0, ticks: () => 0 },
      background,
      iam,
      pools: {
        byId: async (id: string) => ({ arn: arnOf(id), properties: { UserPoolTags: { team: 'red' } } }),
        byClientId: async (id: string) => poolOf.has(id) && { pool: { id: poolOf.get(id) }, client: { id } },
      },
    }) as unknown as Ports
  const serving = {
    operations: new Map(operations.map((of) => [`cognito-idp:${of}`, served(of)])),
    ports,
    log: silent,
    onRun: (run: FinishedRun) => void runs.push(run),
  }
  return { said: await callBack(name, input, call, serving), asked, runs, signers }
}
const token = (payload: unknown) =>
  `h.${Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)).toString('base64url')}.s`
const issued = (pool: string) => token({ iss: `http://localhost:9340/${pool}` })

describe('a script that calls back', () => {
  it.each<[string, JsonObject, JsonObject?]>([
    ['AdminGetUser', { Username: 'ana' }, { UserPoolId: own, Username: 'ana' }],
    ['ListUsers', { UserPoolId: own }],
    ['InitiateAuth', { ClientId: 'ownclient', AuthFlow: 'CUSTOM_AUTH' }],
    ['GetUser', { AccessToken: issued(own) }],
    ['RevokeToken', { ClientId: 'ownclient', Token: 'opaque' }],
  ])('reaches its own pool: %s', async (name, input, asked = input) => {
    const result = await back(name, input)
    expect(result).toMatchObject({ said: { output: {} }, asked: [asked] })
    expect(result.runs).toMatchObject([{ operation: name, by: { trigger: 'script', requestId: 'r' } }])
  })

  it.each<[string, JsonObject]>([
    ['AdminGetUser', { UserPoolId: other, Username: 'ana' }],
    ['AdminGetUser', { UserPoolId: [own], Username: 'ana' }],
    ['AdminGetUser', { UserPoolId: null, Username: 'ana' }],
    ['ListUsers', { UserPoolId: `${own} ` }],
    ['InitiateAuth', { ClientId: 'otherclient', AuthFlow: 'CUSTOM_AUTH' }],
    ['DescribeUserPoolClient', { UserPoolId: own, ClientId: 'otherclient' }],
    ['GetUser', { AccessToken: issued(other) }],
    ['GetUser', { AccessToken: token({ iss: `http://localhost:9340/${own}/${other}` }) }],
    ['GetUser', { AccessToken: token({ iss: [own] }) }],
    ['GetUser', { AccessToken: token({}) }],
    ['RevokeToken', { ClientId: 'ownclient', Token: issued(other) }],
    ['ListUserPools', { MaxResults: 10 }],
  ])('reaches no other pool: %s %j', async (name, input) => {
    const { said, asked } = await back(name, input)
    expect(said).toMatchObject({ fault: { code: 'AccessDeniedException' } })
    expect(asked).toEqual([])
  })

  it.each([
    ['AdminGetUser', { api: [] }, 'AccessDeniedException'],
    ['AdminGetUser', { api: ['GetUser', 'admingetuser'] }, 'AccessDeniedException'],
    ['constructor', { api: ['constructor'] }, 'AccessDeniedException'],
    ['AdminSetUserMFAPreference', { api: ['AdminSetUserMFAPreference'] }, 'UnknownOperationException'],
    ['AdminGetUser', { depth: 4 }, 'TooManyRequestsException'],
  ])('is refused what is not declared, not served, or too deep: %s %j', async (name, setting, code) => {
    const { said, asked, runs } = await back(name, { Username: 'ana' }, setting)
    expect([said, asked, runs]).toMatchObject([{ fault: { code } }, [], []])
  })
})

describe('a script whose trigger names a role', () => {
  const role = 'arn:aws:iam::123456789012:role/reader'
  const who = 'arn:aws:sts::123456789012:assumed-role/reader/script'

  it('may do what the policies of the role allow, as a session of it', async () => {
    const { said, signers, runs } = await back('AdminGetUser', { Username: 'ana' }, { role })
    expect(said).toEqual({ output: {} })
    expect(signers).toMatchObject([
      { principal: { arn: who, roleArn: role }, session: { sessionName: 'script', context: {} } },
    ])
    expect(runs).toMatchObject([
      { decision: { decision: 'allow', enforced: true }, by: { trigger: 'script' } },
    ])
    expect(runs[0]).not.toHaveProperty('signedBy')
  })

  it.each([
    [
      'ListUsers',
      role,
      `User: ${who} is not authorized to perform: cognito-idp:ListUsers on resource: ${arnOf(own)} with an explicit deny in an identity-based policy`,
    ],
    [
      'DescribeUserPoolClient',
      role,
      `User: ${who} is not authorized to perform: cognito-idp:DescribeUserPoolClient on resource: ${arnOf(own)} because no identity-based policy allows the cognito-idp:DescribeUserPoolClient action`,
    ],
    [
      'AdminGetUser',
      'arn:aws:iam::123456789012:role/nobody',
      `User: arn:aws:sts::123456789012:assumed-role/nobody/script is not authorized to perform: cognito-idp:AdminGetUser on resource: ${arnOf(own)} because no identity-based policy allows the cognito-idp:AdminGetUser action`,
    ],
  ])('is refused what they do not: %s', async (name, named, message) => {
    const input = { Username: 'ana', ClientId: 'ownclient' }
    const { said, asked } = await back(name, name === 'ListUsers' ? {} : input, { role: named })
    expect([said, asked]).toEqual([{ fault: { code: 'AccessDeniedException', message } }, []])
  })

  it('is refused what its capabilities do not list, whatever the role allows', async () => {
    const { said } = await back('AdminGetUser', { Username: 'ana' }, { role, api: [] })
    expect(said).toMatchObject({ fault: { message: expect.stringContaining('capabilities') as string } })
  })

  it('needs none for what nobody signs', async () => {
    const { said, runs } = await back('GetUser', { AccessToken: issued(own) }, { role })
    expect([said, runs[0]?.decision]).toEqual([{ output: {} }, undefined])
  })
})

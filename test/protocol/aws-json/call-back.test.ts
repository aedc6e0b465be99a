import { describe, expect, it } from 'vitest'
import { openBackground } from '../../../src/adapters/background/open-background.ts'
import { flow } from '../../../src/engine/flow.ts'
import type { Invocation, Ports } from '../../../src/engine/ports.ts'
import type { JsonObject } from '../../../src/model/trigger.ts'
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

/** Tells what an operation has come to be asked, if it has. */
async function back(name: string, input: JsonObject, { depth = 0, api = operations } = {}) {
  const asked: object[] = []
  const runs: FinishedRun[] = []
  const served = (of: string): Served => ({
    service: 'cognito-idp',
    name: of,
    access: 'signed' as Served['access'],
    flow: flow<object>(of).step({ name: 'take', run: (facts: object) => void asked.push(facts) }),
    output: () => ({}),
  })
  const background = openBackground(() => undefined)
  const call = {
    poolId: own,
    stage: { trigger: { name: 'script' }, capabilities: { api } },
    requestId: 'r',
    depth,
  } as unknown as Invocation
  const ports = (caller: Ports['caller']) =>
    ({
      caller,
      clock: { now: () => 0, ticks: () => 0 },
      background,
      pools: {
        byClientId: async (id: string) => poolOf.has(id) && { pool: { id: poolOf.get(id) }, client: { id } },
      },
    }) as unknown as Ports
  const serving = {
    operations: new Map(operations.map((of) => [`cognito-idp:${of}`, served(of)])),
    ports,
    log: silent,
    onRun: (run: FinishedRun) => void runs.push(run),
  }
  return { said: await callBack(name, input, call, serving), asked, runs }
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

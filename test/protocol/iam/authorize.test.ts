import { describe, expect, it } from 'vitest'
import type { Ports } from '../../../src/engine/ports.ts'
import type { Asked } from '../../../src/engine/access.ts'
import type { Decision } from '../../../src/model/iam.ts'
import type { Signer } from '../../../src/model/session.ts'
import { decodeAuthorizationMessage } from '../../../src/engine/sts/authorization-message.ts'
import { authorize } from '../../../src/protocol/iam/authorize.ts'
import { seededRandom } from '../../random.ts'

const account = '123456789012'
const arn = `arn:aws:iam::${account}:user/ops`
const signer: Signer = {
  accessKeyId: 'AKIA',
  region: 'eu-west-1',
  proven: true,
  kind: 'user',
  principal: { arn, account },
  userId: 'AIDA',
  userName: 'ops',
  context: {},
}
const userPool = `arn:aws:cognito-idp:us-east-1:${account}:userpool/us-east-1_A`

/** What IAM was asked; it denies what it is told to. */
function world(deny: readonly string[] = []) {
  const asked: Asked[] = []
  const decide = (_: Signer, one: Asked): Decision => {
    asked.push(one)
    return { decision: deny.includes(one.action) ? 'implicitDeny' : 'allow', missing: 'identity' }
  }
  const random = seededRandom('authorize')
  const ports = {
    clock: { now: () => Date.UTC(2026, 0, 2, 3, 4, 5, 678), ticks: () => 0 },
    caller: { requestId: 'r', ip: '10.0.0.1', userAgent: 'test' },
    random,
    iam: { account, decide },
    pools: { byId: async () => undefined },
    identityPools: { byId: async () => undefined },
  } as unknown as Ports
  const ask = (operation: string, input: object, way = { enforced: true, secure: false }) => {
    const [service, name = ''] = operation.split(':')
    return authorize({ service: service as 'sts', name }, input, signer, ports, way)
  }
  return { ask, asked, random }
}

describe('a signed operation', () => {
  it('is an action, done to what its input is about, with all that is known of the request', async () => {
    const { ask, asked } = world()
    const decision = await ask('cognito-idp:AdminGetUser', { UserPoolId: 'us-east-1_A', Username: 'ana' })
    expect(asked).toEqual([
      {
        action: 'cognito-idp:AdminGetUser',
        resource: userPool,
        context: {
          'aws:CurrentTime': '2026-01-02T03:04:05Z',
          'aws:EpochTime': '1767323045',
          'aws:SecureTransport': 'false',
          'aws:ViaAWSService': 'false',
          'aws:RequestedRegion': 'eu-west-1',
          'aws:SourceIp': '10.0.0.1',
          'aws:UserAgent': 'test',
        },
      },
    ])
    expect(decision).toEqual({
      action: 'cognito-idp:AdminGetUser',
      resource: userPool,
      decision: 'allow',
      enforced: true,
    })
  })

  it('comes by TLS where the server is told so', async () => {
    const { ask, asked } = world()
    await ask('cognito-idp:ListUserPools', {}, { enforced: true, secure: true })
    expect(asked).toMatchObject([{ resource: '*', context: { 'aws:SecureTransport': 'true' } }])
  })

  it.each([
    [
      'cognito-idp:CreateUserPool',
      { UserPoolTags: { team: 'red', part: 'x' } },
      { team: 'red', part: 'x' },
      ['team', 'part'],
    ],
    ['cognito-identity:CreateIdentityPool', { IdentityPoolTags: { team: 'red' } }, { team: 'red' }, ['team']],
    ['cognito-idp:TagResource', { ResourceArn: userPool, Tags: { team: 'red' } }, { team: 'red' }, ['team']],
    [
      'sts:GetFederationToken',
      { Name: 'ana', Tags: [{ Key: 'team', Value: 'red' }] },
      { team: 'red' },
      ['team'],
    ],
    ['cognito-idp:UntagResource', { ResourceArn: userPool, TagKeys: ['team', 'part'] }, {}, ['team', 'part']],
  ])('is asked about with the tags of its input: %s', async (operation, input, tags, keys) => {
    const { ask, asked } = world()
    await ask(operation, input)
    const context = asked[0]?.context ?? {}
    const found = Object.entries(context).filter(([name]) => name.startsWith('aws:RequestTag/'))
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(tags).map(([name, value]) => [`aws:RequestTag/${name}`, value])),
    )
    expect(context['aws:TagKeys']).toEqual(keys)
  })

  it('is denied in the words of AWS', async () => {
    const { ask } = world(['cognito-idp:ListUserPools'])
    expect(await ask('cognito-idp:ListUserPools', {}, { enforced: false, secure: false })).toEqual({
      action: 'cognito-idp:ListUserPools',
      resource: '*',
      decision: 'implicitDeny',
      denied: `User: ${arn} is not authorized to perform: cognito-idp:ListUserPools on resource: * because no identity-based policy allows the cognito-idp:ListUserPools action`,
      enforced: false,
    })
  })

  it('is denied with an account for administrators, where that counts', async () => {
    const { ask, random } = world(['cognito-idp:AdminGetUser'])
    const judged = await ask('cognito-idp:AdminGetUser', { UserPoolId: 'us-east-1_A' })
    expect(JSON.parse(decodeAuthorizationMessage(judged?.encoded?.() ?? '', { random }) ?? '')).toMatchObject(
      {
        allowed: false,
        explicitDeny: false,
        context: {
          principal: { arn },
          action: 'cognito-idp:AdminGetUser',
          resource: userPool,
          conditions: {
            items: expect.arrayContaining([
              { key: 'aws:SourceIp', values: { items: [{ value: '10.0.0.1' }] } },
            ]),
          },
        },
      },
    )
    const told = await ask('cognito-idp:AdminGetUser', {}, { enforced: false, secure: true })
    expect(told).not.toHaveProperty('encoded')
    expect(await ask('cognito-idp:ListUsers', {})).not.toHaveProperty('encoded')
  })

  it('that hands over a role needs to be let do that as well', async () => {
    const role = `arn:aws:iam::${account}:role/admin`
    const roles = { IdentityPoolId: 'us-east-1:x', Roles: { authenticated: role } }
    const { ask, asked } = world(['iam:PassRole'])
    expect(await ask('cognito-identity:SetIdentityPoolRoles', roles)).toMatchObject({
      action: 'iam:PassRole',
      resource: role,
      decision: 'implicitDeny',
    })
    expect(asked[1]?.context).toMatchObject({ 'iam:PassedToService': 'cognito-identity.amazonaws.com' })
    expect(await world().ask('cognito-identity:SetIdentityPoolRoles', roles)).toMatchObject({
      action: 'cognito-identity:SetIdentityPoolRoles',
      decision: 'allow',
    })
  })

  it.each(['sts:GetCallerIdentity', 'sts:GetSessionToken', 'sts:AssumeRole', 'cognito-idp:GetClientToken'])(
    'needs nothing of IAM here: %s',
    async (operation) => {
      const { ask, asked } = world([operation])
      expect([await ask(operation, {}), asked]).toEqual([undefined, []])
    },
  )
})

import { describe, expect, it } from 'vitest'
import { decide } from '../../src/iam/decide.ts'
import { explain } from '../../src/iam/explain.ts'
import type { JsonObject } from '../../src/model/trigger.ts'
import { account, ana, around, document, request, says } from './ask.ts'

const one = (statement: JsonObject, asked: Parameters<typeof request>[0] = {}) =>
  explain(around({ identity: [says(statement)] }), request(asked)).statements[0]

describe('an explanation', () => {
  it('tells of every statement of every layer, in order, where it is written', () => {
    const position = { file: 'pools/buyer.role.yaml', line: 7, column: 5 }
    const policies = {
      identity: [
        {
          name: 'first',
          document: document([says({ Sid: 'A' }), says({ Effect: 'Deny', Action: 'sns:*' })]),
        },
        {
          name: 'second',
          document: document([says()]),
          at: (index: number) => ({ ...position, line: 10 + index }),
        },
      ],
      boundary: [{ name: 'most', document: document([says({ Resource: 'arn:aws:sqs:::a' })]) }],
    }
    expect(explain(policies, request())).toEqual({
      decision: 'implicitDeny',
      missing: 'boundary',
      statements: [
        {
          layer: 'identity',
          policy: 'first',
          statement: 0,
          sid: 'A',
          effect: 'Allow',
          applies: true,
          conditions: [],
        },
        {
          layer: 'identity',
          policy: 'first',
          statement: 1,
          effect: 'Deny',
          applies: false,
          unfit: 'action',
          conditions: [],
        },
        {
          layer: 'identity',
          policy: 'second',
          statement: 0,
          effect: 'Allow',
          at: { ...position, line: 10 },
          applies: true,
          conditions: [],
        },
        {
          layer: 'boundary',
          policy: 'most',
          statement: 0,
          effect: 'Allow',
          applies: false,
          unfit: 'resource',
          conditions: [],
        },
      ],
    })
  })

  it('tells where the statement is written that decides', () => {
    const at = (statement: number) => ({ file: 'a.role.yaml', line: statement + 1, column: 1 })
    const policies = {
      identity: [{ name: 'one', document: document([says({ Action: 'sns:*' }), says()]), at }],
    }
    const by = { layer: 'identity', policy: 'one', statement: 1, effect: 'Allow', at: at(1) }
    expect(decide(policies, request())).toEqual({ decision: 'allow', by })
    expect(explain(policies, request())).toMatchObject({ decision: 'allow', by })
  })

  it('goes on after what decides', () => {
    const layers = {
      identity: [says({ Effect: 'Deny' }), says(), says({ Effect: 'Deny' })],
      session: [says()],
    }
    const { decision, statements } = explain(around(layers), request())
    expect(decision).toBe('explicitDeny')
    expect(statements.map(({ applies }) => applies)).toEqual([true, true, true, true])
  })

  it.each<[unfit: string, JsonObject]>([
    ['action', { Action: 'sns:*', Resource: 'arn:aws:sqs:::a', Condition: { Bool: { 'a:b': 'true' } } }],
    ['resource', { Resource: 'arn:aws:sqs:::a', Condition: { Bool: { 'a:b': 'true' } } }],
    ['condition', { Condition: { Bool: { 'a:b': 'true' } } }],
    ['document', { Effects: 'Allow' }],
  ])('says that the %s does not fit first', (unfit, statement) => {
    expect(one(statement)).toMatchObject({ applies: false, unfit })
  })

  it('says that somebody else is meant', () => {
    const resource = [says({ Principal: { AWS: '999999999999' }, Action: 'sns:*' })]
    expect(explain(around({ resource }), request()).statements[0]).toMatchObject({ unfit: 'principal' })
  })

  it('shows each condition with what it compares and what it saw', () => {
    const seen = one(
      {
        Condition: {
          StringLike: {
            'aws:PrincipalTag/Team': ['${aws:userid}-*', "${aws:username, 'none'}${*}", '${app:not}!'],
          },
          'ForAnyValue:StringEquals': { 'AWS:TagKeys': 'a' },
          NumericLessThan: { 'app:count': 5 },
          Null: { 'app:there': true },
          IpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] },
        },
      },
      {
        context: {
          'aws:principaltag/team': 'AROA:ana-shop',
          'aws:userid': 'AROA:ana',
          'aws:TagKeys': ['a', 'b'],
          'app:count': '5',
        },
      },
    )
    expect(seen?.conditions).toEqual([
      {
        operator: 'StringLike',
        key: 'aws:PrincipalTag/Team',
        wanted: ['AROA:ana-*', 'none*', '${app:not}!'],
        saw: ['AROA:ana-shop'],
        holds: true,
      },
      {
        operator: 'ForAnyValue:StringEquals',
        key: 'AWS:TagKeys',
        wanted: ['a'],
        saw: ['a', 'b'],
        holds: true,
      },
      { operator: 'NumericLessThan', key: 'app:count', wanted: ['5'], saw: ['5'], holds: false },
      { operator: 'Null', key: 'app:there', wanted: ['true'], holds: true },
      { operator: 'IpAddress', key: 'aws:SourceIp', wanted: ['10.0.0.0/8'], holds: false },
    ])
  })

  it('shows an old document as it is written', () => {
    const policy = document(
      [says({ Condition: { StringEquals: { 'a:b': '${aws:userid}${*}' } } })],
      '2008-10-17',
    )
    const { statements } = explain({ identity: [{ name: 'old', document: policy }] }, request())
    expect(statements[0]?.conditions[0]?.wanted).toEqual(['${aws:userid}${*}'])
  })

  it('is plain data', () => {
    const told = explain(around({ identity: [says({ Condition: { Bool: { 'a:b': 'true' } } })] }), request())
    expect(structuredClone(told)).toStrictEqual(told)
    expect(JSON.parse(JSON.stringify(told))).toStrictEqual(told)
  })
})

describe('what follows from who asks', () => {
  const shown = (key: string, asked: Parameters<typeof request>[0] = {}) =>
    one({ Condition: { StringEquals: { [key]: 'x' } } }, asked)?.conditions[0]?.saw
  const user = { arn: `arn:aws:iam::${account}:user/ops` }
  const federated = { arn: `arn:aws:sts::${account}:federated-user/bob`, roleArn: user.arn }
  const root = { arn: `arn:aws:iam::${account}:root` }
  const service = { arn: '*', service: 'sns.amazonaws.com' }
  const away = 'arn:aws:sqs:eu-west-1:999999999999:jobs'

  it.each<[string, string, Parameters<typeof request>[0], string | undefined]>([
    ['a session is its role', 'aws:PrincipalArn', { principal: ana }, ana.roleArn],
    ['a user is its own ARN', 'aws:PrincipalArn', { principal: user }, user.arn],
    ['a federated user is its own ARN', 'aws:PrincipalArn', { principal: federated }, federated.arn],
    ['nobody has an ARN', 'aws:PrincipalArn', { principal: { arn: '*' } }, undefined],
    ['an account', 'aws:PrincipalAccount', { principal: user }, account],
    ['no account', 'aws:PrincipalAccount', { principal: { arn: '*' } }, undefined],
    ['a session', 'aws:PrincipalType', { principal: ana }, 'AssumedRole'],
    ['a user', 'aws:PrincipalType', { principal: user }, 'User'],
    ['a federated user', 'aws:PrincipalType', { principal: federated }, 'FederatedUser'],
    ['a root', 'aws:PrincipalType', { principal: root }, 'Account'],
    ['nobody', 'aws:PrincipalType', { principal: { arn: '*' } }, 'Anonymous'],
    [
      'what all objects have',
      'aws:PrincipalType',
      { principal: { arn: `arn:aws:iam::${account}:constructor/x` } },
      undefined,
    ],
    ['a service', 'aws:PrincipalIsAWSService', { principal: service }, 'true'],
    ['no service', 'aws:PrincipalIsAWSService', {}, 'false'],
    ['the name of a service', 'aws:PrincipalServiceName', { principal: service }, 'sns.amazonaws.com'],
    ['the account of the ARN', 'aws:ResourceAccount', { resource: away }, '999999999999'],
    [
      'the account that is told',
      'aws:ResourceAccount',
      { resource: away, resourceAccount: account },
      account,
    ],
    ['the own account', 'aws:ResourceAccount', {}, account],
    ['not who the caller is', 'aws:userid', {}, undefined],
  ])('%s: %s', (_, key, asked, is) => {
    expect(shown(key, asked)).toEqual(is === undefined ? undefined : [is])
    expect(shown(key.toUpperCase(), asked)).toEqual(is === undefined ? undefined : [is])
  })

  it('gives way to what the caller says', () => {
    expect(shown('aws:PrincipalArn', { context: { 'AWS:principalarn': 'x' } })).toEqual(['x'])
    expect(shown('aws:PrincipalArn', { context: { 'aws:PrincipalArn': [] } })).toEqual([])
  })

  it('fills in variables', () => {
    const statement = { Resource: 'arn:aws:s3:::photos/${aws:PrincipalAccount}/*' }
    expect(one(statement, { resource: `arn:aws:s3:::photos/${account}/1` })).toMatchObject({ applies: true })
  })
})

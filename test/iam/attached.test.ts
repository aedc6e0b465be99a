import { describe, expect, it } from 'vitest'
import { policiesOf, roleByArn, trustOf } from '../../src/iam/attached.ts'
import type { Policy } from '../../src/model/iam.ts'
import { modelOf, only, shop } from '../config/shop.ts'

const files = {
  'pools/desk.role.yaml': `trust: { type: service, service: lambda.amazonaws.com }
path: /staff/
boundary: edge
allow:
  - { do: s3:GetObject, on: '*' }
  - { do: s3:PutObject, on: '*' }
deny:
  - { do: s3:DeleteObject, on: '*' }
policies:
  raw:
    Version: '2012-10-17'
    Statement:
      - { Effect: Allow, Action: 'sqs:*', Resource: '*' }
      - { Effect: Deny, Action: sqs:DeleteQueue, Resource: '*' }
  single: { Version: '2012-10-17', Statement: { Effect: Allow, Action: 'sns:*', Resource: '*' } }
managed: [edge, raw-one, AmazonS3ReadOnlyAccess, 'arn:aws:iam::aws:policy/NotHere']
`,
  'pools/edge.policy.yaml': `allow:
  - { do: 's3:*', on: '*' }
deny:
  - { do: s3:DeleteBucket, on: '*' }
`,
  'pools/raw-one.policy.yaml': `document:
  Version: '2012-10-17'
  Statement:
    - { Effect: Allow, Action: 'sqs:*', Resource: '*' }
    - { Effect: Deny, Action: sqs:DeleteQueue, Resource: '*' }
`,
  'pools/raw-trust.role.yaml': `trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      - { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }
      - { Effect: Deny, Principal: '*', Action: sts:AssumeRole }
boundary: arn:aws:iam::999999999999:policy/elsewhere
`,
  'pools/legacy.role.yaml': `trust: { type: service, service: lambda.amazonaws.com }
aws:
  AssumeRolePolicyDocument:
    Statement:
      - { Effect: Allow, Principal: { Service: sns.amazonaws.com }, Action: sts:AssumeRole }
      - { Effect: Allow, Principal: { Service: sqs.amazonaws.com }, Action: sts:AssumeRole }
  ManagedPolicyArns:
    - arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess
  PermissionsBoundary: arn:aws:iam::aws:policy/PowerUserAccess
  Policies:
    - PolicyName: first
      PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, Action: 'sqs:*', Resource: '*' } }
    - PolicyName: second
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - { Effect: Allow, Action: 'sns:*', Resource: '*' }
          - { Effect: Deny, Action: sns:Publish, Resource: '*' }
`,
  'pools/back.iam-user.yaml': `path: /back/
allow:
  - { do: s3:GetObject, on: '*' }
managed: [AWSLambdaBasicExecutionRole]
`,
}
const model = modelOf(only(files))

/** File and line of a policy's statements, as many as are asked for. */
const lines = (policy: Policy | undefined, count: number) =>
  Array.from({ length: count }, (_, index) => policy?.at?.(index)).map((at) => at && `${at.file}:${at.line}`)

describe('the policies of a principal', () => {
  const { identity, boundary } = policiesOf(model, { role: 'desk' }) ?? { identity: [] }

  it('are its own, those it is attached to, and those of AWS that are known', () => {
    expect(identity.map(({ name }) => name)).toEqual([
      'allow and deny',
      'raw',
      'single',
      'edge',
      'raw-one',
      'AmazonS3ReadOnlyAccess',
    ])
    expect(boundary?.map(({ name }) => name)).toEqual(['edge'])
  })

  it('are the same objects every time', () => {
    expect(policiesOf(model, { role: 'desk' })).toBe(policiesOf(model, { role: 'desk' }))
    expect(boundary?.[0]).toBe(identity[3])
  })

  it.each([
    ['allow and deny', ['pools/desk.role.yaml:5', 'pools/desk.role.yaml:6', 'pools/desk.role.yaml:8']],
    ['raw', ['pools/desk.role.yaml:13', 'pools/desk.role.yaml:14']],
    ['single', ['pools/desk.role.yaml:15']],
    ['edge', ['pools/edge.policy.yaml:2', 'pools/edge.policy.yaml:4']],
    ['raw-one', ['pools/raw-one.policy.yaml:4', 'pools/raw-one.policy.yaml:5']],
    // One of AWS's own stands where it is attached.
    ['AmazonS3ReadOnlyAccess', ['pools/desk.role.yaml:16']],
  ])('of the name `%s` know where each statement stands', (name, places) => {
    const policy = identity.find((one) => one.name === name)
    expect(lines(policy, places.length)).toEqual(places)
  })

  it('stand where CloudFormation names them, where a role says them so', () => {
    const { identity = [], boundary = [] } = policiesOf(model, { role: 'legacy' }) ?? {}
    expect(identity.map((policy) => [policy.name, ...lines(policy, 2)])).toEqual([
      ['first', 'pools/legacy.role.yaml:12', 'pools/legacy.role.yaml:12'],
      ['second', 'pools/legacy.role.yaml:17', 'pools/legacy.role.yaml:18'],
      ['AmazonS3ReadOnlyAccess', 'pools/legacy.role.yaml:8', 'pools/legacy.role.yaml:8'],
    ])
    expect(lines(boundary[0], 1)).toEqual(['pools/legacy.role.yaml:9'])
  })

  it.each([
    ['a role', 'arn:aws:iam::123456789012:role/staff/desk'],
    ['a session of a role', 'arn:aws:sts::123456789012:assumed-role/desk/ana'],
  ])('are found by the ARN of %s', (_, arn) => {
    expect(policiesOf(model, arn)).toBe(policiesOf(model, { role: 'desk' }))
    expect(roleByArn(model, arn)?.name).toBe('desk')
  })

  it('are found by the name and the ARN of a user', () => {
    const user = policiesOf(model, { user: 'back' })
    expect(user?.identity.map(({ name }) => name)).toEqual(['allow and deny', 'AWSLambdaBasicExecutionRole'])
    expect(lines(user?.identity[0], 1)).toEqual(['pools/back.iam-user.yaml:3'])
    expect(user?.boundary).toBeUndefined()
    expect(policiesOf(model, 'arn:aws:iam::123456789012:user/back/back')).toBe(user)
  })

  it.each([
    { role: 'nobody' },
    { role: 'back' },
    { role: 'arn:aws:iam::123456789012:role/staff/desk/more' },
    { user: 'desk' },
    'desk',
    'back',
    'arn:aws:iam::123456789012:role/desk',
    'arn:aws:sts::123456789012:assumed-role/desk',
    'arn:aws:sts::123456789012:assumed-role/desk/ana/ben',
    'arn:aws:sts::999999999999:assumed-role/desk/ana',
  ])('are nothing where nobody declares the principal: %j', (principal) => {
    expect(policiesOf(model, principal)).toBeUndefined()
  })

  it('are held back by a boundary that is not known here', () => {
    const [held, ...others] = policiesOf(model, { role: 'raw-trust' })?.boundary ?? []
    expect(others).toEqual([])
    expect(held?.document['Statement']).toEqual([])
  })
})

describe('the trust of a role', () => {
  const role = (name: string) => model.roles.find((one) => one.name === name)!

  it('stands where its words stand', () => {
    const trust = trustOf(model, role('desk'))
    expect(trust.document).toBe(role('desk').properties.AssumeRolePolicyDocument)
    expect(lines(trust, 1)).toEqual(['pools/desk.role.yaml:1'])
    expect(trustOf(model, role('desk'))).toBe(trust)
  })

  it('stands where CloudFormation names it, where a role says it so', () => {
    expect(lines(trustOf(model, role('legacy')), 2)).toEqual([
      'pools/legacy.role.yaml:5',
      'pools/legacy.role.yaml:6',
    ])
  })

  it('stands where its document stands', () => {
    expect(lines(trustOf(model, role('raw-trust')), 2)).toEqual([
      'pools/raw-trust.role.yaml:6',
      'pools/raw-trust.role.yaml:7',
    ])
  })
})

it('finds every policy of the shop, each with its file', () => {
  const all = modelOf({ ...shop, env: 'dev' })
  for (const { name } of all.roles) {
    const { identity = [], boundary = [] } = policiesOf(all, { role: name }) ?? {}
    expect(boundary.map((policy) => policy.at?.(0)?.file)).toEqual(['pools/roles/shop-boundary.policy.yaml'])
    expect(identity.map((policy) => policy.at?.(0)?.file)).toEqual([`pools/roles/${name}.role.yaml`])
  }
})

import { describe, expect, it } from 'vitest'
import { linkedIam } from '../../../src/adapters/iam/linked-iam.ts'
import type { Session, Signer } from '../../../src/model/session.ts'
import { modelOf } from '../../model-of.ts'

const account = '123456789012'
const arnOf = (what: string) => `arn:aws:iam::${account}:${what}`
const model = modelOf({
  'pools/buyer.role.yaml': `
path: /shop/
tags: { team: red }
trust: { type: account, account: '${account}' }
boundary: cart
allow: [{ do: ['s3:*', 'sqs:*'], on: '*' }]
`,
  'pools/cart.policy.yaml': "allow: [{ do: 's3:*', on: '*' }]\n",
  'pools/ops.iam-user.yaml': `
tags: { team: blue }
keys: { AKIAIOSFODNN7EXAMPLE: { secret: ops-key }, AKIAI44QH8DHBEXAMPLE: { secret: lost } }
mfa: { secret: ops-key }
allow: [{ do: 's3:GetObject', on: '*' }]
`,
  'pools/corp.oidc-provider.yaml': 'url: https://login.corp.example\naudiences: [shop]\n',
  'pools/partner.saml-provider.yaml': 'metadata: { url: https://partner.example/metadata }\n',
  'pools/dev.env.yaml': 'secrets: { ops-key: { env: KEY }, lost: { env: LOST } }\n',
})
const iam = linkedIam(model, (name) => ({ 'ops-key': 'the text' })[name])
const again = linkedIam(model, () => undefined)
const buyer = arnOf('role/shop/buyer')
const ops = arnOf('user/ops')

const session = (more: Partial<Session> = {}): Session => ({
  kind: 'assumed role',
  account,
  arn: `arn:aws:sts::${account}:assumed-role/buyer/ana`,
  userId: 'AROA:ana',
  principalArn: buyer,
  issued: 0,
  expires: 1,
  policies: [],
  policyArns: [],
  scopeDown: false,
  tags: {},
  transitiveTags: [],
  chained: false,
  context: {},
  ...more,
})
const signer = (of: Session | { readonly user: string } | 'root'): Signer => {
  const signed = { accessKeyId: 'AKIA', region: 'us-east-1', proven: true, userId: 'x', context: {} }
  if (of === 'root') return { ...signed, kind: 'root', principal: { arn: arnOf('root'), account } }
  if ('user' in of) return { ...signed, kind: 'user', principal: { arn: of.user, account } }
  return { ...signed, kind: 'session', principal: { arn: of.arn, account, roleArn: buyer }, session: of }
}
const may = (who: Signer, action: string, resource = 'arn:aws:s3:::shop/x') =>
  iam.decide(who, { action, resource }).decision

describe('the principals of a project', () => {
  it('are found by their ARNs, with ids that never change', () => {
    const role = iam.role(buyer)
    expect(role).toMatchObject({ name: 'buyer', arn: buyer, account })
    expect(role?.id).toMatch(/^AROA[A-Z2-7]{17}$/)
    expect(again.role(buyer)?.id).toBe(role?.id)
    expect(iam.accessKey('AKIAIOSFODNN7EXAMPLE')?.userId).toMatch(/^AIDA[A-Z2-7]{17}$/)
    expect(iam.oidcProvider(arnOf('oidc-provider/login.corp.example'))?.properties.ClientIdList).toEqual([
      'shop',
    ])
    expect(iam.samlProvider(arnOf('saml-provider/partner'))?.properties.Name).toBe('partner')
  })

  it.each([
    ['a role that nobody declares', arnOf('role/shop/nobody')],
    ['a role without its path', arnOf('role/buyer')],
    ['a session of a role', `arn:aws:sts::${account}:assumed-role/buyer/ana`],
    ['the role of another account', 'arn:aws:iam::999999999999:role/shop/buyer'],
  ])('are not %s', (_, arn) => {
    expect(iam.role(arn)).toBeUndefined()
  })

  it.each([
    ['a role', buyer, true],
    ['a user', ops, true],
    ['the root of the account', arnOf('root'), true],
    ['a role that nobody declares', arnOf('role/shop/gone'), false],
    ['a role without its path', arnOf('role/buyer'), false],
    ['a user that nobody declares', arnOf('user/ghost'), false],
    ['a session of a role', `arn:aws:sts::${account}:assumed-role/buyer/ana`, false],
    ['the root of another account', 'arn:aws:iam::999999999999:root', false],
    ['a name', 'buyer', false],
  ])('are there, or not: %s', (_, arn, there) => {
    expect(iam.knows(arn)).toBe(there)
  })

  it('have tags', () => {
    expect([buyer, ops, arnOf('user/ghost')].map((arn) => iam.tags(arn))).toEqual([
      { team: 'red' },
      { team: 'blue' },
      {},
    ])
  })

  it('have MFA devices, whose seeds may be missing', () => {
    const serial = arnOf('mfa/ops')
    expect(iam.mfaDevice(ops)).toEqual({ serial, seed: 'the text' })
    expect(again.mfaDevice(ops)).toEqual({ serial, seed: undefined })
    for (const arn of [buyer, serial, arnOf('user/ghost'), 'ops']) expect(iam.mfaDevice(arn)).toBeUndefined()
  })

  it('have access keys, whose secrets may be missing', () => {
    const known = { userName: 'ops', arn: ops }
    expect(iam.accessKey('AKIAIOSFODNN7EXAMPLE')).toMatchObject({ ...known, secret: 'the text' })
    expect(iam.accessKey('AKIAI44QH8DHBEXAMPLE')).toMatchObject({ ...known, secret: undefined })
    expect(iam.accessKey('AKIA0000000000000000')).toBeUndefined()
  })
})

describe('what somebody may do', () => {
  const policy = (Action: string) =>
    JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } })

  it.each([
    ['the root of the account', signer('root'), 'iam:CreateUser', 'allow'],
    ['a user, what their policies say', signer({ user: ops }), 's3:GetObject', 'allow'],
    ['a user, nothing else', signer({ user: ops }), 's3:PutObject', 'implicitDeny'],
    ['a user who is not declared', signer({ user: arnOf('user/ghost') }), 's3:GetObject', 'implicitDeny'],
    ['a session, what its role may do', signer(session()), 's3:PutObject', 'allow'],
    ['a session, no more than the boundary', signer(session()), 'sqs:SendMessage', 'implicitDeny'],
    [
      'a session of a role that is gone',
      signer(session({ principalArn: arnOf('role/gone') })),
      's3:GetObject',
      'implicitDeny',
    ],
    [
      'a session, no more than its policy',
      signer(session({ policies: [policy('s3:Get*')] })),
      's3:PutObject',
      'implicitDeny',
    ],
    [
      'a session, what its policy leaves',
      signer(session({ policies: [policy('s3:Get*')] })),
      's3:GetObject',
      'allow',
    ],
    [
      'a session, what a declared policy leaves',
      signer(session({ policyArns: [arnOf('policy/cart')] })),
      's3:GetObject',
      'allow',
    ],
    [
      'a session, what one of AWS leaves',
      signer(session({ policyArns: ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'] })),
      's3:PutObject',
      'implicitDeny',
    ],
    [
      'a session with a policy that nobody knows',
      signer(session({ policyArns: [arnOf('policy/nowhere')] })),
      's3:GetObject',
      'implicitDeny',
    ],
    ['a guest, what guests may', signer(session({ scopeDown: true })), 's3:GetObject', 'allow'],
    [
      'a federated user without a policy',
      signer(session({ kind: 'federated user', principalArn: ops })),
      's3:GetObject',
      'implicitDeny',
    ],
    [
      'a federated user with one',
      signer(session({ kind: 'federated user', principalArn: ops, policies: [policy('*')] })),
      's3:GetObject',
      'allow',
    ],
    [
      'a federated user, no more than the user',
      signer(session({ kind: 'federated user', principalArn: ops, policies: [policy('*')] })),
      's3:PutObject',
      'implicitDeny',
    ],
    [
      'a federated user of root, what the policy says',
      signer(session({ kind: 'federated user', principalArn: arnOf('root'), policies: [policy('s3:*')] })),
      's3:PutObject',
      'allow',
    ],
    [
      'a federated user of root without a policy',
      signer(session({ kind: 'federated user', principalArn: arnOf('root') })),
      's3:PutObject',
      'implicitDeny',
    ],
    [
      'a session of root',
      signer(session({ kind: 'user session', principalArn: arnOf('root') })),
      's3:PutObject',
      'allow',
    ],
    [
      'a session of a user',
      signer(session({ kind: 'user session', principalArn: ops })),
      's3:GetObject',
      'allow',
    ],
  ] as const)('%s', (_, who, action, decision) => {
    expect(may(who, action)).toBe(decision)
  })

  it('does not let guests do what no identity pool lends them', () => {
    const role = arnOf('role/shop/buyer')
    const { 'scope-down': narrow } = iam.policiesOf(session({ scopeDown: true }))
    expect(narrow?.length).toBeGreaterThan(0)
    expect(iam.policiesOf(session({ principalArn: role }))).not.toHaveProperty('scope-down')
  })

  it('goes by what is known of the signer, whatever a request says', () => {
    const policies = [
      JSON.stringify({
        Statement: {
          Effect: 'Allow',
          Action: '*',
          Resource: '*',
          Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } },
        },
      }),
    ]
    const who = { ...signer(session({ policies })), context: { 'aws:PrincipalTag/team': 'blue' } }
    const asked = { action: 's3:GetObject', resource: '*', context: { 'aws:PrincipalTag/team': 'red' } }
    expect(iam.decide(who, asked).decision).toBe('implicitDeny')
  })

  it('tells who may become a role', () => {
    const role = iam.role(buyer)
    expect(role && iam.trustOf(role).trust).toMatchObject([{ name: 'trust of buyer' }])
    expect(role && iam.trustOf({ ...role, arn: arnOf('role/gone') }).trust).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import { only } from '../shop.ts'

const trust = 'trust: { type: service, service: lambda.amazonaws.com }\n'

/** What is told of a role that says this: rule, severity, line and column, and the words. */
const told = (text: string, more: Readonly<Record<string, string>> = {}) =>
  load(only({ 'pools/r.role.yaml': text, ...more })).findings.map(({ rule, severity, at, message, help }) =>
    [rule, severity, `${at.file}:${at.line}:${at.column}`, message, help].filter((one) => one !== undefined),
  )
const at = (line: number, column: number) => `pools/r.role.yaml:${line}:${column}`

describe('what a role says by the names of CloudFormation', () => {
  it('is taken, where a role has it so', () => {
    const raw = `aws:
  Description: Old
  MaxSessionDuration: 3600
  Path: /old/
  PermissionsBoundary: arn:aws:iam::aws:policy/PowerUserAccess
  ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess]
  Tags: [{ Key: team, Value: shop }]
  Policies:
    - PolicyName: one
      PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, Action: s3:GetObject, Resource: '*' } }
`
    expect(told(trust + raw)).toEqual([])
    expect(told(`${trust}aws: { Policies: null }\n`)).toEqual([])
  })

  it.each<[said: string, column: number, message: string, help?: string]>([
    ['Policies: nope', 18, '`Policies` is a list, of which each has `PolicyName` and `PolicyDocument`'],
    [
      'Policies: [{ PolicyName: 1 }]',
      18,
      '`Policies` is a list, of which each has `PolicyName` and `PolicyDocument`',
    ],
    [
      'Policies: [{ PolicyName: one }]',
      18,
      '`Policies` is a list, of which each has `PolicyName` and `PolicyDocument`',
    ],
    ['AssumeRolePolicyDocument: 5', 34, '`AssumeRolePolicyDocument` is a policy document'],
    ['AssumeRolePolicyDocument: null', 34, '`AssumeRolePolicyDocument` is a policy document'],
    ['ManagedPolicyArns: x', 27, '`ManagedPolicyArns` is a list of ARNs'],
    ['PermissionsBoundary: [x]', 29, '`PermissionsBoundary` is an ARN'],
    ['MaxSessionDuration: 1h', 28, '`MaxSessionDuration` is a number of seconds'],
    ['Tags: { team: shop }', 14, '`Tags` is a list, of which each has `Key` and `Value`'],
    ['Polices: []', 8, 'roles have no property `Polices`', 'did you mean `Policies`?'],
  ])('is told, where it has not: %s', (said, column, ...words) => {
    expect(told(`${trust}aws: { ${said} }\n`)).toEqual([['PW-LINK-042', 'error', at(2, column), ...words]])
  })

  it('is told, where it takes the place of what the role says in words', () => {
    const raw =
      "[{ PolicyName: one, PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, Action: s3:GetObject, Resource: '*' } } }]"
    expect(told(`${trust}allow: [{ do: s3:GetObject, on: '*' }]\naws: { Policies: ${raw} }\n`)).toEqual([
      [
        'PW-LINK-043',
        'warning',
        at(2, 1),
        '`allow` has no effect: `aws.Policies` takes its place',
        'say all of it here, and leave `aws.Policies` out',
      ],
    ])
  })

  it('is checked as every policy is, at its own lines', () => {
    const raw = `aws:
  ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAcess, edge]
  PermissionsBoundary: arn:aws:iam::123456789012:policy/edge
  Policies:
    - PolicyName: one
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: sns:Publsh
            Resource: topic
            Condition: { StringEqual: { 'aws:SourceIp': '\${aws:user}' } }
          - { Effect: Permit, Action: s3:GetObject, Resource: '*' }
`
    expect(told(trust + raw).map(([rule, , place, , help]) => [rule, place, help])).toEqual([
      ['PW-LINK-033', at(3, 23), 'did you mean `AdministratorAccess`?'],
      ['PW-LINK-033', at(3, 67), 'declare it in `edge.policy.yaml`, and name it `edge`'],
      ['PW-LINK-033', at(4, 24), 'declare it in `edge.policy.yaml`, and name it `edge`'],
      ['PW-LINK-031', at(11, 21), 'did you mean `sns:Publish`?'],
      ['PW-LINK-038', at(12, 23), expect.stringContaining('write the whole ARN')],
      ['PW-LINK-036', at(13, 26), 'did you mean `StringEquals`?'],
      ['PW-LINK-038', at(14, 13), undefined],
    ])
  })

  it('is not checked, where another property takes its place', () => {
    const raw = "aws: { Policies: [] }\nallow: [{ do: s3:GetObjct, on: '*' }]\n"
    expect(told(trust + raw).map(([rule]) => rule)).toEqual(['PW-LINK-043'])
  })
})

describe('a trust policy that a role says by the name of CloudFormation', () => {
  const project = {
    'pools/p.pool.yaml': 'clients: { web: {} }\n',
    'pools/shop.identity.yaml':
      'providers: { p: { type: pool, clients: [web] } }\nroles: { authenticated: r }\n',
  }
  const pool = 'trust: { type: identityPool, pool: shop, as: authenticated }\n'
  const document = (principal: string, aud = '$(identity.shop.id)') => `aws:
  AssumeRolePolicyDocument:
    Statement:
      - Effect: Allow
        Principal: { ${principal} }
        Action: sts:AssumeRoleWithWebIdentity
        Condition: { StringEquals: { cognito-identity.amazonaws.com:aud: '${aud}' } }
`
  const cognito = 'Federated: cognito-identity.amazonaws.com'
  const rules = (text: string) => told(text, project).map(([rule, , place]) => [rule, place])
  const replaced = ['PW-LINK-043', at(1, 1)]

  it('counts, and not the words', () => {
    expect(rules(trust + document(cognito))).toEqual([replaced])
  })

  it('is told, where it lets nobody in from the pool that gives the role', () => {
    const refused = ['PW-LINK-020', 'pools/shop.identity.yaml:2:25']
    expect(rules(pool + document('Service: lambda.amazonaws.com')).toSorted()).toEqual(
      [refused, replaced].toSorted(),
    )
    expect(
      rules(pool + document(cognito, 'us-east-1:00000000-0000-4000-8000-000000000000')).toSorted(),
    ).toEqual([refused, replaced].toSorted())
    expect(
      told(pool + document('Service: lambda.amazonaws.com'), project).find(
        ([rule]) => rule === 'PW-LINK-020',
      )?.[4],
    ).toBe(
      'write `trust: { type: identityPool, pool: shop, as: authenticated }` in the role, and leave `aws.AssumeRolePolicyDocument` out',
    )
  })

  it('is told, where it breaks the grammar of IAM or does not say which pool', () => {
    const open = document(cognito).replace(/ +Condition.*\n/, '')
    expect(rules(pool + open)).toContainEqual(['PW-LINK-039', at(5, 9)])
    expect(rules(pool + document('Google: x'))).toContainEqual(['PW-LINK-038', at(5, 9)])
  })

  it('changes the words, where it says only a part of the document', () => {
    expect(rules(`${pool}aws: { AssumeRolePolicyDocument: { Id: mine } }\n`)).toEqual([])
  })
})

describe('what an identity pool says by the names of CloudFormation', () => {
  const said = (raw: string) =>
    load(
      only({
        'pools/p.pool.yaml': 'clients: { web: {} }\n',
        'pools/i.identity.yaml': `providers: { p: { type: pool, clients: [web] } }\naws: { ${raw} }\n`,
      }),
    ).findings.map(({ rule, severity, at, message }) => [rule, severity, `${at.line}:${at.column}`, message])
  const attachment = 'AWS::Cognito::IdentityPoolRoleAttachment'

  it.each([
    'AllowClassicFlow: true',
    "SupportedLoginProviders: { graph.facebook.com: '1' }",
    'CognitoIdentityProviders: [{ ProviderName: cognito-idp.us-east-1.amazonaws.com/us-east-1_abcdefghi, ClientId: x }]',
    `${attachment}: { Roles: { authenticated: 'arn:aws:iam::123456789012:role/r' } }`,
    `${attachment}: { RoleMappings: { p: { Type: Token, IdentityProvider: x } } }`,
  ])('is taken, where identity pools have it so: %s', (raw) => {
    expect(said(raw)).toEqual([])
  })

  it.each([
    [
      'CognitoIdentityProviders: 5',
      34,
      '`CognitoIdentityProviders` is a list, of which each has `ProviderName` and `ClientId`',
    ],
    ['SupportedLoginProviders: [x]', 33, '`SupportedLoginProviders` is an object of texts'],
    ['OpenIdConnectProviderARNs: 7', 35, '`OpenIdConnectProviderARNs` is a list of ARNs'],
    ['AllowClassicFlow: yes', 26, '`AllowClassicFlow` is `true` or `false`'],
    [`${attachment}: { Roles: 5 }`, 50, `\`${attachment}\` is an object of \`Roles\` and \`RoleMappings\``],
    [
      `${attachment}: { RoleMappings: { p: { Type: Rules, RulesConfiguration: { Rules: [{ Claim: a, MatchType: Is, Value: b, RoleARN: c }] } } } }`,
      50,
      `\`${attachment}\` is an object of \`Roles\` and \`RoleMappings\``,
    ],
    ['CognitoStream: {}', 8, 'identity pools have no property `CognitoStream`'],
  ])('is told, where they have not: %s', (raw, column, message) => {
    expect(said(raw)).toEqual([['PW-LINK-042', 'error', `2:${column}`, message]])
  })
})

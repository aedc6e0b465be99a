import { describe, expect, it } from 'vitest'
import { lookUpKey } from '../../../src/config/link/condition-key.ts'
import { load } from '../../../src/config/load.ts'
import { only } from '../shop.ts'
import { buyer, tellsEach } from './mistakes.ts'

const leading = 'ForAllValues:StringEquals:'
const operator = (written: string) => ({ [buyer]: [[leading, written]] }) as const
const auditor = 'pools/roles/shop-auditor.role.yaml'

describe('one finding tells whoever', () => {
  tellsEach([
    {
      name: 'misspells an operator',
      edit: operator('ForAllValues:StringEqual:'),
      rule: 'PW-LINK-036',
      at: [buyer, 'ForAllValues:StringEqual'],
      says: 'there is no condition operator `ForAllValues:StringEqual`',
      help: 'did you mean `ForAllValues:StringEquals`?',
    },
    {
      name: 'misspells an operator that asks only where the key is there',
      edit: operator('StringLikesIfExists:'),
      rule: 'PW-LINK-036',
      at: [buyer, 'StringLikesIfExists'],
      says: 'there is no condition operator `StringLikesIfExists`',
      help: 'did you mean `StringLikeIfExists`?',
    },
    {
      name: 'asks whether a key is there where it is there',
      edit: operator('NullIfExists:'),
      rule: 'PW-LINK-036',
      at: [buyer, 'NullIfExists'],
      says: 'there is no condition operator `NullIfExists`',
      help: '`Null` stands alone: whether a key is there can be asked in one way only',
    },
    {
      name: 'invents an operator',
      edit: operator('Resembles:'),
      rule: 'PW-LINK-036',
      at: [buyer, 'Resembles'],
      says: 'there is no condition operator `Resembles`',
    },
    {
      name: 'misspells an operator in a trust',
      edit: { [auditor]: [['StringLike:', 'StringLik:']] },
      rule: 'PW-LINK-036',
      at: [auditor, 'StringLik'],
      says: 'there is no condition operator `StringLik`',
    },
    {
      name: 'misspells a condition key of a service',
      edit: { [buyer]: [["{ dynamodb:LeadingKeys: 'false' }", "{ dynamodb:LeadingKey: 'false' }"]] },
      rule: 'PW-LINK-037',
      at: [buyer, 'dynamodb:LeadingKey'],
      says: 'no condition key `dynamodb:LeadingKey` is known',
      help: 'did you mean `dynamodb:LeadingKeys`?',
    },
    {
      name: 'misspells a condition key of all services',
      edit: { [buyer]: [["{ dynamodb:LeadingKeys: 'false' }", "{ aws:PrincipleTag/tenant: 'false' }"]] },
      rule: 'PW-LINK-037',
      at: [buyer, 'aws:PrincipleTag/tenant'],
      says: 'no condition key `aws:PrincipleTag/tenant` is known',
      help: 'did you mean `aws:PrincipalTag/tenant`?',
    },
    {
      name: 'writes a condition key without what it belongs to',
      edit: { [buyer]: [["{ dynamodb:LeadingKeys: 'false' }", "{ LeadingKeys: 'false' }"]] },
      rule: 'PW-LINK-037',
      at: [buyer, 'LeadingKeys'],
      says: 'no condition key `LeadingKeys` is known',
    },
  ])
})

describe('the values of conditions', () => {
  const told = (operator: string, value: string) => {
    const text = `allow:
  - do: s3:GetObject
    on: '*'
    condition: { ${operator}: { aws:SourceIp: [${value}] } }
`
    return load(only({ 'pools/p.policy.yaml': text })).findings
  }
  const place = { file: 'pools/p.policy.yaml', line: 4 }

  it.each([
    ['IpAddress', '10.0.0.0/33', 'an address, or a network such as `203.0.113.0/24`', 'never'],
    ['ForAnyValue:NotIpAddress', '10.0.0', 'an address, or a network such as `203.0.113.0/24`', 'always'],
    ['NumericLessThanIfExists', 'ten', 'a number', 'never'],
    ['DateGreaterThan', '2026-13-01', 'a date such as `2026-03-01T00:00:00Z`', 'never'],
    ['DateNotEquals', 'today', 'a date such as `2026-03-01T00:00:00Z`', 'always'],
    ['Bool', 'yes', '`true` or `false`', 'never'],
    ['"Null"', 'absent', '`true` or `false`', 'never'],
    ['BinaryEquals', '?', 'Base64', 'never'],
    ['ArnLike', 'arn:aws:sns:*', 'an ARN, with its five colons', 'never'],
    ['ArnNotEquals', 'shop', 'an ARN, with its five colons', 'always'],
  ])('that %s can never meet are told of: %s', (operator, value, what, often) => {
    const name = operator.replaceAll('"', '')
    expect(told(operator, `'${value}'`)).toEqual([
      {
        rule: 'PW-LINK-044',
        severity: 'warning',
        message: `\`${name}\` compares with ${what}, and \`${value}\` is none: it ${often} holds`,
        help: `write ${what}`,
        at: expect.objectContaining(place) as unknown,
      },
    ])
  })

  it.each([
    ['IpAddress', "'10.0.0.0/8', '2001:db8::/32', '::1'"],
    ['NumericEquals', "'10', '-1.5'"],
    ['DateLessThan', "'2026', '2026-03-01T00:00:00+01:00', '1772236800'"],
    ['Bool', "'True', 'false'"],
    ['"Null"', "'TRUE'"],
    ['BinaryEquals', 'QQ=='],
    ['ArnLike', "'*', 'arn:aws:sns:*:*:*', '${aws:PrincipalArn}'"],
    ['StringLike', "'10.0.0.0/33'"],
  ])('that %s can meet are not: %s', (operator, values) => {
    expect(told(operator, values)).toEqual([])
  })
})

describe('condition keys', () => {
  it.each([
    'aws:SourceIp',
    'AWS:sourceip',
    'aws:RequestTag/team:lead',
    's3:prefix',
    's3:ExistingObjectTag/class',
    'ec2:SourceInstanceArn',
    'saml:aud',
    'SAML:sub',
    'sts:ExternalId',
    'cognito-identity.amazonaws.com:sub',
    'accounts.google.com:sub',
    'login.corp.example:aud',
    'token.actions.githubusercontent.com:sub',
    'token.actions.githubusercontent.com:aud',
    'token.actions.githubusercontent.com:repository',
    'gitlab.com:sub',
    'login.corp.example:8443/tenant:sub',
    'cognito-idp.us-east-1.amazonaws.com/us-east-1_aB3dE5fG7:sub',
  ])('as `%s` are known', (key) => {
    expect(lookUpKey(key)).toBe('known')
  })

  it.each([
    ['aws:SourceIP4', 'aws:SourceIp', false],
    ['aws:Nonsense', undefined, false],
    ['s3:prefixx', 's3:prefix', false],
    ['cognito-identity.amazonaws.com:subject', undefined, false],
    ['cognito-identity.amazonaws.com:amrs', 'cognito-identity.amazonaws.com:amr', false],
    ['cognito-identity.amazon.aws.com:sub', 'cognito-identity.amazonaws.com:sub', true],
    ['username', 'aws:username', true],
    ['sub', 'cognito-identity.amazonaws.com:sub', true],
    ['warehouse:shelf', undefined, true],
  ])('as `%s` are not, and may be a slip of `%s`', (key, meant, foreign) => {
    expect(lookUpKey(key)).toEqual({ foreign, ...(meant && { meant }) })
  })

  it('of their own have those who have actions of their own', () => {
    const text = `allow:
  - { do: warehouse:EmptyShelf, on: '*', condition: { StringEquals: { warehouse:shelf: '\${warehouse:own}' } } }
`
    const { findings } = load(only({ 'pools/p.policy.yaml': text }))
    expect(findings.map(({ rule }) => rule)).toEqual(['PW-LINK-032'])
  })
})

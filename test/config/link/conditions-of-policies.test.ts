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

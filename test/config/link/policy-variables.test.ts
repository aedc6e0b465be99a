import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import { only } from '../shop.ts'
import { buyer, tellsEach } from './mistakes.ts'

const auditor = 'pools/roles/shop-auditor.role.yaml'
const backend = 'pools/backend.iam-user.yaml'
const own = '/private/${cognito-identity.amazonaws.com:sub}/*'
const instead = (variable: string) => ({ [buyer]: [[own, `/private/${variable}/*`]] }) as const

describe('one finding tells whoever', () => {
  tellsEach([
    {
      name: 'misspells the key of a variable',
      edit: instead('${cognito-identity.amazonaws.com:subs}'),
      rule: 'PW-LINK-034',
      at: [buyer, 'arn:aws:s3:::shop-users'],
      says: '`${cognito-identity.amazonaws.com:subs}` never has a value: no such key is known',
      help: 'did you mean `${cognito-identity.amazonaws.com:sub}`?',
    },
    {
      name: 'leaves out what the key belongs to',
      edit: instead('${sub}'),
      rule: 'PW-LINK-034',
      at: [buyer, 'arn:aws:s3:::shop-users'],
      says: '`${sub}` never has a value: no such key is known',
      help: 'did you mean `${cognito-identity.amazonaws.com:sub}`?',
    },
    {
      name: 'misspells a key and gives a default',
      edit: instead("${aws:PrincipalTags/tenant, 'none'}"),
      rule: 'PW-LINK-034',
      at: [buyer, 'arn:aws:s3:::shop-users'],
      says: "`${aws:PrincipalTags/tenant, 'none'}` never has a value: no such key is known",
      help: "did you mean `${aws:PrincipalTag/tenant, 'none'}`?",
    },
    {
      name: 'writes a variable that is no key at all',
      edit: instead('${user:id}'),
      rule: 'PW-LINK-034',
      at: [buyer, 'arn:aws:s3:::shop-users'],
      says: '`${user:id}` never has a value: no such key is known',
      help: 'a variable is a condition key, such as `${aws:PrincipalTag/tenant}`',
    },
    {
      name: 'misspells a variable in a condition',
      edit: { [buyer]: [["'${aws:PrincipalTag/tenant}'", "'${aws:PrincpalTag/tenant}'"]] },
      rule: 'PW-LINK-034',
      at: [buyer, "'${aws:PrincpalTag/tenant}'"],
      says: '`${aws:PrincpalTag/tenant}` never has a value: no such key is known',
      help: 'did you mean `${aws:PrincipalTag/tenant}`?',
    },
    {
      name: 'asks a role for the name of a user',
      edit: instead('${aws:username}'),
      rule: 'PW-LINK-035',
      at: [buyer, 'arn:aws:s3:::shop-users'],
      says: '`${aws:username}` has no value here: a role has no user name, only IAM users have',
      help: 'write `${cognito-identity.amazonaws.com:sub}` for who got the role from the identity pool',
    },
    {
      name: 'takes the token of a user pool for that of an identity pool',
      edit: instead('${cognito-idp.us-east-1.amazonaws.com/us-east-1_aB3dE5fG7:sub}'),
      rule: 'PW-LINK-035',
      at: [buyer, 'arn:aws:s3:::shop-users'],
      says: '`${cognito-idp.us-east-1.amazonaws.com/us-east-1_aB3dE5fG7:sub}` has no value here: the role does not trust `cognito-idp.us-east-1.amazonaws.com/us-east-1_aB3dE5fG7` itself'.replace(
        'us-east-1_aB3dE5fG7` itself',
        'us-east-1_ab3de5fg7` itself',
      ),
      help: 'write `${cognito-identity.amazonaws.com:sub}` for who got the role from the identity pool',
    },
    {
      name: 'asks for an identity in a role that no identity pool gives',
      edit: {
        [auditor]: [
          ['on: $(arn dynamodb:table/orders)', 'on: "arn:aws:s3:::a/${cognito-identity.amazonaws.com:sub}"'],
        ],
      },
      rule: 'PW-LINK-035',
      at: [auditor, '"arn:aws:s3:::a'],
      says: '`${cognito-identity.amazonaws.com:sub}` has no value here: the role does not trust identity pools',
    },
    {
      name: 'asks an IAM user for what a provider says',
      edit: { [backend]: [['on: $(pool.customers.arn)', 'on: "arn:aws:s3:::a/${saml:sub}"']] },
      rule: 'PW-LINK-035',
      at: [backend, '"arn:aws:s3:::a'],
      says: '`${saml:sub}` has no value here: an IAM user comes from no provider',
    },
    {
      name: 'writes variables in a document of the old version',
      more: {
        'pools/old.policy.yaml': `document:
  Statement: { Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::a/\${aws:userid}' }
`,
      },
      rule: 'PW-LINK-035',
      at: ['pools/old.policy.yaml', "'arn:aws:s3:::a"],
      says: '`${aws:userid}` is plain text here: the document is not of the version that fills variables in',
      help: "say `Version: '2012-10-17'` in it",
    },
  ])
})

describe('a policy variable', () => {
  const role = (trust: string, variable: string) =>
    load(
      only({
        'pools/i.identity.yaml': 'guests: true\n',
        'pools/corp.oidc-provider.yaml': 'url: https://login.corp.example/team\naudiences: [a]\n',
        'pools/partner.saml-provider.yaml': 'metadata: { url: https://partner.example/saml }\n',
        'pools/r.role.yaml': `trust: ${trust}\nallow: [{ do: s3:GetObject, on: "arn:aws:s3:::a/${variable}" }]\n`,
      }),
    ).findings.map(({ message }) => message)

  it.each([
    ['{ type: identityPool, pool: i, as: guest }', '${cognito-identity.amazonaws.com:sub}'],
    ['{ type: identityPool, pool: i, as: guest }', '${aws:PrincipalTag/a:b}'],
    ['{ type: oidc, provider: corp, audience: [a] }', '${login.corp.example/team:sub}'],
    ['{ type: oidc, provider: corp, audience: [a] }', '${Login.corp.example/team:SUB}'],
    ['{ type: saml, provider: partner }', '${saml:sub}'],
    ['{ type: service, service: lambda.amazonaws.com }', "${aws:username, 'nobody'}"],
    ['{ type: service, service: lambda.amazonaws.com }', '${*}${?}${$}'],
    ['{ type: service, service: lambda.amazonaws.com }', '${ aws:userid }'],
    ['{ type: service, service: lambda.amazonaws.com }', '${aws:userid'],
  ])('with the trust `%s` may be `%s`', (trust, variable) => {
    expect(role(trust, variable)).toEqual([])
  })

  it.each([
    ['{ type: oidc, provider: corp, audience: [a] }', '${saml:sub}', 'does not trust a SAML provider'],
    [
      '{ type: saml, provider: partner }',
      '${login.corp.example/team:sub}',
      'does not trust `login.corp.example/team`',
    ],
    [
      '{ type: identityPool, pool: i, as: guest }',
      '${accounts.google.com:sub}',
      'does not trust `accounts.google.com`',
    ],
  ])('with the trust `%s` cannot be `%s`', (trust, variable, why) => {
    expect(role(trust, variable)).toEqual([expect.stringContaining(why)])
  })

  it('is not asked of who has a managed policy: that may be anybody', () => {
    const text = "allow: [{ do: s3:GetObject, on: 'arn:aws:s3:::a/${aws:username}/${saml:sub}' }]\n"
    expect(load(only({ 'pools/p.policy.yaml': text })).findings).toEqual([])
  })

  it('is plain text where numbers and addresses are compared', () => {
    const text =
      "allow: [{ do: s3:GetObject, on: '*', condition: { NumericEquals: { s3:max-keys: '${nothing}' } } }]\n"
    expect(load(only({ 'pools/p.policy.yaml': text })).findings.map(({ rule }) => rule)).toEqual([
      'PW-LINK-044',
    ])
  })
})

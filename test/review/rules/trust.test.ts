import { describe, expect, it } from 'vitest'
import { elsewhere } from '../../../src/review/rules/elsewhere.ts'
import { rules } from '../../../src/review/rules/rules.ts'
import { found, saidAt } from './found.ts'

it('has a rule or a reason for every concern about trust', () => {
  const known = [...rules, ...elsewhere].map(({ id }) => id).filter((id) => id.startsWith('PW-TRUST-'))
  const all = Array.from({ length: 9 }, (_, index) => `PW-TRUST-${String(index + 1).padStart(3, '0')}`)
  expect(known.toSorted()).toEqual(all)
})

/** The ids of what is found of a role that trusts so. */
async function ids(trust: string) {
  const told = await found(
    {
      'pools/shop.identity.yaml': 'guests: false\n',
      'pools/corp.oidc-provider.yaml': 'url: https://login.corp.example\naudiences: [shop]\n',
      'pools/corp.saml-provider.yaml': 'metadata: { url: https://login.corp.example/metadata }\n',
      'pools/a.role.yaml': `trust: ${trust}\n`,
    },
    'PW-TRUST-',
  )
  return told.map(({ rule }) => rule).toSorted()
}

describe('trust that is said in words', () => {
  it.each([
    ['{ type: identityPool, pool: shop, as: authenticated }'],
    ['{ type: identityPool, pool: shop, as: guest }'],
    ['{ type: identityPool, pool: shop, as: graph.facebook.com, tagSession: true }'],
    ['{ type: service, service: lambda.amazonaws.com }'],
    ["{ type: account, account: '123456789012' }"],
    ["{ type: account, account: '210987654321', externalId: a1b2c3 }"],
    ['{ type: oidc, provider: corp, audience: [shop] }'],
    ['{ type: saml, provider: corp }'],
  ])('%s is no concern', async (trust) => {
    expect(await ids(trust)).toEqual([])
  })

  it.each([
    ["{ type: account, account: '210987654321' }", ['PW-TRUST-008']],
    [
      "{ type: account, account: '210987654321', condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } } }",
      [],
    ],
    [
      "{ type: oidc, provider: corp, audience: [shop], condition: { StringEquals: { 'login.corp.example:sub': 'audit-*' } } }",
      ['PW-TRUST-006'],
    ],
    [
      "{ type: oidc, provider: corp, audience: [shop], condition: { StringLike: { 'login.corp.example:sub': '*' } } }",
      ['PW-TRUST-006'],
    ],
    [
      '{ type: service, service: lambda.amazonaws.com, condition: { ForAllValues:StringEquals: { aws:TagKeys: [a] } } }',
      ['PW-TRUST-005'],
    ],
  ])('%s is told as %j', async (trust, expected) => {
    expect(await ids(trust)).toEqual(expected)
  })
})

const raw = (statement: string) =>
  `{ type: document, document: { Version: '2012-10-17', Statement: { ${statement} } } }`
const cognito = 'Effect: Allow, Principal: { Federated: cognito-identity.amazonaws.com }'
const web = 'Action: sts:AssumeRoleWithWebIdentity'
const aud = 'StringEquals: { cognito-identity.amazonaws.com:aud: $(identity.shop.id) }'
const amr = (value: string, operator = 'ForAnyValue:StringLike') =>
  `'${operator}': { cognito-identity.amazonaws.com:amr: ${value} }`

describe('trust in an identity pool', () => {
  it.each([
    [`Condition: { ${aud}, ${amr('authenticated')} }`, []],
    [`Condition: { ${aud}, ${amr('unauthenticated')} }`, []],
    [`Condition: { ${aud}, ${amr('[authenticated, unauthenticated]')} }`, []],
    [`Condition: { ${aud} }`, ['PW-TRUST-002']],
    [`Condition: { ${aud}, ${amr("'*'")} }`, ['PW-TRUST-002']],
    [`Condition: { ${aud}, ${amr("'*authenticated'")} }`, ['PW-TRUST-002']],
    [`Condition: { ${aud}, ${amr('graph.facebook.com')} }`, []],
    [`Condition: { ${aud}, ${amr('authenticated', 'ForAnyValue:StringNotLike')} }`, ['PW-TRUST-002']],
    [`Condition: { ${aud}, ${amr('authenticated', 'ForAllValues:StringLike')} }`, ['PW-TRUST-005']],
    [
      `Condition: { StringNotEquals: { cognito-identity.amazonaws.com:aud: a }, ${amr('authenticated')} }`,
      ['PW-TRUST-001'],
    ],
    [
      `Condition: { StringLike: { cognito-identity.amazonaws.com:aud: 'us-east-1:*' }, ${amr('authenticated')} }`,
      ['PW-TRUST-001'],
    ],
    [
      `Condition: { StringLike: { Cognito-Identity.amazonaws.com:AUD: 'us-east-1:*' }, ${amr('authenticated')} }`,
      ['PW-TRUST-001'],
    ],
  ])('by %s is told as %j', async (condition, expected) => {
    expect(await ids(raw(`${cognito}, ${web}, ${condition}`))).toEqual(expected)
  })
})

describe('trust in others', () => {
  const oidc = 'arn:aws:iam::123456789012:oidc-provider'
  it.each([
    ["Principal: '*', Action: sts:AssumeRole", ['PW-TRUST-003']],
    ["Principal: { AWS: '*' }, Action: sts:AssumeRole", ['PW-TRUST-003']],
    [
      "Principal: { AWS: '*' }, Action: sts:AssumeRole, Condition: { StringEquals: { sts:ExternalId: a } }",
      ['PW-TRUST-003'],
    ],
    [
      "Principal: { AWS: '*' }, Action: sts:AssumeRole, Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }",
      [],
    ],
    [
      "Principal: { AWS: '*' }, Action: sts:AssumeRole, Condition: { StringNotEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }",
      ['PW-TRUST-003'],
    ],
    ["Principal: { AWS: '210987654321' }, Action: sts:AssumeRole", ['PW-TRUST-008']],
    ['Principal: { AWS: arn:aws:iam::210987654321:role/a }, Action: sts:AssumeRole', ['PW-TRUST-008']],
    ['Principal: { AWS: arn:aws:iam::123456789012:role/a }, Action: sts:AssumeRole', []],
    ['Principal: { Service: lambda.amazonaws.com }, NotAction: sts:TagSession', ['PW-TRUST-007']],
    ['Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRoleWithSAML', ['PW-TRUST-004']],
    ["Principal: { Service: lambda.amazonaws.com }, Action: 'sts:*'", []],
    ['Principal: { Service: lambda.amazonaws.com }, Action: [sts:AssumeRole, sts:TagSession]', []],
    ['Principal: { AWS: arn:aws:iam::123456789012:role/a }, Action: sts:TagSession', []],
    [`Principal: { Federated: ${oidc}/login.corp.example }, ${web}`, ['PW-TRUST-009']],
    [
      `Principal: { Federated: ${oidc}/login.corp.example }, ${web}, Condition: { StringEquals: { 'login.corp.example:aud': a } }`,
      [],
    ],
    [
      `Principal: { Federated: ${oidc}/token.actions.githubusercontent.com }, ${web}, Condition: { StringEquals: { 'token.actions.githubusercontent.com:aud': sts.amazonaws.com } }`,
      ['PW-TRUST-009'],
    ],
    [
      `Principal: { Federated: ${oidc}/token.actions.githubusercontent.com }, ${web}, Condition: { StringEquals: { 'token.actions.githubusercontent.com:aud': sts.amazonaws.com }, StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:shop/app:*' } }`,
      [],
    ],
    [`Principal: { Federated: graph.facebook.com }, ${web}`, ['PW-TRUST-009']],
    [
      `Principal: { Federated: graph.facebook.com }, ${web}, Condition: { StringEquals: { 'graph.facebook.com:app_id': '7346241598935552' } }`,
      [],
    ],
    [
      'Principal: { Federated: arn:aws:iam::123456789012:saml-provider/corp }, Action: sts:AssumeRole',
      ['PW-TRUST-004'],
    ],
  ])('by %s is told as %j', async (statement, expected) => {
    expect(await ids(raw(`Effect: Allow, ${statement}`))).toEqual(expected)
  })

  it('is no concern where it is denied', async () => {
    const deny = "{ Effect: Deny, Principal: '*', Action: sts:AssumeRole }"
    const allow = '{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }'
    expect(
      await ids(`{ type: document, document: { Version: '2012-10-17', Statement: [${deny}, ${allow}] } }`),
    ).toEqual([])
  })

  it('is told at the value that decides', async () => {
    const project = {
      'pools/corp.oidc-provider.yaml': 'url: https://login.corp.example\naudiences: [shop]\n',
      'pools/a.role.yaml': `
trust:
  type: oidc
  provider: corp
  audience: [shop]
  condition:
    StringLike:
      login.corp.example:sub: [a, '*']
`,
    }
    const [told] = await found(project, 'PW-TRUST-006')
    expect(saidAt(told ? [told] : [])).toEqual([
      'pools/a.role.yaml:8 `*` is more than one `login.corp.example:sub`: who may become the role `a` is open',
    ])
    expect(told?.at).toMatchObject({ column: 35 })
  })
})

import { describe, expect, it } from 'vitest'
import { found, saidAt } from './found.ts'

const shop = {
  'pools/shop.pool.yaml': 'groups: { staff: { role: staff } }\nclients: { web: {} }\n',
  'pools/shop.identity.yaml': `
providers: { shop: { type: pool, clients: [web], roles: { by: token, otherwise: default } } }
roles: { authenticated: shopper }
`,
}
const trust = 'trust: { type: identityPool, pool: shop, as: authenticated }\n'
const roles = (shopper: string, staff = '') => ({
  ...shop,
  'pools/shopper.role.yaml': `${trust}${shopper && `allow: [${shopper}]\n`}`,
  'pools/staff.role.yaml': `${trust}${staff && `allow: [${staff}]\n`}`,
})
const own = '${cognito-identity.amazonaws.com:sub}'

describe('what people reach', () => {
  it.each([
    [`{ do: s3:GetObject, on: 'arn:aws:s3:::shop/private/*' }`, 1],
    [`{ do: s3:GetObject, on: 'arn:aws:s3:::shop/private/${own}/*' }`, 0],
    [`{ do: s3:GetObject, on: 'arn:aws:s3:::shop/users/*/avatar' }`, 0],
    [`{ do: s3:GetObject, on: 'arn:aws:s3:::shop/catalogue/*' }`, 0],
    [`{ do: s3:PutObject, on: 'arn:aws:s3:::shop/*' }`, 1],
    [`{ do: s3:PutObject, on: 'arn:aws:s3:::shop/public/*' }`, 0],
    [`{ do: s3:GetObject, on: 'arn:aws:s3:::shop/protected/*' }`, 0],
    [`{ do: s3:PutObject, on: 'arn:aws:s3:::shop/protected/*' }`, 1],
    [`{ do: dynamodb:Query, on: $(arn dynamodb:table/products) }`, 0],
    [`{ do: dynamodb:PutItem, on: $(arn dynamodb:table/orders) }`, 1],
    [
      `{ do: dynamodb:PutItem, on: $(arn dynamodb:table/orders), condition: { ForAllValues:StringEquals: { dynamodb:LeadingKeys: '${own}' } } }`,
      0,
    ],
    [`{ do: s3:ListBucket, on: 'arn:aws:s3:::shop' }`, 0],
    [
      `{ do: s3:ListBucket, on: 'arn:aws:s3:::shop' }, { do: s3:GetObject, on: 'arn:aws:s3:::shop/private/${own}/*' }`,
      1,
    ],
  ])('by %s is told, or not: %i', async (statement, times) => {
    expect(await found(roles(statement), 'PW-IAM-010')).toHaveLength(times)
    // Whom somebody has put into a group may be meant to.
    expect(await found(roles('', statement), 'PW-IAM-010')).toEqual([])
  })

  it.each([
    ['cognito-idp:ListUsers', true],
    ['cognito-idp:AdminGetUser', true],
    ['cognito-idp:UpdateUserPoolClient', true],
    ['cognito-idp:DescribeUserPool', false],
    ['cognito-idp:GetUser', false],
    ['cognito-idp:ChangePassword', false],
  ])('by %s is the directory, or not: %s', async (action, is) => {
    const statement = `{ do: ${action}, on: '*' }`
    const severities = async (project: Readonly<Record<string, string>>) =>
      (await found(project, 'PW-IAM-009')).map(({ severity }) => severity)
    expect(await severities(roles(statement))).toEqual(is ? ['error'] : [])
    expect(await severities(roles('', statement))).toEqual(is ? ['warning'] : [])
  })

  it('is no secret, be it a single one', async () => {
    const statement = '{ do: secretsmanager:GetSecretValue, on: $(arn secretsmanager:secret:shop/db-a1b2c3) }'
    expect(saidAt(await found(roles(statement), 'PW-IAM-006'))).toEqual([
      'pools/shopper.role.yaml:2 people who sign in may read a secret by the role `shopper`: `secretsmanager:GetSecretValue`',
    ])
    expect(await found(roles('', statement), 'PW-IAM-006')).toEqual([])
  })
})

describe('resources and actions', () => {
  it.each([
    [
      'do: s3:GetObject, on: arn:aws:s3:::shop',
      ['none of the actions is done to anything like `arn:aws:s3:::shop`'],
    ],
    ['do: s3:ListBucket, on: arn:aws:s3:::shop/*', ['none of the actions']],
    ['do: [s3:ListBucket, s3:GetObject], on: arn:aws:s3:::shop/*', ['`s3:ListBucket` is not done to']],
    ['do: [s3:ListBucket, s3:GetObject], on: [arn:aws:s3:::shop, arn:aws:s3:::shop/*]', []],
    ["do: 's3:*', on: arn:aws:s3:::shop", []],
    ["do: 's3:Get*', on: arn:aws:s3:::shop/*", []],
    ["do: s3:GetObject, on: 'arn:aws:s3:*'", []],
    ["do: s3:GetObject, on: 'arn:aws:s3:::shop*'", []],
    ['do: s3:GetObject, on: $(arn dynamodb:table/orders)', ['none of the actions']],
    ["do: dynamodb:Query, on: '$(arn dynamodb:table/orders/index/*)'", []],
    [
      'do: [s3:ListAllMyBuckets, s3:ListBucket], on: arn:aws:s3:::shop',
      ['`s3:ListAllMyBuckets` is not done to'],
    ],
    ["do: cognito-idp:AdminGetUser, on: 'arn:aws:cognito-idp:*:*:userpool/*'", []],
    ["do: execute-api:Invoke, on: 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3/*'", []],
    ["do: shop:Buy, on: 'arn:aws:shop:::thing'", []],
    ["do: s3:GetObject, on: 'arn:aws:s3:::shop/${aws:username}/*'", []],
  ])('fit each other in `%s`, but for %j', async (statement, expected) => {
    const told = await found({ 'pools/a.iam-user.yaml': `allow: [{ ${statement} }]\n` }, 'PW-IAM-014')
    expect(told).toHaveLength(expected.length)
    for (const [at, text] of expected.entries()) expect(told[at]?.message).toContain(text)
  })
})

describe('conditions of denials', () => {
  it.each([
    ["{ Bool: { aws:MultiFactorAuthPresent: 'false' } }", 1],
    ["{ BoolIfExists: { aws:MultiFactorAuthPresent: 'false' } }", 0],
    ["{ StringNotLike: { aws:RequestedRegion: '*' } }", 1],
    ["{ StringNotLike: { aws:RequestedRegion: 'eu-*' } }", 0],
    ['{ StringEquals: { cognito-identity.amazonaws.com:sub: a } }', 1],
    ['{ StringNotEquals: { cognito-identity.amazonaws.com:sub: a } }', 0],
    ["{ 'Null': { cognito-identity.amazonaws.com:sub: 'false' } }", 1],
    ["{ 'Null': { cognito-identity.amazonaws.com:sub: 'true' } }", 0],
  ])('of a user, %s never holds, or may: %i', async (condition, times) => {
    const policies = `deny: [{ do: s3:DeleteObject, on: '*', condition: ${condition} }]\n`
    expect(await found({ 'pools/a.iam-user.yaml': policies }, 'PW-IAM-016')).toHaveLength(times)
  })
})

describe('a statement beside another', () => {
  it.each([
    ['{ do: s3:GetObject, on: arn:aws:s3:::a/* }', '{ do: s3:GetObject, on: arn:aws:s3:::a/* }', 1],
    ["{ do: 's3:get*', on: arn:aws:s3:::a/* }", '{ do: s3:GetObject, on: arn:aws:s3:::a/b }', 1],
    ["{ do: s3:GetObject, on: '*' }", '{ do: s3:GetObject, on: arn:aws:s3:::a/* }', 1],
    ['{ do: s3:GetObject, on: arn:aws:s3:::a/? }', '{ do: s3:GetObject, on: arn:aws:s3:::a/* }', 1],
    ['{ do: s3:GetObject, on: arn:aws:s3:::a/?c }', '{ do: s3:GetObject, on: arn:aws:s3:::a/*c }', 1],
    ['{ do: s3:GetObject, on: arn:aws:s3:::a/* }', '{ do: s3:GetObject, on: arn:aws:s3:::b/* }', 0],
    [
      '{ do: s3:GetObject, on: arn:aws:s3:::a/*, condition: { StringEquals: { aws:PrincipalTag/t: a } } }',
      '{ do: s3:GetObject, on: arn:aws:s3:::a/* }',
      1,
    ],
    [
      '{ do: s3:GetObject, on: arn:aws:s3:::a/*, condition: { StringEquals: { aws:PrincipalTag/t: a } } }',
      '{ do: s3:GetObject, on: arn:aws:s3:::a/b, condition: { StringEquals: { aws:PrincipalTag/t: b } } }',
      0,
    ],
  ])('%s, %s: one of them is idle, or none: %i', async (one, other, times) => {
    expect(
      await found({ 'pools/a.iam-user.yaml': `allow: [${one}, ${other}]\n` }, 'PW-IAM-018'),
    ).toHaveLength(times)
  })
})

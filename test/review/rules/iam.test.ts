import { describe, expect, it } from 'vitest'
import { isAction } from '../../../src/iam/catalogue.ts'
import { escalations } from '../../../src/review/lint/questions/escalations.ts'
import { elsewhere } from '../../../src/review/rules/elsewhere.ts'
import { rules } from '../../../src/review/rules/rules.ts'
import { found, saidAt } from './found.ts'

it('has a rule or a reason for every concern about policies', () => {
  const known = [...rules, ...elsewhere].map(({ id }) => id).filter((id) => id.startsWith('PW-IAM-'))
  const all = Array.from({ length: 18 }, (_, index) => `PW-IAM-${String(index + 1).padStart(3, '0')}`)
  expect(known.toSorted()).toEqual(all)
})

/** The ids of what is found in the policies of a user, without what is only noise there. */
async function ids(policies: string, more: Readonly<Record<string, string>> = {}) {
  const told = await found({ 'pools/backend.iam-user.yaml': policies, ...more }, 'PW-IAM-')
  return told.map(({ rule }) => rule).toSorted()
}

describe('each action on whatever there is', () => {
  it.each([
    ["do: '*', on: '*'", ['PW-IAM-001']],
    ["do: '*:*', on: '*'", ['PW-IAM-001']],
    ["do: 's3:*', on: '*'", ['PW-IAM-002', 'PW-IAM-005']],
    ["do: 's3:*', on: arn:aws:s3:::shop/*", ['PW-IAM-002']],
    ["do: 'execute-api:*', on: '*'", ['PW-IAM-008']],
    ["do: 'execute-api:*', on: 'arn:aws:execute-api:*:*:a1b2c3/*'", []],
    ["do: '*', on: arn:aws:s3:::shop/*", ['PW-IAM-002']],
    ["do: s3:GetObject, on: '*'", ['PW-IAM-007']],
    ["do: s3:GetObject, on: 'arn:aws:s3:::*'", ['PW-IAM-007']],
    ["do: s3:GetObject, on: 'arn:aws:s3:::*/*'", ['PW-IAM-007']],
    ['do: s3:GetObject, on: arn:aws:s3:::shop/*', []],
    ["do: s3:PutObject, on: '*'", ['PW-IAM-008']],
    ["do: s3:GetBucketLocation, on: '*'", ['PW-IAM-003']],
    ["do: s3:ListAllMyBuckets, on: '*'", []],
    ["do: polly:SynthesizeSpeech, on: '*'", []],
    ["do: dynamodb:PutItem, on: '$(arn dynamodb:table/*)'", ['PW-IAM-008']],
    ["do: dynamodb:PutItem, on: '$(arn dynamodb:table/shop-*)'", []],
    ["do: [logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents], on: '*'", []],
    ["do: kms:Decrypt, on: '*'", ['PW-IAM-007']],
    ["do: kms:PutKeyPolicy, on: '*'", ['PW-IAM-005']],
    ["do: secretsmanager:GetSecretValue, on: '*'", ['PW-IAM-006']],
    ["do: secretsmanager:GetSecretValue, on: '$(arn secretsmanager:secret:*)'", ['PW-IAM-006']],
    ["do: secretsmanager:GetSecretValue, on: '$(arn secretsmanager:secret:shop-*)'", []],
    ["do: cognito-idp:DescribeUserPoolClient, on: '*'", ['PW-IAM-006']],
    ["do: sts:AssumeRole, on: '*'", ['PW-IAM-006']],
    ["do: sts:AssumeRole, on: 'arn:aws:iam::123456789012:role/shop-*'", []],
    ["do: cognito-idp:ListUsers, on: '*'", ['PW-IAM-007']],
    ["notDo: iam:*, on: '*'", ['PW-IAM-015']],
    ['do: s3:GetObject, notOn: arn:aws:s3:::shop/*', ['PW-IAM-015']],
    ["do: 'shop:*', on: '*'", []],
  ])('`%s` is told as %j', async (statement, expected) => {
    expect(await ids(`allow: [{ ${statement} }]\n`)).toEqual(expected)
  })

  it.each([
    ['{ StringEquals: { aws:ResourceTag/team: shop } }', []],
    ["{ StringEquals: { s3:ResourceAccount: '123456789012' } }", []],
    ['{ IpAddress: { aws:SourceIp: 10.0.0.0/8 } }', ['PW-IAM-008']],
    ["{ Bool: { aws:SecureTransport: 'true' } }", ['PW-IAM-008']],
    ['{ StringNotEquals: { aws:ResourceTag/team: shop } }', ['PW-IAM-008']],
    ["{ StringLike: { aws:ResourceTag/team: '*' } }", ['PW-IAM-008']],
  ])('is narrowed by %s, or not: %j', async (condition, expected) => {
    expect(await ids(`allow: [{ do: s3:PutObject, on: '*', condition: ${condition} }]\n`)).toEqual(expected)
  })

  it('is not told of what another statement denies of everything', async () => {
    const deny = "deny: [{ do: 's3:Put*', on: '*' }]\n"
    expect(await ids(`allow: [{ do: s3:PutObject, on: '*' }]\n${deny}`)).toEqual([])
    expect(
      await ids(`allow: [{ do: s3:PutObject, on: '*' }]\n${deny.replace("'*' }", 'arn:aws:s3:::a/* }')}`),
    ).toEqual(['PW-IAM-008'])
  })

  it('is not told of what a boundary leaves out', async () => {
    const boundary = { 'pools/most.policy.yaml': 'allow: [{ do: s3:GetObject, on: arn:aws:s3:::shop/* }]\n' }
    const policies =
      "boundary: most\nallow: [{ do: [s3:PutObject, 's3:*'], on: '*' }, { do: '*', on: '*' }]\n"
    expect(
      (await ids(policies, boundary)).filter((id) => id !== 'PW-IAM-007' && id !== 'PW-IAM-018'),
    ).toEqual([])
  })

  it('is told of a policy that two have once, at its own line', async () => {
    const project = {
      'pools/wide.policy.yaml': "allow: [{ do: s3:PutObject, on: '*' }]\n",
      'pools/a.iam-user.yaml': 'managed: [wide]\n',
      'pools/b.iam-user.yaml': 'managed: [wide]\n',
    }
    expect(saidAt(await found(project, 'PW-IAM-008'))).toEqual([
      'pools/wide.policy.yaml:1 who has the policy `wide` may change whatever there is: `s3:PutObject` on `*`',
    ])
  })

  it('is told at its line of what a role says in the words of CloudFormation', async () => {
    const project = {
      'pools/a.role.yaml': `
trust: { type: service, service: lambda.amazonaws.com }
aws:
  Policies:
    - PolicyName: wide
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: s3:PutObject
            Resource: '*'
  AssumeRolePolicyDocument:
    Version: '2012-10-17'
    Statement:
      - { Effect: Allow, Principal: '*', Action: 'sts:AssumeRole' }
`,
    }
    expect(saidAt(await found(project, 'PW-'))).toEqual([
      'pools/a.role.yaml:11 the role `a` may change whatever there is: `s3:PutObject` on `*`',
      'pools/a.role.yaml:15 everybody with an AWS account can assume the role `a`',
    ])
  })

  it('is told of grave policies of AWS, where they are attached', async () => {
    const project = (name: string) => ({ 'pools/a.iam-user.yaml': `managed: [${name}]\n` })
    const told = async (name: string) => (await found(project(name), 'PW-IAM-')).map(({ rule }) => rule)
    expect(await told('AdministratorAccess')).toEqual(['PW-IAM-001'])
    expect(await told('IAMFullAccess')).toContain('PW-IAM-004')
    expect(await told('AmazonCognitoReadOnly')).toEqual(['PW-IAM-006'])
    expect(await told('AWSLambdaBasicExecutionRole')).toEqual([])
  })
})

describe('ways to give oneself more', () => {
  it('need actions that there are', () => {
    const unknown = escalations.flatMap(({ needs }) => needs).filter((action) => !isAction(action))
    expect(unknown).toEqual([])
  })

  it.each(escalations.filter(({ needs }) => needs[0] !== 'iam:PassRole' || needs.length > 1))(
    '$needs: $does',
    async ({ needs, does }) => {
      const [told] = await found(
        { 'pools/a.iam-user.yaml': `allow: [{ do: [${needs.join(', ')}], on: '*' }]\n` },
        'PW-IAM-004',
      )
      expect(told?.message).toContain('the user `a` can')
      // One whose first step is another way as well is told by that.
      if (needs.length === 1) expect(told?.message).toContain(does)
    },
  )

  it.each([
    ["{ do: iam:PassRole, on: '*' }", true],
    ["{ do: iam:PassRole, on: 'arn:aws:iam::123456789012:role/*' }", true],
    ["{ do: iam:PassRole, on: 'arn:aws:iam::*:role/*' }", true],
    ["{ do: iam:PassRole, on: 'arn:aws:iam::123456789012:role/shop-*' }", false],
    [
      "{ do: iam:PassRole, on: '*', condition: { StringEquals: { iam:PassedToService: glue.amazonaws.com } } }",
      false,
    ],
    [
      "{ do: iam:PassRole, on: '*', condition: { StringEquals: { iam:PassedToService: lambda.amazonaws.com } } }",
      true,
    ],
    ["{ do: iam:PassRole, on: '*', condition: { StringLike: { iam:PassedToService: 'lambda.*' } } }", true],
  ])('%s is one, or not: %s', async (pass, is) => {
    const make = "{ do: [lambda:CreateFunction, lambda:InvokeFunction], on: '$(arn lambda:function:shop-*)' }"
    const told = await found({ 'pools/a.iam-user.yaml': `allow: [${make}, ${pass}]\n` }, 'PW-IAM-004')
    expect(told).toHaveLength(is ? 1 : 0)
  })

  it.each([
    ["{ do: iam:CreateAccessKey, on: 'arn:aws:iam::123456789012:user/${aws:username}' }"],
    ['{ do: lambda:UpdateFunctionCode, on: $(arn lambda:function:shop) }'],
    ["{ do: ssm:StartSession, on: '*', condition: { StringEquals: { ssm:resourceTag/team: shop } } }"],
  ])('%s is none', async (statement) => {
    expect(await found({ 'pools/a.iam-user.yaml': `allow: [${statement}]\n` }, 'PW-IAM-004')).toEqual([])
  })

  it('names the other actions that a way takes, in their order', async () => {
    const [told] = await found(
      {
        'pools/a.iam-user.yaml': `
allow:
  - { do: lambda:InvokeFunction, on: $(arn lambda:function:shop) }
  - { do: lambda:CreateFunction, on: $(arn lambda:function:shop) }
  - { do: iam:PassRole, on: '*' }
`,
      },
      'PW-IAM-004',
    )
    expect(told?.at.line).toBe(5)
    expect(told?.message).toBe(
      'the user `a` can run code with any role (pathfinding.cloud lambda-001): `iam:PassRole` and `lambda:CreateFunction` and `lambda:InvokeFunction`',
    )
    expect(saidAt(told?.related ?? [])).toEqual([
      'pools/a.iam-user.yaml:4 `lambda:CreateFunction` is allowed here',
      'pools/a.iam-user.yaml:3 `lambda:InvokeFunction` is allowed here',
    ])
  })
})

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

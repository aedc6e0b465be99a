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
    ["notDo: iam:*, on: '*'", ['PW-IAM-004', 'PW-IAM-015']],
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

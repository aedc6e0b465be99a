import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import { only } from '../shop.ts'
import { buyer, tellsEach } from './mistakes.ts'

const managed = (name: string) => ({ [buyer]: [['boundary: shop-boundary', `managed: [${name}]`]] }) as const
const aws = 'arn:aws:iam::aws:policy'

describe('one finding tells whoever', () => {
  tellsEach([
    {
      name: "attaches a policy of AWS's of which nothing is known",
      edit: managed(`${aws}/ReadOnlyAccess`),
      rule: 'PW-LINK-033',
      at: [buyer, `${aws}/ReadOnlyAccess`],
      says: `what \`${aws}/ReadOnlyAccess\` says is not known here, and it allows and denies nothing`,
      help: 'say what is needed of it under `allow`, or in a policy of your own',
    },
    {
      name: "misspells the ARN of a policy of AWS's",
      edit: managed(`${aws}/AmazonCognitoReadonlys`),
      rule: 'PW-LINK-033',
      at: [buyer, `${aws}/AmazonCognitoReadonlys`],
      says: `what \`${aws}/AmazonCognitoReadonlys\` says is not known here`,
      help: 'did you mean `AmazonCognitoReadOnly`?',
    },
    {
      name: 'has a boundary that nobody declares',
      edit: { [buyer]: [['boundary: shop-boundary', 'boundary: arn:aws:iam::123456789012:policy/edge']] },
      rule: 'PW-LINK-033',
      at: [buyer, 'arn:aws:iam::123456789012:policy/edge'],
      says: 'what `arn:aws:iam::123456789012:policy/edge` says is not known here, and as a boundary it allows nothing',
      help: 'declare it in `edge.policy.yaml`, and name it `edge`',
    },
    {
      name: "misspells the name of a policy of AWS's",
      edit: managed('AmazonCognitoReadnly'),
      rule: 'PW-REF-001',
      at: [buyer, 'AmazonCognitoReadnly'],
      says: 'nothing declares the policy `AmazonCognitoReadnly`',
      help: 'did you mean `AmazonCognitoReadOnly`?',
    },
  ])
})

describe('a managed policy', () => {
  const role = (...names: readonly string[]) =>
    load(
      only({
        'pools/edge.policy.yaml': "path: /own/\nallow: [{ do: 's3:*', on: '*' }]\n",
        'pools/PowerUserAccess.policy.yaml': "allow: [{ do: 's3:*', on: '*' }]\n",
        'pools/r.role.yaml': `trust: { type: service, service: lambda.amazonaws.com }\nmanaged: [${names.join(', ')}]\n`,
      }),
    )

  it.each([
    ['edge', 'arn:aws:iam::123456789012:policy/own/edge'],
    ['arn:aws:iam::123456789012:policy/own/edge', 'arn:aws:iam::123456789012:policy/own/edge'],
    ['AmazonCognitoReadOnly', `${aws}/AmazonCognitoReadOnly`],
    ['AWSLambdaBasicExecutionRole', `${aws}/service-role/AWSLambdaBasicExecutionRole`],
    [`${aws}/AmazonCognitoReadOnly`, `${aws}/AmazonCognitoReadOnly`],
    ['PowerUserAccess', 'arn:aws:iam::123456789012:policy/PowerUserAccess'],
  ])('is named `%s`', (name, arn) => {
    const { model, findings } = role(name)
    expect(findings).toEqual([])
    expect(model?.roles[0]?.properties.ManagedPolicyArns).toEqual([arn])
  })
})

describe('the length of policies', () => {
  const statement = (length: number) => `{ do: s3:GetObject, on: 'arn:aws:s3:::${'a'.repeat(length)}' }`
  const told = (files: Readonly<Record<string, string>>) =>
    load(only(files)).findings.map(({ rule, severity, message, at }) => [
      rule,
      severity,
      message,
      `${at.line}:${at.column}`,
    ])
  const trust = 'trust: { type: service, service: lambda.amazonaws.com }'

  it('is that of all inline policies of a role together', () => {
    const inline = (length: number) => `${trust}
allow: [${statement(5000)}]
policies:
  raw: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::${'a'.repeat(length)}' }] }
`
    expect(told({ 'pools/r.role.yaml': inline(5000) })).toEqual([])
    expect(told({ 'pools/r.role.yaml': inline(5100) })).toEqual([
      ['PW-LINK-041', 'error', 'the inline policies are 10,316 characters long, and IAM takes 10,240', '4:3'],
    ])
  })

  it.each([
    ['pools/p.policy.yaml', '', 6000, 6200, 'the policy is 6,308 characters long, and IAM takes 6,144'],
    [
      'pools/u.iam-user.yaml',
      '',
      1900,
      2000,
      'the inline policies are 2,108 characters long, and IAM takes 2,048',
    ],
  ])('of %s has an end', (file, before, fits, exceeds, message) => {
    expect(told({ [file]: `${before}allow: [${statement(fits)}]\n` })).toEqual([])
    expect(told({ [file]: `${before}allow: [${statement(exceeds)}]\n` })).toEqual([
      ['PW-LINK-041', 'error', message, '1:1'],
    ])
  })

  it.each([
    [1800, []],
    [3000, [['warning', 'the trust policy is 3,184 characters long, and IAM takes 2,048']]],
    [9000, [['error', 'the trust policy is 9,184 characters long, and IAM takes 8,192']]],
  ])('of a trust with a text of %i characters may be asked for', (length, expected) => {
    const text = `trust: { type: service, service: lambda.amazonaws.com, condition: { StringEquals: { aws:SourceAccount: '${'1'.repeat(length)}' } } }\n`
    expect(told({ 'pools/r.role.yaml': text }).map(([, ...more]) => more.slice(0, 2))).toEqual(expected)
  })

  it('does not count white space', () => {
    const text = `document: { Version: '2012-10-17', Id: '${' '.repeat(9000)}', Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: '*' }] }\n`
    expect(told({ 'pools/p.policy.yaml': text })).toEqual([])
  })
})

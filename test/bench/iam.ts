import { decide } from '../../src/iam/decide.ts'
import { explain } from '../../src/iam/explain.ts'
import type { AccessRequest, Policies } from '../../src/model/iam.ts'
import { median } from './cpu.ts'
import type { Figure } from './main.ts'

const rounds = 40
const times = 10_000
const cognito = 'cognito-identity.amazonaws.com'
const sub = 'eu-west-1:66666666-7777-8888-9999-000000000000'
const table = 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders'

const document = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'OwnPhotos',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: `arn:aws:s3:::photos/\${${cognito}:sub}/*`,
    },
    {
      Sid: 'OwnOrders',
      Effect: 'Allow',
      Action: 'dynamodb:*Item',
      Resource: table,
      Condition: {
        'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [`\${${cognito}:sub}`] },
        StringLike: { 'aws:PrincipalTag/team': 'shop-*' },
      },
    },
    {
      Sid: 'NotFromElsewhere',
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' }, Bool: { 'aws:ViaAWSService': 'false' } },
    },
  ],
}
const policies: Policies = { identity: [{ name: 'buyer', document }] }

/** A request as a server makes it: new each time. */
const request = (action: string): AccessRequest => ({
  principal: {
    arn: 'arn:aws:sts::123456789012:assumed-role/buyer/CognitoIdentityCredentials',
    account: '123456789012',
    roleArn: 'arn:aws:iam::123456789012:role/buyer',
  },
  action,
  resource: table,
  context: {
    'aws:SourceIp': '10.1.2.3',
    'aws:SecureTransport': 'true',
    'aws:ViaAWSService': 'false',
    'aws:CurrentTime': '2026-03-01T00:00:00Z',
    'aws:userid': 'AROAEXAMPLEEXAMPLE12:CognitoIdentityCredentials',
    'aws:PrincipalTag/team': 'shop-eu',
    [`${cognito}:sub`]: sub,
    [`${cognito}:aud`]: 'eu-west-1:11111111-2222-3333-4444-555555555555',
    [`${cognito}:amr`]: ['authenticated'],
    'dynamodb:LeadingKeys': [sub],
  },
})

/** The same as somebody would write it who has no policies, and leaves out what makes it safe. */
function byHand({ action, resource, context }: AccessRequest): boolean {
  const one = (key: string) => String(context[key] ?? '')
  const all = (key: string) => (context[key] ?? []) as readonly string[]
  if (!one('aws:SourceIp').startsWith('10.') && one('aws:ViaAWSService') === 'false') return false
  const own = one(`${cognito}:sub`)
  if (action === 's3:GetObject' || action === 's3:PutObject')
    return resource.startsWith(`arn:aws:s3:::photos/${own}/`)
  return (
    action.startsWith('dynamodb:') &&
    action.endsWith('Item') &&
    resource === table &&
    all('dynamodb:LeadingKeys').every((key) => key === own) &&
    one('aws:PrincipalTag/team').startsWith('shop-')
  )
}

/** Milliseconds of CPU of each of several ways, round by round: what slows one slows the others as well. */
function measure<Name extends string>(ways: Record<Name, () => unknown>): Record<Name, number>[] {
  const all = Object.entries(ways) as [Name, () => unknown][]
  for (const [, way] of all) for (let i = 0; i < times * 5; i++) way()
  return Array.from({ length: rounds }, () => {
    const taken = all.map(([name, way]) => {
      const before = process.cpuUsage()
      for (let i = 0; i < times; i++) way()
      const { user, system } = process.cpuUsage(before)
      return [name, (user + system) / 1000 / times] as const
    })
    return Object.fromEntries(taken) as Record<Name, number>
  })
}

/** A decision by the three statements of a role, alone and with its explanation. */
export function iam(): Figure[] {
  const text = JSON.stringify(document)
  const measured = measure({
    decide: () => decide(policies, request('dynamodb:GetItem')),
    explain: () => explain(policies, request('dynamodb:GetItem')),
    decideOther: () => decide(policies, request('sns:Publish')),
    explainOther: () => explain(policies, request('sns:Publish')),
    hand: () => byHand(request('dynamodb:GetItem')),
    parse: () => JSON.parse(text) as unknown,
  })
  type Way = keyof (typeof measured)[number]
  const of = (read: (round: (typeof measured)[number]) => number) => median(measured.map(read))
  const against = (name: string, way: Way, limit: Way, aim: string): Figure => ({
    name,
    value: of((round) => round[way]),
    unit: 'ms',
    limit: of((round) => round[limit]),
    ratio: of((round) => round[way] / round[limit]),
    aim,
  })
  return [
    against('decision by three statements: against parsing them as JSON', 'decide', 'parse', '<= 0.005 ms'),
    against('the same: against comparisons written by hand', 'decide', 'hand', '<= 0.005 ms'),
    against('the same explained: against the decision', 'explain', 'decide', '<= 1.5'),
    against(
      'explained where the decision asks for one of them: against it',
      'explainOther',
      'decideOther',
      '<= 0.0075 ms',
    ),
    {
      name: 'decisions by three statements: against comparisons by hand',
      value: of(({ decide }) => 1000 / decide),
      unit: '/s',
      limit: of(({ hand }) => 1000 / hand),
      ratio: of(({ decide, hand }) => hand / decide),
      aim: '>= 200000',
    },
  ]
}

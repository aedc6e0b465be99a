import { newAccess } from '../../src/iam/compare/new-access.ts'
import type { Policies } from '../../src/model/iam.ts'
import { median, ownCpu } from './cpu.ts'
import type { Figure } from './main.ts'

/** A role whose statements are about every action that there is. */
const heldBy = (role: number, more: string): Policies => {
  const own = '${cognito-identity.amazonaws.com:sub}'
  const statements = [
    { Sid: 'All', Effect: 'Allow', Action: '*', Resource: `arn:aws:s3:::app${role}/*` },
    { Sid: 'Own', Effect: 'Allow', Action: 's3:*Object', Resource: `arn:aws:s3:::own${role}/${own}/*` },
    { Sid: 'Reads', Effect: 'Allow', Action: ['ec2:Get*', 'ec2:Describe*', 'lambda:*'], Resource: '*' },
    {
      Sid: 'Tenant',
      Effect: 'Allow',
      Action: ['dynamodb:*Item', 'dynamodb:Query', more],
      Resource: `arn:aws:dynamodb:*:123456789012:table/app${role}`,
      Condition: { StringEquals: { 'aws:PrincipalTag/tenant': `t${role}` } },
    },
    { Sid: 'Never', Effect: 'Deny', NotAction: ['s3:*', 'dynamodb:*', 'ec2:*', 'iam:Get*'], Resource: '*' },
    { Sid: 'Keep', Effect: 'Deny', Action: 's3:Delete*', Resource: '*' },
  ]
  return { identity: [{ name: 'role', document: { Version: '2012-10-17', Statement: statements } }] }
}

const asker = {
  principal: {
    arn: 'arn:aws:sts::123456789012:assumed-role/app/CognitoIdentityCredentials',
    account: '123456789012',
    roleArn: 'arn:aws:iam::123456789012:role/app',
  },
  context: { 'cognito-identity.amazonaws.com:amr': ['authenticated'] },
}

/** The time that one role may take. */
const limit = 500

/** Milliseconds of CPU of a proof over every action that there is, of policies that were never seen before. */
export async function newAccessFigures(): Promise<readonly Figure[]> {
  const times: number[] = []
  for (let role = 0; role < 15; role++) {
    const [before, after] = [heldBy(role, 'dynamodb:Scan'), heldBy(role, 'dynamodb:*')]
    const prove = () => {
      if (!newAccess(before, after, asker).found.length) throw new Error('the role may do more than before')
    }
    times.push(await ownCpu(1, prove))
  }
  const figure = (name: string, value: number): Figure => ({
    name,
    value,
    unit: 'ms',
    limit,
    ratio: value / limit,
    aim: 'below 1',
  })
  return [
    figure('proof of new access over all actions, the first', times[0] ?? Number.NaN),
    figure('proof of new access over all actions, a role', median(times)),
  ]
}

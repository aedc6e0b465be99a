import { describe, expect, it } from 'vitest'
import { compareTrust } from '../../../src/iam/compare/compare-trust.ts'
import { decide } from '../../../src/iam/decide.ts'
import type { JsonObject } from '../../../src/model/trigger.ts'

const roleArn = 'arn:aws:iam::123456789012:role/buyer'
const trust = (...statements: readonly JsonObject[]) => ({
  name: 'trust',
  document: { Version: '2012-10-17', Statement: statements },
})
const letIn = (Principal: JsonObject[string], more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  ...more,
})
const pool = (aud: string | readonly string[], amr: string, more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Principal: { Federated: 'cognito-identity.amazonaws.com' },
  Action: ['sts:AssumeRoleWithWebIdentity'],
  Condition: {
    StringEquals: { 'cognito-identity.amazonaws.com:aud': aud },
    'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': amr },
  },
  ...more,
})
const shop = 'us-east-1:11111111-2222-4333-8444-555555555555'
const other = 'us-east-1:99999999-2222-4333-8444-555555555555'
const ops = { AWS: 'arn:aws:iam::123456789012:user/ops' }
const account = { AWS: '123456789012' }
const secret = { Condition: { StringEquals: { 'sts:ExternalId': 'secret' } } }

describe('who may become a role', () => {
  it.each([
    [
      'is the same in other words',
      trust(letIn(account)),
      trust(letIn({ AWS: ['arn:aws:iam::123456789012:root'] })),
      'equal',
    ],
    [
      'is more with another user',
      trust(letIn(ops)),
      trust(letIn({ AWS: [ops.AWS, `${ops.AWS}-2`] })),
      'widened',
    ],
    ['is more with the whole account', trust(letIn(ops)), trust(letIn(account)), 'widened'],
    ['is less with one user of it', trust(letIn(account)), trust(letIn(ops)), 'narrower'],
    ['is everybody', trust(letIn(account)), trust(letIn('*')), 'widened'],
    ['is more without an external id', trust(letIn(account, secret)), trust(letIn(account)), 'widened'],
    ['is less with an external id', trust(letIn(account)), trust(letIn(account, secret)), 'narrower'],
    [
      'is more with guests',
      trust(pool(shop, 'authenticated')),
      trust(pool(shop, 'authenticated'), pool(shop, 'unauthenticated')),
      'widened',
    ],
    ['is more by a wildcard', trust(pool(shop, 'authenticated')), trust(pool(shop, '*')), 'widened'],
    [
      'is more with another identity pool',
      trust(pool(shop, 'authenticated')),
      trust(pool([shop, other], 'authenticated')),
      'widened',
    ],
    [
      'is less with one identity pool',
      trust(pool([shop, other], 'authenticated')),
      trust(pool(shop, 'authenticated')),
      'narrower',
    ],
    [
      'is more with tags',
      trust(pool(shop, 'authenticated')),
      trust(pool(shop, 'authenticated', { Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'] })),
      'widened',
    ],
    [
      'is another service',
      trust(letIn({ Service: 'lambda.amazonaws.com' })),
      trust(letIn({ Service: 'ec2.amazonaws.com' })),
      'widened',
    ],
    [
      'is unknown where IAM takes no such policy',
      trust(letIn(ops)),
      trust({ Effect: 'Allow', NotPrincipal: ops, Action: 'sts:AssumeRole' }),
      'unknown',
    ],
  ])('%s', (_, before, after, verdict) => {
    const compared = compareTrust(before, after, roleArn)
    expect(compared.verdict).toBe(verdict)
    for (const { witness } of compared.gained) {
      expect(decide({ trust: [before] }, witness).decision).not.toBe('allow')
      expect(decide({ trust: [after] }, witness).decision).toBe('allow')
    }
  })
})

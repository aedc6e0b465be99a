import { describe, expect, it } from 'vitest'
import { desugar } from '../../src/config/canonical/desugar.ts'
import type { JsonObject } from '../../src/model/trigger.ts'
import { addresses } from './canonical/said.ts'

const role = (said: JsonObject) =>
  desugar('role', 'buyer', { trust: { type: 'document', document: {} }, ...said }, addresses)

describe('a role', () => {
  const web = 'sts:AssumeRoleWithWebIdentity'
  const cognito = 'cognito-identity.amazonaws.com'
  const amr = (value: string) => ({
    StringEquals: { [`${cognito}:aud`]: 'us-east-1:shop' },
    'ForAnyValue:StringLike': { [`${cognito}:amr`]: value },
  })
  const corp = 'arn:aws:iam::123456789012:oidc-provider/login.corp.example/x'

  it.each<[string, JsonObject, JsonObject]>([
    [
      'those who signed in',
      { type: 'identityPool', pool: 'shop', as: 'authenticated', tagSession: true },
      { Principal: { Federated: cognito }, Action: [web, 'sts:TagSession'], Condition: amr('authenticated') },
    ],
    [
      'guests',
      { type: 'identityPool', pool: 'shop', as: 'guest' },
      { Principal: { Federated: cognito }, Action: web, Condition: amr('unauthenticated') },
    ],
    [
      'those of one login',
      { type: 'identityPool', pool: 'shop', as: 'graph.facebook.com' },
      { Principal: { Federated: cognito }, Action: web, Condition: amr('graph.facebook.com') },
    ],
    [
      'a service',
      { type: 'service', service: 'lambda.amazonaws.com' },
      { Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ],
    [
      'an account that says a word',
      { type: 'account', account: '123456789012', externalId: 'w', condition: { Bool: { 'aws:x': 'true' } } },
      {
        Principal: { AWS: 'arn:aws:iam::123456789012:root' },
        Action: 'sts:AssumeRole',
        Condition: { Bool: { 'aws:x': 'true' }, StringEquals: { 'sts:ExternalId': 'w' } },
      },
    ],
    [
      'an OIDC provider, for its audience whatever the condition says',
      {
        type: 'oidc',
        provider: 'corp',
        audience: ['app'],
        condition: { StringEquals: { 'login.corp.example/x:aud': 'any' } },
      },
      {
        Principal: { Federated: corp },
        Action: web,
        Condition: { StringEquals: { 'login.corp.example/x:aud': 'app' } },
      },
    ],
    [
      'a SAML provider',
      { type: 'saml', provider: 'partner' },
      {
        Principal: { Federated: 'arn:aws:iam::123456789012:saml-provider/partner' },
        Action: 'sts:AssumeRoleWithSAML',
        Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      },
    ],
  ])('trusts %s', (_title, trust, statement) => {
    expect(role({ trust }).properties.AssumeRolePolicyDocument).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', ...statement }],
    })
  })

  it('keeps raw documents as they are, beside one policy of its statements', () => {
    const raw = { Statement: { Effect: 'Allow', Action: '*', Resource: '*', Odd: null } }
    const { properties } = role({
      allow: [{ sid: 'Own', do: ['s3:GetObject'], on: 'a', condition: { Null: { k: 'false' } } }],
      deny: [{ notDo: 's3:*', notOn: ['b'] }],
      policies: { raw },
    })
    expect(properties.Policies).toEqual([
      {
        PolicyName: '_statements',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Sid: 'Own',
              Action: ['s3:GetObject'],
              Resource: 'a',
              Condition: { Null: { k: 'false' } },
            },
            { Effect: 'Deny', NotAction: 's3:*', NotResource: ['b'] },
          ],
        },
      },
      { PolicyName: 'raw', PolicyDocument: raw },
    ])
  })

  it('says the rest by its own names', () => {
    const said = {
      description: 'd',
      maxSession: '1h',
      path: '/a/',
      boundary: 'boundary',
      managed: ['reader', 'arn:aws:iam::aws:policy/X'],
      tags: { a: 'b' },
    }
    expect(role(said).properties).toEqual({
      RoleName: 'buyer',
      AssumeRolePolicyDocument: {},
      Description: 'd',
      MaxSessionDuration: 3600,
      Path: '/a/',
      PermissionsBoundary: 'arn:aws:iam::123456789012:policy/boundary',
      ManagedPolicyArns: ['arn:aws:iam::123456789012:policy/reader', 'arn:aws:iam::aws:policy/X'],
      Tags: [{ Key: 'a', Value: 'b' }],
    })
  })
})

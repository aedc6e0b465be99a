import { describe, expect, it } from 'vitest'
import type { Example } from '../../../src/review/lint/rule.ts'
import { found } from '../rules/found.ts'

const guestRole = (more: string) =>
  `trust: { type: identityPool, pool: shop, as: guest }\nallow: [{ do: ${more}, on: '*' }]\n`
const trust = (condition: string) => `
trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      Effect: Allow
      Principal: { Federated: cognito-identity.amazonaws.com }
      Action: sts:AssumeRoleWithWebIdentity
      Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': $(identity.shop.id) }, ${condition} }
`
const saml = 'type: saml, metadata: { url: https://login.corp.example/metadata }'

describe('a fix', () => {
  it.each<readonly [string, string, Example]>([
    [
      'PW-ID-003',
      'of what people who sign in may need',
      {
        'pools/shop.identity.yaml': 'guests: true\nroles: { guest: both, authenticated: both }\n',
        'pools/both.role.yaml': `${trust("'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': [authenticated, unauthenticated] }")}allow: [{ do: ssm:GetParameter, on: '*' }]\n`,
      },
    ],
    [
      'PW-ID-003',
      'of a policy that others may have',
      {
        'pools/shop.identity.yaml': 'guests: true\nroles: { guest: guest }\n',
        'pools/guest.role.yaml': 'trust: { type: identityPool, pool: shop, as: guest }\nmanaged: [names]\n',
        'pools/names.policy.yaml': "allow: [{ do: ssm:GetParameter, on: '*' }]\n",
      },
    ],
    [
      'PW-TRUST-002',
      'of a role that guests get as well',
      {
        'pools/shop.identity.yaml': 'guests: true\nroles: { guest: both, authenticated: both }\n',
        'pools/both.role.yaml': trust("'Bool': { aws:SecureTransport: 'true' }"),
      },
    ],
    [
      'PW-TRUST-005',
      'of a condition that means all of what there is',
      {
        'pools/a.role.yaml':
          "trust: { type: service, service: lambda.amazonaws.com, condition: { 'ForAllValues:StringEquals': { aws:TagKeys: [a] } } }\n",
      },
    ],
    [
      'PW-POOL-014',
      'of what is left out, since that sends no resets to a second factor',
      `signIn: { with: [email], caseSensitive: false }
sms: { role: arn:aws:iam::123456789012:role/texts, externalId: shop }
`,
    ],
    [
      'PW-POOL-026',
      'where two pools say two external ids',
      {
        'pools/shop.pool.yaml': 'sms: { role: texts, externalId: shop }\n',
        'pools/staff.pool.yaml': 'sms: { role: texts, externalId: staff }\n',
        'pools/texts.role.yaml': 'trust: { type: service, service: cognito-idp.amazonaws.com }\n',
      },
    ],
    [
      'PW-IDP-003',
      'where a provider has no such claim',
      `signIn: { with: [username], aliases: [email], caseSensitive: false }
identityProviders: { Corp: { ${saml}, map: { email: mail } } }
clients: { web: { providers: [COGNITO, Corp] } }
`,
    ],
    [
      'PW-IDP-002',
      'of endpoints at a host of which nobody knows whether it speaks https',
      `identityProviders: { Corp: { type: oidc, issuer: https://login.corp.example, clientId: a, aws: { ProviderDetails: { jwks_uri: http://keys.corp.example/keys } } } }
clients: { web: { providers: [COGNITO, Corp] } }
`,
    ],
    [
      'PW-CLIENT-019',
      'of what goes to Pinpoint',
      `clients: { web: { auth: [srp], analytics: { ApplicationArn: 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/1', UserDataShared: true } } }
`,
    ],
    [
      'PW-IAM-018',
      'where the other one stands in a policy, and this one in a list of one text',
      {
        'pools/a.role.yaml': `
trust: { type: service, service: lambda.amazonaws.com }
managed: [wide]
policies: { own: { Version: '2012-10-17', Statement: { Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::a/b' } } }
`,
        'pools/wide.policy.yaml': "allow: [{ do: s3:GetObject, on: 'arn:aws:s3:::a/*' }]\n",
      },
    ],
  ])('of %s is none %s', async (id, _, project) => {
    const told = await found(project, id)
    expect(told).not.toEqual([])
    expect(told.filter(({ fix }) => fix)).toEqual([])
  })

  it.each<readonly [string, string, Example]>([
    [
      'PW-ID-003',
      'of one action among others',
      {
        'pools/shop.identity.yaml': 'guests: true\nroles: { guest: guest }\n',
        'pools/guest.role.yaml': guestRole('[s3:GetObject, ssm:GetParameter]'),
      },
    ],
    [
      'PW-TRUST-005',
      'of ways in the condition of words',
      {
        'pools/shop.identity.yaml': 'guests: false\n',
        'pools/a.role.yaml': trust(
          "'ForAllValues:StringEquals': { 'cognito-identity.amazonaws.com:amr': [authenticated] }",
        ),
      },
    ],
    [
      'PW-CLIENT-006',
      'of a client whose silence is told',
      'clients: { web: { auth: [srp], hideUserExistence: false } }\n',
    ],
  ])('of %s is there %s', async (id, _, project) => {
    const told = await found(project, id)
    expect(told.map(({ fix }) => fix !== undefined)).toEqual([true])
  })
})

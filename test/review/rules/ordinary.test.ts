import { describe, expect, it } from 'vitest'
import { families, type Example } from '../../../src/review/lint/rule.ts'
import { found, saidAt } from './found.ts'

const prod = { 'pools/env/prod.env.yaml': 'protected: true\n' }
const script = 'export const handler = (event) => event\n'
const signUp = 'signUp: { selfService: true, verify: [email], keepOriginalUntilVerified: [email] }'
const ses =
  'email: { via: ses, from: no-reply@example.com, sourceArn: arn:aws:ses:us-east-1:123456789012:identity/example.com }'

const projects: Readonly<Record<string, Example>> = {
  'the least that a pool needs': `
signIn: { with: [email], caseSensitive: false }
${signUp}
mfa: { mode: optional, factors: [totp] }
recovery: [email]
clients:
  web: { auth: [srp], tokens: { rotation: { grace: 10s } }, hideUserExistence: true }
`,
  'a shop for everybody': {
    'pools/shop.pool.yaml': `
deletionProtection: true
signIn: { with: [email], caseSensitive: false }
attributes: { email: { required: true }, given_name: {}, plan: { adminOnly: true } }
${signUp}
password: { minLength: 14, require: [lower, upper, number], history: 5 }
mfa: { mode: optional, factors: [totp] }
recovery: [email]
${ses}
domain: { name: shop }
identityProviders:
  Google:
    type: google
    clientId: a
    clientSecret: { secret: google }
    scopes: [openid, email]
    map: { email: email, email_verified: email_verified, given_name: given_name }
clients:
  web:
    oauth:
      flows: [code]
      scopes: [openid, email]
      callbacks: ['https://shop.example.com/cb']
      logouts: ['https://shop.example.com/']
    providers: [COGNITO, Google]
    auth: [srp]
    tokens: { access: 15m, id: 15m, rotation: { grace: 10s } }
    write: [email, given_name]
    hideUserExistence: true
`,
    'pools/env/dev.env.yaml': `
secrets: { google: { env: GOOGLE } }
patch: { pool/shop: { clients: { web: { oauth: { callbacks: ['http://localhost:3000/'] } } } } }
`,
    'pools/env/prod.env.yaml': 'protected: true\nsecrets: { google: { env: GOOGLE } }\n',
  },
  'sign-in without passwords': {
    'pools/shop.pool.yaml': `
deletionProtection: true
signIn: { with: [email], caseSensitive: false, factors: [password, passkey, emailOtp] }
${signUp}
passkeys: { userVerification: required }
recovery: [email]
${ses}
clients:
  web: { auth: [choice], tokens: { rotation: { grace: 10s } }, hideUserExistence: true }
`,
    ...prod,
  },
  'an app for the people of companies': {
    'pools/shop.pool.yaml': `
deletionProtection: true
signIn: { with: [email], caseSensitive: false }
attributes: { tenant: { type: string } }
signUp: { selfService: false }
domain: { name: shop }
identityProviders:
  Corp:
    type: saml
    metadata: { url: https://login.corp.example/metadata }
    signRequests: true
    encryptedResponses: true
    identifiers: [corp.example]
    map: { email: mail, custom:tenant: org }
clients:
  web:
    secret: true
    oauth: { flows: [code], scopes: [openid, email], callbacks: ['https://app.example.com/cb'] }
    providers: [Corp]
    auth: [refresh]
    write: [email, custom:tenant]
    hideUserExistence: true
`,
    ...prod,
  },
  'users brought over from elsewhere': {
    'pools/shop.pool.yaml': `
signIn: { with: [email], caseSensitive: false }
${signUp}
password: { minLength: 12, require: [lower, upper, number] }
mfa: { mode: optional, factors: [totp] }
recovery: [email]
triggers: { userMigration: over }
clients:
  web: { auth: [password], tokens: { rotation: {} }, hideUserExistence: true }
`,
    'triggers/over.trigger.yaml': 'script: ./over.js\nhooks: [userMigration]\n',
    'triggers/over.js': script,
  },
  'roles by group and by tag': {
    'pools/shop.pool.yaml': `
signIn: { with: [email], caseSensitive: false }
attributes: { tenant: { adminOnly: true }, nick: {} }
${signUp}
mfa: { mode: required, factors: [totp] }
recovery: [email]
groups: { admins: { precedence: 1, role: boss }, members: { precedence: 10 } }
clients:
  web: { auth: [srp], tokens: { rotation: {} }, hideUserExistence: true }
`,
    'pools/shop.identity.yaml': `
providers:
  shop:
    type: pool
    clients: [web]
    checkTokenServerSide: true
    roles: { by: token, otherwise: default }
    tags: { tenant: custom:tenant }
roles: { authenticated: member }
`,
    'pools/boss.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }
allow: [{ do: 's3:PutObject', on: 'arn:aws:s3:::shop/\${aws:PrincipalTag/tenant}/*' }]
`,
    'pools/member.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }
allow: [{ do: 's3:GetObject', on: 'arn:aws:s3:::shop/\${aws:PrincipalTag/tenant}/*' }]
`,
  },
  'credentials for shoppers, guests and a backend': {
    'pools/shop.pool.yaml': `
signIn: { with: [email], caseSensitive: false }
attributes: { plan: { adminOnly: true } }
${signUp}
deletionProtection: true
password: { minLength: 14, require: [lower, upper, number], history: 5 }
mfa: { mode: optional, factors: [totp] }
recovery: [email]
${ses}
triggers: { postConfirmation: provision }
clients:
  web: { auth: [srp], tokens: { rotation: {} }, hideUserExistence: true }
`,
    'pools/shop.identity.yaml': `
providers:
  shop:
    type: pool
    clients: [web]
    checkTokenServerSide: true
    roles:
      by: rules
      otherwise: default
      rules: [{ claim: custom:plan, match: equals, value: gold, role: gold }]
roles: { authenticated: shopper }
`,
    'pools/shopper.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated }
boundary: most
allow:
  - { do: [s3:GetObject, s3:PutObject], on: 'arn:aws:s3:::shop-files/private/\${cognito-identity.amazonaws.com:sub}/*' }
  - do: s3:ListBucket
    on: arn:aws:s3:::shop-files
    condition: { StringLike: { s3:prefix: 'private/\${cognito-identity.amazonaws.com:sub}/*' } }
  - { do: execute-api:Invoke, on: '$(arn execute-api:a1b2c3/*)' }
`,
    'pools/gold.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated }
boundary: most
allow:
  - { do: [s3:GetObject, s3:PutObject], on: 'arn:aws:s3:::shop-files/private/\${cognito-identity.amazonaws.com:sub}/*' }
  - do: [dynamodb:GetItem, dynamodb:Query, dynamodb:PutItem]
    on: $(arn dynamodb:table/wishes)
    condition:
      ForAllValues:StringEquals: { dynamodb:LeadingKeys: '\${cognito-identity.amazonaws.com:sub}' }
      'Null': { dynamodb:LeadingKeys: 'false' }
  - do: s3:ListBucket
    on: arn:aws:s3:::shop-files
    condition: { StringLike: { s3:prefix: 'private/\${cognito-identity.amazonaws.com:sub}/*' } }
  - { do: execute-api:Invoke, on: '$(arn execute-api:a1b2c3/*)' }
deny: [{ sid: NoDelete, do: s3:DeleteObject*, on: '*' }]
`,
    'pools/most.policy.yaml': `
allow:
  - { do: 's3:*', on: [arn:aws:s3:::shop-files, arn:aws:s3:::shop-files/*] }
  - { do: [dynamodb:*, execute-api:*], on: '*' }
`,
    'pools/worker.role.yaml': `
trust: { type: service, service: lambda.amazonaws.com }
managed: [AWSLambdaBasicExecutionRole]
allow:
  - { do: [dynamodb:GetItem, dynamodb:PutItem], on: $(arn dynamodb:table/wishes) }
  - { do: cognito-idp:AdminGetUser, on: $(pool.shop.arn) }
  - { do: xray:PutTraceSegments, on: '*' }
`,
    'pools/deployer.role.yaml': `
trust:
  type: oidc
  provider: github
  audience: [sts.amazonaws.com]
  condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:shop/app:*' } }
allow:
  - { do: lambda:UpdateFunctionCode, on: $(arn lambda:function:shop-orders) }
  - do: iam:PassRole
    on: $(role.worker.arn)
    condition: { StringEquals: { iam:PassedToService: lambda.amazonaws.com } }
`,
    'pools/github.oidc-provider.yaml': `
url: https://token.actions.githubusercontent.com
audiences: [sts.amazonaws.com]
thumbprints: [6938fd4d98bab03faadb97b34396831e3780aea1]
`,
    'pools/backend.iam-user.yaml': `
keys: { AKIAQ7RKZPXVLWTNBSHD: { secret: backend } }
allow: [{ do: [cognito-idp:AdminGetUser, cognito-idp:ListUsers], on: $(pool.shop.arn) }]
`,
    'triggers/provision.trigger.yaml': `
script: ./provision.js
hooks: [postConfirmation]
capabilities: { secrets: [crm], fetch: [POST https://crm.example.com/v1/people], api: [AdminUpdateUserAttributes], role: worker }
env: { CRM_URL: https://crm.example.com/v1/people, CRM_TOKEN: { secret: crm } }
`,
    'triggers/provision.js': `
export const handler = async (event, { poolwright }) => {
  const headers = { authorization: \`Bearer \${poolwright.secrets.crm}\` }
  const { status } = await fetch(process.env.CRM_URL, { method: 'POST', headers })
  console.log(\`the CRM answers \${status}\`)
  return event
}
`,
    'pools/env/prod.env.yaml': `
protected: true
secrets: { crm: { env: CRM_TOKEN }, backend: { file: /run/secrets/backend } }
patch: { pool/shop: { mfa: { mode: required } } }
`,
  },
  'machines alone': `
signUp: { selfService: false }
domain: { name: shop }
resourceServers: { 'https://api.example.com': { scopes: { orders: Read orders } } }
clients:
  batch:
    secret: true
    oauth: { flows: [client_credentials], scopes: [https://api.example.com/orders] }
`,
}

describe.each(Object.entries(projects))('%s', (_, project) => {
  it.each(families.map((family) => `PW-${family}-`))(
    'has nothing that %s rules would speak of',
    async (ids) => {
      const environments = typeof project === 'string' ? [] : Object.keys(project)
      const names = environments.flatMap((path) => /([^/]+)\.env\.yaml$/.exec(path)?.[1] ?? [])
      for (const env of names.length ? names : [undefined])
        expect(saidAt(await found(project, ids, env))).toEqual([])
    },
  )
})

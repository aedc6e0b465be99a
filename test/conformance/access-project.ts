export const account = '123456789012'
export const identityPoolId = 'us-east-1:11111111-2222-4333-8444-555555555555'
export const peopleId = 'us-east-1_People001'
export const partnersId = 'us-east-1_Partners1'
export const webId = 'webclient000000000000000aa'
export const appId = 'appclient000000000000000aa'
export const variables = { POOLWRIGHT_SEAL_KEY: '0b'.repeat(32), BACKEND_KEY: 'the secret of the back end' }
/** The one IAM user: the back end. */
export const backend = { accessKeyId: 'AKIABACKEND000000000', secretAccessKey: variables.BACKEND_KEY }

/** What every project here has: the roles, and a gate before a bucket. */
const shared = (bucket: string) => ({
  'pools/uploads.gate.yaml': `to: ${bucket}\nspeaks: { type: s3 }\n`,
  'pools/authenticated.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }
allow:
  - sid: OwnObjects
    do: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject']
    on: 'arn:aws:s3:::shop/private/\${cognito-identity.amazonaws.com:sub}/*'
  - sid: ObjectsOfTheTeam
    do: s3:GetObject
    on: 'arn:aws:s3:::shop/teams/\${aws:PrincipalTag/team}/*'
  - sid: RedReports
    do: s3:GetObject
    on: 'arn:aws:s3:::shop/reports/*'
    condition: { StringEquals: { 'aws:PrincipalTag/team': red } }
deny:
  - { sid: NothingIsDeleted, do: 's3:DeleteObject', on: '*' }
`,
  'pools/gold.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }
allow:
  - { do: ['s3:GetObject', 's3:PutObject'], on: 'arn:aws:s3:::shop/gold/*' }
  - { do: ['cognito-idp:AdminGetUser', 'cognito-idp:ListUsers'], on: $(pool.people.arn) }
`,
})

/** A shop: two user pools, guests, users of its own back end, and roles for all of them. */
export const shop = (bucket: string) => ({
  ...shared(bucket),
  'pools/env/prod.env.yaml': 'secrets: { backend-key: { env: BACKEND_KEY } }\n',
  'pools/people.pool.yaml': `
id: ${peopleId}
signIn: { with: [username] }
attributes: { team: { type: string, max: 32 } }
groups:
  gold: { precedence: 1, role: gold }
  silver: { precedence: 2, role: authenticated }
clients: { web: { id: ${webId}, auth: [password, srp, refresh] } }
`,
  'pools/partners.pool.yaml': `
id: ${partnersId}
signIn: { with: [username] }
attributes: { plan: { type: string, max: 32 } }
clients: { app: { id: ${appId}, auth: [password] } }
`,
  'pools/shop.identity.yaml': `
id: ${identityPoolId}
guests: true
classicFlow: true
developerProvider: login.shop
providers:
  people:
    type: pool
    clients: [web]
    checkTokenServerSide: true
    roles: { by: token, otherwise: default }
    tags: { team: custom:team }
  partners:
    type: pool
    clients: [app]
    roles:
      by: rules
      otherwise: deny
      rules:
        - { claim: custom:plan, match: equals, value: gold, role: gold }
        - { claim: custom:plan, match: startsWith, value: basic-, role: authenticated }
roles: { authenticated: authenticated, guest: guest }
`,
  'pools/guest.role.yaml': `
trust: { type: identityPool, pool: shop, as: guest }
allow:
  - { do: s3:GetObject, on: 'arn:aws:s3:::shop/public/*' }
  - { do: ['cognito-identity:ListIdentities', 'sts:GetAccessKeyInfo'], on: '*' }
`,
  'pools/basic.role.yaml': `
maxSession: 2h
trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }
allow:
  - { do: 'cognito-identity:ListIdentities', on: $(identity.shop.arn) }
  - { do: 's3:GetObject', on: 'arn:aws:s3:::shop/teams/\${aws:PrincipalTag/team}/*' }
`,
  'pools/backend.iam-user.yaml': `
keys: { AKIABACKEND000000000: { secret: backend-key } }
allow:
  - { do: 'cognito-identity:GetOpenIdTokenForDeveloperIdentity', on: $(identity.shop.arn) }
  - do: ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminSetUserPassword', 'cognito-idp:AdminAddUserToGroup']
    on: [$(pool.people.arn), $(pool.partners.arn)]
`,
})

/** A shop whose users sign in elsewhere. */
export const federated = (bucket: string, issuer: string) => ({
  ...shared(bucket),
  'pools/people.pool.yaml': 'signIn: { with: [username] }\n',
  'pools/corp.oidc-provider.yaml': `url: ${issuer}\naudiences: [shop]\n`,
  'pools/shop.identity.yaml': `
id: ${identityPoolId}
providers:
  corp:
    type: oidc
    roles:
      by: rules
      otherwise: default
      rules: [{ claim: plan, match: equals, value: gold, role: gold }]
    tags: { team: department }
roles: { authenticated: authenticated }
`,
})

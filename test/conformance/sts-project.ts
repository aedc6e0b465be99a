/** A project with users, roles that trust them and one another, and an identity pool with the basic flow. */
export const files = {
  'pools/prod.env.yaml':
    'secrets: { ops-key: { env: OPS_KEY }, guest-key: { env: GUEST_KEY }, ops-mfa: { env: OPS_MFA } }\n',
  'pools/people.pool.yaml': 'signIn: { with: [username] }\nclients: { web: { auth: [password] } }\n',
  'pools/ops.iam-user.yaml': `
keys: { AKIAOPS0000000000000: { secret: ops-key } }
mfa: { secret: ops-mfa }
allow: [{ do: ['sts:*', 'cognito-idp:*'], on: '*' }]
`,
  'pools/guest.iam-user.yaml': 'keys: { AKIAGUEST00000000000: { secret: guest-key } }\n',
  'pools/reader.role.yaml': `
path: /teams/
maxSession: 2h
trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal: { AWS: '123456789012' }
        Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']
allow:
  - { do: 'cognito-idp:ListUserPools', on: '*' }
  - { do: 'cognito-idp:ListUsers', on: $(pool.people.arn), condition: { StringEquals: { 'aws:PrincipalTag/team': shop } } }
  - { do: 'sts:AssumeRole', on: $(role.second.arn) }
`,
  'pools/second.role.yaml': `
trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal: { AWS: $(role.reader.arn) }
        Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']
allow:
  - { do: 'cognito-idp:ListUsers', on: $(pool.people.arn), condition: { StringEquals: { 'aws:PrincipalTag/team': shop } } }
`,
  'pools/careful.role.yaml': `
trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal: { AWS: '123456789012' }
        Action: sts:AssumeRole
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
`,
  'pools/shop.identity.yaml': `
guests: true
classicFlow: true
roles: { guest: visitor }
`,
  'pools/visitor.role.yaml': `
trust: { type: identityPool, pool: shop, as: guest }
allow: [{ do: 'cognito-idp:ListUserPools', on: '*' }]
`,
}

export const variables = {
  POOLWRIGHT_SEAL_KEY: 'cd'.repeat(32),
  OPS_KEY: 'the secret of ops',
  GUEST_KEY: 'the secret of guest',
  OPS_MFA: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
}

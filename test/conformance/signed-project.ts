/** A project whose pools are administered by declared users and roles, and by a script with a role. */
export const files = {
  'pools/env/prod.env.yaml': `
secrets:
  backend-key: { env: BACKEND_KEY }
  auditor-key: { env: AUDITOR_KEY }
`,
  'pools/people.pool.yaml': `
signIn: { with: [username] }
signUp: { selfService: true }
attributes: { email: {} }
groups: { newcomers: {} }
tags: { team: shop }
triggers: { preSignUp: let-in, postConfirmation: welcome }
clients: { web: { auth: [password] } }
`,
  'pools/partners.pool.yaml': 'signIn: { with: [username] }\n',
  'pools/backend.iam-user.yaml': `
tags: { team: shop }
keys: { AKIABACKEND000000000: { secret: backend-key } }
boundary: no-deletion
allow:
  - sid: administer
    do: ['cognito-idp:Admin*', 'cognito-idp:ListUsers']
    on: '*'
    condition: { StringEquals: { 'aws:ResourceTag/team': '\${aws:PrincipalTag/team}' } }
  - do: 'cognito-idp:ListUserPools'
    on: '*'
    condition: { StringEquals: { aws:RequestedRegion: us-east-1 } }
  - do: 'sts:AssumeRole'
    on: $(role.reader.arn)
deny:
  - sid: NoPasswords
    do: 'cognito-idp:AdminSetUserPassword'
    on: '*'
`,
  'pools/auditor.iam-user.yaml': 'keys: { AKIAAUDITOR000000000: { secret: auditor-key } }\n',
  'pools/no-deletion.policy.yaml': `
allow: [{ do: ['cognito-idp:*', 'sts:*'], on: '*' }]
deny: [{ do: 'cognito-idp:AdminDeleteUserAttributes', on: '*' }]
`,
  'pools/reader.role.yaml': `
trust: { type: account, account: '123456789012' }
allow: [{ do: 'cognito-idp:AdminGetUser', on: $(pool.people.arn) }]
`,
  'pools/welcomer.role.yaml': `
trust: { type: service, service: lambda.amazonaws.com }
allow: [{ do: 'cognito-idp:AdminAddUserToGroup', on: $(pool.people.arn) }]
`,
  'triggers/let-in.trigger.yaml': 'script: ./let-in.js\nhooks: [preSignUp]\n',
  'triggers/let-in.js': `
exports.handler = async (event) => {
  event.response.autoConfirmUser = true
  return event
}
`,
  'triggers/welcome.trigger.yaml': `
script: ./welcome.js
hooks: [postConfirmation]
capabilities: { api: [AdminAddUserToGroup, AdminUpdateUserAttributes], role: welcomer }
`,
  'triggers/welcome.js': `
exports.handler = async (event, { poolwright: { api } }) => {
  const Username = event.userName
  await api.AdminAddUserToGroup({ Username, GroupName: 'newcomers' })
  if (Username === 'ana') return event
  await api.AdminUpdateUserAttributes({ Username, UserAttributes: [{ Name: 'email', Value: 'x@example.com' }] })
}
`,
}

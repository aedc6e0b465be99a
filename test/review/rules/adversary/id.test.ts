import { attempts } from './attempts.ts'

const guests = (allow: string, more = '') => ({
  'pools/shop.identity.yaml': 'guests: true\nroles: { guest: guest }\n',
  'pools/guest.role.yaml': `trust: { type: identityPool, pool: shop, as: guest }\n${allow}\n${more}`,
})
const may = (actions: string, on = "'*'") => `allow: [{ do: ${actions}, on: ${on} }]`
const patch = (part: string) => ({ 'pools/env/prod.env.yaml': `patch: { identity/shop: { ${part} } }\n` })

attempts(
  'PW-ID-001',
  [
    [
      'by the patch of an environment',
      { 'pools/shop.identity.yaml': 'guests: false\n', ...patch('guests: true') },
      'prod',
    ],
    [
      'in words of CloudFormation',
      { 'pools/shop.identity.yaml': 'aws: { AllowUnauthenticatedIdentities: true }\n' },
    ],
    ['without a role', { 'pools/shop.identity.yaml': 'guests: true\n' }],
  ],
  [
    [
      'a role for guests whom nothing lets in',
      {
        'pools/shop.identity.yaml': 'roles: { guest: guest }\n',
        'pools/guest.role.yaml': 'trust: { type: identityPool, pool: shop, as: guest }\n',
      },
    ],
    [
      'a patch that keeps them out',
      { 'pools/shop.identity.yaml': 'guests: true\n', ...patch('guests: false') },
      'prod',
    ],
  ],
)

attempts(
  'PW-ID-002',
  [
    ['by a wildcard', guests(may("'s3:P*'", "'arn:aws:s3:::a/*'"))],
    ['in capitals', guests(may('S3:PUTOBJECT', "'arn:aws:s3:::a/*'"))],
    ['by what is not left out', guests("allow: [{ notDo: iam:*, on: '*' }]")],
    ['by a policy of AWS', guests('managed: [AmazonS3FullAccess]')],
    [
      'by a policy of the project',
      {
        ...guests('managed: [files]'),
        'pools/files.policy.yaml': `${may('s3:PutObject', "'arn:aws:s3:::a/*'")}\n`,
      },
    ],
    [
      'from a fragment',
      {
        ...guests('use: [parts]'),
        'pools/parts.fragment.yaml': `for: role\nset: { ${may('s3:PutObject', "'arn:aws:s3:::a/*'")} }\n`,
      },
    ],
    [
      'by a policy in words of CloudFormation',
      guests(
        "aws: { Policies: [{ PolicyName: a, PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, Action: s3:PutObject, Resource: 'arn:aws:s3:::a/*' } } }] }",
      ),
    ],
    [
      'by a role that CloudFormation attaches',
      {
        ...guests(may('s3:PutObject', "'arn:aws:s3:::a/*'")),
        'pools/shop.identity.yaml':
          'guests: true\naws: { AWS::Cognito::IdentityPoolRoleAttachment: { Roles: { unauthenticated: $(role.guest.arn) } } }\n',
      },
    ],
    [
      'by a role that nothing names, in the classic flow',
      {
        'pools/shop.identity.yaml': 'guests: true\nclassicFlow: true\n',
        'pools/guest.role.yaml': `trust: { type: identityPool, pool: shop, as: guest }\n${may('s3:PutObject', "'arn:aws:s3:::a/*'")}\n`,
      },
    ],
    [
      'where a denial is of something else',
      guests(
        may('s3:PutObject', "'arn:aws:s3:::a/*'"),
        "deny: [{ do: s3:PutObject, on: 'arn:aws:s3:::b/*' }]\n",
      ),
    ],
  ],
  [
    [
      'what a denial takes away',
      guests(may("'s3:*Object'", "'arn:aws:s3:::a/*'"), "deny: [{ notDo: s3:GetObject, on: '*' }]\n"),
    ],
    [
      'what is beyond the boundary',
      {
        ...guests(may('[s3:GetObject, s3:PutObject]', "'arn:aws:s3:::a/*'"), 'boundary: most\n'),
        'pools/most.policy.yaml': `${may('s3:GetObject', "'arn:aws:s3:::a/*'")}\n`,
      },
    ],
    ['what Cognito does not lend to guests', guests(may('ssm:PutParameter'))],
    [
      'a role for guests whom nothing lets in',
      {
        ...guests(may('s3:PutObject', "'arn:aws:s3:::a/*'")),
        'pools/shop.identity.yaml': 'roles: { guest: guest }\n',
      },
    ],
    ['measurements', guests(may('rum:PutRumEvents', '$(arn rum:appmonitor/shop)'))],
  ],
)

attempts(
  'PW-ID-004',
  [
    ['in words of CloudFormation', { 'pools/shop.identity.yaml': 'aws: { AllowClassicFlow: true }\n' }],
    [
      'by the patch of an environment',
      { 'pools/shop.identity.yaml': 'classicFlow: false\n', ...patch('classicFlow: true') },
      'prod',
    ],
  ],
  [['what says nothing', { 'pools/shop.identity.yaml': 'guests: false\n' }]],
)

const pool = (says: string, attributes = '{}') => ({
  'pools/shop.pool.yaml': `attributes: ${attributes}\n${says}\nclients: { web: { write: [email] } }\n`,
})
const chosen = (rule: string, more = '') => ({
  'pools/shop.identity.yaml': `providers: { shop: { type: pool, clients: [web], roles: { by: rules, otherwise: deny, rules: [{ ${rule}, role: staff }] } } }\n${more}`,
  'pools/staff.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
})
attempts(
  'PW-ID-008',
  [
    [
      'of the name that people choose for themselves',
      { ...pool(''), ...chosen("claim: 'cognito:username', match: startsWith, value: staff-") },
    ],
    [
      'of a name to go by, which is a free text',
      {
        'pools/shop.pool.yaml': 'clients: { web: { write: [preferred_username] } }\n',
        ...chosen('claim: preferred_username, match: contains, value: staff'),
      },
    ],
    [
      'of a mail address, even one that is verified',
      {
        'pools/shop.pool.yaml': 'signUp: { verify: [email] }\nclients: { web: {} }\n',
        ...chosen("claim: email, match: contains, value: '@corp.example'"),
      },
    ],
    [
      'of groups',
      {
        ...pool('groups: { admins: {}, not-admins: {} }'),
        ...chosen("claim: 'cognito:groups', match: contains, value: admins"),
      },
    ],
    [
      'of what another provider says',
      {
        'pools/corp.oidc-provider.yaml': 'url: https://login.corp.example\naudiences: [shop]\n',
        'pools/shop.identity.yaml':
          'providers: { corp: { type: oidc, roles: { by: rules, otherwise: deny, rules: [{ claim: team, match: contains, value: staff, role: staff }] } } }\n',
        'pools/staff.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
      },
    ],
  ],
  [
    ['whole values', { ...pool(''), ...chosen("claim: 'cognito:username', match: equals, value: root") }],
    [
      'names that only administrators give',
      {
        ...pool('signUp: { selfService: false }'),
        ...chosen("claim: 'cognito:username', match: startsWith, value: staff-"),
      },
    ],
    [
      'a part of what only administrators write',
      {
        ...pool('', '{ department: { adminOnly: true } }'),
        ...chosen("claim: 'custom:department', match: startsWith, value: staff"),
      },
    ],
  ],
)

const tagged = (policy: string, more: Readonly<Record<string, string>> = {}) => ({
  'pools/shop.pool.yaml': 'attributes: { colour: {} }\nclients: { web: { write: [custom:colour] } }\n',
  'pools/shop.identity.yaml':
    'providers: { shop: { type: pool, clients: [web], tags: { tenant: custom:colour } } }\nroles: { authenticated: shopper }\n',
  'pools/shopper.role.yaml': `trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }\n${policy}\n`,
  ...more,
})
const path = "'arn:aws:s3:::shop/${aws:PrincipalTag/tenant}/*'"
attempts(
  'PW-ID-011',
  [
    ['as a tag in a path', tagged(may('s3:GetObject', path))],
    ['as a tag in capitals', tagged(may('s3:GetObject', path.replace('PrincipalTag', 'PRINCIPALTAG')))],
    [
      'as a tag in a condition',
      tagged(
        "allow: [{ do: s3:GetObject, on: '*', condition: { StringEquals: { 'aws:PrincipalTag/tenant': acme } } }]",
      ),
    ],
    [
      'as a tag in a policy of the project',
      tagged('managed: [files]', { 'pools/files.policy.yaml': `${may('s3:GetObject', path)}\n` }),
    ],
    [
      'as a tag in words of CloudFormation',
      tagged(
        `aws: { Policies: [{ PolicyName: a, PolicyDocument: { Version: '2012-10-17', Statement: { Effect: Allow, Action: s3:GetObject, Resource: ${path} } } }] }`,
      ),
    ],
    [
      'as a tag that another one is compared with',
      tagged(
        "allow: [{ do: ec2:StartInstances, on: '*', condition: { StringEquals: { 'aws:ResourceTag/tenant': '${aws:PrincipalTag/tenant}' } } }]",
      ),
    ],
  ],
  [
    [
      'a tag of another name',
      tagged(may('s3:GetObject', "'arn:aws:s3:::shop/${aws:PrincipalTag/tenants}/*'")),
    ],
    ['a tag that no policy asks for', tagged(may('s3:GetObject', "'arn:aws:s3:::shop/public/*'"))],
  ],
)

const backend = (allow: string) => ({
  'pools/shop.identity.yaml': 'developerProvider: login.shop.example\n',
  'pools/backend.iam-user.yaml': `${allow}\n`,
})
attempts(
  'PW-ID-013',
  [
    ['by a wildcard', backend(may("'cognito-identity:Get*'"))],
    ['by a whole service', backend(may("'cognito-identity:*'"))],
    ['by a policy of AWS', backend('managed: [AmazonCognitoPowerUser]')],
    [
      'by a wildcard of identity pools',
      backend(
        may(
          'cognito-identity:GetOpenIdTokenForDeveloperIdentity',
          "'arn:aws:cognito-identity:*:123456789012:identitypool/*'",
        ),
      ),
    ],
    [
      'in words of CloudFormation',
      {
        ...backend(may("'cognito-identity:*'")),
        'pools/shop.identity.yaml': 'aws: { DeveloperProviderName: login.shop.example }\n',
      },
    ],
    ['by what is not left out', backend("allow: [{ notDo: iam:*, on: '*' }]")],
  ],
  [
    [
      'the one identity pool',
      backend(may('cognito-identity:GetOpenIdTokenForDeveloperIdentity', '$(identity.shop.arn)')),
    ],
    ['the token of the others', backend(may('cognito-identity:GetOpenIdToken'))],
  ],
)

import { attempts } from './attempts.ts'

const shop = {
  'pools/shop.pool.yaml':
    'attributes: { plan: { adminOnly: true } }\ngroups: { staff: { role: staff } }\nclients: { web: {} }\n',
}
const mapped = (roles: string, more = '') => ({
  ...shop,
  'pools/shop.identity.yaml': `providers: { shop: { type: pool, clients: [web], ${roles} } }\nroles: { authenticated: usual }\n${more}`,
})
const role = (name: string, allow: string) => ({
  [`pools/${name}.role.yaml`]: `trust: { type: identityPool, pool: shop, as: authenticated }\n${allow}\n`,
})
const reads = "allow: [{ do: s3:GetObject, on: 'arn:aws:s3:::a/*' }]"
const writes = "allow: [{ do: ['s3:GetObject', 's3:PutObject'], on: 'arn:aws:s3:::a/*' }]"
attempts(
  'PW-ID-006',
  [
    [
      'where groups choose',
      {
        ...mapped('roles: { by: token, otherwise: default }'),
        ...role('staff', reads),
        ...role('usual', writes),
      },
    ],
    [
      'by a wildcard',
      {
        ...mapped('roles: { by: token, otherwise: default }'),
        ...role('staff', reads),
        ...role('usual', "allow: [{ do: 's3:*Object', on: 'arn:aws:s3:::a/*' }]"),
      },
    ],
    [
      'by what is not left out',
      {
        ...mapped('roles: { by: token, otherwise: default }'),
        ...role('staff', reads),
        ...role('usual', "allow: [{ notDo: 'iam:*', on: '*' }]"),
      },
    ],
  ],
  [
    [
      'a usual role that may do less',
      {
        ...mapped('roles: { by: token, otherwise: default }'),
        ...role('staff', writes),
        ...role('usual', reads),
      },
    ],
    [
      'nobody but those who are meant',
      {
        ...mapped('roles: { by: token, otherwise: deny }'),
        ...role('staff', reads),
        ...role('usual', writes),
      },
    ],
  ],
)
attempts(
  'PW-ID-005',
  [
    ['said outright', mapped('checkTokenServerSide: false', '')],
    [
      'by the patch of an environment',
      {
        ...mapped('checkTokenServerSide: true'),
        'pools/env/prod.env.yaml':
          'patch: { identity/shop: { providers: { shop: { checkTokenServerSide: false } } } }\n',
      },
    ],
  ].map(
    ([how, project]) =>
      [how as string, { ...(project as object), ...role('usual', reads), ...role('staff', reads) }] as never,
  ),
  [
    [
      'providers that are no pool of users',
      {
        'pools/corp.oidc-provider.yaml': 'url: https://login.corp.example\naudiences: [a]\n',
        'pools/shop.identity.yaml': 'providers: { corp: { type: oidc } }\n',
      },
    ],
  ],
)
const user = (says: string) => ({ 'pools/a.iam-user.yaml': `${says}\n` })
attempts(
  'PW-IAM-002',
  [
    ['with more stars', user("allow: [{ do: 's3:**', on: arn:aws:s3:::a }]")],
    ['in capitals', user("allow: [{ do: 'S3:*', on: arn:aws:s3:::a }]")],
    [
      'by a policy of the project',
      {
        ...user('managed: [wide]'),
        'pools/wide.policy.yaml': "allow: [{ do: 's3:*', on: arn:aws:s3:::a }]\n",
      },
    ],
  ],
  [
    ['a kind of actions', user("allow: [{ do: 's3:Get*', on: arn:aws:s3:::a/b }]")],
    ['a denial', user("deny: [{ do: 's3:*', on: '*' }]")],
  ],
)
attempts(
  'PW-IAM-005',
  [
    ['by a wildcard', user("allow: [{ do: 's3:Put*Policy', on: '*' }]")],
    ['on all of a kind', user("allow: [{ do: s3:PutBucketPolicy, on: 'arn:aws:s3:::*' }]")],
    [
      'on all keys of the account',
      user("allow: [{ do: kms:PutKeyPolicy, on: 'arn:aws:kms:*:123456789012:key/*' }]"),
    ],
  ],
  [
    ['one bucket', user('allow: [{ do: s3:PutBucketPolicy, on: arn:aws:s3:::site }]')],
    ['buckets of a name', user("allow: [{ do: s3:PutBucketPolicy, on: 'arn:aws:s3:::shop-*' }]")],
    [
      'those with a tag',
      user(
        "allow: [{ do: lambda:AddPermission, on: '*', condition: { StringEquals: { 'aws:ResourceTag/team': shop } } }]",
      ),
    ],
  ],
)
attempts(
  'PW-IAM-016',
  [
    [
      'of a key that people of a pool never have',
      {
        'pools/shop.identity.yaml': 'roles: { authenticated: usual }\n',
        ...role(
          'usual',
          "allow: [{ do: s3:GetObject, on: '*' }]\ndeny: [{ do: s3:DeleteObject, on: '*', condition: { StringEquals: { aws:username: ana } } }]",
        ),
      },
    ],
    [
      'of a second factor, in other letters',
      user(
        "allow: [{ do: s3:GetObject, on: arn:aws:s3:::a/b }]\ndeny: [{ do: '*', on: '*', condition: { Bool: { AWS:MultiFactorAuthPresent: 'false' } } }]",
      ),
    ],
  ],
  [
    [
      'of what may not be there',
      user(
        "allow: [{ do: s3:GetObject, on: arn:aws:s3:::a/b }]\ndeny: [{ do: '*', on: '*', condition: { BoolIfExists: { aws:MultiFactorAuthPresent: 'false' } } }]",
      ),
    ],
    [
      'of what is always there',
      user(
        "allow: [{ do: s3:GetObject, on: arn:aws:s3:::a/b }]\ndeny: [{ do: '*', on: '*', condition: { Bool: { aws:SecureTransport: 'false' } } }]",
      ),
    ],
  ],
)
const provider = (map: string, client: string) =>
  `attributes: { plan: {} }\nidentityProviders: { Corp: { type: oidc, issuer: https://login.corp.example, clientId: a, map: ${map} } }\nclients: { web: { ${client} } }\n`
attempts(
  'PW-CLIENT-023',
  [
    ['of an attribute of its own', provider('{ custom:plan: plan }', 'providers: [Corp], write: [email]')],
    ['with no attribute that it may write', provider('{ email: email }', 'providers: [Corp], write: []')],
    [
      'in words of CloudFormation',
      provider(
        '{ given_name: name }',
        'aws: { SupportedIdentityProviders: [Corp], WriteAttributes: [email] }',
      ),
    ],
  ],
  [
    [
      'what says of itself that it is verified',
      provider('{ email: email, email_verified: email_verified }', 'providers: [Corp], write: [email]'),
    ],
    ['the name of the user', provider('{ username: sub }', 'providers: [Corp], write: [email]')],
    [
      'a client that does not take the provider',
      provider('{ given_name: name }', 'providers: [COGNITO], write: [email]'),
    ],
    ['a client that writes everything', provider('{ given_name: name }', 'providers: [Corp]')],
  ],
)
attempts(
  'PW-CLIENT-004',
  [
    [
      'in capitals',
      "clients: { web: { oauth: { flows: [code], scopes: [openid], callbacks: ['https://SHOP.Vercel.APP/cb'] } } }\n",
    ],
    [
      'in a bucket',
      "clients: { web: { oauth: { flows: [code], scopes: [openid], callbacks: ['https://shop.s3-website-us-east-1.amazonaws.com/cb'] } } }\n",
    ],
    [
      'in a bucket, the other way',
      "clients: { web: { oauth: { flows: [code], scopes: [openid], callbacks: ['https://s3.eu-west-1.amazonaws.com/shop/cb'] } } }\n",
    ],
  ],
  [
    [
      'a name that ends alike',
      "clients: { web: { oauth: { flows: [code], scopes: [openid], callbacks: ['https://notvercel.app/cb'] } } }\n",
    ],
    [
      'a path that names one',
      "clients: { web: { oauth: { flows: [code], scopes: [openid], callbacks: ['https://shop.example.com/vercel.app'] } } }\n",
    ],
  ],
)
attempts(
  'PW-CLIENT-010',
  [
    [
      'by the old name of the flow',
      'clients: { web: { aws: { ExplicitAuthFlows: [USER_PASSWORD_AUTH] } } }\n',
    ],
    ['where nothing is said of migration', 'clients: { web: { auth: [srp, password] } }\n'],
    [
      'in words of CloudFormation',
      'clients: { web: { aws: { ExplicitAuthFlows: [ALLOW_USER_PASSWORD_AUTH] } } }\n',
    ],
  ],
  [['a server', 'clients: { web: { secret: true, auth: [password] } }\n']],
)
attempts(
  'PW-SEC-004',
  [
    [
      'by its form alone',
      {
        'pools/shop.pool.yaml': 'description: a\n',
        'pools/env/dev.env.yaml': `params: { note: ${['AKIA', 'Q7RKZPXVLWTNBSHD'].join('')} }\n`,
      },
    ],
  ],
  [
    [
      'an id',
      {
        'pools/shop.pool.yaml': 'description: a\n',
        'pools/env/dev.env.yaml': 'params: { tokenAudience: us-east-1_a1B2c3D4e }\n',
      },
    ],
  ],
)
attempts(
  'PW-CLIENT-011',
  [
    [
      'by the old name of the flow',
      'clients: { web: { aws: { ExplicitAuthFlows: [ADMIN_NO_SRP_AUTH] } } }\n',
    ],
    ['among others', 'clients: { web: { auth: [srp, adminPassword, refresh] } }\n'],
  ],
  [
    ['a server', 'clients: { web: { secret: true, auth: [adminPassword] } }\n'],
    [
      'custom sign-ins, by their old name',
      'clients: { web: { aws: { ExplicitAuthFlows: [CUSTOM_AUTH_FLOW_ONLY] } } }\n',
    ],
  ],
)
const reader = (scopes: string, client: string) =>
  `domain: { name: shop-example }\nclients: { web: { oauth: { flows: [code], callbacks: ['https://a.example/cb'], scopes: [${scopes}] }, ${client} } }\n`
attempts(
  'PW-CLIENT-024',
  [
    ['of half an address', reader('openid, phone', 'read: [phone_number]')],
    ['by a client that reads nothing', reader('openid, email', 'read: []')],
    ['in words of CloudFormation', reader('openid, email', 'aws: { ReadAttributes: [name] }')],
  ],
  [
    ['by a client that may read both', reader('openid, email', 'read: [email, email_verified]')],
    ['by a client that may read everything', reader('openid, email, phone', 'auth: [srp]')],
    ['of nothing in particular', reader('openid, profile', 'read: [name]')],
  ],
)

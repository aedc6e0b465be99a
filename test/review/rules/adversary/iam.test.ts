import { attempts } from './attempts.ts'

const user = (says: string, more: Readonly<Record<string, string>> = {}) => ({
  'pools/backend.iam-user.yaml': `${says}\n`,
  ...more,
})
const may = (actions: string, on = "'*'", condition = '') =>
  `allow: [{ do: ${actions}, on: ${on}${condition && `, condition: ${condition}`} }]`
const policy = (actions: string, on = "'*'") => ({ 'pools/wide.policy.yaml': `${may(actions, on)}\n` })
const raw = (statement: string) =>
  `aws: { Policies: [{ PolicyName: a, PolicyDocument: { Version: '2012-10-17', Statement: ${statement} } }] }`
const people = (says: string, more: Readonly<Record<string, string>> = {}) => ({
  'pools/shop.pool.yaml': 'clients: { web: {} }\n',
  'pools/shop.identity.yaml':
    'providers: { shop: { type: pool, clients: [web] } }\nroles: { authenticated: shopper }\n',
  'pools/shopper.role.yaml': `trust: { type: identityPool, pool: shop, as: authenticated }\n${says}\n`,
  ...more,
})

attempts(
  'PW-IAM-001',
  [
    ['as services and actions', user(may("'*:*'"))],
    ['as services of any characters', user(may("'?*:*'"))],
    ['among others', user(may("[s3:GetObject, '*']", "['arn:aws:s3:::a/*', '*']"))],
    ['by a policy of AWS', user('managed: [AdministratorAccess]')],
    ['by a policy of the project', user('managed: [wide]', policy("'*'"))],
    [
      'in words of CloudFormation',
      {
        'pools/a.role.yaml': `trust: { type: service, service: lambda.amazonaws.com }\n${raw("{ Effect: Allow, Action: '*', Resource: '*' }")}\n`,
      },
    ],
    [
      'from a fragment',
      {
        'pools/a.role.yaml': 'use: [parts]\ntrust: { type: service, service: lambda.amazonaws.com }\n',
        'pools/parts.fragment.yaml': `for: role\nset: { ${may("'*'")} }\n`,
      },
    ],
    ['by leaving nothing out that there is', user("allow: [{ notDo: 'none:*', on: '*' }]")],
  ],
  [
    ['a denial of everything', user("deny: [{ do: '*', on: '*' }]")],
    ['everything on one thing', user(may("'*'", 'arn:aws:s3:::a'))],
    [
      'a boundary that says so',
      {
        'pools/a.role.yaml': 'trust: { type: service, service: lambda.amazonaws.com }\nboundary: wide\n',
        ...policy("'*'"),
      },
    ],
  ],
)

attempts(
  'PW-IAM-004',
  [
    ['by a wildcard', user(may("'iam:Put*'"))],
    ['in capitals', user(may('IAM:CREATEPOLICYVERSION'))],
    ['by what is not left out', user("allow: [{ notDo: s3:*, on: '*' }]")],
    [
      'on all but one',
      user('allow: [{ do: iam:AttachRolePolicy, notOn: arn:aws:iam::123456789012:role/a }]'),
    ],
    ['on all of the account', user(may('iam:PutRolePolicy', "'arn:aws:iam::123456789012:*'"))],
    ['on all of every account', user(may('iam:PutRolePolicy', "'arn:aws:iam::*:role/*'"))],
    ['in two statements', user("allow:\n  - { do: iam:PassRole, on: '*' }\n  - { do: ec2:Run*, on: '*' }")],
    [
      'in two policies',
      user(
        "managed: [wide]\nallow: [{ do: [lambda:CreateFunction, lambda:InvokeFunction], on: '*' }]",
        policy('iam:PassRole'),
      ),
    ],
    ['with any service', user(may('iam:PassRole', "'*'", "{ StringLike: { iam:PassedToService: '*' } }"))],
    [
      'with a condition that says when, and not what',
      user(may('iam:PutUserPolicy', "'*'", "{ Bool: { aws:MultiFactorAuthPresent: 'true' } }")),
    ],
    [
      'in words of CloudFormation',
      {
        'pools/a.role.yaml': `trust: { type: service, service: lambda.amazonaws.com }\n${raw("{ Effect: Allow, Action: iam:PutRolePolicy, Resource: '*' }")}\n`,
      },
    ],
    ['by people who sign in', people(may('lambda:UpdateFunctionCode'))],
  ],
  [
    [
      'one role for one service',
      user(
        may(
          'iam:PassRole',
          'arn:aws:iam::123456789012:role/worker',
          '{ StringEquals: { iam:PassedToService: lambda.amazonaws.com } }',
        ),
      ),
    ],
    [
      'what a denial takes away',
      user("allow: [{ do: 'iam:*', on: '*' }]\ndeny: [{ notDo: iam:Get*, on: '*' }]"),
    ],
    ['reading', user(may("['iam:Get*', 'iam:List*']"))],
    ['one function', user(may('lambda:UpdateFunctionCode', '$(arn lambda:function:shop-orders)'))],
  ],
)

attempts(
  'PW-IAM-006',
  [
    ['by a wildcard', user(may("'secretsmanager:Get*'"))],
    [
      'on all secrets of the account',
      user(may('secretsmanager:GetSecretValue', "'arn:aws:secretsmanager:us-east-1:123456789012:secret:*'")),
    ],
    ['as the secret of a client', user(may('cognito-idp:DescribeUserPoolClient'))],
    ['as any role', user(may('sts:AssumeRole'))],
    ['as any role of a name', user(may('sts:AssumeRole', "'arn:aws:iam::*:role/*'"))],
    [
      'by people who sign in, of one secret',
      people(may('secretsmanager:GetSecretValue', '$(arn secretsmanager:secret:shop/db-a1b2c3)')),
    ],
    ['by people who sign in, of one client', people(may("'cognito-idp:Describe*'", '$(pool.shop.arn)'))],
  ],
  [
    [
      'one secret of a backend',
      user(may('secretsmanager:GetSecretValue', '$(arn secretsmanager:secret:shop/db-??????)')),
    ],
    [
      'what is told of a secret',
      user(may('secretsmanager:DescribeSecret', '$(arn secretsmanager:secret:shop/db-??????)')),
    ],
    ['one role of another account', user(may('sts:AssumeRole', 'arn:aws:iam::999988887777:role/audit'))],
  ],
)

attempts(
  'PW-IAM-009',
  [
    ['by a wildcard', people(may("'cognito-idp:List*'", '$(pool.shop.arn)'))],
    ['by a whole service', people(may("'cognito-idp:*'"))],
    ['in capitals', people(may('COGNITO-IDP:ADMINGETUSER', '$(pool.shop.arn)'))],
    ['by what is not left out', people("allow: [{ notDo: iam:*, on: '*' }]")],
    ['by a policy of AWS', people('managed: [AmazonCognitoPowerUser]')],
    ['by a policy of the project', people('managed: [wide]', policy('cognito-idp:AdminGetUser'))],
    [
      'in words of CloudFormation',
      people(raw("{ Effect: Allow, Action: cognito-idp:AdminDeleteUser, Resource: '*' }")),
    ],
    [
      'by the role of a rule',
      {
        'pools/shop.pool.yaml': 'attributes: { plan: { adminOnly: true } }\nclients: { web: {} }\n',
        'pools/shop.identity.yaml':
          'providers: { shop: { type: pool, clients: [web], roles: { by: rules, otherwise: deny, rules: [{ claim: custom:plan, match: equals, value: staff, role: shopper }] } } }\n',
        'pools/shopper.role.yaml': `trust: { type: identityPool, pool: shop, as: authenticated }\n${may('cognito-idp:ListUsers')}\n`,
      },
    ],
    [
      'by the role of a group',
      {
        'pools/shop.pool.yaml': 'groups: { staff: { role: shopper } }\nclients: { web: {} }\n',
        'pools/shop.identity.yaml':
          'providers: { shop: { type: pool, clients: [web], roles: { by: token, otherwise: deny } } }\n',
        'pools/shopper.role.yaml': `trust: { type: identityPool, pool: shop, as: authenticated }\n${may('cognito-idp:ListUsers')}\n`,
      },
    ],
    [
      'by a role that nothing names, which the classic flow gives',
      {
        'pools/shop.identity.yaml': 'classicFlow: true\n',
        'pools/shopper.role.yaml': `trust: { type: identityPool, pool: shop, as: authenticated }\n${may('cognito-idp:ListUsers')}\n`,
      },
    ],
    [
      'by a role that CloudFormation attaches',
      {
        ...people(may('cognito-idp:ListUsers')),
        'pools/shop.identity.yaml':
          'aws: { AWS::Cognito::IdentityPoolRoleAttachment: { Roles: { authenticated: $(role.shopper.arn) } } }\n',
      },
    ],
  ],
  [
    [
      'a backend',
      user(may('cognito-idp:ListUsers', '$(pool.shop.arn)'), {
        'pools/shop.pool.yaml': 'clients: { web: {} }\n',
      }),
    ],
    [
      'what people do with their own account',
      people(may('[cognito-idp:GetUser, cognito-idp:ChangePassword, cognito-idp:InitiateAuth]')),
    ],
    [
      'what a denial takes away',
      people("allow: [{ do: 'cognito-idp:*', on: '*' }]\ndeny: [{ do: 'cognito-idp:*', on: '*' }]"),
    ],
  ],
)

const sub = '${cognito-identity.amazonaws.com:sub}'
attempts(
  'PW-IAM-010',
  [
    ['by a wildcard of actions', people(may("'s3:*'", "'arn:aws:s3:::shop-files/*'"))],
    ['by a wildcard of the bucket', people(may('s3:PutObject', "'arn:aws:s3:::shop-*/private/*'"))],
    ['in a folder of users', people(may('s3:GetObject', "'arn:aws:s3:::shop/data/users/*/files/*'"))],
    [
      'by a policy of the project',
      people('managed: [wide]', policy('s3:PutObject', "'arn:aws:s3:::shop/private/*'")),
    ],
    [
      'beside a statement that is right',
      people(
        `allow:\n  - { do: s3:PutObject, on: 'arn:aws:s3:::shop/private/${sub}/*' }\n  - { do: s3:GetObject, on: 'arn:aws:s3:::shop/private/*' }`,
      ),
    ],
    [
      'with the variable in a resource beside',
      people(may('s3:PutObject', `['arn:aws:s3:::shop/private/${sub}/*', 'arn:aws:s3:::shop/private/*']`)),
    ],
    ['in a table', people(may("'dynamodb:*'", '$(arn dynamodb:table/carts)'))],
    [
      'in a table that may be read through, where keys are only asked for if they are named',
      people(
        may(
          '[dynamodb:GetItem, dynamodb:Scan]',
          '$(arn dynamodb:table/carts)',
          `{ 'ForAllValues:StringEquals': { dynamodb:LeadingKeys: '${sub}' } }`,
        ),
      ),
    ],
    ['in other partitions', people(may('s3:PutObject', "'arn:aws-cn:s3:::shop/private/*'"))],
  ],
  [
    ['what is of whoever asks', people(may('s3:PutObject', `'arn:aws:s3:::shop/private/${sub}/*'`))],
    [
      'items of whoever asks',
      people(
        may(
          '[dynamodb:GetItem, dynamodb:Query]',
          '$(arn dynamodb:table/carts)',
          `{ 'ForAllValues:StringEquals': { dynamodb:LeadingKeys: ['${sub}'] } }`,
        ),
      ),
    ],
    [
      'items of whoever asks, read through with the key demanded',
      people(
        may(
          '[dynamodb:GetItem, dynamodb:Scan]',
          '$(arn dynamodb:table/carts)',
          `{ 'ForAllValues:StringEquals': { dynamodb:LeadingKeys: '${sub}' }, 'Null': { dynamodb:LeadingKeys: 'false' } }`,
        ),
      ),
    ],
    ['what everybody reads', people(may('s3:GetObject', "'arn:aws:s3:::shop/catalogue/*'"))],
    ['the files of a backend', user(may('s3:PutObject', "'arn:aws:s3:::shop/private/*'"))],
    [
      'the folder of a tenant',
      people(
        may('s3:PutObject', "'arn:aws:s3:::shop/private/${aws:PrincipalTag/tenant}/*'").replace(
          'allow',
          'allow',
        ),
      ),
    ],
  ],
)

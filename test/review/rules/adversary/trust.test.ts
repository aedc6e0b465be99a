import { attempts } from './attempts.ts'

const aud = "'cognito-identity.amazonaws.com:aud'"
const amr = "'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': authenticated }"
const trust = (principal: string, action: string, condition = '') => ({
  'pools/shop.identity.yaml': 'guests: false\n',
  'pools/a.role.yaml': `
trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal: ${principal}
        Action: ${action}
${condition ? `        Condition: ${condition}\n` : ''}`,
})
const web = 'sts:AssumeRoleWithWebIdentity'
const cognito = '{ Federated: cognito-identity.amazonaws.com }'
const pools = (condition: string) => trust(cognito, web, condition)
const whole = `{ StringEquals: { ${aud}: $(identity.shop.id) }, ${amr} }`

attempts(
  'PW-TRUST-001',
  [
    ['by an exception', pools(`{ StringNotEquals: { ${aud}: a }, ${amr} }`)],
    ['by a pattern that leaves one out', pools(`{ StringNotLike: { ${aud}: 'a*' }, ${amr} }`)],
    ['by a pattern that fits all', pools(`{ StringLike: { ${aud}: '*' }, ${amr} }`)],
    ['by a pattern that fits all of a region', pools(`{ StringLike: { ${aud}: 'us-east-1:*' }, ${amr} }`)],
    [
      'in a key of odd case',
      pools(`{ StringNotEquals: { 'Cognito-Identity.amazonaws.com:AUD': a }, ${amr} }`),
    ],
    [
      'among other providers',
      trust(
        '{ Federated: [cognito-identity.amazonaws.com, graph.facebook.com] }',
        web,
        `{ StringNotEquals: { ${aud}: a }, ${amr} }`,
      ),
    ],
  ],
  [
    ['one pool', pools(whole)],
    [
      'two pools',
      pools(
        whole.replace(
          '$(identity.shop.id)',
          "[$(identity.shop.id), 'us-east-1:00000000-0000-0000-0000-000000000000']",
        ),
      ),
    ],
    [
      'a pool that is compared without regard to case',
      pools(whole.replace('StringEquals', 'StringEqualsIgnoreCase')),
    ],
    [
      'a pool and an exception',
      pools(whole.replace(' }, ', " }, StringNotEquals: { 'cognito-identity.amazonaws.com:aud': a }, ")),
    ],
  ],
)

attempts(
  'PW-TRUST-002',
  [
    [
      'by a pattern',
      pools(
        `{ StringEquals: { ${aud}: $(identity.shop.id) }, 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': '*authenticated' } }`,
      ),
    ],
    [
      'by any value',
      pools(
        `{ StringEquals: { ${aud}: $(identity.shop.id) }, 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': '*' } }`,
      ),
    ],
    [
      'by an exception',
      pools(
        `{ StringEquals: { ${aud}: $(identity.shop.id) }, 'ForAllValues:StringNotEquals': { 'cognito-identity.amazonaws.com:amr': nobody } }`,
      ),
    ],
    ['not at all', pools(`{ StringEquals: { ${aud}: $(identity.shop.id) } }`)],
  ],
  [
    ['who signed in', pools(whole)],
    ['who came by one provider', pools(whole.replace(': authenticated', ': graph.facebook.com'))],
    [
      'who is no guest',
      pools(
        `{ StringEquals: { ${aud}: $(identity.shop.id) }, 'ForAllValues:StringNotEquals': { 'cognito-identity.amazonaws.com:amr': unauthenticated } }`,
      ),
    ],
  ],
)

const everybody = (condition = '', principal = "{ AWS: '*' }") =>
  trust(principal, 'sts:AssumeRole', condition)
attempts(
  'PW-TRUST-003',
  [
    ['as a star alone', everybody('', "'*'")],
    ['among others', everybody('', "{ AWS: ['arn:aws:iam::123456789012:root', '*'] }")],
    ['with an external id', everybody('{ StringEquals: { sts:ExternalId: shop } }')],
    ['with any organization', everybody("{ StringLike: { aws:PrincipalOrgID: 'o-*' } }")],
    [
      'with an organization that need not be said',
      everybody('{ StringEqualsIfExists: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }'),
    ],
    [
      'with an organization of which all values are compared',
      everybody("{ 'ForAllValues:StringLike': { aws:PrincipalOrgPaths: 'o-a1b2c3d4e5/*' } }"),
    ],
    [
      'with a role of any account',
      everybody("{ ArnLike: { aws:PrincipalArn: 'arn:aws:iam::*:role/deploy' } }"),
    ],
    ['with any account', everybody("{ StringLike: { aws:PrincipalAccount: '????????????' } }")],
    [
      'with every account but one',
      everybody("{ StringNotEquals: { aws:PrincipalAccount: '999988887777' } }"),
    ],
    ['with an address', everybody('{ IpAddress: { aws:SourceIp: 203.0.113.0/24 } }')],
  ],
  [
    ['an organization', everybody('{ StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }')],
    [
      'a part of an organization',
      everybody("{ 'ForAnyValue:StringLike': { aws:PrincipalOrgPaths: 'o-a1b2c3d4e5/r-ab12/*' } }"),
    ],
    [
      'roles of one account',
      everybody("{ ArnLike: { aws:PrincipalArn: 'arn:aws:iam::123456789012:role/deploy-*' } }"),
    ],
    [
      'a denial of everybody',
      {
        'pools/a.role.yaml':
          "trust:\n  type: document\n  document:\n    Version: '2012-10-17'\n    Statement:\n      - { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }\n      - { Effect: Deny, Principal: '*', Action: sts:AssumeRole, Condition: { Bool: { aws:SecureTransport: 'false' } } }\n",
      },
    ],
  ],
)

attempts(
  'PW-TRUST-008',
  [
    ['of a role', trust('{ AWS: arn:aws:iam::999988887777:role/scan }', 'sts:AssumeRole')],
    [
      'of several, the own account among them',
      trust("{ AWS: ['123456789012', '999988887777'] }", 'sts:AssumeRole'),
    ],
    ['by a wildcard of ways', trust("{ AWS: '999988887777' }", "'sts:Assume*'")],
    [
      'with an id that need not be said',
      trust(
        "{ AWS: '999988887777' }",
        'sts:AssumeRole',
        '{ StringEqualsIfExists: { sts:ExternalId: shop } }',
      ),
    ],
  ],
  [
    ['the own account', trust("{ AWS: '123456789012' }", 'sts:AssumeRole')],
    [
      'one that has to say an id',
      trust("{ AWS: '999988887777' }", 'sts:AssumeRole', '{ StringEquals: { sts:ExternalId: shop } }'),
    ],
    [
      'the same organization',
      trust(
        "{ AWS: '999988887777' }",
        'sts:AssumeRole',
        '{ StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }',
      ),
    ],
  ],
)

const github = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com'
const of = (sub: string) =>
  trust(
    `{ Federated: '${github}' }`,
    web,
    `{ StringEquals: { 'token.actions.githubusercontent.com:aud': sts.amazonaws.com }, StringLike: { 'token.actions.githubusercontent.com:sub': ${sub} } }`,
  )
attempts(
  'PW-TRUST-009',
  [
    ['of every repository', of("'repo:*'")],
    ['of every owner whose name begins so', of("'repo:shop*'")],
    ['of every owner who has such a repository', of("'repo:*/app:*'")],
    ['of a branch of whatever repository', of("'*:ref:refs/heads/main'")],
    ['by one of several values', of("['repo:shop/app:*', 'repo:*']")],
    [
      'without a subject',
      trust(
        `{ Federated: '${github}' }`,
        web,
        "{ StringEquals: { 'token.actions.githubusercontent.com:aud': sts.amazonaws.com } }",
      ),
    ],
    [
      'of another service',
      trust(
        "{ Federated: 'arn:aws:iam::123456789012:oidc-provider/gitlab.com' }",
        web,
        "{ StringEquals: { 'gitlab.com:aud': a }, StringLike: { 'gitlab.com:sub': 'project_path:*' } }",
      ),
    ],
    ['of an app of Google', trust('{ Federated: accounts.google.com }', web)],
  ],
  [
    ['one repository', of("'repo:shop/app:*'")],
    ['all repositories of one owner', of("'repo:shop/*'")],
    [
      'one owner by a claim of its own',
      trust(
        `{ Federated: '${github}' }`,
        web,
        "{ StringEquals: { 'token.actions.githubusercontent.com:aud': sts.amazonaws.com, 'token.actions.githubusercontent.com:sub': 'repo:shop/app:ref:refs/heads/main' } }",
      ),
    ],
    [
      'a workspace of Terraform',
      trust(
        "{ Federated: 'arn:aws:iam::123456789012:oidc-provider/app.terraform.io' }",
        web,
        "{ StringEquals: { 'app.terraform.io:aud': aws.workload.identity }, StringLike: { 'app.terraform.io:sub': 'organization:shop:project:*:workspace:*:run_phase:*' } }",
      ),
    ],
  ],
)

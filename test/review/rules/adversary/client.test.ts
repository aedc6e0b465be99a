import { attempts } from './attempts.ts'

const oauth = (flows: string, callbacks: string) =>
  `{ flows: ${flows}, scopes: [openid], callbacks: ${callbacks} }`
const web = (says: string, rest = '') => `${rest}clients:\n  web: { ${says} }\n`
const code = (address: string) => web(`oauth: ${oauth('[code]', `['${address}']`)}`)
const withFragment = (part: string) => ({
  'pools/parts.fragment.yaml': `for: client\nset: { ${part} }\n`,
  'pools/shop.pool.yaml': 'clients:\n  web: { use: [parts] }\n',
})
const patched = (says: string, part: string) => ({
  'pools/shop.pool.yaml': web(says),
  'pools/env/prod.env.yaml': `patch: { pool/shop: { clients: { web: { ${part} } } } }\n`,
})
const https = "'https://shop.example.com/cb'"

attempts(
  'PW-CLIENT-001',
  [
    ['behind the code grant', web(`oauth: ${oauth('[code, implicit]', `[${https}]`)}`)],
    ['from a fragment', withFragment(`oauth: ${oauth('[implicit]', `[${https}]`)}`)],
    [
      'by the patch of an environment',
      patched(`oauth: ${oauth('[code]', `[${https}]`)}`, 'oauth: { flows: [code, implicit] }'),
      'prod',
    ],
    [
      'in words of CloudFormation',
      web(
        `aws: { AllowedOAuthFlows: [implicit], AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthScopes: [openid], CallbackURLs: [${https}], SupportedIdentityProviders: [COGNITO] }`,
      ),
    ],
  ],
  [
    [
      'a client that is called so',
      `clients:\n  implicit: { description: no implicit grant, oauth: ${oauth('[code]', `[${https}]`)} }\n`,
    ],
    [
      'a patch that takes it away',
      patched(`oauth: ${oauth('[implicit]', `[${https}]`)}`, 'oauth: { flows: [code] }'),
      'prod',
    ],
  ],
)

attempts(
  'PW-CLIENT-003',
  [
    ['in capitals', code('HTTP://shop.example.com/cb')],
    ['under a name that begins like the own machine', code('http://localhost.example.com/cb')],
    ['under a name that leads to the own machine for whoever answers', code('http://127.0.0.1.nip.io/cb')],
    ['as a script, in odd case', code('JavaScript:alert(1)')],
    ['with a wildcard in the path', code('https://shop.example.com/*')],
    ['from a fragment', withFragment(`oauth: ${oauth('[code]', "['http://shop.example.com/cb']")}`)],
    [
      'by the patch of an environment',
      patched(
        `oauth: ${oauth('[code]', `[${https}]`)}`,
        "oauth: { callbacks: ['http://shop.example.com/cb'] }",
      ),
      'prod',
    ],
    [
      'in words of CloudFormation',
      web(
        "aws: { AllowedOAuthFlows: [code], AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthScopes: [openid], CallbackURLs: ['http://shop.example.com/cb'], SupportedIdentityProviders: [COGNITO] }",
      ),
    ],
  ],
  [
    [
      'the own machine, by any of its names',
      web(
        `oauth: ${oauth('[code]', "['http://localhost:3000/cb', 'http://127.0.0.1:3000/cb', 'http://[::1]:3000/cb']")}`,
      ),
    ],
    ['the scheme of an app', code('com.example.shop://signed-in')],
    ['a page about `http://`, by https', code('https://shop.example.com/http://')],
  ],
)

attempts(
  'PW-CLIENT-006',
  [
    ['said outright', web('auth: [srp], hideUserExistence: false')],
    [
      'by the patch of an environment',
      patched('auth: [srp], hideUserExistence: true', 'hideUserExistence: null'),
      'prod',
    ],
    ['in words of CloudFormation', web('auth: [srp], aws: { PreventUserExistenceErrors: LEGACY }')],
    [
      'where only refresh tokens are taken, since sign-up and reset answer all the same',
      web('auth: [refresh]'),
    ],
  ],
  [
    ['what a fragment turns on', withFragment('hideUserExistence: true, auth: [srp]')],
    ['what CloudFormation turns on', web('auth: [srp], aws: { PreventUserExistenceErrors: ENABLED }')],
  ],
)

const plan = 'attributes: { plan: {} }\n'
attempts(
  'PW-CLIENT-012',
  [
    [
      'of an attribute that never changes, at sign-up',
      web('auth: [srp]', 'attributes: { plan: { mutable: false } }\n'),
    ],
    [
      'of an attribute of a fragment',
      {
        'pools/parts.fragment.yaml': 'for: pool\nset: { attributes: { plan: {} } }\n',
        'pools/shop.pool.yaml': web('auth: [srp]', 'use: [parts]\n'),
      },
    ],
    [
      'by the patch of an environment',
      {
        'pools/shop.pool.yaml': web('auth: [srp], write: [email]', plan),
        'pools/env/prod.env.yaml': 'patch: { pool/shop: { clients: { web: { write: null } } } }\n',
      },
      'prod',
    ],
    ['by the login pages alone', web(`auth: [refresh], oauth: ${oauth('[code]', `[${https}]`)}`, plan)],
  ],
  [
    ['what CloudFormation lists', web('auth: [srp], aws: { WriteAttributes: [email] }', plan)],
    [
      'a machine',
      `domain: { name: shop }\nresourceServers: { api: { scopes: { a: Read } } }\nattributes: { plan: {} }\nsignUp: { selfService: false }\nclients:\n  batch: { secret: true, oauth: { flows: [client_credentials], scopes: [api/a] } }\n`,
    ],
    ['standard attributes', web('auth: [srp]', 'attributes: { given_name: {} }\n')],
  ],
)

const gold = {
  'pools/gold.role.yaml':
    "trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }\nallow: [{ do: s3:GetObject, on: 'arn:aws:s3:::gold/${aws:PrincipalTag/plan}/*' }]\n",
}
const identity = (says: string, roles = '') => ({
  'pools/shop.identity.yaml': `providers: { shop: { type: pool, clients: [web], ${says} } }\n${roles}`,
})
const rule = (match: string) =>
  `roles: { by: rules, otherwise: deny, rules: [{ claim: custom:plan, match: ${match}, value: gold, role: gold }] }`
const rules = (match: string) => ({ ...identity(rule(match)), ...gold })
attempts(
  'PW-CLIENT-013',
  [
    ...['equals', 'notEqual', 'startsWith', 'contains'].map(
      (match) =>
        [
          `in a rule by ${match}`,
          { 'pools/shop.pool.yaml': web('auth: [srp], write: [custom:plan]', plan), ...rules(match) },
        ] as const,
    ),
    [
      'where the client says no `write`',
      { 'pools/shop.pool.yaml': web('auth: [srp]', plan), ...rules('equals') },
    ],
    [
      'by another client than the identity pool lists',
      {
        'pools/shop.pool.yaml':
          'attributes: { plan: {} }\nclients:\n  web: { write: [email] }\n  app: { write: [custom:plan] }\n',
        ...rules('equals'),
      },
    ],
    [
      'where the rule is in words of CloudFormation',
      {
        'pools/shop.pool.yaml': web(
          'auth: [srp], write: [custom:plan], id: a1b2c3d4e5f6g7h8i9j0k1l2m3',
          `id: us-east-1_a1B2c3D4e\n${plan}`,
        ),
        'pools/shop.identity.yaml': `providers: { shop: { type: pool, clients: [web] } }
aws:
  AWS::Cognito::IdentityPoolRoleAttachment:
    RoleMappings:
      cognito-idp.us-east-1.amazonaws.com/us-east-1_a1B2c3D4e:a1b2c3d4e5f6g7h8i9j0k1l2m3:
        Type: Rules
        AmbiguousRoleResolution: Deny
        RulesConfiguration: { Rules: [{ Claim: custom:plan, MatchType: Equals, Value: gold, RoleARN: $(role.gold.arn) }] }
`,
        ...gold,
      },
    ],
    [
      'by the patch of an environment',
      {
        'pools/shop.pool.yaml': web('auth: [srp], write: [email]', plan),
        ...rules('equals'),
        'pools/env/prod.env.yaml':
          'patch: { pool/shop: { clients: { web: { write: [email, custom:plan] } } } }\n',
      },
      'prod',
    ],
    [
      'by a name alone, where other attributes are guarded and nothing is said of this one',
      web('auth: [srp]', 'attributes: { plan: { adminOnly: true }, role: {} }\n'),
    ],
    [
      'by a name alone, spelt otherwise',
      web('auth: [srp], write: [custom:Tenant_ID]', 'attributes: { Tenant_ID: {} }\n'),
    ],
  ],
  [
    ['an attribute that nothing reads', web('auth: [srp], write: [custom:plan]', plan)],
    [
      'an attribute that only administrators write',
      {
        'pools/shop.pool.yaml': web(
          'auth: [srp], write: [email]',
          'attributes: { plan: { adminOnly: true } }\n',
        ),
        ...rules('equals'),
      },
    ],
    [
      'a role that everybody gets anyhow',
      {
        'pools/shop.pool.yaml': web('auth: [srp], write: [custom:plan]', plan),
        ...identity(rule('equals').replace('deny', 'default'), 'roles: { authenticated: gold }\n'),
        ...gold,
      },
    ],
    [
      'a name that only holds such a word',
      web('auth: [srp], write: [custom:rolex]', 'attributes: { rolex: {}, enrole: {} }\n'),
    ],
  ],
)

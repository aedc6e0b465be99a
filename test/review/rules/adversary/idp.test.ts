import { attempts } from './attempts.ts'

const pool = (idp: string, rest = '') =>
  `${rest}identityProviders:\n  Corp: { ${idp} }\nclients:\n  web: { providers: [COGNITO, Corp] }\n`
const oidc = (more: string, rest = '') =>
  pool(`type: oidc, issuer: https://login.corp.example, clientId: shop, ${more}`, rest)
const details = (more: string, issuer = 'https://login.corp.example') =>
  pool(`type: oidc, issuer: ${issuer}, clientId: shop, aws: { ProviderDetails: { ${more} } }`)

attempts(
  'PW-IDP-001',
  [
    ['in capitals', details('CLIENT_SECRET: correct-horse')],
    ['as the key of a certificate, under any name', details(`note: "-----BEGIN ${'PRIVATE'} KEY-----"`)],
    ['of an encrypted key', details(`note: "-----BEGIN ENCRYPTED ${'PRIVATE'} KEY-----"`)],
    [
      'by the patch of an environment',
      {
        'pools/shop.pool.yaml': details('client_secret: "{{resolve:secretsmanager:corp}}"'),
        'pools/env/prod.env.yaml':
          'patch: { pool/shop: { identityProviders: { Corp: { aws: { ProviderDetails: { client_secret: correct-horse } } } } } }\n',
      },
      'prod',
    ],
    [
      'from a fragment',
      {
        'pools/parts.fragment.yaml':
          'for: pool\nset: { identityProviders: { Corp: { type: oidc, issuer: https://login.corp.example, clientId: shop, aws: { ProviderDetails: { client_secret: correct-horse } } } } }\n',
        'pools/shop.pool.yaml': 'use: [parts]\nclients:\n  web: { providers: [Corp] }\n',
      },
    ],
    [
      'by a parameter',
      {
        'pools/shop.pool.yaml': details('client_secret: $(param.corp)'),
        'pools/env/prod.env.yaml': 'params: { corp: correct-horse }\n',
      },
      'prod',
    ],
  ],
  [
    ['a certificate, which is public', details('note: "-----BEGIN CERTIFICATE-----"')],
    [
      'what CloudFormation looks up',
      details("client_secret: '{{resolve:secretsmanager:corp:SecretString}}'"),
    ],
    ['the name of a field', details('attributes_request_method: client_secret')],
  ],
)

attempts(
  'PW-IDP-002',
  [
    ['in capitals', details('jwks_uri: HTTP://login.corp.example/keys')],
    [
      'of SAML in words of Cognito',
      pool(
        'type: saml, metadata: { url: https://login.corp.example/metadata }, aws: { ProviderDetails: { MetadataURL: http://login.corp.example/metadata } }',
      ),
    ],
    ['of an issuer in words of Cognito', details('oidc_issuer: http://login.corp.example')],
    [
      'by another company of one country',
      details('jwks_uri: https://keys.evil.co.uk/keys', 'https://login.corp.co.uk'),
    ],
    [
      'by another customer of one host',
      details('token_url: https://evil.okta.com/token', 'https://corp.okta.com'),
    ],
    [
      'on the own machine, where it is protected',
      {
        'pools/shop.pool.yaml': pool('type: oidc, issuer: http://localhost:8080, clientId: shop'),
        'pools/env/prod.env.yaml': 'protected: true\n',
      },
      'prod',
    ],
  ],
  [
    ['the own machine', pool('type: oidc, issuer: http://localhost:8080, clientId: shop')],
    [
      'keys that the owner keeps elsewhere',
      details('jwks_uri: https://www.googleapis.com/oauth2/v3/certs', 'https://accounts.google.com'),
    ],
    [
      'another name of the same company',
      details('jwks_uri: https://keys.corp.co.uk/keys', 'https://login.corp.co.uk'),
    ],
  ],
)

const aliases = 'signIn: { with: [username], aliases: [email], caseSensitive: false }\n'
attempts(
  'PW-IDP-003',
  [
    [
      'of SAML',
      pool(
        'type: saml, metadata: { url: https://login.corp.example/metadata }, map: { email: mail }',
        aliases,
      ),
    ],
    ['where the proof is the address itself', oidc('map: { email: email, email_verified: email }', aliases)],
    ['in words of Cognito', oidc('aws: { AttributeMapping: { email: email } }', aliases)],
    [
      'where the address chooses a role',
      {
        'pools/shop.pool.yaml': oidc(
          'map: { email: email }',
          'signUp: { verify: [email], keepOriginalUntilVerified: [email] }\n',
        ),
        'pools/shop.identity.yaml':
          'providers: { shop: { type: pool, clients: [web], roles: { by: rules, otherwise: deny, rules: [{ claim: email, match: equals, value: boss@corp.example, role: boss }] } } }\n',
        'pools/boss.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
      },
    ],
  ],
  [
    ['an address by which nobody is known', oidc('map: { email: email }')],
    ['a provider that gives no address', oidc('map: { given_name: name }', aliases)],
    [
      'one that says that it is verified, in words of Cognito',
      oidc('aws: { AttributeMapping: { email: email, email_verified: email_verified } }', aliases),
    ],
  ],
)

attempts(
  'PW-IDP-004',
  [
    [
      'as a principal tag',
      {
        'pools/shop.pool.yaml': pool(
          'type: saml, metadata: { url: https://login.corp.example/metadata }, map: { custom:tenant: org }',
          'attributes: { tenant: {} }\n',
        ),
        'pools/shop.identity.yaml':
          'providers: { shop: { type: pool, clients: [web], tags: { tenant: custom:tenant } } }\nroles: { authenticated: member }\n',
        'pools/member.role.yaml':
          "trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }\nallow: [{ do: s3:GetObject, on: arn:aws:s3:::shop/a, condition: { StringEquals: { 'aws:PrincipalTag/tenant': a } } }]\n",
      },
    ],
    [
      'of several providers, by the name alone',
      `attributes: { roles: {} }
identityProviders:
  One: { type: oidc, issuer: https://a.example, clientId: a, map: { custom:roles: roles } }
  Two: { type: oidc, issuer: https://b.example, clientId: b, map: { email: email } }
clients:
  web: { providers: [One, Two] }
`,
    ],
  ],
  [
    [
      'one provider whose tenants nobody else names',
      oidc('map: { custom:tenant: org }', 'attributes: { tenant: {} }\n'),
    ],
    [
      'an attribute that decides nothing',
      oidc('map: { custom:colour: colour }', 'attributes: { colour: {} }\n'),
    ],
  ],
)

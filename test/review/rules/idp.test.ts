import { describe, expect, it } from 'vitest'
import { conceal } from '../../../src/review/conceal.ts'
import type { Example } from '../../../src/review/lint/rule.ts'
import { elsewhere } from '../../../src/review/rules/elsewhere.ts'
import { rules } from '../../../src/review/rules/rules.ts'
import { found, saidAt } from './found.ts'

const file = 'pools/shop.pool.yaml'
const corp = (more: string) =>
  `identityProviders:\n  Corp:\n    { type: oidc, issuer: https://login.corp.example, clientId: shop, ${more} }\n`

it('has a rule or a reason for every concern about providers', () => {
  const known = [...rules, ...elsewhere].map(({ id }) => id).filter((id) => id.startsWith('PW-IDP-'))
  expect(known.toSorted()).toEqual(Array.from({ length: 7 }, (_, index) => `PW-IDP-00${index + 1}`))
})

describe('a secret in a file', () => {
  const text = corp('aws: { ProviderDetails: { client_secret: hunter2-hunter2 } }')

  it('is told and not shown', async () => {
    const told = await found(text, 'PW-IDP-001')
    expect(saidAt(told)).toEqual([`${file}:3 \`client_secret\` of \`Corp\` stands in the file`])
    expect(JSON.stringify(told)).not.toContain('hunter2')
    expect(conceal(new Map([[file, text]]), told).get(file)).not.toContain('hunter2')
  })

  it('may be a key of any name', async () => {
    const key = 'aws: { ProviderDetails: { extra: "-----BEGIN RSA PRIVATE KEY-----" } }'
    expect(saidAt(await found(corp(key), 'PW-IDP-001'))).toEqual([
      `${file}:3 \`extra\` of \`Corp\` stands in the file`,
    ])
  })
})

type Row = [says: string, id: string, project: Example, env: string | undefined, expected: string[]]
const linker = {
  'triggers/join.trigger.yaml':
    'script: ./join.js\nhooks: [preSignUp]\ncapabilities: { api: [AdminLinkProviderForUser] }\n',
  'triggers/join.js': 'export const handler = (event) => event\n',
}
const local = {
  [file]: 'identityProviders:\n  Corp: { type: oidc, issuer: http://localhost:8080, clientId: shop }\n',
  'pools/env/dev.env.yaml': 'description: At home\n',
  'pools/env/prod.env.yaml': 'protected: true\n',
}

describe('a rule on providers', () => {
  it.each<Row>([
    ['lets a provider run on the machine where one develops', 'PW-IDP-002', local, 'dev', []],
    [
      'does not where something is protected',
      'PW-IDP-002',
      local,
      'prod',
      [`${file}:2 the issuer of \`Corp\` is \`http://localhost:8080\`, where anybody can answer`],
    ],
    [
      'is not deceived by a host that only begins like one’s own machine',
      'PW-IDP-002',
      'identityProviders: { Corp: { type: oidc, issuer: http://localhost.example.com, clientId: shop } }\n',
      undefined,
      [`${file}:1 the issuer of \`Corp\` is \`http://localhost.example.com\`, where anybody can answer`],
    ],
    [
      'knows that no token names a discovery document',
      'PW-IDP-002',
      'identityProviders: { Corp: { type: oidc, issuer: https://a.example/.well-known/openid-configuration, clientId: shop } }\n',
      undefined,
      [`${file}:1 the issuer of \`Corp\` is the address of its discovery document, and no token says that`],
    ],
    [
      'tells keys that are somebody else’s, and takes those of the same owner',
      'PW-IDP-002',
      `
identityProviders:
  A: { type: oidc, issuer: https://login.a.example, clientId: a, aws: { ProviderDetails: { jwks_uri: https://keys.a.example/k } } }
  B: { type: oidc, issuer: https://login.b.example, clientId: b, aws: { ProviderDetails: { jwks_uri: https://keys.a.example/k } } }
  C: { type: oidc, issuer: https://accounts.google.com, clientId: c, aws: { ProviderDetails: { token_url: https://oauth2.googleapis.com/token } } }
`,
      undefined,
      [`${file}:4 \`jwks_uri\` of \`B\` is at \`keys.a.example\`, and its issuer at \`login.b.example\``],
    ],
    [
      'lets a provider give any address where nothing rests on it',
      'PW-IDP-003',
      `signIn: { with: [email] }\n${corp('map: { email: mail }')}`,
      undefined,
      [],
    ],
    [
      'asks for proof where accounts are linked by address',
      'PW-IDP-003',
      { [file]: `${corp('map: { email: mail }')}triggers: { preSignUp: join }\n`, ...linker },
      undefined,
      [
        `${file}:3 \`Corp\` does not say whether the mail address is verified that it gives, and it may be what accounts are linked by`,
      ],
    ],
    [
      'asks for proof where an address chooses a role, however well users show theirs',
      'PW-IDP-003',
      {
        [file]: `signUp: { verify: [email], keepOriginalUntilVerified: [email] }\n${corp('map: { email: mail }')}clients: { web: {} }\n`,
        'pools/shop.identity.yaml': `
providers:
  shop:
    type: pool
    clients: [web]
    roles: { by: rules, otherwise: deny, rules: [{ claim: email, match: equals, value: a@b.example, role: boss }] }
`,
        'pools/boss.role.yaml':
          "trust: { type: identityPool, pool: shop, as: authenticated }\nallow: [{ do: 's3:*', on: '*' }]\n",
      },
      undefined,
      [
        `${file}:4 \`Corp\` does not say whether the mail address is verified that it gives, and it chooses the role \`boss\``,
      ],
    ],
    [
      'lets the only provider say which tenant somebody is of',
      'PW-IDP-004',
      `attributes: { tenant: {} }\n${corp('map: { custom:tenant: org }')}`,
      undefined,
      [],
    ],
    [
      'does not let one of two',
      'PW-IDP-004',
      `attributes: { tenant: {} }\n${corp('map: { custom:tenant: org }')}  Partner: { type: oidc, issuer: https://login.partner.example, clientId: shop }\n`,
      undefined,
      [`${file}:4 \`Corp\`, one of 2 providers, writes \`custom:tenant\` from its \`org\``],
    ],
    [
      'notes what can be signed and encrypted where something is protected',
      'PW-IDP-005',
      {
        [file]:
          'identityProviders:\n  Corp: { type: saml, metadata: { url: https://corp.example/m }, signRequests: true }\n',
        'pools/env/prod.env.yaml': 'protected: true\n',
      },
      'prod',
      [`${file}:2 \`Corp\`: its answers are not encrypted`],
    ],
    [
      'leaves providers of a pool without clients alone',
      'PW-IDP-006',
      corp('scopes: [openid]'),
      undefined,
      [],
    ],
    [
      'counts no client of a machine',
      'PW-IDP-006',
      `${corp('scopes: [openid]')}clients:\n  cron: { secret: true, auth: [clientToken], providers: [Corp] }\n  web: {}\n`,
      undefined,
      [`${file}:2 no client of \`shop\` lists \`Corp\` under \`providers\``],
    ],
    [
      'lets endpoints of OIDC be written, which not every provider publishes',
      'PW-IDP-007',
      corp('aws: { ProviderDetails: { jwks_uri: https://login.corp.example/k } }'),
      undefined,
      [],
    ],
  ])('%s', async (_, id, project, env, expected) => {
    expect(saidAt(await found(project, id, env))).toEqual(expected)
  })
})

import { describe, expect, it } from 'vitest'
import type { Example } from '../../../src/review/lint/rule.ts'
import { elsewhere } from '../../../src/review/rules/elsewhere.ts'
import { rules } from '../../../src/review/rules/rules.ts'
import { found, saidAt } from './found.ts'

const file = 'pools/shop.pool.yaml'

it('has a rule or a reason for every concern about clients', () => {
  const known = [...rules, ...elsewhere].map(({ id }) => id).filter((id) => id.startsWith('PW-CLIENT-'))
  const all = Array.from({ length: 24 }, (_, index) => `PW-CLIENT-${String(index + 1).padStart(3, '0')}`)
  expect(known.toSorted()).toEqual(all)
})

describe('a callback', () => {
  const pool = (address: string) =>
    `clients: { web: { oauth: { flows: [code], callbacks: ['${address}'] } } }\n`

  it.each([
    ['https://shop.example.com/cb'],
    ['http://localhost:3000/cb'],
    ['http://127.0.0.1/cb'],
    ['http://[::1]:8080/cb'],
    ['com.example.shop://cb'],
    ['com.example.shop:/cb'],
  ])('may be %s', async (address) => {
    expect(await found(pool(address), 'PW-CLIENT-003')).toEqual([])
  })

  it.each([
    ['http://shop.example.com/cb', 'is `http`'],
    ['HTTP://shop.example.com/cb', 'is `http`'],
    ['http://localhost.example.com/cb', 'is `http`'],
    ['http://localhost@example.com/cb', 'is `http`'],
    ['https://*.example.com/cb', 'has a wildcard'],
    ['https://shop.example.com/cb#now', 'has a fragment'],
    ['javascript:alert(1)', 'has the scheme `javascript:`'],
    ['JavaScript:alert(1)', 'has the scheme `javascript:`'],
    ['data:text/html,x', 'has the scheme `data:`'],
    ['/cb', 'is no whole URL'],
    ['shop.example.com/cb', 'is no whole URL'],
  ])('may not be %s', async (address, why) => {
    const [only, ...others] = await found(pool(address), 'PW-CLIENT-003')
    expect(only?.message).toContain(`the callback \`${address}\` of \`web\` ${why}`)
    expect(others).toEqual([])
  })

  it.each([
    ['https://shop.vercel.app/cb', 1],
    ['https://ab12.ngrok-free.app/cb', 1],
    ['https://shop.s3.eu-west-1.amazonaws.com/cb', 1],
    ['https://shop.s3-website-eu-west-1.amazonaws.com/cb', 1],
    ['https://vercel.app.example.com/cb', 0],
    ['https://myvercel.app/cb', 0],
    ['vercel.app:/cb', 0],
  ])('at %s is somebody else’s %d times', async (address, times) => {
    expect(await found(pool(address), 'PW-CLIENT-004')).toHaveLength(times)
  })
})

type Row = [says: string, id: string, project: Example, env: string | undefined, expected: string[]]

describe('a rule on clients', () => {
  it.each<Row>([
    [
      'speaks of each client at its own line',
      'PW-CLIENT-006',
      'clients:\n  web: { auth: [srp] }\n  phone: { hideUserExistence: true }\n  desk: { hideUserExistence: false }\n',
      undefined,
      [
        `${file}:2 \`web\` tells strangers whether somebody has an account`,
        `${file}:4 \`desk\` tells strangers whether somebody has an account`,
      ],
    ],
    [
      'says nothing of users to machines',
      'PW-CLIENT-00',
      `
resourceServers: { 'https://api.example.com': { scopes: { all: All } } }
domain: { name: shop }
clients:
  batch: { secret: true, oauth: { flows: [client_credentials], scopes: [https://api.example.com/all] } }
  cron: { secret: true, auth: [clientToken] }
`,
      undefined,
      [],
    ],
    [
      'takes what a fragment says',
      'PW-CLIENT-006',
      {
        [file]: 'clients: { web: { use: [quiet] } }\n',
        'pools/quiet.fragment.yaml': 'for: client\nset: { hideUserExistence: true }\n',
      },
      undefined,
      [],
    ],
    [
      'points into the fragment that decides',
      'PW-CLIENT-007',
      {
        [file]: 'clients: { web: { use: [loose] } }\n',
        'pools/loose.fragment.yaml': 'for: client\nset:\n  tokens: { revocation: false }\n',
      },
      undefined,
      ['pools/loose.fragment.yaml:3 tokens of `web` cannot be revoked'],
    ],
    [
      'takes what `aws` says',
      'PW-CLIENT-006',
      'clients: { web: { aws: { PreventUserExistenceErrors: ENABLED } } }\n',
      undefined,
      [],
    ],
    [
      'sees what `aws` takes away',
      'PW-CLIENT-007',
      'clients:\n  web: { aws: { EnableTokenRevocation: false } }\n',
      undefined,
      [`${file}:2 tokens of \`web\` cannot be revoked`],
    ],
    [
      'takes what a patch says in its environment',
      'PW-CLIENT-008',
      {
        [file]: 'clients: { web: { tokens: { access: 12h } } }\n',
        'pools/env/prod.env.yaml': 'patch:\n  pool/shop: { clients: { web: { tokens: { access: 1h } } } }\n',
      },
      'prod',
      [],
    ],
    [
      'keeps local callbacks out of what is protected only',
      'PW-CLIENT-005',
      {
        [file]: "clients: { web: { oauth: { flows: [code], callbacks: ['http://localhost/'] } } }\n",
        'pools/env/dev.env.yaml': 'description: At home\n',
      },
      'dev',
      [],
    ],
    [
      'asks nobody to rotate who proves what they are, or what the tier has not',
      'PW-CLIENT-009',
      {
        [file]: 'clients: { server: { secret: true }, brief: { tokens: { refresh: 1d } } }\n',
        'pools/other.pool.yaml': 'tier: lite\nclients: { web: {} }\n',
      },
      undefined,
      [],
    ],
    [
      'knows how long refresh tokens last where nothing is said',
      'PW-CLIENT-009',
      'clients:\n  web: {}\n',
      undefined,
      [`${file}:2 refresh tokens of \`web\`, which has no secret, serve 30d for whoever has them`],
    ],
    [
      'finds refresh tokens too long with a secret as well',
      'PW-CLIENT-009',
      'clients:\n  server: { secret: true, tokens: { refresh: 3650d } }\n',
      undefined,
      [`${file}:2 refresh tokens of \`server\` last 3650d`],
    ],
    [
      'lets passwords be sent where users are brought over',
      'PW-CLIENT-010',
      {
        [file]: 'triggers: { userMigration: over }\nclients: { web: { auth: [password, refresh] } }\n',
        'triggers/over.trigger.yaml': 'script: ./over.js\nhooks: [userMigration]\n',
        'triggers/over.js': 'export const handler = (event) => event\n',
      },
      undefined,
      [],
    ],
    [
      'is content where a pool has said what is for administrators',
      'PW-CLIENT-012',
      'attributes: { plan: { adminOnly: true }, colour: {} }\nclients: { web: {} }\n',
      undefined,
      [],
    ],
    [
      'takes an attribute that nobody can set any more for safe',
      'PW-CLIENT-012',
      'attributes: { plan: { mutable: false } }\nsignUp: { selfService: false }\nclients: { web: {} }\n',
      undefined,
      [],
    ],
    [
      'knows that whoever signs up sets what never changes',
      'PW-CLIENT-012',
      'attributes: { plan: { mutable: false }, size: {} }\nclients:\n  web: {}\n',
      undefined,
      [
        `${file}:3 whoever signs in by \`web\` may write \`custom:plan\` and 1 more: it does not say \`write\``,
      ],
    ],
    [
      'knows that an empty list of flows is none, and that none is three',
      'PW-CLIENT-017',
      'clients: { web: { auth: [] }, other: {} }\n',
      undefined,
      [],
    ],
    [
      'knows that grants need a domain',
      'PW-CLIENT-017',
      'clients:\n  web: { auth: [refresh], oauth: { flows: [code] } }\n',
      undefined,
      [`${file}:2 nobody can sign in by \`web\`: its grants need a \`domain\`, and the pool has none`],
    ],
    [
      'leaves clients of everybody alone',
      'PW-CLIENT-018',
      {
        [file]: `
identityProviders:
  Corp: { type: oidc, issuer: https://login.corp.example, clientId: shop }
  Apple: { type: apple, clientId: a, teamId: b, keyId: c, privateKey: { secret: apple } }
clients: { web: { providers: [COGNITO, Corp, Apple] } }
`,
        'pools/env/dev.env.yaml': 'secrets: { apple: { env: APPLE } }\n',
      },
      'dev',
      [],
    ],
    [
      'knows that the API takes passwords whatever the client lists',
      'PW-CLIENT-018',
      `
identityProviders:
  Corp: { type: oidc, issuer: https://login.corp.example, clientId: shop }
clients:
  web: { providers: [Corp] }
  desk: { providers: [Corp], auth: [srp, refresh] }
`,
      undefined,
      [
        `${file}:5 \`web\` is for people of \`Corp\`, and the API takes passwords by it: it does not say \`auth\``,
        `${file}:6 \`desk\` is for people of \`Corp\`, and the API takes passwords by it`,
      ],
    ],
    [
      'lets a machine read nothing',
      'PW-CLIENT-019',
      'clients:\n  cron: { secret: true, auth: [clientToken], read: [email, name] }\n',
      undefined,
      [`${file}:2 \`cron\` may read \`email\` and 1 more, and has no user to read it of`],
    ],
  ])('%s', async (_, id, project, env, expected) => {
    expect(saidAt(await found(project, id, env))).toEqual(expected)
  })
})

describe('what people may write of themselves', () => {
  const pool = (client: string, more = '') => `
attributes: { plan: {}, tenant: {}, colour: {} }
${more}
clients:
  web: ${client}
`
  const identity = `
providers:
  shop:
    type: pool
    clients: [other]
    roles:
      by: rules
      otherwise: default
      rules:
        - { claim: custom:plan, match: equals, value: gold, role: gold }
        - { claim: custom:colour, match: equals, value: red, role: member }
        - { claim: email, match: equals, value: boss@example.com, role: gold }
    tags: { tenant: custom:tenant, colour: custom:colour }
roles: { authenticated: member }
`
  const roles = {
    'pools/gold.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }
allow: [{ do: [s3:GetObject, s3:PutObject, s3:DeleteObject], on: 'arn:aws:s3:::shop-gold/*' }]
`,
    'pools/member.role.yaml': `
trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }
managed: [tenants]
`,
    'pools/tenants.policy.yaml': `
allow:
  - do: s3:GetObject
    on: 'arn:aws:s3:::shop/\${aws:PrincipalTag/Tenant, "none"}/*'
`,
  }
  const project = (client: string, more?: string): Example => ({
    [file]: `${pool(client, more)}  other: { write: [] }\n`,
    'pools/shop.identity.yaml': identity,
    ...roles,
  })

  it('leads from the client to the rule to the role, and leaves tags to the rule about them', async () => {
    const told = await found(project('{ write: [custom:plan, custom:tenant] }'), 'PW-CLIENT-013')
    expect(saidAt(told)).toEqual([
      `${file}:5 whoever signs in by \`web\` may write \`custom:plan\`, which chooses the role \`gold\``,
    ])
    const tags = await found(project('{ write: [custom:plan, custom:tenant] }'), 'PW-ID-011')
    expect(tags.map(({ message }) => message)).toEqual([
      '`custom:tenant` becomes the principal tag `tenant`, and whoever signs in writes `custom:tenant`',
    ])
    expect(told.map(({ at, severity, related = [] }) => [at.column, severity, ...saidAt(related)])).toEqual([
      [
        18,
        'error',
        'pools/shop.identity.yaml:10 `custom:plan` equal to `gold` chooses the role `gold`',
        'pools/gold.role.yaml:3 the role `gold` may `s3:GetObject`, `s3:PutObject` and more',
      ],
    ])
  })

  it('counts everything where the client says nothing', async () => {
    const told = await found(project('{}', 'signUp: { verify: [email] }'), 'PW-CLIENT-013')
    expect(told.map(({ message }) => /`((custom:)?\w+)`, which/.exec(message)?.[1]).toSorted()).toEqual([
      'custom:plan',
      'email',
    ])
  })

  it('counts no address that its user has shown to be theirs', async () => {
    const signUp = 'signUp: { verify: [email], keepOriginalUntilVerified: [email] }'
    expect(await found(project('{ write: [email] }', signUp), 'PW-CLIENT-013')).toEqual([])
  })

  it('counts neither a role that everybody has nor a tag for which nothing asks', async () => {
    expect(await found(project('{ write: [custom:colour] }'), 'PW-CLIENT-013')).toEqual([])
  })

  it('warns of an attribute that has the name of a permission', async () => {
    const told = await found(
      'attributes: { is_admin: {} }\nclients: { web: { write: [custom:is_admin] } }\n',
      'PW-CLIENT-013',
    )
    expect(told.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'whoever signs in by `web` may write `custom:is_admin`, which says what they are'],
    ])
  })

  it.each([
    ['{ auth: [refresh], oauth: { flows: [code], scopes: [openid] }, write: [custom:plan] }', 0],
    [
      '{ auth: [refresh], oauth: { flows: [code], scopes: [aws.cognito.signin.user.admin] }, write: [custom:plan] }',
      1,
    ],
    ['{ auth: [srp, refresh], write: [custom:plan] }', 1],
    ['{ write: [custom:plan] }', 1],
  ])('asks what tokens can do where nobody can sign up: %s', async (client, times) => {
    const told = await found(project(client, 'signUp: { selfService: false }'), 'PW-CLIENT-013')
    expect(told).toHaveLength(times)
  })

  it('does not take away what a provider writes', async () => {
    const corp =
      'identityProviders: { Corp: { type: oidc, issuer: https://login.corp.example, clientId: a, map: { custom:plan: plan } } }'
    const [told] = await found(project('{ write: [custom:plan] }', corp), 'PW-CLIENT-013')
    expect(told?.help).toContain('`Corp` maps it')
  })
})

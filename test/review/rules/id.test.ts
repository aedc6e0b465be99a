import { describe, expect, it } from 'vitest'
import { elsewhere } from '../../../src/review/rules/elsewhere.ts'
import { rules } from '../../../src/review/rules/rules.ts'
import { found, saidAt } from './found.ts'

it('has a rule or a reason for every concern about identity pools', () => {
  const known = [...rules, ...elsewhere].map(({ id }) => id).filter((id) => id.startsWith('PW-ID-'))
  const all = Array.from({ length: 14 }, (_, index) => `PW-ID-${String(index + 1).padStart(3, '0')}`)
  expect(known.toSorted()).toEqual(all)
})

const role = (allow = '') =>
  `trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }\n${allow}`
const read = 'allow: [{ do: s3:GetObject, on: arn:aws:s3:::shop/* }]\n'
const write = 'allow: [{ do: [s3:GetObject, s3:PutObject], on: arn:aws:s3:::shop/* }]\n'

function mapped(
  pool: string,
  rules: string,
  more: Readonly<Record<string, string>> = {},
  otherwise = 'deny',
) {
  return {
    'pools/shop.pool.yaml': pool,
    'pools/shop.identity.yaml': `
providers: { shop: { type: pool, clients: [web], roles: { by: rules, otherwise: ${otherwise}, rules: [${rules}] } } }
roles: { authenticated: shopper }
`,
    'pools/shopper.role.yaml': role(read),
    'pools/staff.role.yaml': role(write),
    ...more,
  }
}
const plain = 'attributes: { plan: {}, rank: { adminOnly: true } }\nclients: { web: {} }\n'
const groups = 'groups: { admins: {}, not-admins: {}, staff: {} }\nclients: { web: {} }\n'

describe('a rule that compares a part of a claim', () => {
  it.each([
    [plain, 'custom:plan, match: contains, value: gold', ['error', 'whoever sets their `custom:plan`']],
    [plain, 'custom:plan, match: startsWith, value: gold', ['error', 'whoever sets their `custom:plan`']],
    [plain, 'custom:plan, match: equals, value: gold', []],
    [plain, 'custom:rank, match: contains, value: gold', []],
    [plain, 'sub, match: startsWith, value: a', []],
    [groups, 'cognito:groups, match: contains, value: admins', ['error', 'members of `not-admins` get']],
    [groups, 'cognito:groups, match: contains, value: staff', ['warning', 'members of any group']],
    [groups, 'cognito:groups, match: startsWith, value: staff', ['warning', 'no list of groups begins']],
  ])('of %j by %s is told as %j', async (pool, rule, expected) => {
    const told = await found(mapped(pool, `{ claim: ${rule}, role: staff }`), 'PW-ID-008')
    const [severity, text] = expected
    expect(told.map((one) => one.severity)).toEqual(severity ? [severity] : [])
    if (text) expect(told[0]?.message).toContain(text)
  })

  it('leads from who writes the claim to what the role may do', async () => {
    const pool = 'attributes: { plan: {} }\nclients:\n  web: { write: [custom:plan] }\n'
    const [told] = await found(
      mapped(pool, '{ claim: custom:plan, match: contains, value: gold, role: staff }'),
      'PW-ID-008',
    )
    expect(saidAt(told?.related ?? [])).toEqual([
      'pools/shop.pool.yaml:3 the client `web` writes `custom:plan`',
      'pools/shop.identity.yaml:2 `custom:plan` contains `gold` gives the role `staff`',
      'pools/staff.role.yaml:2 the role `staff` may `s3:GetObject`, `s3:PutObject`',
    ])
  })

  it('tells of a provider that writes the claim as less', async () => {
    const pool = `
attributes: { dept: {} }
signUp: { selfService: false }
identityProviders:
  Corp: { type: saml, metadata: { url: https://login.corp.example/m }, map: { custom:dept: department } }
clients: { web: { write: [email] } }
`
    const [told] = await found(
      mapped(pool, '{ claim: custom:dept, match: contains, value: it, role: staff }'),
      'PW-ID-008',
    )
    expect(told).toMatchObject({ severity: 'warning' })
    expect(told?.message).toContain('whatever `Corp` says of `custom:dept`')
  })
})

describe('a rule behind another', () => {
  const both = (first: string, second: string) =>
    found(
      mapped(
        plain,
        `{ claim: custom:plan, ${first}, role: staff }, { claim: custom:plan, ${second}, role: shopper }`,
      ),
      'PW-ID-009',
    )

  it.each([
    ['match: equals, value: a', 'match: equals, value: a', 1],
    ['match: equals, value: a', 'match: equals, value: b', 0],
    ['match: contains, value: a', 'match: equals, value: ba', 1],
    ['match: contains, value: a', 'match: startsWith, value: ab', 1],
    ['match: contains, value: a', 'match: notEqual, value: a', 0],
    ['match: startsWith, value: a', 'match: equals, value: ab', 1],
    ['match: startsWith, value: a', 'match: contains, value: ab', 0],
    ['match: startsWith, value: ab', 'match: startsWith, value: a', 0],
    ['match: notEqual, value: a', 'match: equals, value: b', 1],
    ['match: notEqual, value: a', 'match: equals, value: a', 0],
    ['match: notEqual, value: a', 'match: startsWith, value: b', 1],
    ['match: notEqual, value: ab', 'match: startsWith, value: a', 0],
    ['match: notEqual, value: a', 'match: contains, value: b', 1],
    ['match: notEqual, value: ab', 'match: contains, value: b', 0],
  ])('%s, then %s: it is shadowed, or not: %i', async (first, second, times) => {
    expect(await both(first, second)).toHaveLength(times)
  })

  it.each([
    ['custom:plan', 'attributes: { plan: {} }\nclients: { web: {} }\n', 0],
    ['custom:plann', 'attributes: { plan: {} }\nclients: { web: {} }\n', 1],
    ['custom:plan', 'attributes: { plan: {} }\nclients: { web: { read: [email] } }\n', 1],
    ['email', 'clients: { web: { read: [email] } }\n', 0],
    ['department', 'clients: { web: {} }\n', 1],
    ['aud', 'clients: { web: {} }\n', 1],
    ['sub', 'clients: { web: {} }\n', 0],
    ['cognito:username', 'clients: { web: {} }\n', 0],
  ])('that asks for `%s` of a pool %j: %i', async (claim, pool, times) => {
    const rule = `{ claim: ${claim}, match: equals, value: a, role: staff }`
    expect(await found(mapped(pool, rule), 'PW-ID-009')).toHaveLength(times)
  })

  it('may ask for whatever a script adds to tokens', async () => {
    const more = {
      'triggers/claims.trigger.yaml': 'script: ./claims.js\nhooks: [preTokenGeneration]\n',
      'triggers/claims.js': 'export const handler = (event) => event\n',
    }
    const pool = 'triggers: { preTokenGeneration: claims }\nclients: { web: {} }\n'
    const rule = '{ claim: department, match: equals, value: it, role: staff }'
    expect(await found(mapped(pool, rule, more), 'PW-ID-009')).toEqual([])
  })
})

describe('the role of all others', () => {
  const rule = '{ claim: custom:rank, match: equals, value: staff, role: staff }'

  it('may do less than that of a rule', async () => {
    expect(await found(mapped(plain, rule, {}, 'default'), 'PW-ID-006')).toEqual([])
  })

  it('is told where it may do more', async () => {
    const [told] = await found(
      mapped(
        plain,
        rule,
        { 'pools/shopper.role.yaml': role(write), 'pools/staff.role.yaml': role(read) },
        'default',
      ),
      'PW-ID-006',
    )
    expect(told?.message).toBe(
      'whom nothing else fits gets the role `shopper`, which may do more than `staff`: `s3:PutObject`',
    )
  })

  it('may be another one altogether', async () => {
    const other = 'allow: [{ do: dynamodb:GetItem, on: $(arn dynamodb:table/orders) }]\n'
    expect(
      await found(mapped(plain, rule, { 'pools/staff.role.yaml': role(other) }, 'default'), 'PW-ID-006'),
    ).toEqual([])
  })

  it('is nobody’s where all others are refused', async () => {
    const more = { 'pools/shopper.role.yaml': role(write), 'pools/staff.role.yaml': role(read) }
    expect(await found(mapped(plain, rule, more), 'PW-ID-006')).toEqual([])
  })
})

describe('a principal tag', () => {
  const tagged = (pool: string, on: string, tag = 'tenant') => ({
    'pools/shop.pool.yaml': pool,
    'pools/shop.identity.yaml': `
providers:
  shop:
    type: pool
    clients: [web]
    tags: { ${tag}: custom:tenant }
roles: { authenticated: shopper }
`,
    'pools/shopper.role.yaml': role(`allow:\n  - { do: s3:GetObject, on: '${on}' }\n`),
  })
  const open = 'attributes: { tenant: {} }\nclients:\n  web:\n    write: [name, custom:tenant]\n'
  const on = 'arn:aws:s3:::shop/${aws:PrincipalTag/tenant}/*'

  it('leads from the attribute that a client writes to the policy', async () => {
    const [told, ...others] = await found(tagged(open, on), 'PW-ID-011')
    expect(saidAt(told ? [told] : [])).toEqual([
      'pools/shop.identity.yaml:6 `custom:tenant` becomes the principal tag `tenant`, and whoever signs in writes `custom:tenant`',
    ])
    expect(saidAt(told?.related ?? [])).toEqual([
      'pools/shop.pool.yaml:4 the client `web` writes `custom:tenant`',
      'pools/shop.identity.yaml:6 `custom:tenant` becomes the principal tag `tenant`',
      'pools/shopper.role.yaml:3 the role `shopper` may do what `aws:PrincipalTag/tenant` says',
    ])
    expect(others).toEqual([])
  })

  it.each([
    ['of which no policy asks', open, 'arn:aws:s3:::shop/public/*', 'tenant'],
    ['of another name', open, on, 'team'],
    [
      'of an attribute for administrators',
      'attributes: { tenant: { adminOnly: true } }\nclients: { web: {} }\n',
      on,
      'tenant',
    ],
    ['of an attribute that no client writes', open.replace(', custom:tenant', ''), on, 'tenant'],
  ])('%s is no concern', async (_, pool, resource, tag) => {
    expect(await found(tagged(pool, resource, tag), 'PW-ID-011')).toEqual([])
  })
})

describe('who vouches for users of a developer provider', () => {
  const vouching = (on: string, more = '') => ({
    'pools/shop.identity.yaml': 'developerProvider: login.shop.example\nroles: { authenticated: shopper }\n',
    'pools/shopper.role.yaml': role(more),
    'pools/backend.iam-user.yaml': `allow: [{ do: 'cognito-identity:*', on: '${on}' }]\n`,
  })

  it.each([
    ['$(identity.shop.arn)', 0],
    ['arn:aws:cognito-identity:us-east-1:123456789012:identitypool/us-east-1:a*', 0],
    ['arn:aws:cognito-identity:us-east-1:123456789012:identitypool/*', 1],
    ['*', 1],
  ])('may do so on %s: %i', async (on, times) => {
    const told = await found(vouching(on), 'PW-ID-013')
    expect(told.map(({ severity }) => severity)).toEqual(Array.from({ length: times }, () => 'warning'))
  })

  it('is nobody who signs in', async () => {
    const allow =
      'allow: [{ do: cognito-identity:GetOpenIdTokenForDeveloperIdentity, on: $(identity.shop.arn) }]\n'
    const [told] = await found(vouching('$(identity.shop.arn)', allow), 'PW-ID-013')
    expect(told).toMatchObject({ severity: 'error', at: { file: 'pools/shopper.role.yaml' } })
  })
})

describe('the id of an app', () => {
  it.each([
    ['7346241598935552', 0],
    ['108912345678-q7rk2zpx9vlw4tnb.apps.googleusercontent.com', 0],
    ['amzn1.application.188a56d827a7d6555a8b67a5d', 0],
    ['com.shop.signin', 0],
    ['your-app-id', 1],
    ['YOUR_FACEBOOK_APP_ID', 1],
    ['<app id>', 1],
    ['123456789', 1],
    ['xxxxxxxxxxxx', 1],
    ['changeme', 1],
    ['TODO', 1],
  ])('`%s` is a placeholder, or not: %i', async (appId, times) => {
    const project = {
      'pools/shop.identity.yaml': `
providers: { graph.facebook.com: { type: social, appId: '${appId}' } }
roles: { authenticated: shopper }
`,
      'pools/shopper.role.yaml': role(),
    }
    expect(await found(project, 'PW-ID-014')).toHaveLength(times)
  })
})

import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import { only } from '../shop.ts'
import { identity, tellsEach } from './mistakes.ts'

const cognito = 'cognito-identity.amazonaws.com'
const gold = 'pools/roles/shop-gold.role.yaml'
const said = '{ type: identityPool, pool: shop, as: authenticated, tagSession: true }'

/** A trust policy as it is, with one statement. */
const raw = ({
  federated = cognito,
  actions = '[sts:AssumeRoleWithWebIdentity, sts:TagSession]',
  aud = '$(identity.shop.id)',
  amr = 'authenticated',
  more = '',
} = {}) =>
  `{ type: document, document: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { Federated: '${federated}' }, Action: ${actions}, Condition: { StringEquals: { ${cognito}:aud: '${aud}' }, ForAnyValue:StringLike: { ${cognito}:amr: '${amr}' } } }${more}] } }`
const goldTrusts = (trust: string) => ({ [gold]: [[said, trust]] }) as const

describe('one finding tells whoever', () => {
  tellsEach([
    {
      name: 'gives a role whose document trusts another identity pool',
      edit: goldTrusts(raw({ aud: 'us-east-1:00000000-0000-4000-8000-000000000000' })),
      rule: 'PW-LINK-020',
      at: [identity, 'shop-gold'],
      says: 'what the role `shop-gold` trusts lets in nobody who signed in to this identity pool',
      help: 'write `trust: { type: identityPool, pool: shop, as: authenticated, tagSession: true }` in the role',
    },
    {
      name: 'gives a role whose document trusts guests',
      edit: goldTrusts(raw({ amr: 'unauthenticated' })),
      rule: 'PW-LINK-020',
      at: [identity, 'shop-gold'],
      says: 'what the role `shop-gold` trusts lets in nobody who signed in to this identity pool',
    },
    {
      name: 'gives a role whose document trusts those of another provider',
      edit: goldTrusts(raw({ amr: 'graph.facebook.com' })),
      rule: 'PW-LINK-020',
      at: [identity, 'shop-gold'],
      says: 'what the role `shop-gold` trusts lets in nobody who signed in to this identity pool',
    },
    {
      name: 'gives a role whose document trusts nobody of Cognito',
      edit: goldTrusts(raw({ federated: 'accounts.google.com' })),
      rule: 'PW-LINK-020',
      at: [identity, 'shop-gold'],
      says: 'what the role `shop-gold` trusts lets in nobody who signed in to this identity pool',
    },
    {
      name: 'gives a role whose document denies what it allows',
      edit: goldTrusts(
        raw({
          more: `, { Effect: Deny, Principal: { Federated: ${cognito} }, Action: 'sts:*', Condition: { StringEquals: { ${cognito}:aud: '$(identity.shop.id)' } } }`,
        }),
      ),
      rule: 'PW-LINK-020',
      at: [identity, 'shop-gold'],
      says: 'what the role `shop-gold` trusts lets in nobody who signed in to this identity pool',
    },
    {
      name: 'maps tags to a role whose document lets nobody be tagged',
      edit: goldTrusts(raw({ actions: 'sts:AssumeRoleWithWebIdentity' })),
      rule: 'PW-LINK-021',
      at: [identity, 'shop-gold'],
      says: 'the role `shop-gold` may not be tagged, and `tags` are mapped: nobody would get it',
      help: 'allow `sts:TagSession` beside `sts:AssumeRoleWithWebIdentity` in its `trust`',
    },
    {
      name: 'gives guests a role whose document is for those who signed in',
      edit: {
        [identity]: [
          ['roles: { authenticated: shop-buyer }', 'roles: { authenticated: shop-buyer, guest: shop-gold }'],
        ],
        ...goldTrusts(raw()),
      },
      rule: 'PW-LINK-020',
      at: [identity, 'shop-gold }\n'],
      says: 'what the role `shop-gold` trusts lets in no guest of this identity pool',
    },
    {
      name: 'gives a role whose document IAM does not take',
      edit: goldTrusts(raw().replace('Effect: Allow', 'Effect: Let')),
      rule: 'PW-LINK-038',
      at: [gold, '{ Effect: Let'],
      says: 'IAM does not take the statement: ',
    },
    {
      name: 'trusts every identity pool there is',
      more: {
        'pools/any.role.yaml': `trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      - { Effect: Allow, Principal: { Federated: ${cognito} }, Action: sts:AssumeRoleWithWebIdentity }
`,
      },
      rule: 'PW-LINK-039',
      at: ['pools/any.role.yaml', '{ Effect: Allow'],
      says: 'the statement trusts identity pools and does not say which: IAM does not save it',
      help: `add \`Condition: { StringEquals: { ${cognito}:aud: $(identity.<name>.id) } }\``,
    },
    {
      name: 'asks of an identity pool only that it says its name',
      more: {
        'pools/any.role.yaml': `trust:
  type: document
  document:
    Version: '2012-10-17'
    Statement:
      Effect: Allow
      Principal: { Federated: [graph.facebook.com, ${cognito}] }
      Action: sts:AssumeRoleWithWebIdentity
      Condition: { 'Null': { ${cognito}:aud: 'false' } }
`,
      },
      rule: 'PW-LINK-039',
      at: ['pools/any.role.yaml', 'Statement'],
      says: 'the statement trusts identity pools and does not say which',
    },
  ])
})

describe('a trust policy as it is', () => {
  it.each([
    ['says what the words say', raw()],
    ['names the provider', raw({ amr: 'cognito-idp.us-east-1.amazonaws.com/$(pool.customers.id)' })],
    ['names one person, whom nobody knows', raw({ amr: 'cognito-idp.*:CognitoSignIn:3f2c' })],
    [
      'asks for more than is known',
      raw().replace(
        'ForAnyValue:StringLike',
        `StringLike: { ${cognito}:sub: 'us-east-1:3f*' }, ForAnyValue:StringLike`,
      ),
    ],
    [
      'denies who comes from elsewhere',
      raw({
        more: `, { Effect: Deny, Principal: '*', Action: 'sts:*', Condition: { NotIpAddress: { aws:SourceIp: 10.0.0.0/8 } } }`,
      }),
    ],
  ])('is believed where it %s', (_, trust) => {
    const files = { 'pools/roles/x.role.yaml': `trust: ${trust}\n`, ...small }
    expect(load(only(files)).findings).toEqual([])
  })
})

const small = {
  'pools/customers.pool.yaml': 'clients: { web: {} }\n',
  'pools/shop.identity.yaml':
    'providers: { customers: { type: pool, clients: [web], tags: { a: sub } } }\nroles: { authenticated: x }\n',
}

describe('the role of a group', () => {
  const project = (by: string, trust: string, more: Readonly<Record<string, string>> = {}) =>
    load(
      only({
        'pools/customers.pool.yaml': 'clients: { web: {} }\ngroups: { staff: { role: clerk } }\n',
        'pools/shop.identity.yaml': `providers:\n  customers: { type: pool, clients: [web], roles: ${by} }\n`,
        'pools/stall.identity.yaml': 'guests: false\n',
        'pools/clerk.role.yaml': `trust: ${trust}\n`,
        ...more,
      }),
    ).findings
  const byToken = '{ by: token, otherwise: deny }'

  it.each([
    [
      '{ type: identityPool, pool: stall, as: authenticated }',
      'the role `clerk` trusts the identity pool `stall`, not that one',
    ],
    ['{ type: service, service: lambda.amazonaws.com }', 'the role `clerk` does not trust identity pools'],
    [
      raw({ amr: 'unauthenticated' }),
      'what the role `clerk` trusts lets in nobody who signed in to that identity pool',
    ],
  ])('must trust the identity pool that chooses by tokens: %s', (trust, why) => {
    const [finding, ...others] = project(byToken, trust)
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      rule: 'PW-LINK-040',
      severity: 'error',
      message: `members of \`staff\` get no role from the identity pool \`shop\`: ${why}`,
      at: { file: 'pools/customers.pool.yaml', line: 2 },
    })
  })

  it.each([
    [byToken, '{ type: identityPool, pool: shop, as: authenticated }'],
    [byToken, raw()],
    [
      '{ by: rules, otherwise: deny, rules: [{ claim: sub, match: equals, value: a, role: gold }] }',
      '{ type: service, service: lambda.amazonaws.com }',
    ],
  ])('is right where roles are chosen %s, and the trust is %s', (by, trust) => {
    const gold = { 'pools/gold.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n' }
    expect(project(by, trust, gold)).toEqual([])
  })

  it('may be given by one of several identity pools', () => {
    const stall = {
      'pools/stall.identity.yaml': `providers:\n  customers: { type: pool, clients: [web], roles: ${byToken} }\n`,
    }
    expect(project(byToken, '{ type: identityPool, pool: stall, as: authenticated }', stall)).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import {
  addedLines,
  devLog,
  greeting,
  messageLine,
  readiness,
  reloadedLine,
  sizeOf,
  variablesOf,
} from '../../../src/cli/server/dev-words.ts'
import type { App } from '../../../src/app/app.ts'
import type { Model } from '../../../src/model/model.ts'

process.env['NO_COLOR'] = '1'
delete process.env['FORCE_COLOR']

const shop = {
  name: 'shop',
  id: 'us-east-1_Shop00001',
  region: 'us-east-1',
  clients: [{ name: 'web', id: 'c1', properties: {} }],
}
const staff = {
  name: 'staff-tools',
  id: 'us-east-1_Staff0001',
  region: 'us-east-1',
  clients: [
    { name: 'web', id: 'c2', properties: {} },
    { name: 'back office', id: 'c3', secret: 'derived', properties: {} },
  ],
}
const login = {
  ...shop,
  domain: { Domain: 'shop-example' },
  clients: [
    {
      name: 'web',
      id: 'c1',
      properties: {
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ['code'],
        CallbackURLs: ['http://localhost:3000/back?from=pool'],
      },
    },
    {
      name: 'old',
      id: 'c2',
      properties: {
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ['implicit'],
        CallbackURLs: ['app://a', 'app://b'],
        DefaultRedirectURI: 'app://b',
      },
    },
    {
      name: 'robot',
      id: 'c3',
      properties: { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['client_credentials'] },
    },
    { name: 'api', id: 'c4', properties: { CallbackURLs: ['app://c'] } },
  ],
}
const web =
  'http://localhost:9340/shop-example/login?client_id=c1&response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fback%3Ffrom%3Dpool'
const old =
  'http://localhost:9340/shop-example/login?client_id=c2&response_type=token&redirect_uri=app%3A%2F%2Fb'
const nothing = { identityPools: [], roles: [], iamUsers: [], triggers: [] }
const app = (pools: object[] = [shop], more: Partial<App> = {}, others: object = {}) =>
  ({
    url: 'http://localhost:9340',
    publicUrl: 'http://localhost:9340',
    token: 'a-token',
    model: () => ({ region: 'us-east-1', pools, ...nothing, ...others }) as unknown as Model,
    issuer: ({ id }: { id: string }) => `http://localhost:9340/${id}`,
    missing: () => [],
    drift: () => 0,
    findings: () => [],
    ...more,
  }) as unknown as App
const plain = { memory: false, remote: false }

describe('the variables for an app', () => {
  it('have plain names where there is one pool with one client', () => {
    expect(variablesOf(app(), {})).toEqual({
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: 'http://localhost:9340',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      USER_POOL_ID: 'us-east-1_Shop00001',
      CLIENT_ID: 'c1',
    })
  })

  it('say which pool and which client where there are several', () => {
    expect(variablesOf(app([shop, staff]), {})).toMatchObject({
      SHOP_USER_POOL_ID: 'us-east-1_Shop00001',
      SHOP_CLIENT_ID: 'c1',
      STAFF_TOOLS_USER_POOL_ID: 'us-east-1_Staff0001',
      STAFF_TOOLS_WEB_CLIENT_ID: 'c2',
      STAFF_TOOLS_BACK_OFFICE_CLIENT_ID: 'c3',
    })
  })

  it('tell clients of OAuth who issues tokens and where the pages are, as callers reach them', () => {
    const publicUrl = 'https://auth.example.com/cognito'
    expect(variablesOf(app([login], { publicUrl }), {})).toMatchObject({
      USER_POOL_ISSUER: 'http://localhost:9340/us-east-1_Shop00001',
      USER_POOL_DOMAIN: 'https://auth.example.com/cognito/shop-example',
    })
    expect(variablesOf(app([login, staff]), {})).toMatchObject({
      SHOP_USER_POOL_DOMAIN: 'http://localhost:9340/shop-example',
    })
    expect(variablesOf(app(), {})).not.toHaveProperty('USER_POOL_ISSUER')
  })

  it('lead to identity pools and to STS where the project has something for them', () => {
    const identityPools = [{ name: 'site', id: 'us-east-1:1' }]
    expect(variablesOf(app([shop], {}, { identityPools }), {})).toMatchObject({
      AWS_ENDPOINT_URL_COGNITO_IDENTITY: 'http://localhost:9340',
      AWS_ENDPOINT_URL_STS: 'http://localhost:9340',
      IDENTITY_POOL_ID: 'us-east-1:1',
    })
    const two = [...identityPools, { name: 'back-office', id: 'us-east-1:2' }]
    expect(variablesOf(app([shop], {}, { identityPools: two }), {})).toMatchObject({
      SITE_IDENTITY_POOL_ID: 'us-east-1:1',
      BACK_OFFICE_IDENTITY_POOL_ID: 'us-east-1:2',
    })
    const trusted = variablesOf(app([shop], {}, { iamUsers: [{ name: 'backend' }] }), {})
    expect(trusted).toHaveProperty('AWS_ENDPOINT_URL_STS')
    expect(trusted).not.toHaveProperty('AWS_ENDPOINT_URL_COGNITO_IDENTITY')
  })

  it.each([{ AWS_ACCESS_KEY_ID: 'AKIA' }, { AWS_PROFILE: 'mine' }])(
    'leave the keys of %o as they are',
    (known) => {
      expect(variablesOf(app(), known)).not.toHaveProperty('AWS_ACCESS_KEY_ID')
    },
  )
})

describe('the greeting', () => {
  it('says where everything is, aligned', () => {
    expect(greeting(app([shop, staff]), plain)).toBe(
      [
        '',
        '  Cognito  http://localhost:9340',
        '  inbox    http://localhost:9340/_poolwright/api/inbox?token=a-token',
        '  data     .poolwright/data.sqlite',
        '',
        '  shop            us-east-1_Shop00001',
        '    web           c1',
        '  staff-tools     us-east-1_Staff0001',
        '    web           c2',
        '    back office   c3                    with a secret',
        '',
      ].join('\n'),
    )
  })

  it('links to the sign-in page of each client that has one', () => {
    const alone = { ...login, clients: login.clients.slice(0, 1) }
    expect(greeting(app([alone]), plain)).toContain(`localhost:9340\n  sign in  ${web}\n  inbox`)
    expect(greeting(app([login]), plain)).toContain(
      `\n  sign in  ${web}   web\n  sign in  ${old}   old\n  inbox`,
    )
    expect(greeting(app([login, staff]), plain)).toContain(`\n  sign in  ${old}   shop, old\n`)
  })

  it('says which identity pools there are', () => {
    const identityPools = [{ name: 'site', id: 'us-east-1:1' }]
    expect(greeting(app([shop], {}, { identityPools }), plain)).toContain(
      '\n  shop    us-east-1_Shop00001\n    web   c1\n  site    us-east-1:1           identity pool\n',
    )
  })

  it('names each missing secret once, with what is refused and what to do', () => {
    const missing = () => [{ name: 's', usedBy: ['client `a` of pool `p`'], remedy: 'set S' }]
    expect(greeting(app([shop], { missing }), plain)).toContain(
      'secret `s` is missing, so client `a` of pool `p` is refused: set S',
    )
  })

  it('warns of what others can reach, and of what will be gone', () => {
    const said = greeting(app(), { memory: true, remote: true })
    expect(said).toContain('anybody who reaches this machine can read and change every user')
    expect(said).toContain('in memory: gone when this ends')
  })

  it('counts what has no effect', () => {
    const finding = (severity: string) => ({ severity })
    const findings = () => [finding('warning'), finding('info'), finding('info')] as never
    expect(greeting(app([shop], { findings }), plain)).toContain(
      '1 warning and 2 declarations without effect yet: see poolwright validate',
    )
  })
})

it('counts what a project has, and keeps quiet of identity pools and roles where there are none', () => {
  expect(sizeOf(app().model())).toBe('1 pool, 0 triggers')
  const more = { identityPools: [{}], roles: [{}, {}], triggers: [{}] }
  expect(sizeOf(app([shop, staff], {}, more).model())).toBe('2 pools, 1 identity pool, 2 roles, 1 trigger')
})

it('tells programs the same, and no secret of a client', () => {
  const identityPools = [{ name: 'site', id: 'us-east-1:1', roles: {} }]
  const told = readiness(app([staff], {}, { identityPools }), { AWS_REGION: 'us-east-1' })
  expect(told).toMatchObject({
    ok: true,
    url: 'http://localhost:9340',
    token: 'a-token',
    pools: [{ name: 'staff-tools', clients: [{ secret: false }, { secret: true }] }],
    identityPools: [{ name: 'site', id: 'us-east-1:1' }],
    variables: { AWS_REGION: 'us-east-1' },
  })
})

it('tells programs where the domain of a pool and the sign-in pages of its clients are', () => {
  const [pool] = readiness(app([login]), {}).pools
  expect(pool).toMatchObject({ domain: 'http://localhost:9340/shop-example' })
  expect(pool?.clients.map(({ signIn }) => signIn)).toEqual([web, old, undefined, undefined])
})

describe('what happens', () => {
  const message = {
    medium: 'EMAIL',
    poolId: 'p',
    username: 'kim',
    to: 'kim@example.com',
    text: 'Hi\nthere',
    reason: 'SignUp',
  } as const

  it('shows a message by its code, or by its first words', () => {
    expect(messageLine({ ...message, code: '123456' })).toBe('e-mail to kim@example.com (SignUp): 123456')
    expect(messageLine({ ...message, medium: 'SMS' })).toBe('text to kim@example.com (SignUp): Hi there')
  })

  it('does not obey what a message or a script says to the terminal', () => {
    expect(messageLine({ ...message, text: '\u001b[2Jgone' })).not.toContain('\u001b')
  })

  it('logs what is amiss, and everything only if asked to', () => {
    const told = (all: boolean) => {
      const lines: string[] = []
      const log = devLog((line) => void lines.push(line), all)
      log.debug({}, 'small')
      log.error({ incident: 'x' }, 'amiss')
      return lines
    }
    expect(told(false)).toEqual(['  error amiss {"incident":"x"}'])
    expect(told(true)).toHaveLength(2)
  })
})

describe('what came of a reload', () => {
  const of = (...pools: object[]) => ({ ...nothing, pools }) as unknown as Model

  it('names the ids of pools and clients that are new, and of no others', () => {
    const more = { ...shop, clients: [...shop.clients, { name: 'app', id: 'c9' }] }
    expect(addedLines(of(shop), of(more, staff))).toEqual([
      'client app of pool shop is new: c9',
      'pool staff-tools is new: us-east-1_Staff0001',
      'client web of pool staff-tools is new: c2',
      'client back office of pool staff-tools is new: c3',
    ])
    expect(addedLines(of(shop, staff), of(shop))).toEqual([])
    const site = { identityPools: [{ name: 'site', id: 'us-east-1:1' }] }
    expect(addedLines(of(shop), { ...of(shop), ...site } as unknown as Model)).toEqual([
      'identity pool site is new: us-east-1:1',
    ])
  })

  it.each([
    [['a.yaml', 'b.ts'], false, 'reloaded in 12 ms: a.yaml, b.ts'],
    [['a', 'b', 'c', 'd'], false, 'reloaded in 12 ms: 4 files'],
    [['a.ts'], true, 'reloaded in 12 ms: a.ts; calls of a broken script fail until it compiles'],
  ])('says that %j changed', (paths, broken, line) => {
    expect(reloadedLine(12.4, paths, broken)).toBe(line)
  })
})

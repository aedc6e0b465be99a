import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolve } from 'node:path'
import { load } from '../../src/config/load.ts'
import type { Model } from '../../src/model/model.ts'
import { modelOf, only, projectIn, shop, shopWith } from './shop.ts'

const plain = ({ where, functions, ...model }: Model) => ({ ...model, functions: [...functions] })
const messages = (input: Parameters<typeof load>[0]) =>
  load(input).findings.map(({ at, message }) => `${at.file}:${at.line}:${at.column} ${message}`)

describe('versions of a file that are read with one cache', () => {
  const kept = new Map<string, string>()
  const cache = {
    get: (key: string) => kept.get(key),
    set: (key: string, text: string) => void kept.set(key, text),
  }
  const tierOf = (text: string) => {
    const { model, findings } = load({
      files: [{ path: 'pools/shop.pool.yaml', text }],
      scripts: new Set(),
      cache,
    })
    return (
      model?.pools[0]?.properties.UserPoolTier ?? findings.map(({ at, message }) => `${at.line} ${message}`)
    )
  }

  it('each stand for themselves, whatever was read between them', () => {
    const mistaken = ['2 unknown key `teir`']
    const texts = ['tier: plus\n', 'tier: lite\n', 'tier: plus\nteir: lite\n']
    const tiers = ['PLUS', 'LITE', mistaken]
    for (const order of [
      [0, 1, 2],
      [0, 1],
      [2, 0],
      [1, 2],
      [1, 1],
    ])
      expect(order.map((at) => tierOf(texts[at] ?? ''))).toEqual(order.map((at) => tiers[at]))
  })
})

describe('the shop', () => {
  it.each(['dev', 'prod'])('loads without a finding in %s', (env) => {
    const { model, findings, environments } = load({ ...shop, env })
    expect(findings).toEqual([])
    expect(environments).toEqual(['dev', 'prod'])
    expect(model).toMatchObject({ env, account: '123456789012' })
  })

  it('differs between environments where they say so', () => {
    const [dev, prod] = [modelOf({ ...shop, env: 'dev' }), modelOf({ ...shop, env: 'prod' })]
    expect([dev.region, prod.region]).toEqual(['us-east-1', 'eu-west-1'])
    expect(dev.pools[0]?.properties).toMatchObject({
      MfaConfiguration: 'OPTIONAL',
      DeletionProtection: 'INACTIVE',
    })
    expect(prod.pools[0]?.properties).toMatchObject({ MfaConfiguration: 'ON', DeletionProtection: 'ACTIVE' })
    expect(dev.secrets['corp-oidc']).toEqual({ env: 'CORP_OIDC' })
    expect(prod.secrets['corp-oidc']).toEqual({ file: '/run/secrets/corp-oidc' })
  })

  it('begins its pool from a fragment, and its own keys win', () => {
    expect(modelOf({ ...shop, env: 'dev' }).pools[0]?.properties.Policies?.PasswordPolicy).toEqual({
      MinimumLength: 14,
      RequireLowercase: true,
      RequireUppercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      PasswordHistorySize: 5,
      TemporaryPasswordValidityDays: 1,
    })
  })

  it('has a function for each trigger, and one for each pipeline', () => {
    const { functions, pools } = modelOf({ ...shop, env: 'dev' })
    const names = [...functions.values()].map(({ name }) => name)
    expect(names.toSorted()).toEqual([
      'allow-corporate',
      'claims',
      'customers-preSignUp',
      'mailer',
      'note-campaign',
      'provision',
      'refuse-role-accounts',
    ])
    const bound = pools[0]?.properties.LambdaConfig?.PreSignUp ?? ''
    expect(functions.get(bound)?.stages).toMatchObject([
      {
        trigger: { name: 'allow-corporate' },
        with: { domains: ['example.com', 'example.org'] },
        onError: 'deny',
      },
      { trigger: { name: 'refuse-role-accounts' }, onError: 'deny', limits: { timeout: 500 } },
      {
        trigger: { name: 'note-campaign' },
        onError: 'continue',
        limits: { timeout: 300, memory: 16 * 1024 * 1024 },
      },
    ])
    expect(functions.get(pools[0]?.properties.LambdaConfig?.PostConfirmation ?? '')?.name).toBe('provision')
  })

  it('knows where everything was written, whichever file that was', () => {
    const { where } = modelOf({ ...shop, env: 'dev' })
    const place = (...path: string[]) => {
      const { file = '', line = 0 } = where('pool', 'customers', path) ?? {}
      return `${file}:${line}`
    }
    expect(place()).toBe('pools/customers.pool.yaml:2')
    expect(place('mfa', 'mode')).toBe('pools/customers.pool.yaml:24')
    expect(place('password', 'history')).toBe('pools/strict.fragment.yaml:6')
    expect(place('passkeys', 'relyingPartyId')).toBe('pools/env/dev.env.yaml:20')
    expect(place('passkeys', 'userVerification')).toBe('pools/customers.pool.yaml:25')
    expect(where('pool', 'nobody')).toBeUndefined()
  })

  it('leaves in a scenario what is of the person signed in', () => {
    const [scenario] = modelOf({ ...shop, env: 'dev' }).scenarios
    expect(JSON.stringify(scenario?.document)).toContain('private/$(session.identityId)/a.png')
    expect(modelOf({ ...shop, env: 'prod' }).scenarios).toEqual([])
  })

  it('has one model, in whatever order its files come', () => {
    const model = plain(modelOf({ ...shop, env: 'dev' }))
    fc.assert(
      fc.property(fc.shuffledSubarray([...shop.files], { minLength: shop.files.length }), (files) => {
        expect(plain(modelOf({ files, scripts: shop.scripts, env: 'dev' }))).toEqual(model)
      }),
      { numRuns: 5 },
    )
  })

  it('keeps its ids when other files come and go', () => {
    const more = {
      'pools/other.pool.yaml': 'clients: { web: {} }\n',
      'pools/else.identity.yaml': 'guests: false\n',
    }
    const ids = ({ pools, identityPools }: Model) => [
      ...pools
        .filter(({ name }) => name === 'customers')
        .flatMap(({ id, clients }) => [id, ...clients.map((one) => one.id)]),
      ...identityPools.filter(({ name }) => name === 'shop').map(({ id }) => id),
    ]
    const before = ids(modelOf({ ...shop, env: 'dev' }))
    expect(before).toHaveLength(4)
    expect(ids(modelOf({ ...shopWith({}, more), env: 'dev' }))).toEqual(before)
  })

  it('takes a full ARN wherever a name stands, and is the same', () => {
    const iam = 'arn:aws:iam::123456789012'
    const edits = {
      'pools/customers.pool.yaml': [
        ['role: shop-admin', `role: ${iam}:role/shop-admin`],
        [
          'postConfirmation: provision',
          'postConfirmation: arn:aws:lambda:us-east-1:123456789012:function:provision',
        ],
      ],
      'pools/shop.identity.yaml': [['authenticated: shop-buyer', `authenticated: ${iam}:role/shop-buyer`]],
      'pools/roles/shop-auditor.role.yaml': [['corp-login', `${iam}:oidc-provider/login.corp.example`]],
      'pools/roles/shop-buyer.role.yaml': [
        ['boundary: shop-boundary', `boundary: ${iam}:policy/shop-boundary`],
        ['pool: shop,', 'pool: $(identity.shop.arn),'],
      ],
    } as const
    expect(plain(modelOf({ ...shopWith(edits), env: 'dev' }))).toEqual(
      plain(modelOf({ ...shop, env: 'dev' })),
    )
  })

  it('says once, without an environment, what each text and secret lacks', () => {
    const { model, findings } = load(shop)
    expect(model).toBeUndefined()
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['PW-VAR-002', 'PW-ENV-005']))
    expect(findings).toHaveLength(10)
  })
})

describe('the example that ships', () => {
  it('has no finding, and nothing that is not honoured', () => {
    const { model, findings, notes } = load(projectIn(resolve(import.meta.dirname, '../..')))
    expect([...findings, ...notes]).toEqual([])
    expect(model?.pools).toMatchObject([{ name: 'customers', clients: [{ name: 'web' }] }])
  })
})

describe('a project with mistakes', () => {
  it('is told all of them, and has no model', () => {
    const { model, findings } = load({
      ...only({
        'pools/a.pool.yaml': 'tier: gold\n',
        'pools/b.pool.yaml': 'groups: { staff: { role: nobody } }\n',
        'pools/c.role.yaml': 'trust: {\n',
        'pools/d.txt.yaml': 'x: 1\n',
      }),
    })
    expect(model).toBeUndefined()
    expect(findings.map(({ at, rule }) => `${at.file} ${rule}`)).toEqual([
      'pools/a.pool.yaml PW-FILE-021',
      'pools/b.pool.yaml PW-REF-001',
      'pools/c.role.yaml PW-FILE-001',
      'pools/d.txt.yaml PW-FILE-016',
    ])
  })

  it.each([
    ['a role', { 'pools/roles/shop-admin.role.yaml': [['maxSession: 1h', 'maxSession: long']] }],
    ['a trigger', { 'triggers/provision.trigger.yaml': [['timeout: 2s', 'timeout: slow']] }],
    ['a fragment', { 'pools/strict.fragment.yaml': [['minLength: 14', 'minLength: many']] }],
    ['a policy', { 'pools/roles/shop-boundary.policy.yaml': [['sid: Orders', 'sid: O-r-d']] }],
    ['an environment', { 'pools/env/dev.env.yaml': [["account: '123456789012'", "account: '12'"]] }],
    ['a pool', { 'pools/customers.pool.yaml': [['tier: plus', 'tier: more']] }],
    ['an identity pool', { 'pools/shop.identity.yaml': [['guests: false', 'guests: few']] }],
    ['a SAML provider', { 'pools/partners/partner.saml-provider.yaml': [['url: https', 'url: ftp']] }],
  ] as const)('is told once of %s that others refer to', (_, edits) => {
    expect(load({ ...shopWith(edits), env: 'dev' }).findings).toHaveLength(1)
  })

  it('is told once of what a fragment says wrongly, however many use it', () => {
    const text = 'for: pool\nset: { groups: { staff: { role: nobody } } }\n'
    const files = {
      'pools/f.fragment.yaml': text,
      'pools/a.pool.yaml': 'use: [f]\n',
      'pools/b.pool.yaml': 'use: [f]\n',
    }
    expect(messages(only(files))).toEqual(['pools/f.fragment.yaml:2:33 nothing declares the role `nobody`'])
  })

  it('is told of a hundred unresolved names of one file, and no more', () => {
    const groups = Array.from({ length: 5000 }, (_, n) => `  g${n}: { role: r${n} }\n`).join('')
    expect(load(only({ 'pools/a.pool.yaml': `groups:\n${groups}` })).findings).toHaveLength(100)
  })

  it('is no less told where nothing is declared', () => {
    expect(load(only({}))).toMatchObject({ findings: [], notes: [], environments: [], model: { pools: [] } })
  })
})

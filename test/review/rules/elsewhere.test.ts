import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import type { Example } from '../../../src/review/lint/rule.ts'
import { planRules } from '../../../src/review/plan/plan-rules.ts'
import { elsewhere } from '../../../src/review/rules/elsewhere.ts'
import { rules } from '../../../src/review/rules/rules.ts'

it('says of every concern of the catalogue either what rule tells it, or why none does', () => {
  const both = elsewhere.filter(({ id }) => rules.some((rule) => rule.id === id))
  expect(both.map(({ id }) => id)).toEqual([])
  expect(new Set(elsewhere.map(({ id }) => id)).size).toBe(elsewhere.length)
})

it('leaves no gap between the ids of a family', () => {
  const ids = [...rules, ...elsewhere, ...Object.keys(planRules).map((id) => ({ id }))].map(({ id }) => id)
  // Two were told by ids of their own from the first: what is malformed in a text has several.
  const skipped = ['PW-FILE-007', 'PW-FILE-008', 'PW-FILE-009']
  for (const family of new Set(ids.map((id) => id.slice(0, -3)))) {
    const known = ids.filter((id) => id.slice(0, -3) === family).map((id) => Number(id.slice(-3)))
    const all = Array.from({ length: Math.max(...known) }, (_, at) => at + 1)
    const missing = all
      .filter((one) => !known.includes(one))
      .map((one) => `${family}${String(one).padStart(3, '0')}`)
    expect(missing.filter((id) => !skipped.includes(id))).toEqual([])
  }
})

const identity = {
  'pools/shop.pool.yaml': 'attributes: { tenant: { adminOnly: true } }\nclients: { web: {} }\n',
  'pools/shop.identity.yaml':
    'providers: { shop: { type: pool, clients: [web], tags: { tenant: custom:tenant } } }\nroles: { authenticated: shopper }\n',
}
const trigger = (more: string) => ({
  'triggers/a.trigger.yaml': `script: ./a.js\nhooks: [preSignUp]\n${more}`,
  'triggers/a.js': 'export const handler = async (event) => event\n',
})
/** What each of those is about, written once. */
const projects: Readonly<Record<string, Example>> = {
  'PW-CLIENT-002': 'clients: { web: { oauth: { flows: [client_credentials], scopes: [a/b] } } }\n',
  'PW-CLIENT-015':
    "clients: { web: { providers: [Corp], oauth: { flows: [code], scopes: [openid], callbacks: ['https://a.example/'] } } }\n",
  'PW-FILE-001': 'tier: plus\n\tdescription: a\n',
  'PW-FILE-002': 'teir: plus\n',
  'PW-FILE-003': 'triggers: { preSignUp: nobody }\n',
  'PW-FILE-004': { 'pools/env/prod.env.yaml': 'patch: { pool/shop: { tier: plus } }\n' },
  'PW-IAM-012': {
    'pools/a.role.yaml':
      "trust: { type: service, service: lambda.amazonaws.com }\npolicies: { own: { Version: '2008-10-17', Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::a/${aws:username}' }] } }\n",
  },
  'PW-IAM-013': { 'pools/a.iam-user.yaml': "allow: [{ do: s3:GetObjekt, on: '*' }]\n" },
  'PW-ID-010': {
    ...identity,
    'pools/shopper.role.yaml': 'trust: { type: service, service: lambda.amazonaws.com }\n',
  },
  'PW-ID-012': {
    ...identity,
    'pools/shopper.role.yaml': 'trust: { type: identityPool, pool: shop, as: authenticated }\n',
  },
  'PW-POOL-019': 'attributes: { plan: { required: true } }\n',
  'PW-POOL-021':
    'attributes: { plan: { mutable: false } }\nidentityProviders: { Corp: { type: oidc, issuer: https://login.corp.example, clientId: a, map: { custom:plan: plan } } }\n',
  'PW-SEC-002': {
    'pools/shop.pool.yaml': 'clients: { web: { secret: { secret: web } } }\n',
    'pools/env/dev.env.yaml': 'secrets: { web: { env: WEB } }\n',
    'pools/env/prod.env.yaml': 'protected: true\n',
  },
  'PW-TRIG-004': {
    'pools/a.trigger.yaml': 'script: ./a.js\nhooks: [preSignUp]\n',
    'pools/a.js': 'export const handler = async (event) => event\n',
  },
  'PW-TRIG-011': trigger('sandbox: { timeout: 6s }\n'),
}

describe('what is told as a mistake', () => {
  it.each(elsewhere.flatMap(({ id, told }) => (told ? [[id, told] as const] : [])))(
    '%s is told as %s',
    (id, told) => {
      const project = projects[id] ?? {}
      const texts = typeof project === 'string' ? { 'pools/shop.pool.yaml': project } : project
      const files = Object.entries(texts).map(([path, text]) => ({ path, text }))
      const yaml = files.filter(({ path }) => path.endsWith('.yaml'))
      const scripts = new Set(files.filter((file) => !yaml.includes(file)).map(({ path }) => path))
      const env = yaml.some(({ path }) => path.endsWith('.env.yaml')) ? { env: 'prod' } : {}
      const { findings } = load({ files: yaml, scripts, ...env })
      expect(findings.map(({ rule }) => rule)).toContain(told)
    },
  )
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'

const findings = (routes: string, jwt = '') =>
  load({
    files: [
      { path: 'pools/shop.pool.yaml', text: 'clients: { web: {} }\n' },
      {
        path: 'pools/api.gate.yaml',
        text: `to: http://localhost:3000\nspeaks:\n  type: http\n  service: shop\n  routes:\n    ${routes}\n${jwt}`,
      },
    ],
    scripts: new Set(),
  }).findings.map(({ rule, at, message }) => [rule, `${at.line}:${at.column}`, message])

describe('the page about gates', () => {
  it('has examples that load', () => {
    const [gate = '', env = '', api = '', ...more] = [
      ...readFileSync('docs/gate.md', 'utf8').matchAll(/^```yaml\n([^]*?)^```/gm),
    ].map(([, text = '']) => text)
    const { findings, model } = load({
      files: [
        { path: 'pools/uploads.gate.yaml', text: gate },
        { path: 'pools/api.gate.yaml', text: api },
        { path: 'pools/env/dev.env.yaml', text: env },
        { path: 'pools/customers.pool.yaml', text: 'clients: { web: {} }\n' },
      ],
      scripts: new Set(),
      env: 'dev',
    })
    expect([findings, more, model?.gates.length]).toEqual([[], [], 2])
  })
})

describe('a gate', () => {
  it('is linked, with everything that it leaves out', () => {
    const { model } = load({
      files: [{ path: 'pools/files.gate.yaml', text: 'to: http://localhost:9000\nspeaks: { type: s3 }\n' }],
      scripts: new Set(),
    })
    expect(model?.gates).toEqual([
      { name: 'files', to: 'http://localhost:9000', port: 9341, speaks: { type: 's3' } },
    ])
  })

  it.each<[string, string, string, string]>([
    ['GET /a: { auth: jwt }', 'PW-GATE-001', '6:15', 'takes tokens, and nothing says whose'],
    ["GET /a: { auth: none, scopes: ['x'] }", 'PW-GATE-002', '6:27', 'wants scopes and takes no token'],
    ['GET /{a+}/b: { auth: none }', 'PW-GATE-003', '6:5', 'stands for nothing'],
    ['GET /x{a}: { auth: none }', 'PW-GATE-003', '6:5', 'stands for nothing'],
    ['GET /a//b: { auth: none }', 'PW-GATE-003', '6:5', '`` of `GET /a//b` is never met'],
    ['GET /a/../b: { auth: none }', 'PW-GATE-003', '6:5', '`..` of `GET /a/../b` is never met'],
    ['GET /a%20b: { auth: none }', 'PW-GATE-003', '6:5', 'is never met'],
    [
      'GET /a/{b}: { auth: none }\n    GET /a/{c}/: { auth: none }',
      'PW-GATE-007',
      '7:5',
      'by the same requests as `GET /a/{b}`',
    ],
    ['GET /a: {}', 'PW-GATE-004', '6:5', 'says no `action`'],
    [
      "GET /{id}: { action: 'shop:Get', resource: 'arn:aws:shop:::{nr}' }",
      'PW-GATE-005',
      '6:38',
      '`{nr}` is not in the path',
    ],
    ["GET /a: { auth: none, action: 'shop:Get' }", 'PW-GATE-006', '6:27', 'for which nobody asks IAM'],
  ])('%s is a mistake', (routes, rule, at, message) => {
    const [found, ...more] = findings(routes)
    expect(more).toEqual([])
    expect(found?.[0]).toBe(rule)
    expect(found?.[2]).toContain(message)
    expect(found?.[1]?.split(':')[0]).toBe(at.split(':')[0])
  })

  it('may name only pools and clients that there are', () => {
    expect(findings('GET /a: { auth: jwt }', 'jwt: { pool: shop, clients: [wep] }\n')).toEqual([
      ['PW-REF-001', expect.any(String), 'nothing declares the client `wep`'],
    ])
    expect(findings('GET /a: { auth: jwt }', 'jwt: { pool: shop, clients: [web] }\n')).toEqual([])
  })
})

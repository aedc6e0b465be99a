import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import { modelOf, only } from '../shop.ts'

const messages = (input: Parameters<typeof load>[0]) =>
  load(input).findings.map(({ at, message }) => `${at.file}:${at.line}:${at.column} ${message}`)

describe('fragments', () => {
  const pools = (files: Readonly<Record<string, string>>) => modelOf(only(files)).pools[0]

  it('are merged from left to right, and own keys win', () => {
    const pool = pools({
      'pools/one.fragment.yaml': 'for: pool\nset: { tier: lite, password: { minLength: 8, history: 1 } }\n',
      'pools/two.fragment.yaml': 'for: pool\nset: { tier: plus, password: { history: 2 } }\n',
      'pools/a.pool.yaml': 'use: [one, two]\npassword: { temporaryDays: 3 }\n',
    })
    expect(pool?.properties).toMatchObject({
      UserPoolTier: 'PLUS',
      Policies: {
        PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 2, TemporaryPasswordValidityDays: 3 },
      },
    })
  })

  it('are taken back by null', () => {
    const pool = pools({
      'pools/one.fragment.yaml': 'for: pool\nset: { tier: plus, password: { minLength: 8, history: 1 } }\n',
      'pools/a.pool.yaml': 'use: [one]\ntier: null\npassword: { history: null }\n',
    })
    expect(pool?.properties.UserPoolTier).toBeUndefined()
    expect(pool?.properties.Policies).toEqual({ PasswordPolicy: { MinimumLength: 8 } })
  })

  it('may say what a file must have', () => {
    const { roles } = modelOf(
      only({
        'pools/run.fragment.yaml':
          'for: role\nset: { trust: { type: service, service: lambda.amazonaws.com } }\n',
        'pools/runner.role.yaml': 'use: [run]\n',
      }),
    )
    expect(roles[0]?.properties.AssumeRolePolicyDocument).toMatchObject({ Version: '2012-10-17' })
  })

  it('are not enough where they leave out what a file must have', () => {
    const files = {
      'pools/run.fragment.yaml': 'for: role\nset: { path: / }\n',
      'pools/runner.role.yaml': 'use: [run]\n',
    }
    expect(messages(only(files))).toEqual(['pools/runner.role.yaml:1:1 `trust` is missing in the file'])
  })

  it('are told where what they say does not fit the rest', () => {
    const files = {
      'pools/web.fragment.yaml': 'for: client\nset:\n  oauth: { flows: [code], scopes: [things/read] }\n',
      'pools/a.pool.yaml': 'clients: { web: { use: [web] } }\n',
    }
    expect(messages(only(files))).toEqual([
      'pools/web.fragment.yaml:3:36 nothing declares the scope `things/read`',
    ])
  })

  it('lie below the client that begins from them, and above those of its pool', () => {
    const pool = pools({
      'pools/pool.fragment.yaml':
        'for: pool\nset: { clients: { web: { tokens: { access: 1h, id: 1h, refresh: 1d } } } }\n',
      'pools/client.fragment.yaml': 'for: client\nset: { tokens: { id: 2h, refresh: 2d } }\n',
      'pools/a.pool.yaml': 'use: [pool]\nclients: { web: { use: [client], tokens: { refresh: 3d } } }\n',
    })
    expect(pool?.clients[0]?.properties).toMatchObject({
      AccessTokenValidity: 1,
      IdTokenValidity: 2,
      RefreshTokenValidity: 3,
    })
  })
})

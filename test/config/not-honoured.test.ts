import { describe, expect, it } from 'vitest'
import { load } from '../../src/config/load.ts'
import { notHonoured } from '../../src/config/not-honoured.ts'
import { only, shop } from './shop.ts'

describe('what is not honoured yet', () => {
  it('is noted at each place of the shop that asks for it', () => {
    const { notes } = load({ ...shop, env: 'dev' })
    const said = notes.map(({ at, message }) => `${at.file}:${at.line} ${message.split(' ')[0]}`)
    expect(said).toEqual(expect.arrayContaining(['pools/customers.pool.yaml:81 `logs`']))
    expect(notes.every(({ severity, help }) => severity === 'info' && help)).toBe(true)
  })

  it.each([
    ['mfa: { mode: off }'],
    ['password: { history: 0 }'],
    ['deletionProtection: false'],
    ['signIn: { factors: [password] }'],
    ['clients: { web: { providers: [COGNITO], auth: [srp, password, refresh] } }'],
  ])('is not noted where nothing is asked: %s', (text) => {
    expect(load(only({ 'pools/p.pool.yaml': `${text}\n` })).notes).toEqual([])
  })

  it('is noted of an identity pool, and of a role, that ask by the names of CloudFormation', () => {
    const { findings, notes } = load(
      only({
        'pools/site.identity.yaml': 'aws: { CognitoStreams: { StreamingStatus: ENABLED } }\n',
        'pools/old.role.yaml': `trust: { type: account, account: '123456789012' }\naws: { RoleName: legacy }\n`,
      }),
    )
    expect(findings).toEqual([])
    const said = notes.map(({ at, message }) => `${at.file}:${at.line} ${message.split(' ')[0]}`)
    expect(said.sort()).toEqual([
      'pools/old.role.yaml:2 `aws.RoleName`',
      'pools/site.identity.yaml:1 `aws.CognitoStreams`',
    ])
  })

  it('is noted of what only `aws` can say where nothing reads it, and not where something does', () => {
    const { findings, notes } = load(
      only({
        'pools/p.pool.yaml': `aws:
  Policies: { PasswordPolicy: { RequireLowercase: false } }
  DcrConfiguration: { EnableStatus: ENABLED }
clients:
  web: { auth: [srp], aws: { CallbackURLs: [https://a.example/], AnalyticsConfiguration: { ApplicationArn: x } } }
`,
      }),
    )
    expect(findings).toEqual([])
    expect(notes.map(({ message }) => message.split(' ')[0])).toEqual([
      '`aws.DcrConfiguration`',
      '`clients.web.aws.AnalyticsConfiguration`',
    ])
  })

  it('has a row for each promise, and no row twice', () => {
    const rows = notHonoured.map(({ kind, at }) => `${kind} ${at}`)
    expect(new Set(rows).size).toBe(rows.length)
  })
})

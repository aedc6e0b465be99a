import { describe, expect, it } from 'vitest'
import { conceal } from '../../../src/review/conceal.ts'
import { elsewhere } from '../../../src/review/rules/elsewhere.ts'
import { rules } from '../../../src/review/rules/rules.ts'
import { found } from './found.ts'

it('has a rule or a reason for every concern about secrets', () => {
  const known = [...rules, ...elsewhere].map(({ id }) => id).filter((id) => id.startsWith('PW-SEC-'))
  expect(known.toSorted()).toEqual(['001', '002', '003', '004'].map((id) => `PW-SEC-${id}`))
})

// Invented, and in parts, so that nobody who looks for secrets takes this file for one.
const chance = 'q7Rk2ZpX9vLw4TnB8sHd3JfM6yCg1QaE5uVoWiKx'
const some = (length: number, from = chance) => from.repeat(4).slice(0, length)
const hex = 'a3f29c81d7e640b5'
const known: readonly (readonly [string, string])[] = [
  ['an AWS access key', `AKIA${'Q7RKZPXVLWTNBSHD'}`],
  ['a private key', `-----BEGIN RSA ${'PRIVATE'} KEY-----`],
  ['a Google client secret', `GOCSPX-${some(28)}`],
  ['a Google API key', `AIza${some(35)}`],
  ['a Stripe key', `sk_${'live'}_${some(24)}`],
  ['a GitHub token', `ghp_${some(36)}`],
  ['a GitLab token', `glpat-${some(20)}`],
  ['a Slack token', `xoxb-${some(24)}`],
  ['an npm token', `npm_${some(36)}`],
  ['a SendGrid key', `SG.${some(22)}.${some(43)}`],
  ['a Mailgun key', `key-${hex}${hex}`],
  ['a signed token', `eyJ${some(20)}.eyJ${some(30)}.${some(40)}`],
  ['a password in a URL', `postgres://shop:${some(14)}@db.shop.internal/orders`],
]

const stage = { 'pools/shop.pool.yaml': 'triggers: { postConfirmation: provision }\n' }
const trigger = (more = '') => ({
  'triggers/provision.trigger.yaml': `script: ./provision.ts\nhooks: [postConfirmation]\n${more}`,
})
const empty = { 'triggers/provision.ts': 'export const handler = async (event: object) => event\n' }

describe('a secret that tells by its form what it is', () => {
  it.each(known)('%s is found in a file, and not told', async (what, secret) => {
    const project = { ...stage, ...trigger(`env: { SETTINGS: 'x ${secret} y' }\n`), ...empty }
    const [told, ...others] = await found(project, 'PW-SEC-001')
    expect(told?.message).toBe(`${what} stands in the open under \`SETTINGS\``)
    expect(JSON.stringify(told)).not.toContain(secret)
    expect(others).toEqual([])
  })

  it.each(known)('%s is found in a script, be it in a comment, and is blotted out', async (what, secret) => {
    const text = `// was ${secret}\nexport const handler = async (event: object) => event\n`
    const project = { ...stage, ...trigger(), 'triggers/provision.ts': text }
    const told = await found(project, 'PW-SEC-001')
    expect(told).toMatchObject([
      { message: `${what} stands here in the open`, at: { file: 'triggers/provision.ts', line: 1 } },
    ])
    const shown = conceal(new Map([['triggers/provision.ts', text]]), told).get('triggers/provision.ts')
    expect(shown).not.toContain(secret)
    expect(shown).toContain('// was ***')
  })

  it.each([
    ['AKIAIOSFODNN7EXAMPLE'],
    ['https://user:password@example.com/'],
    ['https://shop.example.com/callback?next=a:b@c'],
    ['arn:aws:iam::123456789012:role/shop'],
    ['sk_live_'],
    [`sha256-${some(43)}=`],
  ])('`%s` is none', async (text) => {
    expect(
      await found({ ...stage, ...trigger(`env: { SETTINGS: '${text}' }\n`), ...empty }, 'PW-SEC-001'),
    ).toEqual([])
  })
})

describe('what looks like a secret, by its name and its disorder', () => {
  it.each([
    ['API_KEY', some(20), true],
    ['CRM_TOKEN', `${hex}${hex}`, true],
    ['DB_PASSWORD', 'hT7!kq92#Lm4zPw8', true],
    ['clientSecret', some(32), true],
    ['API_KEY_NAME', some(20), false],
    ['TOKEN_URL', `https://login.corp.example/${some(20)}`, false],
    ['API_KEY', 'the-key-of-the-shop', false],
    ['API_KEY', 'shop/production/api-key-v2', false],
    ['API_KEY', 'changeme-changeme-1', false],
    ['API_KEY', 'short1A', false],
    ['API_KEY', 'aaaaaaaaaaaaaaaa1111', false],
    ['FINGERPRINT', some(32), false],
    ['CLIENT_ID', some(26), false],
  ])('%s with %s is one, or not: %s', async (name, value, is) => {
    const project = { ...stage, ...trigger(`env: { ${name}: '${value}' }\n`), ...empty }
    expect(await found(project, 'PW-SEC-001')).toHaveLength(is ? 1 : 0)
  })

  it.each([
    [`const apiKey = '${some(24)}'`, true],
    [`const apiKey = process.env.API_KEY ?? '${some(24)}'`, true],
    [`const settings = { crm: { 'api-key': '${some(24)}' } }`, true],
    [`let token: string\ntoken = \`${some(24)}\``, true],
    [`const call = (secret = '${some(24)}') => secret`, true],
    [`const digest = '${some(24)}'`, false],
    [`const apiKey = read('${some(24)}')`, false],
    ["const password = 'Enter your password, 8 letters'", false],
    ["const tokenKey = 'custom:refreshTokenV2'", false],
  ])('%s is one, or not: %s', async (line, is) => {
    const text = `${line}\nexport const handler = async (event: object) => event\n`
    const told = await found({ ...stage, ...trigger(), 'triggers/provision.ts': text }, 'PW-SEC-001')
    expect(told).toHaveLength(is ? 1 : 0)
  })

  it('is told once of a script that two triggers run', async () => {
    const other = { 'triggers/other.trigger.yaml': 'script: ./provision.ts\nhooks: [preSignUp]\n' }
    const text = `const apiKey = '${some(24)}'\nexport const handler = async (event: object) => event\n`
    const project = { ...stage, ...trigger(), ...other, 'triggers/provision.ts': text }
    expect(await found(project, 'PW-SEC-001')).toHaveLength(1)
  })

  it('is another rule’s where it is a parameter, wherever that is written into', async () => {
    const project = {
      ...stage,
      ...trigger("env: { API_KEY: '$(param.crmApiKey)' }\n"),
      ...empty,
      'pools/env/dev.env.yaml': `params: { crmApiKey: ${some(24)} }\n`,
    }
    expect((await found(project, 'PW-SEC-', 'dev')).map(({ rule, at }) => [rule, at.file])).toEqual([
      ['PW-SEC-004', 'pools/env/dev.env.yaml'],
    ])
  })

  it('is told where a patch writes it', async () => {
    const project = {
      ...stage,
      ...trigger('env: { API_KEY: none }\n'),
      ...empty,
      'pools/env/dev.env.yaml': `patch: { trigger/provision: { env: { API_KEY: ${some(24)} } } }\n`,
    }
    expect((await found(project, 'PW-SEC-', 'dev')).map(({ rule, at }) => [rule, at.file])).toEqual([
      ['PW-SEC-001', 'pools/env/dev.env.yaml'],
    ])
  })

  it('may be the password of an invented user', async () => {
    const project = {
      'pools/shop.pool.yaml': 'clients: { web: {} }\n',
      'test/in.scenario.yaml': `
pool: shop
given: { users: { ana: { username: ana, password: 'hT7!kq92#Lm4zPw8' } } }
steps: [{ name: in, do: signIn, client: web, by: srp, username: ana, password: 'hT7!kq92#Lm4zPw8' }]
`,
    }
    expect(await found(project, 'PW-SEC-')).toEqual([])
  })
})

describe('a secret in a script', () => {
  const env = { 'pools/env/dev.env.yaml': 'secrets: { crm: { env: CRM } }\n' }
  const powers =
    'capabilities: { secrets: [crm] }\nenv: { CRM_KEY: { secret: crm }, CRM_URL: https://crm.example.com }\n'
  const run = (body: string, params = 'event: any, { poolwright }: any') =>
    found(
      {
        ...stage,
        ...env,
        ...trigger(powers),
        'triggers/provision.ts': `export const handler = async (${params}) => {\n  ${body}\n  return event\n}\n`,
      },
      'PW-SEC-003',
      'dev',
    )

  it.each([
    ['console.log(poolwright.secrets.crm)', 'written to the console'],
    ["console.error('no', `key ${poolwright.secrets['crm']}`)", 'written to the console'],
    ['console.log(poolwright.secrets)', 'written to the console'],
    ['console.log(JSON.stringify({ ...poolwright.secrets }))', 'written to the console'],
    ['const { crm } = poolwright.secrets; console.log(crm)', 'written to the console'],
    ['const { secrets: { crm: key } } = poolwright; console.log({ key })', 'written to the console'],
    [
      "const key = poolwright.secrets.crm; const text = 'a' + key; console.log(text.trim())",
      'written to the console',
    ],
    ['console.log(process.env.CRM_KEY)', 'written to the console'],
    ["throw new Error('no ' + poolwright.secrets.crm)", 'thrown, and told to the caller'],
    [
      'event.response.claimsOverrideDetails = { claimsToAddOrOverride: { k: poolwright.secrets.crm } }',
      'put into the answer',
    ],
    ["event.response.emailMessage = 'code ' + process.env.CRM_KEY", 'put into the answer'],
    ['event.response.publicChallengeParameters.answer = poolwright.secrets.crm', 'put into the answer'],
    ['return { ...event, response: { a: poolwright.secrets.crm } }', 'put into the answer'],
  ])('%s: it is %s', async (body, how) => {
    expect((await run(body)).map(({ message }) => message)).toEqual([`a secret is ${how}`])
  })

  it('is known by whatever the context is taken apart into', async () => {
    expect(
      await run('console.log(crm)', 'event: any, { poolwright: { secrets: { crm } } }: any'),
    ).toHaveLength(1)
    expect(await run('console.log(context.poolwright.secrets.crm)', 'event: any, context: any')).toHaveLength(
      1,
    )
  })

  it.each([
    [
      'const headers = { authorization: `Bearer ${poolwright.secrets.crm}` }; await fetch(process.env.CRM_URL!, { headers })',
    ],
    [
      "const { createHmac } = await import('node:crypto'); event.response.tag = createHmac('sha256', poolwright.secrets.crm).digest('hex')",
    ],
    ["console.log(poolwright.secrets.crm ? 'there' : 'missing')"],
    ['console.log(poolwright.secrets.crm === undefined)'],
    ['console.log(process.env.CRM_URL)'],
    ['event.response.privateChallengeParameters = { answer: poolwright.secrets.crm }'],
    ['const secrets = { crm: 1 }; console.log(secrets.crm)'],
  ])('%s: it stays inside', async (body) => {
    expect(await run(body)).toEqual([])
  })
})

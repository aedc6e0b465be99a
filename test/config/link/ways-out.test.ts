import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import { shopWith } from '../shop.ts'
import { dev, pool, tellsEach } from './mistakes.ts'

const account = "account: '123456789012'"
/** The environment `dev` with a way out, and the secret that most of them use. */
const leaving = (delivery: string) => ({
  [dev]: [
    [account, `${account}\ndelivery:\n  ${delivery}`] as const,
    ['secrets:', 'secrets:\n  way-out: { env: WAY_OUT }'] as const,
  ],
})
const login = 'login: { user: shop, password: { secret: way-out } }'
const key = 'key: { secret: way-out }'

const waysOut = (delivery: string) => {
  const { model, findings } = load({ ...shopWith(leaving(delivery)), env: 'dev' })
  expect(findings).toEqual([])
  return model?.waysOut
}

describe('one finding tells whoever', () => {
  tellsEach([
    {
      name: 'sends mail to another machine without TLS',
      edit: leaving('email: { via: smtp, host: smtp.example.com, security: none }'),
      rule: 'PW-ENV-006',
      at: [dev, 'none'],
      says: 'mail, and the codes in it, would go to `smtp.example.com` without TLS',
      help: 'write `starttls` or `tls`; only a server on this machine may do without',
    },
    {
      name: 'sends a password without TLS',
      edit: leaving(`email: { via: smtp, host: '::1', ${login} }`),
      rule: 'PW-ENV-006',
      at: [dev, '{ user: shop'],
      says: 'a password would be sent without TLS',
    },
    {
      name: 'posts mail to another machine without TLS',
      edit: leaving(`email: { via: webhook, url: 'http://mail.example.com/', ${key} }`),
      rule: 'PW-ENV-006',
      at: [dev, "'http://mail.example.com/'"],
      says: 'messages, and the codes in them, would go to `http://mail.example.com/` without TLS',
    },
    {
      name: 'posts texts to a name that only looks like this machine’s',
      edit: leaving(`sms: { via: webhook, url: 'http://localhost.example.com/', ${key} }`),
      rule: 'PW-ENV-006',
      at: [dev, "'http://localhost.example.com/'"],
      says: 'messages, and the codes in them, would go to',
    },
    {
      name: 'asks SNS without TLS',
      edit: leaving(
        'sms: { via: sns, endpoint: http://sns.example.com, accessKeyId: AKIAIOSFODNN7EXAMPLE, secretAccessKey: { secret: way-out } }',
      ),
      rule: 'PW-ENV-006',
      at: [dev, 'http://sns.example.com'],
      says: 'messages, and the codes in them, would go to',
    },
    {
      name: 'lets mail be from nobody',
      edit: leaving('email: { via: smtp, host: localhost, from: a shop }'),
      rule: 'PW-ENV-007',
      at: [dev, 'a shop'],
      says: 'this is not one address of mail',
    },
    {
      name: 'lets a pool’s mail be from two',
      edit: { [pool]: [['from: Shop <no-reply@example.com>', "from: 'a@example.com, b@example.com'"]] },
      rule: 'PW-ENV-007',
      at: [pool, "'a@example.com, b@example.com'"],
      says: 'this is not one address of mail',
    },
    {
      name: 'names a secret that is not bound',
      edit: {
        [dev]: [
          [
            account,
            `${account}\ndelivery: { email: { via: smtp, host: x.example, login: { user: u, password: { secret: lost } } } }`,
          ],
        ],
      },
      rule: 'PW-REF-001',
      at: [dev, 'lost'],
      says: 'no environment binds the secret `lost`',
    },
    {
      name: 'writes a password down',
      edit: leaving('email: { via: smtp, host: x.example, login: { user: u, password: hunter2 } }'),
      rule: 'PW-SEC-001',
      at: [dev, 'hunter2'],
      says: 'a secret is never written here',
    },
    {
      name: 'signs in with half of what it takes',
      edit: leaving('email: { via: smtp, host: x.example, login: { user: u } }'),
      rule: 'PW-FILE-022',
      at: [dev, 'login'],
      says: '`password` is missing in `login`',
    },
  ])
})

it.each<[string, string, object]>([
  [
    'a mail server by STARTTLS',
    `email: { via: smtp, host: $(env).example.com, ${login}, from: Shop <a@b.example> }`,
    {
      email: {
        via: 'smtp',
        host: 'dev.example.com',
        port: 587,
        security: 'starttls',
        login: { user: 'shop', password: 'way-out' },
        from: 'Shop <a@b.example>',
      },
    },
  ],
  [
    'a mail server by TLS',
    'email: { via: smtp, host: x.example, security: tls }',
    { email: { via: 'smtp', host: 'x.example', port: 465, security: 'tls' } },
  ],
  [
    'a mail server of this machine',
    'email: { via: smtp, host: 127.0.0.1, port: 1025 }',
    { email: { via: 'smtp', host: '127.0.0.1', port: 1025, security: 'none' } },
  ],
  [
    'a webhook',
    `sms: { via: webhook, url: https://sms.example.com/, ${key} }`,
    { sms: { via: 'webhook', url: 'https://sms.example.com/', key: 'way-out' } },
  ],
  [
    'SNS in the region of the environment',
    'sms: { via: sns, accessKeyId: AKIAIOSFODNN7EXAMPLE, secretAccessKey: { secret: way-out } }',
    {
      sms: {
        via: 'sns',
        endpoint: 'https://sns.us-east-1.amazonaws.com',
        region: 'us-east-1',
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        secretAccessKey: 'way-out',
      },
    },
  ],
])('reads %s', (_, delivery, expected) => {
  expect(waysOut(delivery)).toEqual(expected)
})

it('has no way out where none is said', () => {
  expect(load({ ...shopWith({}), env: 'dev' }).model?.waysOut).toEqual({})
})

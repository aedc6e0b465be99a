import { describe, expect, it } from 'vitest'
import type { WebRequest, WebResponse } from '../../../src/adapters/reach/reach.ts'
import type { JsonObject } from '../../../src/model/trigger.ts'
import { bench, type Run } from './stage.ts'

const { call, last } = bench('captcha')
const message = 'the captcha was not solved'
const secrets = { key: 'the-secret-key' }
const token = '0.token-of_a.widget'

type Answer = Partial<WebResponse> | Error | 'never'

/** Comes with a token, to a provider that answers so. */
async function comes(settings: JsonObject, answer: JsonObject | Answer, run: Run = {}) {
  const asked: WebRequest[] = []
  const fetch = async (request: WebRequest): Promise<Partial<WebResponse>> => {
    asked.push(request)
    if (answer === 'never') return new Promise(() => {})
    if (answer instanceof Error) throw answer
    return 'status' in answer ? answer : { body: JSON.stringify(answer) }
  }
  const done = call('PreAuthentication_Authentication', {
    with: { provider: 'turnstile', secret: 'key', ...settings },
    request: { validationData: { captcha: token }, clientMetadata: null },
    ...run,
    world: { secrets, fetch, ...run.world },
  })
  const outcome = await done.then(
    () => 'passes',
    (error: Error) => error.message,
  )
  return { outcome, asked }
}
const solved = { success: true, hostname: 'shop.example.com', action: 'sign-in' }

describe('asks', () => {
  it.each([
    ['turnstile', 'https://challenges.cloudflare.com/turnstile/v0/siteverify'],
    ['hcaptcha', 'https://api.hcaptcha.com/siteverify'],
    ['recaptcha', 'https://www.google.com/recaptcha/api/siteverify'],
    ['url', 'https://captcha.internal.example/verify'],
  ])('%s', async (provider, url) => {
    const own = provider === 'url' ? { url } : {}
    const { outcome, asked } = await comes({ provider, ...own }, solved)
    expect(outcome).toBe('passes')
    expect(asked).toMatchObject([{ method: 'POST', url, redirect: 'error' }])
    expect(asked[0]?.headers).toContainEqual([
      'content-type',
      expect.stringContaining('application/x-www-form-urlencoded'),
    ])
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
      secret: 'the-secret-key',
      response: token,
    })
  })

  it.each([
    ['tells no address of its own accord', {}, undefined],
    ['tells the address where it is to', { tellAddress: true }, '192.0.2.1'],
  ])('and %s', async (_, settings, remoteip) => {
    const { asked } = await comes(settings, solved, { ip: '192.0.2.1' })
    expect(new URLSearchParams(asked[0]?.body).get('remoteip') ?? undefined).toBe(remoteip)
  })

  it('with the token under the key that the stage names, of either kind of metadata', async () => {
    for (const request of [
      { validationData: { proof: 'one' }, clientMetadata: { proof: 'two' } },
      { validationData: null, clientMetadata: { proof: 'one' } },
    ]) {
      const { asked, outcome } = await comes({ key: 'proof' }, solved, { request })
      expect(new URLSearchParams(asked[0]?.body).get('response')).toBe('one')
      expect(outcome).toBe('passes')
    }
  })
})

describe('refuses without asking', () => {
  it.each([
    ['no metadata', { validationData: null }],
    ['no token', { validationData: {} }],
    ['an empty token', { validationData: { captcha: '' } }],
    ['a token with blanks', { validationData: { captcha: 'a b' } }],
    ['a token with line ends', { validationData: { captcha: 'a\r\nb' } }],
    ['a token of other letters', { validationData: { captcha: 'ä' } }],
    ['a token without end', { validationData: { captcha: 'x'.repeat(8001) } }],
  ])('%s', async (_, request) => {
    const { outcome, asked } = await comes({ onOutage: 'allow' }, solved, { request })
    expect(outcome).toBe(message)
    expect(asked).toEqual([])
  })

  it('what every object has', async () => {
    expect((await comes({ key: 'constructor' }, solved)).outcome).toBe(message)
  })
})

describe('refuses', () => {
  it.each([
    ['what the provider refuses', {}, { success: false, 'error-codes': ['timeout-or-duplicate'] }],
    ['a verdict that is not plainly good', {}, { success: 'true' }],
    ['a verdict that says nothing', {}, {}],
    ['a refused request', {}, { status: 400, body: JSON.stringify(solved) }],
    ['a forbidden request', {}, { status: 403, body: '<html>' }],
    ['another site', { hostnames: ['www.example.com'] }, solved],
    ['no site', { hostnames: ['www.example.com'] }, { success: true }],
    ['another action', { action: 'sign-up' }, solved],
    ['a low score', { provider: 'recaptcha', score: 0.5 }, { ...solved, score: 0.4 }],
    ['no score', { provider: 'recaptcha', score: 0.5 }, solved],
    ['a score that is no number', { provider: 'recaptcha', score: 0.5 }, { ...solved, score: '0.9' }],
  ])('%s, whatever an outage means', async (_, settings, answer: JsonObject | Answer) => {
    expect((await comes({ onOutage: 'allow', ...settings }, answer)).outcome).toBe(message)
  })

  it.each([
    ['a site of its own', { hostnames: ['www.example.com', 'shop.example.com'] }, solved],
    ['its action', { action: 'sign-in' }, solved],
    ['a high score', { provider: 'recaptcha', score: 0.5 }, { ...solved, score: 0.5 }],
  ])('not %s', async (_, settings, answer) => {
    expect((await comes(settings, answer)).outcome).toBe('passes')
  })
})

describe('an outage', () => {
  it.each<[string, JsonObject | Answer]>([
    ['no connection', new TypeError('fetch failed')],
    ['no answer', 'never'],
    ['a failure', { status: 503, body: '' }],
    ['too many requests', { status: 429, body: JSON.stringify({ success: false }) }],
    ['an answer that cannot be read', { status: 200, body: '<html>' }],
    ['an answer of nothing', { status: 200, body: 'null' }],
    ['a failure that the provider tells', { success: false, 'error-codes': ['internal-error'] }],
  ])('with %s denies, unless the stage says otherwise', async (_, answer) => {
    expect((await comes({ timeout: 100 }, answer)).outcome).toBe(message)
    expect((await comes({ timeout: 100, onOutage: 'allow' }, answer)).outcome).toBe('passes')
    expect(last()?.logs).toMatchObject([{ level: 'warn', text: expect.stringMatching(/no verdict/) }])
  })
})

it.each([
  ['PreSignUp_SignUp', message],
  ['PreSignUp_AdminCreateUser', 'passes'],
  ['PreSignUp_ExternalProvider', 'passes'],
] as const)('at %s, without a token: %s', async (source, expected) => {
  const outcome = await call(source, {
    with: { provider: 'turnstile', secret: 'key' },
    request: { validationData: null, clientMetadata: null },
    world: { secrets },
  }).then(
    () => 'passes',
    (error: Error) => error.message,
  )
  expect(outcome).toBe(expected)
})

it('writes neither token nor secret down', async () => {
  const refused = await call('PreAuthentication_Authentication', {
    with: { provider: 'turnstile', secret: 'key' },
    request: { validationData: { captcha: token } },
    world: { secrets, fetch: async () => ({ body: '{"success":false}' }) },
  }).catch((error: Error) => error)
  expect(JSON.stringify(refused, Object.getOwnPropertyNames(refused))).not.toMatch(/secret-key|0\.token/)
})

it.each([
  ['a provider by URL without the URL', { provider: 'url' }, 'captcha needs the `url`'],
  ['hCaptcha with a score', { provider: 'hcaptcha', score: 0.5 }, 'captcha takes no `score` with hCaptcha'],
])('lets nobody pass with %s', async (_, settings, why) => {
  expect((await comes({ onOutage: 'allow', ...settings }, solved)).outcome).toContain(why)
})

it('lets nobody pass while its secret is not bound', async () => {
  const { outcome } = await comes({ onOutage: 'allow' }, solved, { world: { secrets: {} } })
  expect(outcome).toContain('and its `secret`')
})

it.each([
  ['no provider', { secret: 'key' }, 'needs `provider`'],
  ['no secret', { provider: 'turnstile' }, 'needs `secret`'],
  ['a secret that nothing binds', { provider: 'turnstile', secret: 'kee' }, 'the secret `kee`'],
])('is not taken with %s', async (_, settings, why) => {
  await expect(call('PreSignUp_SignUp', { with: settings })).rejects.toThrow(why)
})

it('says what it was told to say', async () => {
  const { outcome } = await comes({ message: 'are you a person' }, { success: false })
  expect(outcome).toBe('are you a person')
})

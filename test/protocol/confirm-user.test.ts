import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { FinishedRun } from '../../src/protocol/aws-json/serving.ts'
import { silent } from '../../src/protocol/log.ts'
import { makePages } from '../../src/protocol/pages.ts'
import { password, world, type Setting } from '../world.ts'

const byLink = { VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' } } as const

async function serving(setting: Setting = {}) {
  const here = await world({ pool: byLink, users: [], ...setting })
  const runs: FinishedRun[] = []
  const pages = makePages({
    documents: {
      pool: async () => undefined,
      identityPool: async () => undefined,
      issuer: () => '',
      url: '',
      keys: async () => ({}),
      identityKeys: async () => ({}),
      cache: 'no-cache',
    },
    log: silent,
    confirming: {
      ports: (caller) => ({ ...here.ports, caller }),
      log: silent,
      onRun: (run) => void runs.push(run),
    },
  })
  const signUp = async (Username = 'ben') =>
    here.call('SignUp', {
      ClientId: here.client.id,
      Username,
      Password: password,
      UserAttributes: [{ Name: 'email', Value: 'ben@example.com' }],
    })
  const follow = (link = '', init: RequestInit = {}) => pages.request(link, init)
  return { ...here, runs, signUp, follow, link: () => here.inbox.at(-1)?.link ?? '' }
}

describe('a link that verifies an address', () => {
  it('leads to this server with client, name and code', async () => {
    const { signUp, link, code, client } = await serving()
    await signUp('ben&co/한')
    const url = new URL(link())
    expect(`${url.origin}${url.pathname}`).toBe('http://localhost:9340/confirmUser')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: client.id,
      user_name: 'ben&co/한',
      confirmation_code: code(),
    })
  })

  it('stands in Cognito’s own words, and in those of the pool under theirs', async () => {
    const own = await serving()
    await own.signUp()
    expect(own.inbox[0]?.subject).toBe('Your verification link')
    expect(own.inbox[0]?.text).toBe(
      `Please click the link below to verify your email address. <a href="${own.link().replaceAll('&', '&amp;')}">Verify Email</a>`,
    )
    const VerificationMessageTemplate = {
      ...byLink.VerificationMessageTemplate,
      EmailSubjectByLink: '확인',
      EmailMessageByLink: '<b>{##여기를 누르세요##}</b>',
    } as const
    const pools = await serving({ pool: { VerificationMessageTemplate } })
    await pools.signUp()
    expect(pools.inbox[0]).toMatchObject({
      subject: '확인',
      text: expect.stringMatching(/^<b><a href="http[^"]+">여기를 누르세요<\/a><\/b>$/),
    })
  })

  it('stands in the words of a script that leaves a place for it', async () => {
    const { signUp, inbox } = await serving({
      pool: { ...byLink, EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' } },
      scripts: {
        CustomMessage: (event) => ({
          ...event,
          response: { ...event.response, emailMessage: `Hi: ${event.request.linkParameter}` },
        }),
      },
    })
    await signUp()
    expect(inbox[0]?.text).toMatch(/^Hi: <a href="http[^"]+">Click Here<\/a>$/)
  })

  it('is no link where a phone is verified, an account is recovered or another address is taken', async () => {
    const { signUp, call, client, follow, link, inbox } = await serving()
    await signUp()
    await follow(link())
    await call('ForgotPassword', { ClientId: client.id, Username: 'ben' })
    expect(inbox.at(-1)).toMatchObject({ reason: 'ForgotPassword', code: expect.stringMatching(/^\d{6}$/) })
    expect(inbox.at(-1)?.link).toBeUndefined()
    const phones = await serving({ pool: { ...byLink, AutoVerifiedAttributes: ['phone_number'] } })
    await phones.call('SignUp', {
      ClientId: phones.client.id,
      Username: 'ben',
      Password: password,
      UserAttributes: [{ Name: 'phone_number', Value: '+15550100' }],
    })
    expect(phones.inbox[0]).toMatchObject({ medium: 'SMS', text: expect.stringMatching(/\d{6}$/) })
    expect(phones.link()).toBe('')
  })

  it('confirms the account, has the script told, and is told of as ConfirmSignUp', async () => {
    const { signUp, follow, link, user, sources, runs } = await serving({
      scripts: { PostConfirmation: (event) => event },
    })
    await signUp()
    const answer = await follow(link(), { headers: { 'user-agent': 'a mail reader' } })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Your account is confirmed')
    expect(await user('ben')).toMatchObject({ status: 'CONFIRMED', attributes: { email_verified: 'true' } })
    expect(sources()).toEqual(['PostConfirmation_ConfirmSignUp'])
    expect(runs).toMatchObject([
      { operation: 'ConfirmSignUp', outcome: 'answered', caller: { userAgent: 'a mail reader' } },
    ])
  })

  it('says nothing of anybody on its page, runs no script there, and is kept by nobody', async () => {
    const { signUp, follow, link } = await serving()
    await signUp()
    const { headers } = await follow(link().replace(/user_name=\w+/, 'user_name=<script>alert(1)</script>'))
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('content-type')).toMatch(/^text\/html/)
  })

  it.each<[string, (link: string) => string]>([
    ['a wrong code', (link) => link.replace(/code=\d+/, 'code=000000x')],
    ['another name', (link) => link.replace(/user_name=\w+/, 'user_name=nobody')],
    ['another client', (link) => link.replace(/client_id=\w+/, 'client_id=nobodys')],
    ['no parameters', () => 'http://localhost:9340/confirmUser'],
    ['markup for a name', (link) => link.replace(/user_name=\w+/, 'user_name=%3Cb%3E')],
  ])('refuses %s in the same words, and confirms nobody', async (_, change) => {
    const { signUp, follow, link, user } = await serving()
    await signUp()
    const answer = await follow(change(link()))
    expect(answer.status).toBe(400)
    const page = await answer.text()
    expect(page).toContain('This link cannot be used')
    expect(page).not.toContain('<b>')
    expect((await user('ben'))?.status).toBe('UNCONFIRMED')
  })

  it('counts once, and not after a day', async () => {
    const used = await serving()
    await used.signUp()
    expect((await used.follow(used.link())).status).toBe(200)
    expect((await used.follow(used.link())).status).toBe(400)
    const late = await serving()
    await late.signUp()
    late.clock.at += 24 * 3_600_000
    expect((await late.follow(late.link())).status).toBe(400)
    expect((await late.user('ben'))?.status).toBe('UNCONFIRMED')
  })

  it('is followed by no HEAD', async () => {
    const { signUp, follow, link, user } = await serving()
    await signUp()
    expect((await follow(link(), { method: 'HEAD' })).status).toBe(200)
    expect((await user('ben'))?.status).toBe('UNCONFIRMED')
  })

  it('is for a client with a secret too', async () => {
    const secret = 'a-secret-of-some-length'
    const { call, client, follow, link } = await serving({ secret })
    await call('SignUp', {
      ClientId: client.id,
      SecretHash: createHmac('sha256', secret).update(`ben${client.id}`).digest('base64'),
      Username: 'ben',
      Password: password,
      UserAttributes: [{ Name: 'email', Value: 'ben@example.com' }],
    })
    expect((await follow(link())).status).toBe(200)
  })

  it('is taken of no pool that sends codes', async () => {
    const { client, code, follow, signUp, user } = await serving({ pool: {} })
    await signUp()
    const said = { client_id: client.id, user_name: 'ben', confirmation_code: code() }
    const answer = await follow(`http://localhost:9340/confirmUser?${new URLSearchParams(said)}`)
    expect(answer.status).toBe(400)
    expect((await user('ben'))?.status).toBe('UNCONFIRMED')
  })

  it('keeps the account confirmed where the script then refuses', async () => {
    const { signUp, follow, link, user } = await serving({
      scripts: {
        PostConfirmation: () => {
          throw new Error('no')
        },
      },
    })
    await signUp()
    expect((await follow(link())).status).toBe(400)
    expect((await user('ben'))?.status).toBe('CONFIRMED')
  })
})

describe('what people choose', () => {
  it('is no markup in a mail', async () => {
    const { call, pool, inbox } = await serving({ pool: {} })
    await call('AdminCreateUser', {
      UserPoolId: pool.id,
      Username: '<a/href=//evil>',
      TemporaryPassword: 'Temp&<b>1-ary',
      DesiredDeliveryMediums: ['EMAIL'],
      UserAttributes: [{ Name: 'email', Value: 'ben@example.com' }],
    })
    expect(inbox[0]?.text).toBe(
      'Your username is &lt;a/href=//evil&gt; and temporary password is Temp&amp;&lt;b&gt;1-ary.',
    )
    expect(inbox[0]?.code).toBe('Temp&<b>1-ary')
  })

  it.each([
    ['smsMessage', 141],
    ['emailSubject', 141],
    ['emailMessage', 20_001],
  ])('is refused as %s of %i characters', async (part, length) => {
    const words = `{####}${'한'.repeat(length - 6)}`
    const { signUp, user } = await serving({
      pool: { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' } },
      scripts: {
        CustomMessage: (event) => ({ ...event, response: { ...event.response, [part]: words } }),
      },
    })
    await expect(signUp()).rejects.toMatchObject({ code: 'InvalidLambdaResponseException' })
    expect((await user('ben'))?.status).toBe('UNCONFIRMED')
  })
})

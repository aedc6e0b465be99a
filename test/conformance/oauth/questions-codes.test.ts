import {
  AdminCreateUserCommand,
  AdminSetUserMFAPreferenceCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorizeAt, callback, password, shop, titleOf, troubleIn, type Shop } from './questions-world.ts'

const pool = `
tier: essentials
signIn: { with: [username], factors: [password, emailOtp, smsOtp] }
signUp: { selfService: true, verify: [email] }
mfa: { mode: optional, factors: [email, sms, totp] }
recovery: [admin]
attributes: { nickname: { required: true } }
domain: { name: shop }
clients:
  web:
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
  choice:
    auth: [choice, refresh]
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
`

let world: Shop
beforeAll(async () => {
  world = await shop({ 'pools/shop.pool.yaml': pool })
})
afterAll(() => world.stop())

const languages = [
  ['en', 'Enter your code', 'That code is not right. Try again.'],
  ['ko', '코드 입력', '코드가 올바르지 않습니다. 다시 시도하세요.'],
] as const

const addresses = { email_verified: 'true', phone_number: '+15555550100', phone_number_verified: 'true' }

/** Somebody with every address, who is asked for these second proofs. */
async function someone(name: string, second: { readonly sms?: boolean; readonly email?: boolean } = {}) {
  await world.user(name, { email: `${name}@example.com`, nickname: name, ...addresses })
  await world.aws.send(
    new AdminSetUserMFAPreferenceCommand({
      UserPoolId: world.UserPoolId,
      Username: name,
      SMSMfaSettings: { Enabled: second.sms ?? false },
      EmailMfaSettings: { Enabled: second.email ?? false },
    }),
  )
  return name
}

/** A browser of this language that has typed a name, and the password where the page asks for it. */
async function begun(username: string, app: string, lang: string) {
  const visitor = world.browser({ 'accept-language': lang })
  const page = await visitor.go(authorizeAt(world, app))
  return { visitor, page: await visitor.send(page, { username, ...(app === 'web' && { password }) }) }
}

describe.each(languages)('questions in %s', (lang, enterCode, wrong) => {
  it.each([
    ['SMS_MFA', { sms: true }],
    ['EMAIL_OTP', { email: true }],
  ] as const)('ask for a second proof by message: %s', async (name, second) => {
    const user = await someone(`${name.toLowerCase()}-${lang}`, second)
    const { visitor, page } = await begun(user, 'web', lang)
    expect(titleOf(page)).toBe(enterCode)
    expect(page.html).toContain(name === 'SMS_MFA' ? '+*******0100' : `${user[0]}***@e***`)
    const refused = await visitor.send(page, { code: '000000x' })
    expect({ status: refused.status, trouble: troubleIn(refused) }).toEqual({ status: 400, trouble: wrong })
    const done = await visitor.send(refused, { code: await world.server.code(user) })
    expect(done.url).toMatch(`${callback}?code=`)
  })

  it('let a second proof be chosen, and chosen anew', async () => {
    const user = await someone(`chooser-${lang}`, { sms: true, email: true })
    const { visitor, page } = await begun(user, 'web', lang)
    expect(page.html).toMatch(
      /value="SMS_MFA"[\s\S]*value="EMAIL_OTP"|value="EMAIL_OTP"[\s\S]*value="SMS_MFA"/,
    )
    const byText = await visitor.send(page, { answer: 'SMS_MFA' })
    expect(byText.html).toContain('+*******0100')
    const again = await visitor.send(byText, { wish: 'another way' })
    const byMail = await visitor.send(again, { answer: 'EMAIL_OTP' })
    expect(byMail.html).toContain('@e***')
    const done = await visitor.send(byMail, { code: await world.server.code(user) })
    expect(done.url).toMatch(`${callback}?code=`)
  })

  it.each(['EMAIL_OTP', 'SMS_OTP', 'PASSWORD'])('let a first proof be chosen: %s', async (way) => {
    const user = await someone(`first-${way.toLowerCase()}-${lang}`)
    const { visitor, page } = await begun(user, 'choice', lang)
    expect(page.html).not.toContain('PASSWORD_SRP')
    const asked = await visitor.send(page, { answer: way })
    expect(asked.html).toContain(lang === 'en' ? 'Choose another way' : '다른 방법 선택')
    const answer = way === 'PASSWORD' ? { password } : { code: await world.server.code(user) }
    expect((await visitor.send(asked, answer)).url).toMatch(`${callback}?code=`)
  })

  it('send another code, and no more than three', async () => {
    const user = await someone(`resend-${lang}`, { email: true })
    const { visitor, page } = await begun(user, 'web', lang)
    const first = await world.server.code(user)
    let now = page
    for (let asked = 0; asked < 3; asked++) now = await visitor.send(now, { wish: 'another code' })
    expect(now.html).not.toContain('another code')
    const code = await world.server.code(user)
    expect(first === code || troubleIn(await visitor.send(now, { code: first })) === wrong).toBe(true)
    expect((await visitor.send(now, { code })).url).toMatch(`${callback}?code=`)
  })

  it('ask for a new password and for what is missing', async () => {
    const Username = `invited-${lang}`
    await world.aws.send(
      new AdminCreateUserCommand({
        UserPoolId: world.UserPoolId,
        Username,
        TemporaryPassword: password,
        MessageAction: 'SUPPRESS',
      }),
    )
    const { visitor, page } = await begun(Username, 'web', lang)
    expect(page.html).toContain('name="userAttributes.nickname"')
    const weak = await visitor.send(page, { password: 'short', 'userAttributes.nickname': 'Bo' })
    expect(weak.status).toBe(400)
    expect(troubleIn(weak)).toBe(lang === 'en' ? 'This password is too short.' : '비밀번호가 너무 짧습니다.')
    const next = { password: 'An0ther-Horse!', 'userAttributes.nickname': 'Bo' }
    expect((await visitor.send(weak, next)).url).toMatch(`${callback}?code=`)
  })

  it('lead back to the sign-in page where the sign-in has ended, and say why once', async () => {
    const user = await someone(`wrong-${lang}`)
    const { visitor, page } = await begun(user, 'choice', lang)
    const asked = await visitor.send(page, { answer: 'PASSWORD' })
    const ended = await visitor.send(asked, { password: 'Wr0ng-Horse!' })
    expect(new URL(ended.url).pathname).toBe('/shop/login')
    const text =
      lang === 'en' ? 'Incorrect username or password.' : '사용자 이름 또는 비밀번호가 올바르지 않습니다.'
    expect(troubleIn(ended)).toBe(text)
    expect(troubleIn(await visitor.go(ended.url))).toBeUndefined()
    const late = await visitor.send(asked, { password })
    expect(new URL(late.url).pathname).toBe('/shop/login')
  })
})

import { describe, expect, it } from 'vitest'
import { bench } from './stage.ts'

const { call } = bench('email-domains')
const message = 'e-mail addresses of this domain cannot sign up'

const signUp = (email: string | undefined, settings: object) =>
  call('PreSignUp_SignUp', {
    with: settings as never,
    request: { userAttributes: email === undefined ? {} : { email } },
  })

describe('an allow list', () => {
  const allow = { allow: ['example.com', '*.example.org', 'MÜNCHEN.example'] }

  it.each([
    'ana@example.com',
    'Ana@Example.COM',
    'ana@example.com.',
    'ana@example.com。',
    'ana+shop@example.com',
    'ana@a.example.org',
    'ana@a.b.example.org',
    'ana@münchen.example',
    'ana@MÜNCHEN.example',
    'ana@xn--mnchen-3ya.example',
    'ana@example。com',
    "o'neil@example.com",
  ])('lets in %s', async (email) => {
    await expect(signUp(email, allow)).resolves.toHaveProperty('triggerSource', 'PreSignUp_SignUp')
  })

  it.each([
    'eve@evil.example',
    'eve@evil-example.com',
    'eve@example.com.evil.example',
    'eve@sub.example.com',
    'eve@example.org',
    'eve@evilexample.org',
    'eve@evil.example@example.com',
    'eve@example.com@evil.example',
    '"eve@evil.example"@example.com',
    'eve＠evil.example@example.com',
    'eve@evil.example＠example.com',
    'eve@evil.example(@example.com',
    'eve@evil.example%00@example.com',
    'eve@evil.example\n@example.com',
    'eve@example.com\n',
    'eve@example.com ',
    'eve@evil.example/example.com',
    'eve@evil.example#.example.org',
    'eve@evil.example\\.example.org',
    'eve@evil.example:25',
    'eve@evil.example%2e.example.org',
    'eve@exam\u00adple.com',
    'eve@exam\u200bple.com',
    'eve@examplе.com',
    'eve@example..com',
    'eve@example.com..',
    'eve@.example.org',
    'eve@[192.0.2.1]',
    'eve@192.0.2.1',
    'eve@0x7f.1',
    'eve@',
    '@example.com',
    'example.com',
    '<eve@evil.example>eve@example.com',
    `${'e'.repeat(65)}@example.com`,
    '',
  ])('refuses %j', async (email) => {
    await expect(signUp(email, allow)).rejects.toThrow(message)
  })
})

describe('a deny list', () => {
  const deny = { deny: ['evil.example', '*.evil.example', '*.test'] }

  it.each([
    'eve@evil.example',
    'eve@EVIL.example.',
    'eve@evil。example',
    'eve@ｅｖｉｌ.example',
    'eve@mail.evil.example',
    'eve@any.test',
    'eve@evil.example@good.example',
    'eve@192.0.2.1',
    'eve@0x7f.1',
    'eve@a.7',
  ])('refuses %s', async (email) => {
    await expect(signUp(email, deny)).rejects.toThrow(message)
  })

  it.each(['ana@example.com', 'ana@notevil.example', 'ana@test'])('lets in %s', async (email) => {
    await expect(signUp(email, deny)).resolves.toBeDefined()
  })

  it('wins over an allow list', async () => {
    const both = { allow: ['*.example.com'], deny: ['bad.example.com'] }
    await expect(signUp('eve@bad.example.com', both)).rejects.toThrow(message)
    await expect(signUp('ana@good.example.com', both)).resolves.toBeDefined()
  })
})

it.each([
  ['refuses an account without an address', {}, false],
  ['lets it in where the stage says so', { withoutEmail: 'allow' }, true],
])('%s', async (_, more, passes) => {
  const answer = signUp(undefined, { allow: ['example.com'], ...more })
  if (passes) await expect(answer).resolves.toBeDefined()
  else await expect(answer).rejects.toThrow(message)
})

it('lets nobody in for want of an address who has one', async () => {
  const settings = { allow: ['example.com'], withoutEmail: 'allow' }
  await expect(signUp('eve@evil.example', settings)).rejects.toThrow(message)
})

it.each([
  ['PreSignUp_SignUp', undefined, false],
  ['PreSignUp_ExternalProvider', undefined, false],
  ['PreSignUp_AdminCreateUser', undefined, true],
  ['PreSignUp_AdminCreateUser', ['AdminCreateUser'], false],
  ['PreSignUp_ExternalProvider', ['SignUp'], true],
] as const)('at %s with sources %j', async (source, sources, passes) => {
  const answer = call(source, {
    with: { allow: ['example.com'], ...(sources && { sources: [...sources] }) },
    request: { userAttributes: { email: 'eve@evil.example' } },
  })
  if (passes) await expect(answer).resolves.toBeDefined()
  else await expect(answer).rejects.toThrow(message)
})

it.each([
  ['no list', {}, 'email-domains needs `allow` or `deny`'],
  ['an entry that is no domain', { allow: ['ana@example.com'] }, '`ana@example.com` is no domain'],
  ['an entry that is a URL', { deny: ['https://evil.example/'] }, '`https://evil.example/` is no domain'],
])('lets nobody in with %s', async (_, settings, why) => {
  await expect(signUp('ana@example.com', settings)).rejects.toThrow(why)
})

it('says what it was told to say', async () => {
  const settings = { allow: ['example.com'], message: 'only people of Example' }
  await expect(signUp('eve@evil.example', settings)).rejects.toThrow('only people of Example')
})

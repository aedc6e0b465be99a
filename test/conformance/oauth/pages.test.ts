import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorizeAt, shop, type Shop } from './questions-world.ts'

let world: Shop
beforeAll(async () => {
  world = await shop()
})
afterAll(() => world.stop())

const paths = ['/login', '/signup', '/forgotPassword', '/confirm', '/error', '/logout'] as const
const pageAt = (path: string, more: Readonly<Record<string, string>> = {}) =>
  authorizeAt(world, 'web', more).replace('/oauth2/authorize', path)

describe('a page', () => {
  it.each(paths)('runs nothing, is framed by nobody and kept by nobody: %s', async (path) => {
    const { headers } = await fetch(
      pageAt(path).replace(/&redirect_uri=[^&]*/, path === '/logout' ? '' : '$&'),
    )
    expect(headers.get('content-type')).toMatch(/^text\/html/)
    const policy = headers.get('content-security-policy')?.split('; ') ?? []
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]),
    )
    expect(policy.filter((rule) => rule.startsWith('style-src'))).toEqual([
      expect.stringMatching(/^style-src 'sha256-[\w+/]{43}='$/),
    ])
    expect(policy.join()).not.toMatch(/unsafe|script-src|\*|https?:/)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
  })

  it('is had in another language by a link that keeps what the app asks for, and the choice is kept', async () => {
    const visitor = world.browser({ 'accept-language': 'en' })
    const first = await visitor.go(pageAt('/login', { state: '"><script>' }))
    expect(first.html).toContain('<h1>Sign in</h1>')
    const href = /hreflang="ko" href="([^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const korean = await visitor.go(new URL(href, first.url).href)
    expect(korean.html).toContain('<h1>로그인</h1>')
    expect(new URL(korean.url).searchParams.get('state')).toBe('"><script>')
    // Where nobody asks for a language any more.
    expect((await visitor.go(pageAt('/signup'))).html).toContain('<html lang="ko"')
    expect((await world.browser({ 'accept-language': 'en' }).go(pageAt('/signup'))).html).toContain(
      '<html lang="en"',
    )
  })

  it('repeats nothing of its address that could end where it stands', async () => {
    const hostile = '"><script>alert(1)</script>'
    const asked = { state: hostile, nonce: hostile, login_hint: hostile, lang: hostile }
    const { html } = await world.browser().go(pageAt('/login', asked))
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toContain('<script')
  })
})

import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorizeAt, knownBrowser, knownShop, once, password, type Shop, type Shown } from './known-world.ts'
import { troubleIn } from './questions-world.ts'
import { slowClock } from './world.ts'

let world: Shop
beforeAll(async () => {
  world = await knownShop(undefined, slowClock)
})
afterAll(() => world.stop())

const attack = `"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}`
/** Nothing of an attack stands on a page but as text. */
const isHarmless = ({ html }: Pick<Shown, 'html'>) => !/<script|<img|<b>/i.test(html)

/** Every page that needs no account, and one that does. */
const pages: readonly [string, (more: Readonly<Record<string, string>>) => string][] = [
  ['/login', (more) => authorizeAt(world, 'web', more).replace('/oauth2/authorize', '/login')],
  ['/continue', (more) => authorizeAt(world, 'web', more).replace('/oauth2/authorize', '/continue')],
  ['/error', (more) => `${world.domain}/error?${new URLSearchParams(more)}`],
  [
    '/logout',
    (more) => `${world.domain}/logout?${new URLSearchParams({ client_id: world.client('web'), ...more })}`,
  ],
]

describe.each(pages)('the page at %s', (_, at) => {
  it('is framed by nobody, kept by nobody, runs no script and tells nobody its address', async () => {
    const { headers } = await (await knownBrowser(world)).go(at({}))
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("base-uri 'none'")
    expect(policy).not.toMatch(/unsafe|\*|script-src/)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  it.each(['state', 'nonce', 'login_hint', 'error', 'error_description', 'lang', 'unknown', attack])(
    'shows an attack in `%s` as text, if at all',
    async (name) => {
      const page = await (await knownBrowser(world)).go(at({ [name]: attack }))
      expect(page.status).toBeLessThan(500)
      expect(isHarmless(page)).toBe(true)
    },
  )
})

describe('a redirect', () => {
  it.each([
    ['to the sign-in page', '/oauth2/authorize', {}],
    ['to the error page', '/oauth2/authorize', { redirect_uri: 'https://evil.example' }],
    ['to the app that is refused', '/oauth2/authorize', { prompt: 'none' }],
    ['from the page of somebody who is not known', '/continue', {}],
    ['to whoever has signed out', '/logout', {}],
  ])('%s is kept by no cache, and its address is told to nobody', async (_, path, more) => {
    const { status, headers } = await once(authorizeAt(world, 'web', more).replace('/oauth2/authorize', path))
    expect(status).toBe(302)
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
  })
})

describe('a hostile name', () => {
  it('is text where somebody goes on by it, and where it was typed in', async () => {
    const name = `<b>"'&amp;</b><img/src=x>`
    await world.user(name)
    const visitor = await knownBrowser(world, name)
    const page = await visitor.go(authorizeAt(world))
    expect(isHarmless(page)).toBe(true)
    expect(page.html).toContain('Continue as &lt;b&gt;')
    const again = await visitor.go(authorizeAt(world, 'web', { prompt: 'login' }))
    const wrong = await visitor.send(again, { username: attack, password: attack })
    expect([wrong.status, isHarmless(wrong)]).toEqual([400, true])
    expect(wrong.html).not.toContain(`value="${attack}`)
  })
})

describe('guessing at the pages', () => {
  it('is held up as at the API, and a right password is not heard meanwhile', async () => {
    await world.user('liz')
    const visitor = world.browser()
    let page = await visitor.go(authorizeAt(world))
    const said: (string | undefined)[] = []
    for (let tries = 0; tries < 6; tries++) {
      page = await visitor.send(page, { username: 'liz', password: `wrong-${tries}` })
      said.push(troubleIn(page))
    }
    expect(said.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'Incorrect username or password.'))
    expect(said[5]).toBe('Too many wrong passwords. Wait a moment, then try again.')
    const right = await visitor.send(page, { username: 'liz', password })
    expect([right.status, troubleIn(right)]).toEqual([400, said[5]])
    // Another browser is no way round it.
    const other = world.browser({ 'user-agent': 'another' })
    const there = await other.send(await other.go(authorizeAt(world)), { username: 'liz', password })
    expect(troubleIn(there)).toBe(said[5])
  })

  it('goes on where it was left off at the API', async () => {
    await world.user('kim')
    const guess = (PASSWORD: string) =>
      world.aws.send(
        new InitiateAuthCommand({
          ClientId: world.client('web'),
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: 'kim', PASSWORD },
        }),
      )
    for (let tries = 0; tries < 5; tries++)
      await expect(guess('wrong')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    const visitor = world.browser()
    const page = await visitor.send(await visitor.go(authorizeAt(world)), { username: 'kim', password })
    expect(troubleIn(page)).toBe('Too many wrong passwords. Wait a moment, then try again.')
    await expect(guess(password)).rejects.toMatchObject({ message: 'Password attempts exceeded' })
  })

  it('is told of nobody as of somebody', async () => {
    const tried = async (username: string) => {
      const visitor = world.browser()
      const page = await visitor.send(await visitor.go(authorizeAt(world)), { username, password: 'wrong' })
      return [page.status, troubleIn(page)]
    }
    await world.user('joe')
    expect(await tried('nobody-at-all')).toEqual(await tried('joe'))
  })
})

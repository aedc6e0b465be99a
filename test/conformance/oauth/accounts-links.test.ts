import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  accounts,
  at,
  callback,
  doneIn,
  follow,
  password,
  pathOf,
  press,
  shopOf,
  signedIn,
  titleOf,
  type Shop,
} from './accounts-world.ts'
import { fieldsOf } from './browser.ts'

const email = 'requiredAttributes[email]'

let world: Shop
beforeAll(async () => {
  world = await shopOf(accounts(`signUp: { selfService: true, verify: [email], verification: { by: link } }`))
})
afterAll(() => world.stop())

/** The link in the last mail to somebody, as their mail program has it. */
async function linkTo(username: string): Promise<string> {
  const query = new URLSearchParams({ pool: world.UserPoolId, username })
  const answer = await fetch(`${world.server.url}/_poolwright/api/inbox/latest?${query}`, {
    headers: { authorization: `Bearer ${world.server.ready.token}` },
  })
  const { link = '' } = (await answer.json()) as { readonly link?: string }
  return link
}

/** A browser that waits for its visitor's link. */
async function waiting(username: string) {
  const { visitor, page } = await at(world, '/signup')
  const wait = await visitor.send(page, {
    username,
    password,
    confirm_password: password,
    [email]: `${username}@example.com`,
  })
  return { visitor, wait }
}

describe('a sign-up that is confirmed by a link', () => {
  it('goes on to the app in the same browser, once the link was followed', async () => {
    const { visitor, wait } = await waiting('bo')
    expect(wait.html).toContain('We have sent a link to b***@e***.')
    expect(fieldsOf(wait).map(({ name }) => name)).not.toContain('code')
    const link = await linkTo('bo')
    expect(new URL(link).pathname).toBe('/shop/confirmUser')
    const confirmed = await visitor.go(link)
    expect({ status: confirmed.status, title: titleOf(confirmed) }).toEqual({
      status: 200,
      title: 'Your account is confirmed',
    })
    const login = await follow(visitor, confirmed, '/login')
    expect(doneIn(login)).toBe('Your account is confirmed. Sign in to go on.')
    const back = await visitor.send(login, { username: 'bo', password })
    expect(await signedIn(world, back)).toMatchObject({
      state: 'of the app',
      'cognito:username': 'bo',
      email_verified: true,
    })
  })

  it('goes on where it waits, if the link was followed elsewhere', async () => {
    const { visitor, wait } = await waiting('els')
    const other = world.browser()
    const confirmed = await other.go(await linkTo('els'))
    expect(confirmed.html).toContain('sign in where you have signed up')
    expect(confirmed.html).not.toContain(callback)
    const login = await follow(visitor, wait, '/login')
    expect((await visitor.send(login, { username: 'els', password })).url).toMatch(/[?&]code=/)
  })

  it('counts once, and is told of in the visitor’s language', async () => {
    await waiting('onc')
    const link = await linkTo('onc')
    const korean = world.browser({ 'accept-language': 'ko' })
    expect(titleOf(await korean.go(link))).toBe('계정이 확인되었습니다')
    const again = await korean.go(link)
    expect({ status: again.status, title: titleOf(again) }).toEqual({
      status: 400,
      title: '사용할 수 없는 링크입니다',
    })
  })

  it('sends another link, with which the one before no longer counts', async () => {
    const { visitor, wait } = await waiting('two')
    const first = await linkTo('two')
    const again = await press(visitor, wait, '/resendcode')
    expect({ path: pathOf(again), done: doneIn(again) }).toEqual({
      path: '/confirm',
      done: 'A new link is on its way.',
    })
    const second = await linkTo('two')
    if (second !== first) expect((await visitor.go(first)).status).toBe(400)
    expect((await visitor.go(second)).status).toBe(200)
  })

  it.each<[string, (link: string) => string]>([
    ['a wrong code', (link) => link.replace(/code=\d+/, 'code=000000x')],
    ['another name', (link) => link.replace(/user_name=[\w-]+/, 'user_name=%3Cb%3Enobody')],
    ['another client', (link) => link.replace(/client_id=\w+/, 'client_id=nobodys')],
    ['nothing', (link) => link.replace(/\?.*/, '')],
    ['a code that is said twice', (link) => `${link}&confirmation_code=1`],
  ])('is refused with %s, in the same words', async (what, change) => {
    const name = what.replaceAll(' ', '-')
    await waiting(name)
    const link = await linkTo(name)
    const refused = await world.browser().go(change(link))
    expect({ status: refused.status, title: titleOf(refused) }).toEqual({
      status: 400,
      title: 'This link cannot be used',
    })
    expect(refused.html).not.toContain('<b>')
    expect((await world.browser().go(link)).status).toBe(200)
  })

  it('is followed by no HEAD', async () => {
    await waiting('hea')
    const link = await linkTo('hea')
    expect((await fetch(link, { method: 'HEAD' })).status).toBe(200)
    expect((await world.browser().go(link)).status).toBe(200)
  })
})

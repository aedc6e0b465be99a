import { afterAll, beforeAll, expect, it } from 'vitest'
import { authorizeAt, callback, password, shop, totpOf, type Shop } from './questions-world.ts'

const pool = `
tier: essentials
signIn: { with: [username] }
mfa: { mode: required, factors: [totp, email] }
recovery: [admin]
domain: { name: shop }
clients:
  web:
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }
`

let world: Shop
beforeAll(async () => {
  world = await shop({ 'pools/shop.pool.yaml': pool })
})
afterAll(() => world.stop())

async function runs(): Promise<string> {
  const { url, ready } = world.server
  const ask = async (path: string) =>
    (
      await fetch(`${url}/_poolwright/api/runs${path}`, {
        headers: { authorization: `Bearer ${ready.token}` },
      })
    ).text()
  const list = await ask('')
  const ids = new Set([...list.matchAll(/"id":"(r-\d+)"/g)].map(([, id = '']) => id))
  return (await Promise.all([...ids].map((id) => ask(`/${id}`)))).join('\n')
}

it('what is recorded of questions holds nothing that answers one', async () => {
  await world.user('new')
  const visitor = world.browser()
  const secrets = new Set<string>([password])
  const note = () => {
    for (const name of ['cognito-session', 'cognito'])
      if (visitor.cookies.has(name)) secrets.add(decodeURIComponent(visitor.cookies.get(name) ?? ''))
  }
  const page = await visitor.send(await visitor.go(authorizeAt(world)), { username: 'new', password })
  note()
  const seed = /<code>([^<]*)<\/code>/.exec(page.html)?.[1]?.replaceAll(' ', '') ?? ''
  secrets.add(seed)
  const wrong = await visitor.send(page, { code: '000000' })
  note()
  const code = totpOf(seed)
  const done = await visitor.send(wrong, { code, device: 'phone' })
  note()
  expect(done.url).toMatch(`${callback}?code=`)
  secrets.add(new URL(done.url).searchParams.get('code') ?? '')
  const told = await runs()
  expect(told).toContain('Challenge_POST')
  expect(told).toContain('SetUpAuthenticator_POST')
  expect(secrets.size).toBeGreaterThan(4)
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(8)
    expect(told).not.toContain(secret)
    expect(told).not.toContain(secret.split('.').at(-1))
  }
  expect(told).not.toContain(`"${code}"`)
})

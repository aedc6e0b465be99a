import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { root } from '../../serve.ts'
import { shop, password, type Shop } from './world.ts'
import { titleOf } from './questions-world.ts'

// What docs/oauth.md says, done as it says.
const page = readFileSync(resolve(root, 'docs/oauth.md'), 'utf8')
const [, pool = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []

let world: Shop
beforeAll(async () => {
  world = await shop({ 'pools/shop.pool.yaml': pool })
})
afterAll(() => world.stop())

it('signs somebody in, knows the browser again, and signs out', async () => {
  const asked = { client_id: world.client('web'), response_type: 'code' }
  const redirect_uri = 'http://localhost:3000/callback'
  const at = `${world.domain}/oauth2/authorize?${new URLSearchParams({ ...asked, redirect_uri })}`
  const visitor = world.browser()
  const done = await visitor.send(await visitor.go(at), { username: 'ana', password })
  expect(done.url).toMatch(`${redirect_uri}?code=`)
  const again = await visitor.go(at)
  expect(again.html).toContain('Continue as ana')
  expect((await visitor.go(`${at}&prompt=none`)).url).toMatch(`${redirect_uri}?code=`)
  const leave = new URLSearchParams({ client_id: asked.client_id, logout_uri: 'http://localhost:3000/' })
  expect((await visitor.go(`${world.domain}/logout?${leave}`)).url).toBe('http://localhost:3000/')
  expect(titleOf(await visitor.go(at))).toBe('Sign in')
})

it('names every parameter that the endpoint reads', () => {
  const [, table = ''] = /^\| parameter[^\n]*\n([\s\S]*?)\n\n/m.exec(page) ?? []
  const named = [...table.matchAll(/^\| (.*?) *\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  )
  expect(named.sort()).toEqual(
    [
      'acr_values',
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'identity_provider',
      'idp_identifier',
      'lang',
      'login_hint',
      'max_age',
      'nonce',
      'prompt',
      'redirect_uri',
      'resource',
      'response_type',
      'scope',
      'state',
    ].sort(),
  )
})

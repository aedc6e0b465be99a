import { afterAll, beforeAll, expect, it } from 'vitest'
import { pageBlocks, pageText } from '../page-steps.ts'
import { openClientPage, type ClientPage } from './open-client-page.ts'
import { visitor } from './visitor.ts'

const app = 'http://localhost:3001'

let page: ClientPage
beforeAll(async () => {
  page = await openClientPage('docs/federation.md', { CORP_SECRET: 'what-only-the-shop-knows' })
})
afterAll(() => page?.close())

it('whoever follows the page on signing in by others comes back from the company to the app', async () => {
  const { open, send } = visitor({ upTo: app })
  const address = (page.seen[0] ?? '').replace('http://localhost:9340', page.server.url)
  const atCompany = await open(address)
  expect(new URL(atCompany.url).origin).toBe(page.app)
  const agreeing = await send(atCompany, { login: 'bob', password: 'any' })
  const back = new URL((await send(agreeing)).url)
  expect(back.origin + back.pathname).toBe(`${app}/callback`)
  const form = {
    grant_type: 'authorization_code',
    client_id: page.server.clientId('shop', 'web'),
    redirect_uri: `${app}/callback`,
    code: back.searchParams.get('code') ?? '',
  }
  const answer = await fetch(`${page.server.url}/shop/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  })
  const { id_token: token = '' } = (await answer.json()) as { readonly id_token?: string }
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  const [said = ''] = pageBlocks(pageText('docs/federation.md'), 'json')
  expect(claims).toMatchObject(JSON.parse(said) as object)
})

it('finds nothing amiss in the pools of the page', () => {
  expect(page.server.ready.pools.map(({ name }) => name)).toEqual(['shop', 'social'])
  expect(page.server.told()).not.toMatch(/without effect|warning/)
})

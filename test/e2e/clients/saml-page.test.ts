import { afterAll, beforeAll, expect, it } from 'vitest'
import { saidBy } from '../../conformance/oauth/federation/world.ts'
import { travellingBrowser } from '../../conformance/oauth/federation/travelling-browser.ts'
import { openClientPage, type ClientPage } from './open-client-page.ts'

let page: ClientPage
beforeAll(async () => {
  page = await openClientPage('docs/saml.md')
})
afterAll(() => page?.close())

it('whoever follows the page on SAML comes from a provider on this machine', async () => {
  const { server, app, seen } = page
  const [address = ''] = seen
  const client = server.clientId('shop', 'web')
  const begin = address.replace('<client id>', client).replace('http://localhost:9340', server.url)
  const browser = travellingBrowser([server.url, app])
  const asked = await browser.go(begin)
  expect(asked.url).toMatch(`${app}/sso?SAMLRequest=`)
  const sent = await browser.send(await browser.send(asked, { name: 'bob' }))
  expect(sent.url).toMatch('http://localhost:8080/callback?code=')
  const response = await fetch(`${server.url}/shop/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: client,
      redirect_uri: 'http://localhost:8080/callback',
      code: new URL(sent.url).searchParams.get('code') ?? '',
    }),
  })
  const { id_token } = (await response.json()) as { id_token?: string }
  expect(saidBy(id_token)).toMatchObject({ 'cognito:username': 'Corp_bob', email: 'bob@corp.example' })
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { ana, openClientPage, type ClientPage } from './open-client-page.ts'
import { visitor } from './visitor.ts'

let page: ClientPage
beforeAll(async () => {
  page = await openClientPage('docs/clients/auth-js.md', {
    SITE_SECRET: 'of the site and of nobody else',
    AUTH_SECRET: 'of the app and of nobody else',
  })
})
afterAll(() => page?.close())

it('whoever follows the page on Auth.js sees who has signed in, and signs out', async () => {
  const { open, send } = visitor()
  const choice = await open(page.app)
  expect(choice.text).toContain('Sign in with Cognito')
  expect((await send(await send(choice), ana)).text).toBe(page.seen[0])
  expect((await open(page.app)).text).toBe(page.seen[0])
  const again = await send(await open(`${page.app}/sign-out`))
  expect(again.text).toContain('Sign in with Cognito')
  expect((await send(again)).text).toContain('name="password"')
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { ana, openClientPage, type ClientPage } from './open-client-page.ts'
import { visitor } from './visitor.ts'

let page: ClientPage
beforeAll(async () => {
  page = await openClientPage('docs/clients/openid-client.md')
})
afterAll(() => page?.close())

it('whoever follows the page on openid-client sees who has signed in, and signs out', async () => {
  const { open, send } = visitor()
  expect((await send(await open(page.app), ana)).text).toBe(page.seen[0])
  expect((await open(page.app)).text).toBe(page.seen[0])
  expect((await open(`${page.app}/sign-out`)).text).toContain('name="password"')
})

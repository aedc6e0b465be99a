import { afterAll, beforeAll, expect, it } from 'vitest'
import { fieldsOf } from '../browser.ts'
import { samlShop, toldBy, type SamlShop } from './world.ts'

let shop: SamlShop
beforeAll(async () => {
  shop = await samlShop({ signOut: true })
})
afterAll(() => shop.stop())

interface Listed {
  readonly runs: readonly { readonly id: string; readonly operation: string }[]
}

/** Everything that is told of what the server has done. */
async function accounts(): Promise<string> {
  const { url, token } = shop.server.ready
  const ask = async (path: string) => {
    const answer = await fetch(`${url}/_poolwright/api/${path}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    return answer.text()
  }
  const { runs } = JSON.parse(await ask('runs')) as Listed
  return (await Promise.all(runs.map(({ id }) => ask(`runs/${id}`)))).join('\n')
}

it('a run tells who has come and gone, and nothing by which somebody else could', async () => {
  const browser = shop.browse()
  const page = await shop.atCorp(browser)
  const { SAMLResponse = '' } = Object.fromEntries(fieldsOf(page).map(({ name, value }) => [name, value]))
  const { code = '' } = toldBy(await browser.send(page))
  expect(code).not.toBe('')
  const cookies = [...browser.cookies(shop.server.url).values()].map(({ value }) => value)
  await browser.go(`${shop.domain}/logout?client_id=${shop.server.clientId('shop', 'web')}`)
  const told = await accounts()
  expect(told).toContain('Corp_bob')
  expect(told).toContain('SAML2Response_POST')
  expect(told).toContain('Logout_GET')
  const secrets = [
    SAMLResponse,
    SAMLResponse.slice(200, 260),
    code,
    ...cookies.filter((one) => one.length > 20),
  ]
  for (const secret of secrets) expect(told).not.toContain(secret)
  expect(shop.server.told()).not.toContain(SAMLResponse.slice(200, 260))
})

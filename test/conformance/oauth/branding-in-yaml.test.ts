import {
  DescribeManagedLoginBrandingByClientCommand,
  UpdateManagedLoginBrandingCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callback, shop, type Shop } from './world.ts'

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const app = `
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid], callbacks: [${callback}] }`

let world: Shop
beforeAll(async () => {
  const pool = `
domain: { name: shop, managedLogin: 2 }
clients:
  styled:${app}
    branding:
      settings:
        components:
          primaryButton: { lightMode: { defaults: { backgroundColor: '7a1f3dff' } } }
      assets:
        - { category: FORM_LOGO, mode: DYNAMIC, extension: PNG, bytes: ${png} }
  plain:${app}
`
  world = await shop({ 'pools/shop.pool.yaml': pool })
})
afterAll(() => world.stop())

async function login(name: string) {
  const query = { client_id: world.client(name), response_type: 'code', redirect_uri: callback }
  const answer = await fetch(`${world.domain}/login?${new URLSearchParams(query)}`)
  return answer.text()
}

describe('the branding of a declared client', () => {
  it('is what its pages look by, and those of no other', async () => {
    const html = await login('styled')
    expect(html).toContain('--accent:#7a1f3d')
    const [, logo = ''] = /src="([^"]*\/assets\/[^"]*)"/.exec(html) ?? []
    const picture = await fetch(new URL(logo, world.server.url))
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await picture.arrayBuffer()).toString('base64')).toBe(png)
    const plain = await login('plain')
    expect(plain).not.toContain('#7a1f3d')
    expect(plain).not.toContain('/assets/')
  })

  it('is told by the API as if it had made it, and stays what the file says', async () => {
    const { UserPoolId, aws } = world
    const asked = new DescribeManagedLoginBrandingByClientCommand({
      UserPoolId,
      ClientId: world.client('styled'),
    })
    const { ManagedLoginBranding: told } = await aws.send(asked)
    expect(told).toMatchObject({
      UseCognitoProvidedValues: false,
      Settings: {
        components: { primaryButton: { lightMode: { defaults: { backgroundColor: '7a1f3dff' } } } },
      },
      Assets: [{ Category: 'FORM_LOGO', ColorMode: 'DYNAMIC', Extension: 'PNG' }],
    })
    expect(told?.CreationDate?.getFullYear()).toBeGreaterThan(2000)
    const { ManagedLoginBrandingId } = told ?? {}
    const change = new UpdateManagedLoginBrandingCommand({
      UserPoolId,
      ManagedLoginBrandingId,
      Settings: {},
    })
    await expect(aws.send(change)).rejects.toThrow('declared in pools/shop.pool.yaml')
  })
})

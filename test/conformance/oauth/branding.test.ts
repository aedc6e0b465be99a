import {
  CreateManagedLoginBrandingCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  DeleteManagedLoginBrandingCommand,
  DescribeManagedLoginBrandingByClientCommand,
  SetUICustomizationCommand,
  UpdateManagedLoginBrandingCommand,
  type AssetType,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callback, shop, type Shop } from './world.ts'

let world: Shop
beforeAll(async () => {
  world = await shop()
})
afterAll(() => world.stop())

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const svg = (inner = '') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">${inner}</svg>`)

/** A pool that a program has made, with a domain and an app. */
async function made(domain: string, version: 1 | 2) {
  const aws: CognitoIdentityProviderClient = world.aws
  const { UserPool } = await aws.send(new CreateUserPoolCommand({ PoolName: domain }))
  const UserPoolId = UserPool?.Id
  await aws.send(
    new CreateUserPoolDomainCommand({ UserPoolId, Domain: domain, ManagedLoginVersion: version }),
  )
  const app = async () => {
    const { UserPoolClient } = await aws.send(
      new CreateUserPoolClientCommand({
        UserPoolId,
        ClientName: 'web',
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['openid'],
        CallbackURLs: [callback],
        SupportedIdentityProviders: ['COGNITO'],
      }),
    )
    return UserPoolClient?.ClientId ?? ''
  }
  const login = async (ClientId: string) => {
    const query = new URLSearchParams({ client_id: ClientId, response_type: 'code', redirect_uri: callback })
    const answer = await fetch(`${world.server.url}/${domain}/login?${query}`)
    return { headers: answer.headers, html: await answer.text() }
  }
  return { aws, UserPoolId, app, login, ClientId: await app() }
}

const settings = (accent: string) => ({
  components: { primaryButton: { lightMode: { defaults: { backgroundColor: accent } } } },
})
const asset = (
  Category: AssetType['Category'],
  Extension: AssetType['Extension'],
  Bytes: Uint8Array,
): AssetType => ({
  Category,
  ColorMode: 'DYNAMIC',
  Extension,
  Bytes,
})
const pictures = (html: string) =>
  [...html.matchAll(/(?:src|href|srcset)="([^"]*\/assets\/[^"]*)"/g)].map(([, url]) => url ?? '')

describe('a branding style', () => {
  it('is what the pages of its client look by, and of no other, from the moment it is made until it is taken away', async () => {
    const { aws, UserPoolId, ClientId, app, login } = await made('styled', 2)
    const other = await app()
    const { ManagedLoginBranding } = await aws.send(
      new CreateManagedLoginBrandingCommand({
        UserPoolId,
        ClientId,
        Settings: settings('0b6240ff'),
        Assets: [asset('FORM_LOGO', 'PNG', png), asset('FAVICON_ICO', 'ICO', png)],
      }),
    )
    const { html } = await login(ClientId)
    expect(html).toContain('--accent:#0b6240')
    expect(pictures(html)).toHaveLength(2)
    expect((await login(other)).html).not.toContain('--accent:#0b6240')
    const ManagedLoginBrandingId = ManagedLoginBranding?.ManagedLoginBrandingId
    await aws.send(
      new UpdateManagedLoginBrandingCommand({
        UserPoolId,
        ManagedLoginBrandingId,
        Settings: settings('7a1f3dff'),
      }),
    )
    const changed = (await login(ClientId)).html
    expect(changed).toContain('--accent:#7a1f3d')
    expect(pictures(changed)).toEqual(pictures(html))
    const { ManagedLoginBranding: told } = await aws.send(
      new DescribeManagedLoginBrandingByClientCommand({ UserPoolId, ClientId }),
    )
    expect(told?.Settings).toEqual(settings('7a1f3dff'))
    await aws.send(new DeleteManagedLoginBrandingCommand({ UserPoolId, ManagedLoginBrandingId }))
    const plain = (await login(ClientId)).html
    expect(plain).not.toContain('#7a1f3d')
    expect(pictures(plain)).toEqual([])
  })

  it('gives its pictures out as what they are, for good, and nothing that is not of the pool', async () => {
    const { aws, UserPoolId, ClientId, login } = await made('pictured', 2)
    const Assets = [asset('FORM_LOGO', 'PNG', png), asset('PAGE_BACKGROUND', 'SVG', svg())]
    await aws.send(new CreateManagedLoginBrandingCommand({ UserPoolId, ClientId, Settings: {}, Assets }))
    const { html } = await login(ClientId)
    const [logo = ''] = pictures(html)
    const answer = await fetch(new URL(logo, world.server.url))
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png)
    const background = /url\("([^"]+)"\)/.exec(html)?.[1] ?? ''
    expect((await fetch(new URL(background, world.server.url))).headers.get('content-type')).toBe(
      'image/svg+xml',
    )
    for (const address of [
      logo.replace('/pictured/', '/shop/'),
      '/pictured/assets/constructor',
      '/pictured/assets/..%2f..%2fetc%2fpasswd',
    ])
      expect((await fetch(new URL(address, world.server.url))).status).toBe(404)
  })

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['an answer to an event', '<rect onload="alert(1)"/>'],
    [
      'a page within it',
      '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/></foreignObject>',
    ],
    ['a picture from elsewhere', '<image href="https://evil.example/x.png"/>'],
  ])('has an SVG with %s shown where nothing of it can run or fetch', async (_, inner) => {
    const name = `svg-${Buffer.from(inner).toString('hex').slice(2, 12)}`
    const { aws, UserPoolId, ClientId, login } = await made(name, 2)
    const Assets = [asset('FORM_LOGO', 'SVG', svg(inner))]
    await aws.send(new CreateManagedLoginBrandingCommand({ UserPoolId, ClientId, Settings: {}, Assets }))
    const { html } = await login(ClientId)
    expect(html).not.toContain(inner)
    const [logo = ''] = pictures(html)
    const { headers } = await fetch(new URL(logo, world.server.url))
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/(?:^|; )sandbox$/)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('script-src')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-disposition')).toBe('attachment')
  })

  it.each([
    ['the end of the element', '</style><script>alert(1)</script>'],
    ['the end of a rule', 'fff}body{display:none'],
    ['an address', 'url(https://evil.example)'],
    ['a name of a colour', 'rebeccapurple'],
  ])('has %s for a colour kept and told, and none of it in a page', async (_, text) => {
    const { aws, UserPoolId, ClientId, login } = await made(`hostile-${text.length}`, 2)
    await aws.send(new CreateManagedLoginBrandingCommand({ UserPoolId, ClientId, Settings: settings(text) }))
    const { html } = await login(ClientId)
    expect(html).not.toContain(text)
    expect(html.match(/<style>/g)).toHaveLength(1)
  })
})

describe('a branding style of a declared pool', () => {
  it('is made beside its file where the server lets it drift, and else in the file alone', async () => {
    const drifting = await shop({}, ['--memory', '--allow-drift'])
    const style = (of: Shop) =>
      of.aws.send(
        new CreateManagedLoginBrandingCommand({
          UserPoolId: of.UserPoolId,
          ClientId: of.client('web'),
          Settings: settings('0b6240ff'),
        }),
      )
    await style(drifting)
    const told = await drifting.aws.send(
      new DescribeManagedLoginBrandingByClientCommand({
        UserPoolId: drifting.UserPoolId,
        ClientId: drifting.client('web'),
      }),
    )
    expect(told.ManagedLoginBranding?.Settings).toEqual(settings('0b6240ff'))
    await drifting.stop()
    await expect(style(world)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})

describe('the look of classic pages', () => {
  it('is the style sheet and the picture that were said, of a client or else of all', async () => {
    const { aws, UserPoolId, ClientId, app, login } = await made('classic', 1)
    const other = await app()
    const set = (of: { ClientId?: string }, CSS: string, ImageFile?: Uint8Array) =>
      aws.send(new SetUICustomizationCommand({ UserPoolId, ...of, CSS, ...(ImageFile && { ImageFile }) }))
    await set({}, '.label-customizable { color: #112233; }', png)
    await set({ ClientId }, '.submitButton-customizable { background-color: #0b6240; }')
    const [own, all] = [await login(ClientId), await login(other)]
    expect(own.html).toContain('.submitButton-customizable{background-color:#0b6240}')
    expect(own.html).not.toContain('.label-customizable{')
    expect(all.html).toContain('.label-customizable{color:#112233}')
    expect(pictures(all.html)).toHaveLength(1)
    // Every style of a page is known to its policy by its hash.
    expect(own.headers.get('content-security-policy')?.match(/'sha256-/g)).toHaveLength(2)
    expect(own.headers.get('content-security-policy')).not.toContain('unsafe')
  })

  it.each([
    ['a selector of its own', 'body{color:red}'],
    ['an address', '.banner-customizable{background:url(https://evil.example/x.png)}'],
    ['an import', '@import "https://evil.example/x.css";'],
    ['what a field holds', '.inputField-customizable[value^=a]{color:red}'],
    ['the end of the element', '.label-customizable{color:red}</style><script>alert(1)</script>'],
    ['an escape', '.banner-customizable{background:u\\72l(x)}'],
  ])('takes no style sheet with %s', async (_, CSS) => {
    const { aws, UserPoolId, ClientId, login } = await made(`refused-${CSS.length}`, 1)
    const before = (await login(ClientId)).html.length
    await expect(aws.send(new SetUICustomizationCommand({ UserPoolId, CSS }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
    expect((await login(ClientId)).html).toHaveLength(before)
  })
})

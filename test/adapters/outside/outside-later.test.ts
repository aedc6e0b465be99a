import { describe, expect, it } from 'vitest'
import { outsideLater } from '../../../src/adapters/outside/outside-later.ts'
import { claims, now, openIssuer, signed, signingKey } from './issuer.ts'
import { now as then, openProvider } from './saml-provider.ts'

const key = await signingKey('first')
const needs = { clock: { ticks: () => 0 }, allowLocal: true }

describe('what others issued', () => {
  it('is verified by libraries that come with the first of it', async () => {
    const { url } = await openIssuer(key)
    const outside = outsideLater(needs)
    const provider = openProvider()
    const properties = { Name: 'partner', SamlMetadataDocument: provider.metadata }
    expect(await outside.oidc(url, await signed(key, claims(url)), now)).toMatchObject({ subject: 'ana' })
    expect(await outside.saml(properties, await provider.sign(), then)).toMatchObject({
      subject: 'ana@partner.example',
    })
    expect(await outside.social('login.example', 'our-app', 'token', now)).toEqual({ why: 'issuer' })
    await outside.close()
  })

  it('needs no closing where there was nothing', async () => {
    await expect(outsideLater(needs).close()).resolves.toBeUndefined()
  })
})

describe('an issuer on this machine', () => {
  it('is not asked where nothing may be there, as under `serve`', async () => {
    const { url, seen } = await openIssuer(key)
    const outside = outsideLater({ ...needs, allowLocal: false })
    expect(await outside.oidc(url, await signed(key, claims(url)), now)).toEqual({ why: 'unreachable' })
    expect(seen()).toEqual([])
    await outside.close()
  })
})

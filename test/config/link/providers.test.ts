import { describe, expect, it } from 'vitest'
import { load } from '../../../src/config/load.ts'
import { modelOf, shopWith } from '../shop.ts'
import { tellsEach } from './mistakes.ts'

const oidc = 'pools/partners/corp-login.oidc-provider.yaml'
const saml = 'pools/partners/partner.saml-provider.yaml'
const url = 'https://login.corp.example'
const published = 'url: https://partner.example/saml/metadata'
const file = { [saml]: [[published, 'file: ./partner.xml']] } as const
const metadata = `<EntityDescriptor entityID="urn:idp"><IDPSSODescriptor><KeyDescriptor><KeyInfo><X509Data><X509Certificate>MII${'A'.repeat(120)}</X509Certificate></X509Data></KeyInfo></KeyDescriptor></IDPSSODescriptor></EntityDescriptor>`

describe('one finding tells whoever', () => {
  tellsEach([
    {
      name: 'names metadata that are not there',
      edit: file,
      rule: 'PW-LINK-025',
      at: [saml, './partner.xml'],
      says: 'there is no file `pools/partners/partner.xml`',
      help: 'put the metadata that the provider publishes there, as an `.xml` file under `pools/`',
    },
    {
      name: 'misspells the name of metadata',
      edit: file,
      documents: { 'pools/partners/partners.xml': metadata, 'pools/partner.xml': metadata },
      rule: 'PW-LINK-025',
      at: [saml, './partner.xml'],
      says: 'there is no file `pools/partners/partner.xml`',
      help: 'did you mean `./partners.xml`?',
    },
    {
      name: 'names metadata by a way out of the project',
      edit: { [saml]: [[published, 'file: ./../../../partner.xml']] },
      documents: { 'pools/partners/partner.xml': metadata },
      rule: 'PW-LINK-025',
      at: [saml, './../../../partner.xml'],
      says: 'there is no file `pools/partners/../../../partner.xml`',
    },
    {
      name: 'names something else for metadata',
      edit: file,
      documents: { 'pools/partners/partner.xml': '<html>' },
      rule: 'PW-LINK-026',
      at: [saml, './partner.xml'],
      says: 'the metadata in `pools/partners/partner.xml` cannot be read as XML: it ends before its root does',
      help: 'take the `EntityDescriptor` of one SAML 2.0 identity provider as it publishes it',
    },
    {
      name: 'names metadata without a key',
      edit: file,
      documents: { 'pools/partners/partner.xml': metadata.replace(/<KeyDescriptor>.*<\/KeyDescriptor>/, '') },
      rule: 'PW-LINK-026',
      at: [saml, './partner.xml'],
      says: 'the metadata in `pools/partners/partner.xml` has no certificate of a key that signs',
    },
    {
      name: 'has an issuer with a query',
      edit: { [oidc]: [[url, `${url}?tenant=shop`]] },
      rule: 'PW-LINK-027',
      at: [oidc, url],
      says: `the issuer has a query or a fragment`,
    },
    {
      name: 'has an issuer with a fragment',
      edit: { [oidc]: [[url, `${url}#shop`]] },
      rule: 'PW-LINK-027',
      at: [oidc, url],
      says: `the issuer has a query or a fragment`,
    },
    {
      name: 'has an issuer with a user in it',
      edit: { [oidc]: [[url, 'https://ana:secret@login.corp.example']] },
      rule: 'PW-LINK-027',
      at: [oidc, 'https://ana'],
      says: 'the issuer names a user',
    },
    {
      name: 'has an issuer that is no URL',
      edit: { [oidc]: [[url, 'https://login corp']] },
      rule: 'PW-LINK-027',
      at: [oidc, 'https://login corp'],
      says: 'the issuer cannot be read as a URL',
    },
    {
      name: 'has an issuer on this machine elsewhere than in dev',
      edit: { [oidc]: [[url, 'http://localhost:9000']] },
      env: 'prod',
      rule: 'PW-LINK-028',
      at: [oidc, 'http://localhost:9000'],
      says: '`http://localhost:9000` is not on the public internet, and `serve` fetches nothing from there',
      help: 'patch it under `patch` of the environment `prod`',
    },
    {
      name: 'has metadata at a private address elsewhere than in dev',
      edit: { [saml]: [[published, 'url: https://10.0.0.1/metadata']] },
      env: 'prod',
      rule: 'PW-LINK-028',
      at: [saml, 'https://10.0.0.1/metadata'],
      says: '`https://10.0.0.1/metadata` is not on the public internet',
    },
    {
      name: 'has an issuer by plain http on another machine',
      edit: { [oidc]: [[url, 'http://login.corp.example']] },
      rule: 'PW-FILE-023',
      at: [oidc, 'http://login.corp.example'],
      says: '`http://login.corp.example` is not what `url` can be',
    },
    {
      name: 'has an issuer by plain http whose name begins like this machine',
      edit: { [oidc]: [[url, 'http://localhost.corp.example']] },
      rule: 'PW-FILE-023',
      at: [oidc, 'http://localhost.corp.example'],
      says: '`http://localhost.corp.example` is not what `url` can be',
    },
  ])
})

describe('the model', () => {
  it('has the text of metadata in the place of their file', () => {
    const documents = new Map([['pools/partners/partner.xml', metadata]])
    const { samlProviders } = modelOf({ ...shopWith(file), documents, env: 'dev' })
    expect(samlProviders.map(({ properties }) => properties.SamlMetadataDocument)).toEqual([metadata])
  })

  it('has the place of metadata that are published, which nobody fetches before they are needed', () => {
    const { samlProviders } = modelOf({ ...shopWith({}), env: 'dev' })
    expect(samlProviders.map(({ properties }) => properties.SamlMetadataDocument)).toEqual([
      { url: 'https://partner.example/saml/metadata' },
    ])
  })

  it('has an issuer of this machine in dev, by an ARN without its scheme', () => {
    const { findings, model } = load({
      ...shopWith({ [oidc]: [[url, 'http://localhost:9000/realm/']] }),
      env: 'dev',
    })
    expect(findings).toEqual([])
    expect(model?.oidcProviders).toMatchObject([
      {
        arn: 'arn:aws:iam::123456789012:oidc-provider/localhost:9000/realm',
        properties: { Url: 'http://localhost:9000/realm/' },
      },
    ])
  })
})

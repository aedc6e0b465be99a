import { describe, expect, it } from 'vitest'
import { sayProvider } from '../../src/operations/say-provider.ts'
import { someMetadata } from '../saml-metadata.ts'
import { fault, world } from '../world.ts'

const details = {
  Google: { client_id: 'id', client_secret: 'hush', authorize_scopes: 'openid email' },
  SignInWithApple: {
    ...{ client_id: 'id', team_id: 'T', key_id: 'K', private_key: 'hush', authorize_scopes: 'email' },
  },
  OIDC: {
    ...{ client_id: 'id', authorize_scopes: 'openid', attributes_request_method: 'GET' },
    oidc_issuer: 'https://login.corp.example',
  },
  SAML: { MetadataURL: 'https://login.corp.example/metadata' },
} as const

/** A pool that the API made, with a provider. */
async function made() {
  const there = await world()
  const { call } = there
  const UserPoolId = (await call('CreateUserPool', { PoolName: 'shop' })).UserPool?.Id ?? ''
  const named = { UserPoolId, ProviderName: 'Corp' }
  const said = {
    ...named,
    ProviderType: 'OIDC',
    ProviderDetails: { ...details.OIDC, client_secret: 'hush' },
    AttributeMapping: { email: 'mail' },
    IdpIdentifiers: ['corp.example'],
  } as const
  const { IdentityProvider } = await call('CreateIdentityProvider', said)
  return { ...there, UserPoolId, named, said, IdentityProvider }
}

describe('an identity provider that the API makes', () => {
  it('is told as it was said, with its secret, dates, and what the service knows', async () => {
    const { call, named, said, IdentityProvider, clock } = await made()
    expect(IdentityProvider).toEqual({
      ...said,
      ProviderDetails: { ...said.ProviderDetails, attributes_url_add_attributes: 'false' },
      AttributeMapping: { email: 'mail', username: 'sub' },
      CreationDate: clock.at / 1000,
      LastModifiedDate: clock.at / 1000,
    })
    expect(await call('DescribeIdentityProvider', named)).toEqual({ IdentityProvider })
    expect(
      await call('GetIdentityProviderByIdentifier', { ...named, IdpIdentifier: 'corp.example' }),
    ).toEqual({ IdentityProvider })
  })

  it('is listed by name and type, a page at a time', async () => {
    const { call, UserPoolId, clock } = await made()
    await call('CreateIdentityProvider', {
      ...{ UserPoolId, ProviderName: 'Google', ProviderType: 'Google', ProviderDetails: details.Google },
    })
    const first = await call('ListIdentityProviders', { UserPoolId, MaxResults: 1 })
    const dates = { CreationDate: clock.at / 1000, LastModifiedDate: clock.at / 1000 }
    expect(first.Providers).toEqual([{ ProviderName: 'Corp', ProviderType: 'OIDC', ...dates }])
    const { NextToken } = first
    expect(await call('ListIdentityProviders', { UserPoolId, MaxResults: 1, NextToken })).toEqual({
      Providers: [{ ProviderName: 'Google', ProviderType: 'Google', ...dates }],
    })
  })

  it('keeps what an update does not say, and loses details that it leaves out', async () => {
    const { call, named, clock } = await made()
    clock.at += 2000
    const { IdentityProvider } = await call('UpdateIdentityProvider', {
      ...named,
      ProviderDetails: details.OIDC,
    })
    expect(IdentityProvider).toMatchObject({
      AttributeMapping: { email: 'mail', username: 'sub' },
      IdpIdentifiers: ['corp.example'],
      CreationDate: clock.at / 1000 - 2,
      LastModifiedDate: clock.at / 1000,
    })
    expect(IdentityProvider.ProviderDetails).not.toHaveProperty('client_secret')
    await call('UpdateIdentityProvider', {
      ...named,
      AttributeMapping: { username: 'oid' },
      IdpIdentifiers: [],
    })
    expect(await call('DescribeIdentityProvider', named)).toMatchObject({
      IdentityProvider: { AttributeMapping: { username: 'oid' }, IdpIdentifiers: [] },
    })
  })

  it('is made once, also by two at the same moment', async () => {
    const { call, said, UserPoolId } = await made()
    await expect(call('CreateIdentityProvider', said)).rejects.toEqual(
      fault('DuplicateProviderException', `Corp already exists in user pool ${UserPoolId}`),
    )
    const both = await Promise.allSettled(
      [1, 2].map(() =>
        call('CreateIdentityProvider', { ...said, ProviderName: 'Twins', IdpIdentifiers: [] }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('may be named by clients, which keep the name when it goes', async () => {
    const { call, UserPoolId, named } = await made()
    const client = { UserPoolId, ClientName: 'web', SupportedIdentityProviders: ['Corp'] }
    const ClientId = (await call('CreateUserPoolClient', client)).UserPoolClient?.ClientId ?? ''
    await call('DeleteIdentityProvider', named)
    await expect(call('DescribeIdentityProvider', named)).rejects.toEqual(
      fault('ResourceNotFoundException', 'Identity provider Corp does not exist.'),
    )
    const { UserPoolClient } = await call('DescribeUserPoolClient', { UserPoolId, ClientId })
    expect(UserPoolClient?.SupportedIdentityProviders).toEqual(['Corp'])
    await expect(call('CreateUserPoolClient', client)).rejects.toEqual(fault('InvalidParameterException'))
  })
})

describe('CreateIdentityProvider', () => {
  it.each([
    ['Google', 'Google', details.Google],
    ['SignInWithApple', 'SignInWithApple', details.SignInWithApple],
    ['Staff', 'OIDC', details.OIDC],
    ['Staff', 'SAML', details.SAML],
    ['Staff', 'SAML', { MetadataFile: someMetadata() }],
  ] as const)('makes %s of type %s', async (ProviderName, ProviderType, ProviderDetails) => {
    const { call, UserPoolId } = await made()
    const provider = { UserPoolId, ProviderName, ProviderType, ProviderDetails }
    expect(await call('CreateIdentityProvider', provider)).toMatchObject({ IdentityProvider: provider })
  })

  it('tells where a SAML provider takes people, of metadata that were said', async () => {
    const { call, UserPoolId } = await made()
    const place = (name: string, binding: string, path: string) =>
      `<${name} Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="https://idp.example/${path}"/>`
    const MetadataFile = someMetadata(
      'urn:idp',
      place('SingleLogoutService', 'HTTP-Redirect', 'slo') +
        place('SingleSignOnService', 'HTTP-POST', 'post') +
        place('SingleSignOnService', 'HTTP-Redirect', 'sso'),
    )
    const provider = { UserPoolId, ProviderName: 'Staff', ProviderType: 'SAML' } as const
    const { IdentityProvider } = await call('CreateIdentityProvider', {
      ...provider,
      ProviderDetails: { MetadataFile },
    })
    expect(IdentityProvider?.ProviderDetails).toEqual({
      MetadataFile,
      SLORedirectBindingURI: 'https://idp.example/slo',
      SSORedirectBindingURI: 'https://idp.example/sso',
    })
  })

  it('tells the addresses of Facebook by the version that was said', async () => {
    const { call, UserPoolId } = await made()
    const provider = { UserPoolId, ProviderName: 'Facebook', ProviderType: 'Facebook' } as const
    const { IdentityProvider } = await call('CreateIdentityProvider', {
      ...provider,
      ProviderDetails: { ...details.Google, api_version: 'v21.0' },
    })
    expect(IdentityProvider.ProviderDetails).toMatchObject({
      api_version: 'v21.0',
      attributes_url: 'https://graph.facebook.com/v21.0/me?fields=',
      authorize_url: 'https://www.facebook.com/v21.0/dialog/oauth',
    })
  })

  const social = 'clientId, clientSecret and authorizeScopes are all required idp details.'
  it.each([
    ['Shop', 'Google', details.Google, 'Provider Shop cannot be of type Google.'],
    ['Google', 'OIDC', details.OIDC, 'Provider Google cannot be of type OIDC.'],
    ['Cognito', 'OIDC', details.OIDC, 'Provider Cognito cannot be of type OIDC.'],
    ['Google', 'Google', { ...details.Google, client_secret: '' }, social],
    ['Facebook', 'Facebook', { client_id: 'id' }, social],
    ['LoginWithAmazon', 'LoginWithAmazon', {}, social],
    ['SignInWithApple', 'SignInWithApple', details.Google, /privateKey, teamId, and keyId are all required/],
    ['Staff', 'OIDC', details.Google, /oidcIssuer and attributesRequestMethod are all required/],
    ['Staff', 'SAML', {}, 'At least one of the MetadataURL or MetadataFile should be provided.'],
    [
      ...(['Staff', 'SAML', { ...details.SAML, MetadataFile: someMetadata() }] as const),
      'Only one of the MetadataURL or MetadataFile should be provided.',
    ],
    [
      ...(['Staff', 'OIDC', { ...details.OIDC, oidc_issuer: 'http://login.corp.example' }] as const),
      'OIDC endpoint must start with https://',
    ],
    ['Staff', 'OIDC', { ...details.OIDC, attributes_request_method: 'PUT' }, /enum value set: \[POST, GET\]/],
    ['Staff', 'SAML', { MetadataURL: 'login.corp.example' }, /not a URL/],
    ['Staff', 'SAML', { MetadataFile: '<EntityDescriptor/>' }, 'MetadataFile says no `entityID`.'],
    [
      ...(['Staff', 'SAML', { MetadataFile: '<!DOCTYPE x><EntityDescriptor/>' }] as const),
      /^MetadataFile cannot be read as XML/,
    ],
    ['Staff', 'Github', details.OIDC, /failed to satisfy/],
    ['_Staff', 'OIDC', details.OIDC, /failed to satisfy/],
    ['S'.repeat(33), 'OIDC', details.OIDC, /failed to satisfy/],
  ])('refuses %s of type %s', async (ProviderName, ProviderType, ProviderDetails, message) => {
    const { call, UserPoolId } = await made()
    const provider = { UserPoolId, ProviderName, ProviderType: ProviderType as 'OIDC', ProviderDetails }
    await expect(call('CreateIdentityProvider', provider)).rejects.toEqual(
      fault('InvalidParameterException', message),
    )
  })

  it.each([
    ['another leads by', ['corp.example']],
    ['leads to another in other letters', ['CORP.example']],
    ['stands twice', ['a', 'a']],
    ['stands twice in other letters', ['a', 'A']],
    ['is too long', ['a'.repeat(41)]],
    ['is one of too many', Array.from({ length: 51 }, (_, at) => `a${at}`)],
  ])('refuses an identifier that %s', async (_, IdpIdentifiers) => {
    const { call, said } = await made()
    await expect(
      call('CreateIdentityProvider', { ...said, ProviderName: 'Other', IdpIdentifiers }),
    ).rejects.toEqual(fault('InvalidParameterException'))
  })
})

it('refuses to find by an identifier that leads nowhere', async () => {
  const { call, UserPoolId } = await made()
  await expect(
    call('GetIdentityProviderByIdentifier', { UserPoolId, IdpIdentifier: 'nobody.example' }),
  ).rejects.toEqual(fault('ResourceNotFoundException'))
})

it('leaves out of what is told the secrets and files that YAML names by reference', async () => {
  const { pool } = await world()
  const ProviderDetails = {
    client_id: 'id',
    client_secret: { secret: 'corp' },
    MetadataFile: { file: 'a.xml' },
  }
  const provider = { ProviderName: 'Corp', ProviderType: 'SAML', ProviderDetails }
  expect(sayProvider(pool, provider, { createdAt: 0, modifiedAt: 0 }).ProviderDetails).toEqual({
    client_id: 'id',
  })
})

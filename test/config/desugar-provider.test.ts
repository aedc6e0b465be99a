import { describe, expect, it } from 'vitest'
import { desugar } from '../../src/config/canonical/desugar.ts'
import type { JsonObject } from '../../src/model/trigger.ts'
import { addresses } from './canonical/said.ts'

const pool = (said: JsonObject) => desugar('pool', 'shop', said, addresses)
const provider = (said: JsonObject) => pool({ identityProviders: { Corp: said } }).identityProviders[0]!

describe('an identity provider', () => {
  const secret = { secret: 'x' }
  it.each<[JsonObject, JsonObject]>([
    [
      {
        type: 'google',
        clientId: 'i',
        clientSecret: secret,
        scopes: ['openid', 'email'],
        map: { email: 'email' },
        identifiers: ['a.example'],
      },
      {
        ProviderType: 'Google',
        ProviderDetails: { client_id: 'i', client_secret: secret, authorize_scopes: 'openid email' },
        AttributeMapping: { email: 'email' },
        IdpIdentifiers: ['a.example'],
      },
    ],
    [
      { type: 'facebook', clientId: 'i', clientSecret: secret, scopes: ['public_profile', 'email'] },
      {
        ProviderType: 'Facebook',
        ProviderDetails: { client_id: 'i', client_secret: secret, authorize_scopes: 'public_profile,email' },
      },
    ],
    [
      { type: 'amazon', clientId: 'i', clientSecret: secret },
      { ProviderType: 'LoginWithAmazon', ProviderDetails: { client_id: 'i', client_secret: secret } },
    ],
    [
      { type: 'apple', clientId: 'i', teamId: 't', keyId: 'k', privateKey: secret },
      {
        ProviderType: 'SignInWithApple',
        ProviderDetails: { client_id: 'i', team_id: 't', key_id: 'k', private_key: secret },
      },
    ],
    [
      {
        type: 'oidc',
        clientId: 'i',
        issuer: 'https://x',
        attributesMethod: 'POST',
        aws: { ProviderDetails: { token_url: 'https://x/t' } },
      },
      {
        ProviderType: 'OIDC',
        ProviderDetails: {
          client_id: 'i',
          oidc_issuer: 'https://x',
          attributes_request_method: 'POST',
          token_url: 'https://x/t',
        },
      },
    ],
    [
      {
        type: 'saml',
        metadata: { url: 'https://x' },
        encryptedResponses: true,
        signRequests: true,
        idpInitiated: false,
        signOut: true,
      },
      {
        ProviderType: 'SAML',
        ProviderDetails: {
          MetadataURL: 'https://x',
          EncryptedResponses: 'true',
          RequestSigningAlgorithm: 'rsa-sha256',
          IDPInit: 'false',
          IDPSignout: 'true',
        },
      },
    ],
    [
      { type: 'saml', metadata: { file: './x.xml' } },
      { ProviderType: 'SAML', ProviderDetails: { MetadataFile: { file: './x.xml' } } },
    ],
  ])('of type $type has the details that Cognito knows', (said, properties) => {
    expect(provider(said)).toEqual({ ProviderName: 'Corp', ...properties })
  })
})

import type { Flow } from './calls.ts'

/** What administrators give a pool of their own: APIs with scopes, domains, providers. */
export const providerFlows = {
  'resource servers, from their making to their end': {
    async run({ call }) {
      const { UserPool } = await call('CreateUserPool', { PoolName: 'own' })
      const own = { UserPoolId: UserPool?.Id ?? '' }
      const server = { ...own, Identifier: 'api', Name: 'api' }
      await call('CreateResourceServer', server)
      await call('DescribeResourceServer', server)
      await call('UpdateResourceServer', server)
      await call('ListResourceServers', own)
      await call('DeleteResourceServer', server)
    },
  },
  'domains, from their making to their end': {
    async run({ call }) {
      const { UserPool } = await call('CreateUserPool', { PoolName: 'own' })
      const domain = { UserPoolId: UserPool?.Id ?? '', Domain: 'own' }
      await call('CreateUserPoolDomain', domain)
      await call('DescribeUserPoolDomain', domain)
      await call('UpdateUserPoolDomain', domain)
      await call('DeleteUserPoolDomain', domain)
    },
  },
  'identity providers, from their making to their end': {
    async run({ call }) {
      const { UserPool } = await call('CreateUserPool', { PoolName: 'own' })
      const own = { UserPoolId: UserPool?.Id ?? '' }
      const provider = { ...own, ProviderName: 'Corp' }
      await call('CreateIdentityProvider', {
        ...provider,
        ProviderType: 'SAML',
        ProviderDetails: { MetadataURL: 'https://login.corp.example/metadata' },
        IdpIdentifiers: ['corp.example'],
      })
      await call('DescribeIdentityProvider', provider)
      await call('GetIdentityProviderByIdentifier', { ...own, IdpIdentifier: 'corp.example' })
      await call('UpdateIdentityProvider', provider)
      await call('ListIdentityProviders', own)
      await call('DeleteIdentityProvider', provider)
    },
  },
  'identities of providers, linked to a user and taken away': {
    async run({ call, pool }) {
      const linked = {
        ...pool,
        identityProviders: [{ ProviderName: 'Corp', ProviderType: 'SAML', ProviderDetails: {} }],
      }
      Object.assign(pool, linked)
      const corp = {
        ProviderName: 'Corp',
        ProviderAttributeName: 'Cognito_Subject',
        ProviderAttributeValue: '1',
      }
      const own = { ProviderName: 'Cognito', ProviderAttributeValue: 'ana' }
      await call('AdminLinkProviderForUser', { UserPoolId: pool.id, DestinationUser: own, SourceUser: corp })
      await call('AdminDisableProviderForUser', { UserPoolId: pool.id, User: corp })
      await call('GetSigningCertificate', { UserPoolId: pool.id })
      const LimitDefinition = { LimitClass: 'API_CATEGORY', Attributes: { Category: 'UserRead' } } as const
      await call('GetProvisionedLimit', { LimitDefinition })
      await call('UpdateProvisionedLimit', { LimitDefinition, RequestedLimitValue: 120 })
    },
  },
} as const satisfies Record<string, Flow>

import { expect } from 'vitest'
import type { Applied, Resource } from './resource.ts'

const details = {
  client_id: 'corp',
  client_secret: 'hidden',
  authorize_scopes: 'openid email',
  oidc_issuer: 'https://login.corp.example',
  attributes_request_method: 'GET',
}

const log = (name: string) => ({
  EventSource: 'userNotification' as const,
  LogLevel: 'ERROR' as const,
  CloudWatchLogsConfiguration: { LogGroupArn: `arn:aws:logs:us-east-1:123456789012:log-group:${name}` },
})

/** What a pool has. */
export function ofParts(applied: Applied): Record<string, Resource> {
  const { aws, pool } = applied
  const client = () => ({ ...pool, ClientId: applied.ClientId })
  const group = () => ({ ...pool, GroupName: 'admins' })
  const provider = () => ({ ...pool, ProviderName: 'Corp' })
  return {
    'an identity provider': {
      create: () =>
        aws.createIdentityProvider({
          ...provider(),
          ProviderType: 'OIDC',
          ProviderDetails: details,
          AttributeMapping: { email: 'email' },
          IdpIdentifiers: ['corp.example'],
        }),
      read: () => aws.describeIdentityProvider(provider()),
      async again() {
        const { IdentityProvider } = await aws.describeIdentityProvider(provider())
        const { ProviderDetails, AttributeMapping, IdpIdentifiers } = IdentityProvider!
        return aws.updateIdentityProvider({
          ...provider(),
          ProviderDetails,
          AttributeMapping,
          IdpIdentifiers,
        })
      },
      change: () =>
        aws.updateIdentityProvider({
          ...provider(),
          ProviderDetails: { ...details, attributes_request_method: 'POST' },
          AttributeMapping: { email: 'mail', name: 'name' },
          IdpIdentifiers: [],
        }),
      changed: {
        IdentityProvider: {
          ProviderDetails: { attributes_request_method: 'POST', client_secret: 'hidden' },
          AttributeMapping: { email: 'mail', name: 'name', username: 'sub' },
          IdpIdentifiers: [],
        },
      },
      remove: () => aws.deleteIdentityProvider(provider()),
      gone: 'ResourceNotFoundException',
    },
    'a client': {
      async create() {
        const { UserPoolClient } = await aws.createUserPoolClient({
          ...pool,
          ClientName: 'web',
          GenerateSecret: true,
          ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
          AllowedOAuthFlows: ['code'],
          AllowedOAuthFlowsUserPoolClient: true,
          AllowedOAuthScopes: ['openid', 'email'],
          CallbackURLs: ['https://shop.example.com/cb'],
          LogoutURLs: ['https://shop.example.com/'],
          SupportedIdentityProviders: ['COGNITO', 'Corp'],
          AccessTokenValidity: 15,
          RefreshTokenValidity: 7,
          TokenValidityUnits: { AccessToken: 'minutes', RefreshToken: 'days' },
          ReadAttributes: ['email', 'custom:team'],
          WriteAttributes: ['email'],
          PreventUserExistenceErrors: 'ENABLED',
        })
        applied.ClientId = UserPoolClient?.ClientId ?? ''
      },
      read: () => aws.describeUserPoolClient(client()),
      async again() {
        const { UserPoolClient } = await aws.describeUserPoolClient(client())
        const { ClientSecret: _, CreationDate: _c, LastModifiedDate: _m, ...rest } = UserPoolClient!
        return aws.updateUserPoolClient(rest as never)
      },
      change: () => aws.updateUserPoolClient({ ...client(), ClientName: 'web', ReadAttributes: ['name'] }),
      changed: {
        UserPoolClient: {
          ReadAttributes: ['name'],
          RefreshTokenValidity: 30,
          AllowedOAuthFlowsUserPoolClient: false,
          ClientSecret: expect.stringMatching(/^[a-z0-9]{51}$/),
        },
      },
      remove: () => aws.deleteUserPoolClient(client()),
      gone: 'ResourceNotFoundException',
    },
    'a group': {
      create: () => aws.createGroup({ ...group(), Description: 'all of them', Precedence: 1 }),
      read: () => aws.getGroup(group()),
      async again() {
        const { Group } = await aws.getGroup(group())
        return aws.updateGroup({ ...group(), Description: Group?.Description, Precedence: Group?.Precedence })
      },
      change: () => aws.updateGroup({ ...group(), Description: 'some', Precedence: 0 }),
      changed: { Group: { Description: 'some', Precedence: 0 } },
      remove: () => aws.deleteGroup(group()),
      gone: 'ResourceNotFoundException',
    },
    'a risk configuration': {
      create: () =>
        aws.setRiskConfiguration({
          ...pool,
          CompromisedCredentialsRiskConfiguration: {
            Actions: { EventAction: 'BLOCK' },
            EventFilter: ['SIGN_IN'],
          },
          RiskExceptionConfiguration: { BlockedIPRangeList: ['203.0.113.0/24'] },
        }),
      read: () => aws.describeRiskConfiguration(pool),
      async again() {
        const { RiskConfiguration } = await aws.describeRiskConfiguration(pool)
        const { LastModifiedDate: _, ...rest } = RiskConfiguration!
        return aws.setRiskConfiguration({ ...rest, ...pool })
      },
      change: () =>
        aws.setRiskConfiguration({
          ...pool,
          RiskExceptionConfiguration: { SkippedIPRangeList: ['198.51.100.0/24'] },
        }),
      changed: {
        RiskConfiguration: {
          RiskExceptionConfiguration: { SkippedIPRangeList: ['198.51.100.0/24'] },
        },
      },
      absent: ['RiskConfiguration.CompromisedCredentialsRiskConfiguration'],
      remove: () => aws.setRiskConfiguration(pool),
      gone: { RiskConfiguration: {} },
    },
    'log delivery': {
      create: () => aws.setLogDeliveryConfiguration({ ...pool, LogConfigurations: [log('a')] }),
      read: () => aws.getLogDeliveryConfiguration(pool),
      async again() {
        const { LogDeliveryConfiguration } = await aws.getLogDeliveryConfiguration(pool)
        return aws.setLogDeliveryConfiguration(LogDeliveryConfiguration as never)
      },
      change: () => aws.setLogDeliveryConfiguration({ ...pool, LogConfigurations: [log('b')] }),
      changed: { LogDeliveryConfiguration: { LogConfigurations: [log('b')] } },
      remove: () => aws.setLogDeliveryConfiguration({ ...pool, LogConfigurations: [] }),
      gone: { LogDeliveryConfiguration: { LogConfigurations: [] } },
    },
    'the look of its pages': {
      create: () => aws.setUICustomization({ ...client(), CSS: '.logo-customizable { color: red }' }),
      read: () => aws.getUICustomization(client()),
      async again() {
        const { UICustomization } = await aws.getUICustomization(client())
        return aws.setUICustomization({ ...client(), CSS: UICustomization?.CSS })
      },
      change: () => aws.setUICustomization({ ...client(), CSS: '.logo-customizable { color: blue }' }),
      changed: { UICustomization: { CSS: '.logo-customizable { color: blue }' } },
      remove: () => aws.setUICustomization(client()),
      gone: { UICustomization: {} },
    },
  }
}

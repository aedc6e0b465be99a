/** An OIDC provider, with all that may be said of one. */
export const oidc = {
  ProviderName: 'corp',
  ProviderType: 'OIDC' as const,
  ProviderDetails: {
    client_id: 'us',
    client_secret: 'said',
    attributes_request_method: 'GET',
    authorize_scopes: 'openid email',
    oidc_issuer: 'https://login.corp.example',
    authorize_url: 'https://login.corp.example/authorize',
    token_url: 'https://login.corp.example/token',
    attributes_url: 'https://login.corp.example/userinfo',
    jwks_uri: 'https://login.corp.example/keys',
  },
  AttributeMapping: { email: 'mail', username: 'sub' },
  IdpIdentifiers: ['corp.example'],
}

/** The user `kim` of a pool, and whom that provider calls 42: one and the same. */
export const kimAtCorp = (UserPoolId: string) => ({
  UserPoolId,
  DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: 'kim' },
  SourceUser: {
    ProviderName: 'corp',
    ProviderAttributeName: 'Cognito_Subject',
    ProviderAttributeValue: '42',
  },
})

import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CreateGroupCommand,
  CreateIdentityProviderCommand,
  CreateManagedLoginBrandingCommand,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  DescribeIdentityProviderCommand,
  DescribeManagedLoginBrandingByClientCommand,
  DescribeResourceServerCommand,
  DescribeRiskConfigurationCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  GetGroupCommand,
  GetIdentityProviderByIdentifierCommand,
  GetLogDeliveryConfigurationCommand,
  GetUICustomizationCommand,
  GetUserPoolMfaConfigCommand,
  ListGroupsCommand,
  ListIdentityProvidersCommand,
  ListResourceServersCommand,
  ListTagsForResourceCommand,
  ListUserPoolClientsCommand,
  ListUsersInGroupCommand,
  SetLogDeliveryConfigurationCommand,
  SetRiskConfigurationCommand,
  SetUICustomizationCommand,
  SetUserPoolMfaConfigCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'

export const Password = 'Corr3ct-Horse!'
// A function whose script the project has.
const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:claims'

/** A pool that has everything which a file can say, and some that none can. */
export async function makeEverything(aws: CognitoIdentityProviderClient) {
  const { UserPool } = await aws.send(
    new CreateUserPoolCommand({
      PoolName: 'Kaufhaus, Nord',
      UserPoolTier: 'PLUS',
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      AutoVerifiedAttributes: ['email'],
      Policies: { PasswordPolicy: { MinimumLength: 10, RequireLowercase: true, RequireUppercase: true } },
      Schema: [
        {
          Name: 'team',
          AttributeDataType: 'String',
          Mutable: true,
          StringAttributeConstraints: { MaxLength: '16' },
        },
        { Name: 'email', AttributeDataType: 'String', Required: true, Mutable: true },
      ],
      LambdaConfig: { PreTokenGeneration: lambda },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
      UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
      EmailVerificationSubject: 'Your $(code)',
      UserPoolTags: { team: 'identity' },
    }),
  )
  const UserPoolId = UserPool?.Id ?? ''
  const pool = { UserPoolId }
  await aws.send(
    new CreateResourceServerCommand({
      ...pool,
      Identifier: 'https://api.example.com',
      Name: 'API',
      Scopes: [{ ScopeName: 'read', ScopeDescription: 'Reads' }],
    }),
  )
  await aws.send(
    new CreateIdentityProviderCommand({
      ...pool,
      ProviderName: 'Google',
      ProviderType: 'Google',
      ProviderDetails: { client_id: 'g', client_secret: 'very secret', authorize_scopes: 'email openid' },
      AttributeMapping: { email: 'email' },
      IdpIdentifiers: ['gmail.com'],
    }),
  )
  const { UserPoolClient } = await aws.send(
    new CreateUserPoolClientCommand({
      ...pool,
      ClientName: 'The shop, on the web',
      GenerateSecret: true,
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      AllowedOAuthFlows: ['code'],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ['openid', 'https://api.example.com/read'],
      CallbackURLs: ['https://shop.example.com/cb'],
      SupportedIdentityProviders: ['COGNITO', 'Google'],
      AccessTokenValidity: 15,
      TokenValidityUnits: { AccessToken: 'minutes' },
      ReadAttributes: ['email', 'custom:team'],
    }),
  )
  const ClientId = UserPoolClient?.ClientId ?? ''
  await aws.send(new CreateUserPoolClientCommand({ ...pool, ClientName: 'plain' }))
  await aws.send(
    new CreateGroupCommand({ ...pool, GroupName: 'admins', Precedence: 1, Description: 'all of them' }),
  )
  await aws.send(
    new CreateUserPoolDomainCommand({ ...pool, Domain: 'kaufhaus-nord', ManagedLoginVersion: 2 }),
  )
  await aws.send(
    new SetUserPoolMfaConfigCommand({
      ...pool,
      MfaConfiguration: 'OPTIONAL',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    }),
  )
  await aws.send(
    new SetRiskConfigurationCommand({
      ...pool,
      CompromisedCredentialsRiskConfiguration: {
        Actions: { EventAction: 'BLOCK' },
        EventFilter: ['SIGN_IN'],
      },
    }),
  )
  await aws.send(
    new SetRiskConfigurationCommand({
      ...pool,
      ClientId,
      RiskExceptionConfiguration: { BlockedIPRangeList: ['203.0.113.0/24'] },
    }),
  )
  await aws.send(
    new SetLogDeliveryConfigurationCommand({
      ...pool,
      LogConfigurations: [
        {
          EventSource: 'userNotification',
          LogLevel: 'ERROR',
          CloudWatchLogsConfiguration: { LogGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:x' },
        },
      ],
    }),
  )
  await aws.send(
    new SetUICustomizationCommand({ ...pool, ClientId, CSS: '.logo-customizable { color: red }' }),
  )
  await aws.send(new CreateManagedLoginBrandingCommand({ ...pool, ClientId, UseCognitoProvidedValues: true }))
  const { User } = await aws.send(
    new AdminCreateUserCommand({
      ...pool,
      Username: 'kim@example.com',
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: 'kim@example.com' },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'custom:team', Value: 'north' },
      ],
    }),
  )
  const Username = User?.Username ?? ''
  await aws.send(new AdminSetUserPasswordCommand({ ...pool, Username, Password, Permanent: true }))
  await aws.send(new AdminAddUserToGroupCommand({ ...pool, Username, GroupName: 'admins' }))
  return { UserPoolId, Arn: UserPool?.Arn ?? '', ClientId, secret: UserPoolClient?.ClientSecret ?? '' }
}

/** Everything that the API tells of the pool, but for dates. */
export async function described(
  aws: CognitoIdentityProviderClient,
  { UserPoolId, Arn, ClientId }: { UserPoolId: string; Arn: string; ClientId: string },
) {
  const pool = { UserPoolId }
  const asked = {
    DescribeUserPool: aws.send(new DescribeUserPoolCommand(pool)),
    DescribeUserPoolClient: aws.send(new DescribeUserPoolClientCommand({ ...pool, ClientId })),
    ListUserPoolClients: aws.send(new ListUserPoolClientsCommand(pool)),
    DescribeIdentityProvider: aws.send(
      new DescribeIdentityProviderCommand({ ...pool, ProviderName: 'Google' }),
    ),
    GetIdentityProviderByIdentifier: aws.send(
      new GetIdentityProviderByIdentifierCommand({ ...pool, IdpIdentifier: 'gmail.com' }),
    ),
    ListIdentityProviders: aws.send(new ListIdentityProvidersCommand(pool)),
    DescribeResourceServer: aws.send(
      new DescribeResourceServerCommand({ ...pool, Identifier: 'https://api.example.com' }),
    ),
    ListResourceServers: aws.send(new ListResourceServersCommand(pool)),
    DescribeUserPoolDomain: aws.send(new DescribeUserPoolDomainCommand({ Domain: 'kaufhaus-nord' })),
    GetGroup: aws.send(new GetGroupCommand({ ...pool, GroupName: 'admins' })),
    ListGroups: aws.send(new ListGroupsCommand(pool)),
    ListUsersInGroup: aws.send(new ListUsersInGroupCommand({ ...pool, GroupName: 'admins' })),
    GetUserPoolMfaConfig: aws.send(new GetUserPoolMfaConfigCommand(pool)),
    DescribeRiskConfiguration: aws.send(new DescribeRiskConfigurationCommand(pool)),
    'DescribeRiskConfiguration of a client': aws.send(
      new DescribeRiskConfigurationCommand({ ...pool, ClientId }),
    ),
    GetLogDeliveryConfiguration: aws.send(new GetLogDeliveryConfigurationCommand(pool)),
    GetUICustomization: aws.send(new GetUICustomizationCommand({ ...pool, ClientId })),
    DescribeManagedLoginBrandingByClient: aws.send(
      new DescribeManagedLoginBrandingByClientCommand({ ...pool, ClientId }),
    ),
    ListTagsForResource: aws.send(new ListTagsForResourceCommand({ ResourceArn: Arn })),
  }
  const all = await Promise.all(
    Object.entries(asked).map(async ([name, answer]) => [name, withoutDates(await answer)] as const),
  )
  return Object.fromEntries(all)
}

/** Lists of words are sets, which a file in its form has in another order. */
const withoutDates = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const items = value.map(withoutDates)
    return items.every((item) => typeof item === 'string') ? items.sort() : items
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => key !== '$metadata' && !(inner instanceof Date))
      .map(([key, inner]) => [key, withoutDates(inner)]),
  )
}

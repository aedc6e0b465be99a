import {
  AddUserPoolClientSecretCommand,
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
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
  InitiateAuthCommand,
  ListGroupsCommand,
  ListIdentityProvidersCommand,
  ListResourceServersCommand,
  ListTagsForResourceCommand,
  ListUserPoolClientsCommand,
  ListUserPoolClientSecretsCommand,
  ListUsersInGroupCommand,
  SetLogDeliveryConfigurationCommand,
  SetRiskConfigurationCommand,
  SetUICustomizationCommand,
  SetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { createHmac } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sdk } from '../conformance/sdk.ts'
import { folder, serve, type Server } from '../serve.ts'
import { runPoolwright } from './run-poolwright.ts'

const Password = 'Corr3ct-Horse!'
const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:claims'
const { dir, remove } = folder({
  'pools/people.pool.yaml': 'clients:\n  web: {}\n',
  'triggers/claims.trigger.yaml': 'script: ./claims.ts\nhooks: [preTokenGeneration]\n',
  'triggers/claims.ts':
    "export const handler = async (event: { response: object }) => {\n  event.response = { claimsOverrideDetails: { claimsToAddOrOverride: { by: 'claims' } } }\n  return event\n}\n",
  'pools/env/dev.env.yaml': 'account: "123456789012"\nregion: us-east-1\n',
})

let server: Server
let aws: CognitoIdentityProviderClient
let made: Awaited<ReturnType<typeof makeEverything>>
beforeAll(async () => {
  server = await serve(dir, [])
  aws = sdk(server)
  made = await makeEverything()
})
afterAll(async () => {
  await server.stop()
  remove()
})

/** A pool that has everything which a file can say, and some that none can. */
async function makeEverything() {
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
  await aws.send(new SetUICustomizationCommand({ ...pool, ClientId, CSS: '.logo { color: red }' }))
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
async function described() {
  const { UserPoolId, Arn, ClientId } = made
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

/** What a file names by reference is not told. */
const withoutProviderSecret = (answer: unknown) => {
  const { IdentityProvider: provider } = answer as { IdentityProvider?: { ProviderDetails?: object } }
  if (!provider) return answer
  const { client_secret: _, ...ProviderDetails } = provider.ProviderDetails as Record<string, string>
  return { IdentityProvider: { ...provider, ProviderDetails } }
}

const signIn = (username: string) =>
  aws.send(
    new InitiateAuthCommand({
      ClientId: made.ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: {
        USERNAME: username,
        PASSWORD: Password,
        SECRET_HASH: createHmac('sha256', made.secret).update(`${username}${made.ClientId}`).digest('base64'),
      },
    }),
  )

describe('poolwright pull', () => {
  it('makes a declared pool of one that the API made, which answers as before and has its users', async () => {
    const before = await described()
    const { code, out, err } = await runPoolwright(dir, 'pull')
    expect({ code, err }).toEqual({
      code: 0,
      err: [
        `Kaufhaus, Nord (${made.UserPoolId}): is now declared in pools/Kaufhaus-Nord.pool.yaml`,
        '  write under `secrets` of each environment, and set what they name:',
        '    kaufhaus-nord-the-shop-on-the-web-client-secret: { env: KAUFHAUS_NORD_THE_SHOP_ON_THE_WEB_CLIENT_SECRET }',
        '    kaufhaus-nord-google-client-secret: { env: KAUFHAUS_NORD_GOOGLE_CLIENT_SECRET }',
        '  not in it: a style of managed login of the client `The-shop-on-the-web`: YAML has no words for it; it stays as the API made it',
        '  not in it: the risk configuration of the client `The-shop-on-the-web`: YAML has no words for it; it stays as the API made it',
        '  not in it: the look of the classic pages of the client `The-shop-on-the-web`: YAML has no words for it; it stays as the API made it',
        '',
      ].join('\n'),
    })
    expect(out).toBe('pools/Kaufhaus-Nord.pool.yaml\n')
    const text = readFileSync(join(dir, 'pools/Kaufhaus-Nord.pool.yaml'), 'utf8')
    expect(text).not.toContain(made.secret)
    expect(text).not.toContain('very secret')
    await server.stop()

    writeFileSync(
      join(dir, 'pools/env/dev.env.yaml'),
      `account: "123456789012"\nregion: us-east-1\nsecrets:\n${err
        .split('\n')
        .filter((line) => line.includes('{ env:'))
        .map((line) => line.slice(2))
        .join('\n')}\n`,
    )
    const validated = await runPoolwright(dir, 'validate', '--json')
    expect(JSON.parse(validated.out)).toMatchObject({ ok: true })
    expect((await runPoolwright(dir, 'fmt', '--check', 'pools/Kaufhaus-Nord.pool.yaml')).code).toBe(0)

    server = await serve(dir, [], {
      KAUFHAUS_NORD_THE_SHOP_ON_THE_WEB_CLIENT_SECRET: made.secret,
      KAUFHAUS_NORD_GOOGLE_CLIENT_SECRET: 'very secret',
    })
    aws = sdk(server)
    expect(server.ready.pools.map(({ id }) => id)).toContain(made.UserPoolId)
    const after = await described()
    for (const [name, answer] of Object.entries(before))
      expect({ [name]: after[name] }).toEqual({ [name]: withoutProviderSecret(answer) })
    const { AuthenticationResult } = await signIn('kim@example.com')
    expect(decodeJwt(AuthenticationResult?.IdToken ?? '')).toMatchObject({
      email: 'kim@example.com',
      by: 'claims',
      'cognito:groups': ['admins'],
    })
  })
})

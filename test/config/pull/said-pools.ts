import fc, { type Arbitrary } from 'fast-check'
import type * as operations from '../../../src/operations/user-pools/index.ts'
import { someMetadata } from '../../saml-metadata.ts'

/** What a program says to make a pool: the pool itself, then what it has, in order. */
export interface Said {
  readonly pool: object
  readonly parts: readonly (readonly [keyof typeof operations, Readonly<Record<string, unknown>>])[]
}

const some = <T extends object>(members: { [K in keyof T]: Arbitrary<T[K]> }, ...always: (keyof T)[]) =>
  fc.record(members, { requiredKeys: always, noNullPrototype: true }) as unknown as Arbitrary<
    Readonly<Record<string, unknown>>
  >
const of = <T>(...values: readonly T[]) => fc.constantFrom(...values)
const several = <T>(...values: readonly T[]) => fc.uniqueArray(of(...values), { minLength: 1 })
const texts = of('Your code is {####}', 'It is $(this) {####}, # not "that"', 'ü {####}')
const name = of('web', 'My app', 'a/b'.replace('/', '.'), 'X'.repeat(64), '앱', '=', 'two words', 'Two words')

const attribute = some(
  {
    Name: of('team', 'plan', '7', 'email', 'given_name', 'constructor'),
    AttributeDataType: of('String', 'String', 'Number', 'DateTime', 'Boolean'),
    Mutable: fc.boolean(),
    DeveloperOnlyAttribute: of(false, false, true),
    StringAttributeConstraints: some({ MinLength: of('0', '1'), MaxLength: of('16', '2048') }),
  },
  'Name',
  'AttributeDataType',
)

const pool = some(
  {
    PoolName: name,
    UserPoolTier: of('ESSENTIALS', 'PLUS', 'PLUS'),
    DeletionProtection: of('ACTIVE', 'INACTIVE'),
    UsernameAttributes: several('email', 'phone_number'),
    UsernameConfiguration: some({ CaseSensitive: fc.boolean() }, 'CaseSensitive'),
    AutoVerifiedAttributes: several('email', 'phone_number'),
    Schema: fc.uniqueArray(attribute, { maxLength: 3, selector: (one) => one['Name'] }),
    Policies: some({
      PasswordPolicy: some({
        MinimumLength: of(6, 8, 99),
        RequireLowercase: fc.boolean(),
        RequireUppercase: fc.boolean(),
        RequireNumbers: fc.boolean(),
        RequireSymbols: fc.boolean(),
        TemporaryPasswordValidityDays: of(0, 7),
        PasswordHistorySize: of(0, 5),
      }),
      SignInPolicy: some({
        AllowedFirstAuthFactors: of(['PASSWORD'], ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN']),
      }),
    }),
    LambdaConfig: some({
      PreSignUp: of('arn:aws:lambda:us-east-1:123456789012:function:check'),
      PreTokenGenerationConfig: of({
        LambdaVersion: 'V2_0',
        LambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:claims:live',
      }),
      CustomEmailSender: of({
        LambdaVersion: 'V1_0',
        LambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:mail',
      }),
      KMSKeyID: of('arn:aws:kms:us-east-1:123456789012:key/a'),
    }),
    AccountRecoverySetting: of(
      { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
      {
        RecoveryMechanisms: [
          { Name: 'verified_email', Priority: 2 },
          { Name: 'verified_phone_number', Priority: 1 },
        ],
      },
      { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
    ),
    AdminCreateUserConfig: some({
      AllowAdminCreateUserOnly: fc.boolean(),
      UnusedAccountValidityDays: of(3),
      InviteMessageTemplate: some({ EmailSubject: of('Hello'), EmailMessage: of('{username} {####}') }),
    }),
    VerificationMessageTemplate: some({
      DefaultEmailOption: of('CONFIRM_WITH_CODE', 'CONFIRM_WITH_LINK'),
      EmailMessage: texts,
      EmailMessageByLink: of('Click {##here##}'),
      SmsMessage: texts,
    }),
    EmailVerificationMessage: texts,
    SmsConfiguration: some(
      { SnsCallerArn: of('arn:aws:iam::123456789012:role/sms'), ExternalId: of('x') },
      'SnsCallerArn',
    ),
    EmailConfiguration: some({
      EmailSendingAccount: of('COGNITO_DEFAULT', 'DEVELOPER'),
      SourceArn: of('arn:aws:ses:us-east-1:123456789012:identity/a@example.com'),
    }),
    UserPoolAddOns: of({ AdvancedSecurityMode: 'OFF' }, { AdvancedSecurityMode: 'AUDIT' }),
    DeviceConfiguration: some({ ChallengeRequiredOnNewDevice: fc.boolean() }),
    UserPoolTags: of({}, { team: 'identity' }, { '1': 'x', b: '$(y)' }),
  },
  'PoolName',
)

const plainClient = some(
  {
    ClientName: name,
    GenerateSecret: fc.boolean(),
    AccessTokenValidity: of(1, 24),
    IdTokenValidity: of(1),
    ReadAttributes: of(['email', 'name'], ['email'], ['custom:team']),
    WriteAttributes: of(['email'], ['custom:plan', 'email']),
    SupportedIdentityProviders: of(['COGNITO'], ['COGNITO'], ['COGNITO', 'Google'], ['Corp']),
    PreventUserExistenceErrors: of('ENABLED', 'LEGACY'),
    EnableTokenRevocation: fc.boolean(),
  },
  'ClientName',
)
const minutes = { AccessTokenValidity: 90, TokenValidityUnits: { AccessToken: 'minutes' } }
const ways = of(
  {},
  { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
  { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'], RefreshTokenRotation: { Feature: 'DISABLED' }, ...minutes },
  {
    ExplicitAuthFlows: ['ALLOW_USER_AUTH'],
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
  },
)
const grants = of(
  {},
  { AllowedOAuthFlowsUserPoolClient: false },
  { CallbackURLs: ['https://a.example/cb'], LogoutURLs: ['https://a.example/'] },
  {
    AllowedOAuthFlows: ['code', 'implicit'],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: ['openid', 'email'],
    CallbackURLs: ['https://a.example/cb', 'myapp://cb'],
    DefaultRedirectURI: 'https://a.example/cb',
  },
  {
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: ['https://api.example.com/read'],
    GenerateSecret: true,
  },
)
const client = fc
  .tuple(plainClient, ways, grants)
  .map((all) => Object.assign({}, ...all) as Readonly<Record<string, unknown>>)

const providers = of(
  {
    ProviderName: 'Google',
    ProviderType: 'Google',
    ProviderDetails: {
      client_id: 'g',
      client_secret: 'hidden',
      authorize_scopes: 'openid email',
      Later: 'x',
    },
    AttributeMapping: { email: 'email', 'custom:team': 'hd' },
  },
  {
    ProviderName: 'Corp',
    ProviderType: 'OIDC',
    ProviderDetails: {
      client_id: 'c',
      oidc_issuer: 'https://login.corp.example',
      authorize_scopes: 'openid',
      attributes_request_method: 'GET',
    },
    IdpIdentifiers: ['corp.example'],
  },
  {
    ProviderName: 'Partner',
    ProviderType: 'SAML',
    ProviderDetails: { MetadataURL: 'https://partner.example/metadata', IDPSignout: 'true' },
  },
  {
    ProviderName: 'File',
    ProviderType: 'SAML',
    ProviderDetails: { MetadataFile: someMetadata(), EncryptedResponses: 'false' },
  },
)

/** Any pool that a program could make, with what it has. */
export const poolSaid: Arbitrary<Said> = fc
  .record({
    pool,
    servers: fc.subarray([
      {
        Identifier: 'https://api.example.com',
        Name: 'API',
        Scopes: [{ ScopeName: 'read', ScopeDescription: '$(r)' }],
      },
      { Identifier: 'plain', Name: 'plain' },
    ]),
    providers: fc.uniqueArray(providers, { maxLength: 2 }),
    clients: fc.array(client, { maxLength: 3 }),
    groups: fc.subarray([
      { GroupName: 'admins', Precedence: 0, RoleArn: 'arn:aws:iam::123456789012:role/admin' },
      { GroupName: '관리자', Description: 'x' },
      { GroupName: 'constructor' },
    ]),
    domain: fc.subarray([{ Domain: 'shop', ManagedLoginVersion: 1 }]),
    mfa: fc.subarray(
      [
        { MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true } },
        { MfaConfiguration: 'ON', EmailMfaConfiguration: { Subject: 'Code', Message: 'It is {####}' } },
        { WebAuthnConfiguration: { RelyingPartyId: 'auth.example.com', UserVerification: 'required' } },
      ],
      { maxLength: 1 },
    ),
    risk: fc.subarray([
      {
        CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
        RiskExceptionConfiguration: { BlockedIPRangeList: ['203.0.113.0/24'] },
        AccountTakeoverRiskConfiguration: {
          Actions: { HighAction: { EventAction: 'BLOCK', Notify: true } },
          NotifyConfiguration: { SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/a' },
        },
      },
    ]),
    sessions: fc.subarray([{ UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 5 } }]),
    logs: fc.subarray([
      {
        LogConfigurations: [
          {
            EventSource: 'userNotification',
            LogLevel: 'ERROR',
            CloudWatchLogsConfiguration: { LogGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:x' },
          },
        ],
      },
    ]),
  })
  .map(({ pool, servers, providers, clients, groups, domain, mfa, risk, logs, sessions }) => ({
    pool,
    parts: [
      ...servers.map((one) => ['CreateResourceServer', one] as const),
      ...providers.map((one) => ['CreateIdentityProvider', one] as const),
      ...clients.map((one) => ['CreateUserPoolClient', one] as const),
      ...groups.map((one) => ['CreateGroup', one] as const),
      ...domain.map((one) => ['CreateUserPoolDomain', one] as const),
      ...mfa.map((one) => ['SetUserPoolMfaConfig', one] as const),
      ...risk.map((one) => ['SetRiskConfiguration', one] as const),
      ...sessions.map((one) => ['SetUserPoolSessionConfiguration', one] as const),
      ...logs.map((one) => ['SetLogDeliveryConfiguration', one] as const),
    ],
  }))

const does = (name: keyof typeof operations) => fc.constant(name)
const group = of('admins', 'constructor', 'new')
const Identifier = of('https://api.example.com', 'plain')
/** What a program does to a pool that is there; `client` counts its clients. */
export const changesSaid: Arbitrary<Said['parts']> = fc.array(
  fc.oneof(
    fc.tuple(does('CreateGroup'), some({ GroupName: group, Precedence: of(3, 4) }, 'GroupName')),
    fc.tuple(
      does('UpdateGroup'),
      some({ GroupName: group, Description: of('y'), Precedence: of(5) }, 'GroupName'),
    ),
    fc.tuple(does('DeleteGroup'), some({ GroupName: group }, 'GroupName')),
    fc.tuple(does('UpdateResourceServer'), some({ Identifier, Name: of('N') }, 'Identifier', 'Name')),
    fc.tuple(does('DeleteResourceServer'), some({ Identifier }, 'Identifier')),
    fc.tuple(does('CreateResourceServer'), some({ Identifier, Name: of('M') }, 'Identifier', 'Name')),
    fc.tuple(
      does('DeleteIdentityProvider'),
      some({ ProviderName: of('Google', 'Corp', 'File') }, 'ProviderName'),
    ),
    fc.tuple(
      does('UpdateIdentityProvider'),
      some({ ProviderName: of('Google', 'Corp'), AttributeMapping: of({ name: 'n' }) }, 'ProviderName'),
    ),
    fc.tuple(does('DeleteUserPoolDomain'), some({ Domain: of('shop') }, 'Domain')),
    fc.tuple(does('CreateUserPoolDomain'), some({ Domain: of('shop', 'other') }, 'Domain')),
    fc.tuple(
      does('AddCustomAttributes'),
      some({ CustomAttributes: of([{ Name: 'added' }]) }, 'CustomAttributes'),
    ),
    fc.tuple(does('SetUserPoolMfaConfig'), some({ MfaConfiguration: of('OFF') }, 'MfaConfiguration')),
    fc.tuple(does('SetLogDeliveryConfiguration'), some({ LogConfigurations: of([]) }, 'LogConfigurations')),
    fc.tuple(does('UpdateUserPool'), some({ UserPoolTags: of({ a: 'b' }), UserPoolTier: of('PLUS') })),
    fc.tuple(does('UpdateUserPoolClient'), some({ client: of(0, 1), ClientName: of('renamed') }, 'client')),
    fc.tuple(does('DeleteUserPoolClient'), some({ client: of(0, 1) }, 'client')),
  ),
  { minLength: 1, maxLength: 8 },
)

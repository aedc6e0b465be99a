import fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { CanonicalPool } from '../../../src/config/canonical/canonical.ts'
import { hookNames, type HookKey } from '../../../src/model/hook.ts'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'
import { clientTrees } from './client-trees.ts'
import { booleans, listOf, named, odd, one, some, texts, type Properties } from './odd.ts'
import { addresses, reference } from './said.ts'

const arnOf = (kind: 'role' | 'trigger') => reference(kind).map((name): Json => addresses.arn(kind, name))
const constraint = one(['0', '64', '2048'], '-5', '1.5')

/** One entry of Schema. */
const attribute = (names: Arbitrary<Json>): Arbitrary<JsonObject> =>
  fc
    .tuple(
      names,
      fc.oneof(
        some({
          AttributeDataType: one(['String', 'DateTime', 'Boolean']),
          Mutable: booleans,
          Required: booleans,
          StringAttributeConstraints: some({ MinLength: constraint, MaxLength: constraint }),
          DeveloperOnlyAttribute: booleans,
        }),
        fc.record({ AttributeDataType: fc.constant('String'), Mutable: booleans, Required: booleans }),
        fc.record({
          AttributeDataType: fc.constant('Number'),
          Mutable: booleans,
          NumberAttributeConstraints: some({ MinValue: constraint, MaxValue: constraint }),
        }),
      ),
    )
    .map(([Name, rest]) => ({ Name, ...(rest as JsonObject) }))
const usualNames = fc.constantFrom<Json[]>(
  'email',
  'given_name',
  'plan',
  'tenant',
  '7',
  'constructor',
  '__proto__',
)
const schema = odd(
  fc.uniqueArray(attribute(usualNames), { maxLength: 4, selector: ({ Name }) => Name }),
  [],
  [{ Name: 'phone_number_verified', AttributeDataType: 'Boolean', Mutable: true }],
  [{ Name: 'custom:x', AttributeDataType: 'String', Mutable: true }],
  [{ Name: 'a-name-of-more-than-twenty-characters', AttributeDataType: 'String', Mutable: true }],
  [
    { Name: 'plan', AttributeDataType: 'String', Mutable: true },
    { Name: 'plan', AttributeDataType: 'String', Mutable: false },
  ],
)

const addressesOnly = listOf(['email', 'phone_number'], 'fax')
const passwordPolicy = fc.oneof(
  some({
    MinimumLength: one([8, 14], -1),
    RequireLowercase: booleans,
    RequireUppercase: booleans,
    RequireNumbers: booleans,
    RequireSymbols: booleans,
    PasswordHistorySize: one([0, 5], 1.5),
    TemporaryPasswordValidityDays: one([0, 7], -1),
    LaterRule: booleans,
  }),
  fc.record({
    RequireLowercase: booleans,
    RequireUppercase: booleans,
    RequireNumbers: booleans,
    RequireSymbols: booleans,
  }),
)
const mechanism = (Name: string, Priority: number) => ({ Name, Priority })

/** What AWS::Cognito::UserPool may say, but for its functions. */
export const poolProperties: Properties = {
  UserPoolName: one(['shop'], 'Another name'),
  UserPoolTier: one(['LITE', 'ESSENTIALS', 'PLUS'], 'LATER'),
  DeletionProtection: one(['ACTIVE', 'INACTIVE'], 'LATER'),
  UsernameAttributes: addressesOnly,
  AliasAttributes: listOf(['email', 'phone_number', 'preferred_username'], 'fax'),
  UsernameConfiguration: odd(some({ CaseSensitive: booleans }), { CaseSensitive: true, Later: 1 }),
  AutoVerifiedAttributes: addressesOnly,
  UserAttributeUpdateSettings: odd(
    some(
      { AttributesRequireVerificationBeforeUpdate: addressesOnly },
      'AttributesRequireVerificationBeforeUpdate',
    ),
    {},
  ),
  AdminCreateUserConfig: some({
    AllowAdminCreateUserOnly: booleans,
    InviteMessageTemplate: some({ EmailMessage: texts, EmailSubject: texts, SMSMessage: one(['x'], '') }),
    UnusedAccountValidityDays: fc.constant(3),
  }),
  Policies: some({
    PasswordPolicy: passwordPolicy,
    SignInPolicy: some({
      AllowedFirstAuthFactors: listOf(['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'], 'LATER'),
    }),
  }),
  AccountRecoverySetting: some({
    RecoveryMechanisms: fc.constantFrom<Json[]>(
      [],
      [mechanism('verified_email', 1)],
      [mechanism('verified_phone_number', 1), mechanism('verified_email', 2)],
      [mechanism('verified_phone_number', 2), mechanism('verified_email', 1)],
      [mechanism('verified_email', 2)],
      [mechanism('admin_only', 1)],
      [mechanism('pigeon', 1)],
      [{ Name: 'admin_only' }],
    ),
  }),
  MfaConfiguration: one(['OFF', 'ON', 'OPTIONAL'], 'LATER'),
  EnabledMfas: listOf(['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'], 'LATER'),
  SmsAuthenticationMessage: one(['Code {####}'], ''),
  EmailAuthenticationMessage: one(['Code {####}'], ''),
  EmailAuthenticationSubject: one(['Code'], ''),
  WebAuthnRelyingPartyID: one(['auth.example.com'], ''),
  WebAuthnUserVerification: one(['required', 'preferred'], 'discouraged'),
  WebAuthnFactorConfiguration: one(['MULTI_FACTOR_WITH_USER_VERIFICATION'], 'SINGLE_FACTOR'),
  DeviceConfiguration: odd(
    some({ ChallengeRequiredOnNewDevice: booleans, DeviceOnlyRememberedOnUserPrompt: booleans }),
    { Later: 1 },
  ),
  EmailConfiguration: some({
    EmailSendingAccount: one(['COGNITO_DEFAULT', 'DEVELOPER'], 'LATER'),
    From: texts,
    ReplyToEmailAddress: texts,
    SourceArn: one(['arn:aws:ses:us-east-1:1:identity/x'], 'no ARN'),
    ConfigurationSet: texts,
  }),
  SmsConfiguration: some({
    SnsCallerArn: arnOf('role'),
    ExternalId: texts,
    SnsRegion: one(['eu-west-1'], ''),
  }),
  VerificationMessageTemplate: some({
    DefaultEmailOption: one(['CONFIRM_WITH_CODE', 'CONFIRM_WITH_LINK'], 'LATER'),
    EmailMessage: texts,
    EmailMessageByLink: texts,
    EmailSubject: texts,
    EmailSubjectByLink: texts,
    SmsMessage: texts,
  }),
  EmailVerificationMessage: texts,
  EmailVerificationSubject: texts,
  SmsVerificationMessage: texts,
  UserPoolAddOns: some({
    AdvancedSecurityMode: one(['OFF', 'AUDIT', 'ENFORCED'], 'LATER'),
    AdvancedSecurityAdditionalFlows: some({ CustomAuthMode: one(['AUDIT', 'ENFORCED'], 'LATER') }),
  }),
  Schema: schema,
  UserPoolTags: one([{}, { team: 'identity' }, { b: '', 1: 'x' }], { count: 3 }),
  LaterProperty: fc.constantFrom<Json[]>({ Deep: { er: [1, { x: 'y' }] } }, 'x', []),
}

const hooks = Object.keys(hookNames) as HookKey[]
const versioned: readonly string[] = ['customEmailSender', 'customSMSSender', 'inboundFederation']
const stage = some(
  {
    trigger: arnOf('trigger'),
    with: fc.constantFrom<Json[]>({}, { domains: ['a'], deep: { er: null } }),
    when: fc.constant('has(event.x)'),
    onError: fc.constantFrom('deny', 'continue'),
    timeout: fc.constantFrom(300, 1000, 60_000),
    memory: fc.constantFrom(1024, 16 * 1024 * 1024),
  },
  'trigger',
)
const stages = fc
  .array(stage, { minLength: 1, maxLength: 3 })
  .filter((all) => all.length > 1 || Object.keys(all[0]!).length > 1)

/** LambdaConfig and the pipelines that it binds. */
const functions: Arbitrary<JsonObject> = fc
  .tuple(
    some(Object.fromEntries(hooks.map((hook) => [hook, fc.option(stages, { freq: 3 }) as Arbitrary<Json>]))),
    booleans,
  )
  .chain(([all, none]) => {
    const bound = Object.entries(none ? {} : all).map(([hook, stages]) => {
      const arn: Arbitrary<Json> = stages
        ? fc.constant(addresses.arn('trigger', `shop-${hook}`))
        : fc.oneof(arnOf('trigger'), fc.constant(addresses.arn('trigger', `shop-${hook}`)))
      const name = hookNames[hook as HookKey]
      const withVersion = fc.record({ LambdaVersion: one(['V1_0'], 'V9_0'), LambdaArn: arn })
      if (versioned.includes(hook)) return fc.record({ [name]: withVersion })
      if (hook !== 'preTokenGeneration') return fc.record({ [name]: arn })
      const config = fc.record({ LambdaVersion: one(['V1_0', 'V2_0', 'V3_0'], 'V9_0'), LambdaArn: arn })
      return fc.oneof(
        fc.record({ PreTokenGeneration: arn }),
        fc.record({ PreTokenGenerationConfig: config }),
        config.map((both) => ({ PreTokenGenerationConfig: both, PreTokenGeneration: both['LambdaArn']! })),
      )
    })
    const kms = some({ KMSKeyID: one(['arn:aws:kms:us-east-1:1:key/x'], 'alias/x') })
    return fc.tuple(kms, ...bound).map((parts) => {
      const LambdaConfig = Object.assign({}, ...parts) as JsonObject
      const pipelines = Object.entries(none ? {} : all).flatMap(([hook, stages]) =>
        stages ? [{ hook, functionName: `shop-${hook}`, stages }] : [],
      )
      pipelines.sort((a, b) => hooks.indexOf(a.hook as HookKey) - hooks.indexOf(b.hook as HookKey))
      return { ...(Object.keys(LambdaConfig).length && { LambdaConfig }), pipelines }
    })
  })

const arn = 'arn:aws:logs:us-east-1:1:log-group:x'
const log = (EventSource: string) =>
  some(
    {
      EventSource: fc.constant(EventSource),
      LogLevel: one(['ERROR', 'INFO'], 'LATER'),
      CloudWatchLogsConfiguration: some({ LogGroupArn: fc.constant(arn) }),
      S3Configuration: some({ BucketArn: fc.constant('arn:aws:s3:::x') }),
      FirehoseConfiguration: some({
        StreamArn: fc.constant('arn:aws:firehose:us-east-1:1:deliverystream/x'),
      }),
    },
    'EventSource',
    'LogLevel',
  )
const action = some(
  {
    EventAction: one(['BLOCK', 'MFA_IF_CONFIGURED', 'MFA_REQUIRED', 'NO_ACTION'], 'LATER'),
    Notify: booleans,
  },
  'EventAction',
  'Notify',
)

const provider = (): Arbitrary<JsonObject> =>
  some(
    {
      ProviderType: one(
        ['Google', 'Facebook', 'LoginWithAmazon', 'SignInWithApple', 'OIDC', 'SAML'],
        'LATER',
      ),
      ProviderDetails: some({
        client_id: texts,
        client_secret: one([{ secret: 'a' }], 'literal'),
        authorize_scopes: fc.constantFrom('openid email', 'public_profile,email', 'a, b', '', ' a', 'openid'),
        oidc_issuer: texts,
        attributes_request_method: one(['GET', 'POST'], 'PUT'),
        team_id: texts,
        key_id: texts,
        private_key: one([{ secret: 'a' }], 'literal'),
        MetadataURL: fc.constant('https://x.example'),
        MetadataFile: one([{ file: './x.xml' }], '<EntityDescriptor/>'),
        EncryptedResponses: one(['true', 'false'], 'maybe'),
        RequestSigningAlgorithm: one(['rsa-sha256'], 'later'),
        IDPInit: one(['true', 'false'], 'maybe'),
        IDPSignout: one(['true', 'false'], 'maybe'),
        token_url: texts,
      }),
      IdpIdentifiers: listOf(['a.example', 'b.example'], ''),
      AttributeMapping: fc.constantFrom<Json[]>({}, { email: 'mail', 'custom:x': 'x' }),
      Later: texts,
    },
    'ProviderType',
    'ProviderDetails',
  )

const names = ['a', 'b', '7', '1', 'constructor', '__proto__', 'Mixed']
const parts = {
  groups: named('GroupName', names, () =>
    some({ Description: one(['x'], ''), Precedence: one([0, 10], -1), RoleArn: arnOf('role'), Later: texts }),
  ),
  resourceServers: named('Identifier', names, (name) =>
    some(
      {
        Name: one([name, 'Shop API'], ''),
        Scopes: fc.constantFrom<Json[]>(
          [],
          [{ ScopeName: 'read', ScopeDescription: 'Read' }],
          [
            { ScopeName: 'b', ScopeDescription: '' },
            { ScopeName: '1', ScopeDescription: 'x' },
          ],
          [{ ScopeName: 'read' }],
        ),
      },
      'Name',
    ),
  ),
  identityProviders: named('ProviderName', names, provider),
  domain: some(
    {
      Domain: one(['shop', 'auth.example.com'], ''),
      ManagedLoginVersion: one([1, 2], 3),
      CustomDomainConfig: one([{ CertificateArn: 'arn:aws:acm:us-east-1:1:certificate/x' }], { Later: 1 }),
      Routing: texts,
    },
    'Domain',
  ),
  risk: some(
    {
      ClientId: one(['ALL'], 'client'),
      AccountTakeoverRiskConfiguration: some(
        {
          Actions: fc.oneof(
            some({ LowAction: action, MediumAction: action, HighAction: action }),
            fc.constant<Json>({ HighAction: { EventAction: 'BLOCK', Notify: true } }),
          ),
          NotifyConfiguration: fc.constant({ SourceArn: 'arn:aws:ses:us-east-1:1:identity/x' }),
        },
        'Actions',
      ),
      CompromisedCredentialsRiskConfiguration: some({
        Actions: one([{ EventAction: 'BLOCK' }, { EventAction: 'NO_ACTION' }], {}),
        EventFilter: listOf(['SIGN_IN', 'SIGN_UP', 'PASSWORD_CHANGE'], 'LATER'),
      }),
      RiskExceptionConfiguration: some({
        BlockedIPRangeList: listOf(['203.0.113.0/24'], ''),
        SkippedIPRangeList: listOf(['203.0.113.0/24'], ''),
      }),
    },
    'ClientId',
  ),
  logs: fc.record({
    LogConfigurations: fc
      .tuple(log('userNotification'), log('userAuthEvents'), log('later'))
      .chain((all) => fc.subarray(all)),
  }),
}

/** Any pool that a file could declare, or that could have been made. */
export const poolTree: Arbitrary<CanonicalPool> = fc
  .tuple(some(poolProperties, 'UserPoolName'), functions, fc.infiniteStream(booleans))
  .chain(([properties, { LambdaConfig, pipelines }, coin]) => {
    const names = ((properties['Schema'] ?? []) as readonly JsonObject[]).map((one) => String(one['Name']))
    const unique = names.length === new Set(names).size ? names : []
    const chosen = unique.filter(() => coin.next().value)
    const adminOnly = coin.next().value ? chosen.sort() : []
    const schema = (properties['Schema'] ?? []) as readonly JsonObject[]
    return some(
      {
        id: fc.constant('us-east-1_Abc'),
        description: texts,
        issuer: fc.constantFrom('local', 'aws'),
        properties: fc.constant({ ...properties, ...(LambdaConfig && { LambdaConfig }) }),
        adminOnly: fc.constant(adminOnly),
        clients: clientTrees(schema, adminOnly),
        pipelines: fc.constant(pipelines!),
        ...(parts as Properties),
      },
      ...[
        'properties',
        'adminOnly',
        'clients',
        'groups',
        'identityProviders',
        'resourceServers',
        'pipelines',
      ],
    )
  }) as unknown as Arbitrary<CanonicalPool>

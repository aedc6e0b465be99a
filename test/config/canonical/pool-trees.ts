import fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { CanonicalPool } from '../../../src/config/canonical/canonical.ts'
import type { Json, JsonObject } from '../../../src/model/trigger.ts'
import { clientTrees } from './client-trees.ts'
import { companions } from './companion-trees.ts'
import { functions } from './function-trees.ts'
import { arnOf, booleans, listOf, odd, one, some, texts, type Properties, whole } from './odd.ts'

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
        whole({ AttributeDataType: fc.constant('String'), Mutable: booleans, Required: booleans }),
        whole({
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
  whole({
    RequireLowercase: booleans,
    RequireUppercase: booleans,
    RequireNumbers: booleans,
    RequireSymbols: booleans,
  }),
)
const mechanism = (Name: string, Priority: number) => ({ Name, Priority })

const level = odd(some({ AcrValue: one(['urn:own:loa'], 'two words', '') }, 'AcrValue'), { Later: 1 })

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
  AcrConfiguration: odd(some({ Level1: level, Level2: level, Level3: level, Level4: level }, 'Level4'), {
    Level5: { AcrValue: 'urn:5' },
  }),
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
        ...(companions as Properties),
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

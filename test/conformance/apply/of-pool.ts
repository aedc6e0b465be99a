import type {
  DescribeUserPoolCommandOutput,
  UpdateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Applied, Resource } from './resource.ts'

type Pool = NonNullable<DescribeUserPoolCommandOutput['UserPool']>
/** What of a pool that is told an update takes. */
const updateOf = ({
  Id,
  Name,
  Arn: _arn,
  SchemaAttributes: _schema,
  UsernameAttributes: _names,
  AliasAttributes: _aliases,
  UsernameConfiguration: _case,
  CreationDate: _created,
  LastModifiedDate: _modified,
  EstimatedNumberOfUsers: _users,
  Domain: _domain,
  CustomDomain: _own,
  AdminCreateUserConfig,
  ...rest
}: Pool): UpdateUserPoolCommandInput => {
  // Cognito tells this beside the TemporaryPasswordValidityDays that took its place, and takes only one of them.
  const { UnusedAccountValidityDays: _days, ...invitation } = AdminCreateUserConfig ?? {}
  return {
    UserPoolId: Id,
    PoolName: Name,
    AdminCreateUserConfig: invitation,
    ...rest,
  } as UpdateUserPoolCommandInput
}

/** A pool, and what is one with it. */
export function ofPool({ aws, pool }: Applied): Record<string, Resource> {
  const own = { Domain: 'apply-shop' }
  const server = () => ({ ...pool, Identifier: 'https://api.example.com' })
  const arn = async () => (await aws.describeUserPool(pool)).UserPool?.Arn ?? ''
  return {
    'a pool': {
      async create() {
        const { UserPool } = await aws.createUserPool({
          PoolName: 'shop',
          UserPoolTier: 'PLUS',
          UsernameAttributes: ['email'],
          UsernameConfiguration: { CaseSensitive: false },
          AutoVerifiedAttributes: ['email'],
          DeletionProtection: 'INACTIVE',
          MfaConfiguration: 'OFF',
          Policies: {
            PasswordPolicy: { MinimumLength: 12, RequireLowercase: true, TemporaryPasswordValidityDays: 3 },
            SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
          },
          Schema: [
            { Name: 'email', AttributeDataType: 'String', Required: true, Mutable: true },
            {
              Name: 'team',
              AttributeDataType: 'String',
              Mutable: true,
              StringAttributeConstraints: { MinLength: '1', MaxLength: '16' },
            },
          ],
          AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
          AdminCreateUserConfig: {
            AllowAdminCreateUserOnly: true,
            InviteMessageTemplate: { EmailSubject: 'Welcome', EmailMessage: '{username} {####}' },
          },
          VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
          EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
          DeviceConfiguration: {
            ChallengeRequiredOnNewDevice: true,
            DeviceOnlyRememberedOnUserPrompt: false,
          },
          UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
          UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
          LambdaConfig: { PreSignUp: 'arn:aws:lambda:us-east-1:123456789012:function:check' },
          UserPoolTags: { team: 'identity', stage: 'test' },
        })
        pool.UserPoolId = UserPool?.Id ?? ''
      },
      read: () => aws.describeUserPool(pool),
      again: async () => aws.updateUserPool(updateOf((await aws.describeUserPool(pool)).UserPool!)),
      async change() {
        const {
          LambdaConfig: _,
          UserPoolTags: _tags,
          ...rest
        } = updateOf((await aws.describeUserPool(pool)).UserPool!)
        const Policies = { PasswordPolicy: { MinimumLength: 20 } }
        return aws.updateUserPool({ ...rest, Policies, UserPoolTags: { stage: 'test' } })
      },
      changed: {
        UserPool: {
          Policies: { PasswordPolicy: { MinimumLength: 20 } },
          LambdaConfig: {},
          UserPoolTags: { stage: 'test' },
          UsernameAttributes: ['email'],
          UserPoolTier: 'PLUS',
        },
      },
      absent: ['UserPool.LambdaConfig.PreSignUp', 'UserPool.UserPoolTags.team'],
      remove: () => aws.deleteUserPool(pool),
      gone: 'ResourceNotFoundException',
    },
    'its MFA': {
      create: () =>
        aws.setUserPoolMfaConfig({
          ...pool,
          MfaConfiguration: 'OPTIONAL',
          SoftwareTokenMfaConfiguration: { Enabled: true },
          WebAuthnConfiguration: { RelyingPartyId: 'shop.example.com', UserVerification: 'required' },
        }),
      read: () => aws.getUserPoolMfaConfig(pool),
      async again() {
        const { $metadata: _, ...rest } = await aws.getUserPoolMfaConfig(pool)
        return aws.setUserPoolMfaConfig({ ...pool, ...rest })
      },
      change: () =>
        aws.setUserPoolMfaConfig({
          ...pool,
          MfaConfiguration: 'ON',
          SoftwareTokenMfaConfiguration: { Enabled: true },
        }),
      changed: { MfaConfiguration: 'ON' },
      absent: ['WebAuthnConfiguration'],
      remove: () => aws.setUserPoolMfaConfig({ ...pool, MfaConfiguration: 'OFF' }),
      gone: { MfaConfiguration: 'OFF' },
    },
    tags: {
      create: async () => aws.tagResource({ ResourceArn: await arn(), Tags: { owner: 'me' } }),
      read: async () => aws.listTagsForResource({ ResourceArn: await arn() }),
      async again() {
        const ResourceArn = await arn()
        const { Tags } = await aws.listTagsForResource({ ResourceArn })
        return aws.tagResource({ ResourceArn, Tags })
      },
      change: async () => aws.tagResource({ ResourceArn: await arn(), Tags: { owner: 'you' } }),
      changed: { Tags: { owner: 'you', stage: 'test' } },
      remove: async () => aws.untagResource({ ResourceArn: await arn(), TagKeys: ['owner'] }),
      gone: { Tags: { stage: 'test' } },
    },
    'a domain': {
      create: () => aws.createUserPoolDomain({ ...pool, ...own, ManagedLoginVersion: 1 }),
      read: () => aws.describeUserPoolDomain(own),
      async again() {
        const { DomainDescription } = await aws.describeUserPoolDomain(own)
        return aws.updateUserPoolDomain({
          ...pool,
          ...own,
          ManagedLoginVersion: DomainDescription?.ManagedLoginVersion,
        })
      },
      change: () => aws.updateUserPoolDomain({ ...pool, ...own, ManagedLoginVersion: 2 }),
      changed: { DomainDescription: { ManagedLoginVersion: 2 } },
      remove: () => aws.deleteUserPoolDomain({ ...pool, ...own }),
      gone: { DomainDescription: {} },
    },
    'a resource server': {
      create: () =>
        aws.createResourceServer({
          ...server(),
          Name: 'API',
          Scopes: [
            { ScopeName: 'read', ScopeDescription: 'Reads' },
            { ScopeName: 'write', ScopeDescription: 'Writes' },
          ],
        }),
      read: () => aws.describeResourceServer(server()),
      async again() {
        const { ResourceServer } = await aws.describeResourceServer(server())
        return aws.updateResourceServer(ResourceServer as never)
      },
      change: () => aws.updateResourceServer({ ...server(), Name: 'The API' }),
      changed: { ResourceServer: { Name: 'The API' } },
      remove: () => aws.deleteResourceServer(server()),
      gone: 'ResourceNotFoundException',
    },
  }
}

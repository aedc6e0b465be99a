import { InvalidParameterException } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { conformance } from './conformance.ts'
import { poolWords } from './pool-words.ts'
import { refused } from './refused.ts'
import { said } from './world.ts'

export const createUserPool = conformance('CreateUserPool', {
  never: [
    'UserPool.Status',
    'UserPool.SmsConfigurationFailure',
    'UserPool.EmailConfigurationFailure',
    'UserPool.Domain',
    'UserPool.CustomDomain',
    'UserPool.AcrConfiguration',
  ],
  cases: {
    'makes a pool with what is usual where nothing is said': async ({ aws }) => {
      const { UserPool } = said(await aws.createUserPool({ PoolName: 'plain' }))
      expect(UserPool).toMatchObject({
        Id: expect.stringMatching(/^us-east-1_[0-9A-Za-z]{9}$/),
        Name: 'plain',
        Arn: `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${UserPool?.Id}`,
        Policies: {
          PasswordPolicy: {
            MinimumLength: 8,
            RequireUppercase: true,
            RequireLowercase: true,
            RequireNumbers: true,
            RequireSymbols: true,
            TemporaryPasswordValidityDays: 7,
          },
          SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
        },
        DeletionProtection: 'INACTIVE',
        LambdaConfig: {},
        CreationDate: expect.any(Date),
        LastModifiedDate: expect.any(Date),
        VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
        MfaConfiguration: 'OFF',
        EstimatedNumberOfUsers: 0,
        EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
        UserPoolTags: {},
        UserPoolTier: 'ESSENTIALS',
      })
      expect(UserPool?.SchemaAttributes).toContainEqual({
        Name: 'email',
        AttributeDataType: 'String',
        DeveloperOnlyAttribute: false,
        Mutable: true,
        Required: false,
        StringAttributeConstraints: { MinLength: '0', MaxLength: '2048' },
      })
      expect(UserPool?.SchemaAttributes).toHaveLength(20)
      expect((await aws.describeUserPool({ UserPoolId: UserPool?.Id })).UserPool).toEqual(UserPool)
    },
    'keeps all that is said of one': async ({ aws }) => {
      const { UserPool } = await aws.createUserPool({
        PoolName: 'wordy',
        ...poolWords,
        Schema: [
          {
            Name: 'team',
            AttributeDataType: 'Number',
            Mutable: true,
            NumberAttributeConstraints: { MinValue: '1', MaxValue: '9' },
          },
        ],
      })
      expect(UserPool).toMatchObject(poolWords)
      expect(UserPool?.SchemaAttributes).toContainEqual({
        Name: 'custom:team',
        AttributeDataType: 'Number',
        DeveloperOnlyAttribute: false,
        Mutable: true,
        Required: false,
        NumberAttributeConstraints: { MinValue: '1', MaxValue: '9' },
      })
      expect((await aws.describeUserPool({ UserPoolId: UserPool?.Id })).UserPool).toEqual(UserPool)
      const byAddress = await aws.createUserPool({ PoolName: 'by address', UsernameAttributes: ['email'] })
      expect(byAddress.UserPool?.UsernameAttributes).toEqual(['email'])
    },
    'refuses a pool without a name': async ({ aws }) => {
      await refused(
        aws.createUserPool({ PoolName: '' }),
        InvalidParameterException,
        /^2 validation errors detected: Value '' at 'poolName' failed to satisfy constraint/,
      )
    },
  },
})

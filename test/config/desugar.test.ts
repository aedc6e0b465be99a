import { describe, expect, it } from 'vitest'
import { desugar } from '../../src/config/canonical/desugar.ts'
import type { JsonObject } from '../../src/model/trigger.ts'
import { addresses } from './canonical/said.ts'

const pool = (said: JsonObject) => desugar('pool', 'shop', said, addresses)
const client = (said: JsonObject) => pool({ clients: { web: said } }).clients[0]!
const provider = (said: JsonObject) => pool({ identityProviders: { Corp: said } }).identityProviders[0]!
const identity = (said: JsonObject) => desugar('identity', 'shop', said, addresses)
const role = (said: JsonObject) =>
  desugar('role', 'buyer', { trust: { type: 'document', document: {} }, ...said }, addresses)
const lambda = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`

describe('a pool', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['its name from the file', {}, { UserPoolName: 'shop' }],
    ['its tier', { tier: 'plus' }, { UserPoolTier: 'PLUS' }],
    ['protection', { deletionProtection: false }, { DeletionProtection: 'INACTIVE' }],
    [
      'addresses in place of user names',
      { signIn: { with: ['email', 'phone'] } },
      { UsernameAttributes: ['email', 'phone_number'] },
    ],
    [
      'aliases',
      { signIn: { aliases: ['phone', 'preferred_username'] } },
      { AliasAttributes: ['phone_number', 'preferred_username'] },
    ],
    ['case', { signIn: { caseSensitive: false } }, { UsernameConfiguration: { CaseSensitive: false } }],
    [
      'first factors',
      { signIn: { factors: ['password', 'passkey', 'emailOtp', 'smsOtp'] } },
      {
        Policies: {
          SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN', 'EMAIL_OTP', 'SMS_OTP'] },
        },
      },
    ],
    [
      'self-service, which is the opposite there',
      { signUp: { selfService: true } },
      { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } },
    ],
    [
      'mails with a code',
      { signUp: { verification: { email: { subject: 's', body: 'b' } } } },
      { VerificationMessageTemplate: { EmailSubject: 's', EmailMessage: 'b' } },
    ],
    [
      'mails with a link',
      { signUp: { verification: { by: 'link', email: { subject: 's', body: 'b' } } } },
      {
        VerificationMessageTemplate: {
          DefaultEmailOption: 'CONFIRM_WITH_LINK',
          EmailSubjectByLink: 's',
          EmailMessageByLink: 'b',
        },
      },
    ],
    [
      'a password as strict as it reads: what is not required is not left to chance',
      { password: { minLength: 14, require: ['lower', 'symbol'] } },
      {
        Policies: {
          PasswordPolicy: {
            MinimumLength: 14,
            RequireLowercase: true,
            RequireUppercase: false,
            RequireNumbers: false,
            RequireSymbols: true,
          },
        },
      },
    ],
    [
      'required MFA',
      { mfa: { mode: 'required', factors: ['totp', 'sms'] } },
      { MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] },
    ],
    [
      'a passkey that is both factors, which is no entry of EnabledMfas',
      { mfa: { factors: ['passkey', 'email'] } },
      { EnabledMfas: ['EMAIL_OTP'], WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' },
    ],
    [
      'a passkey alone, which says nothing of EnabledMfas',
      { mfa: { factors: ['passkey'] } },
      { WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' },
    ],
    [
      'recovery in its order',
      { recovery: ['phone', 'email'] },
      {
        AccountRecoverySetting: {
          RecoveryMechanisms: [
            { Name: 'verified_phone_number', Priority: 1 },
            { Name: 'verified_email', Priority: 2 },
          ],
        },
      },
    ],
    [
      'recovery by administrators',
      { recovery: ['admin'] },
      { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] } },
    ],
    [
      'a role by its name',
      { sms: { role: 'buyer' } },
      { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/buyer' } },
    ],
    [
      'a role by its ARN',
      { sms: { role: 'arn:aws:iam::9:role/x' } },
      { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::9:role/x' } },
    ],
    ["the senders' key", { kmsKey: 'arn:aws:kms:x' }, { LambdaConfig: { KMSKeyID: 'arn:aws:kms:x' } }],
    [
      'threat protection that is off for custom sign-in',
      { threatProtection: { mode: 'audit', customAuth: 'off' } },
      { UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } },
    ],
    [
      'what stands under aws, over all words',
      { tier: 'plus', aws: { UserPoolTier: 'LITE', EmailVerificationMessage: 'x' } },
      { UserPoolTier: 'LITE', EmailVerificationMessage: 'x' },
    ],
    [
      'null under aws as nothing at all',
      { tags: { a: 'b', c: 'd' }, aws: { UserPoolTags: { a: null } } },
      { UserPoolTags: { c: 'd' } },
    ],
  ])('says %s', (_title, said, properties) => {
    expect(pool(said).properties).toEqual({ UserPoolName: 'shop', ...properties })
  })

  it.each<[string, JsonObject, JsonObject]>([
    ['email', {}, { AttributeDataType: 'String', Mutable: true }],
    ['email_verified', {}, { AttributeDataType: 'Boolean', Mutable: true }],
    [
      'updated_at',
      { min: 1 },
      { AttributeDataType: 'Number', Mutable: true, NumberAttributeConstraints: { MinValue: '1' } },
    ],
    [
      'birthdate',
      { mutable: false, required: true },
      { AttributeDataType: 'String', Mutable: false, Required: true },
    ],
    [
      'plan',
      { max: 16 },
      { AttributeDataType: 'String', Mutable: true, StringAttributeConstraints: { MaxLength: '16' } },
    ],
    ['born', { type: 'datetime' }, { AttributeDataType: 'DateTime', Mutable: true }],
    [
      'score',
      { type: 'number', min: 0, max: 100 },
      {
        AttributeDataType: 'Number',
        Mutable: true,
        NumberAttributeConstraints: { MinValue: '0', MaxValue: '100' },
      },
    ],
  ])('types the attribute %s, mutable unless it says otherwise', (name, said, attribute) => {
    expect(pool({ attributes: { [name]: said } }).properties.Schema).toEqual([{ Name: name, ...attribute }])
  })

  it('binds a trigger by its ARN where a hook has only its name and version', () => {
    const { properties, pipelines } = pool({
      triggers: {
        preSignUp: 'greet',
        postConfirmation: { use: 'greet' },
        customMessage: ['greet'],
        userMigration: 'arn:aws:lambda:us-east-1:9:function:theirs',
        preTokenGeneration: { use: 'claims', version: 'V3_0' },
        customEmailSender: 'greet',
        customSMSSender: { use: 'greet', version: 'V1_0' },
      },
    })
    expect(properties.LambdaConfig).toEqual({
      PreSignUp: lambda('greet'),
      PostConfirmation: lambda('greet'),
      CustomMessage: lambda('greet'),
      UserMigration: 'arn:aws:lambda:us-east-1:9:function:theirs',
      PreTokenGenerationConfig: { LambdaVersion: 'V3_0', LambdaArn: lambda('claims') },
      CustomEmailSender: { LambdaVersion: 'V1_0', LambdaArn: lambda('greet') },
      CustomSMSSender: { LambdaVersion: 'V1_0', LambdaArn: lambda('greet') },
    })
    expect(pipelines).toEqual([])
  })

  it('binds PreTokenGeneration by the older property where no version is said', () => {
    const { LambdaConfig } = pool({ triggers: { preTokenGeneration: 'claims' } }).properties
    expect(LambdaConfig).toEqual({ PreTokenGeneration: lambda('claims') })
  })

  it('makes a function of its own of several stages, or of one with settings', () => {
    const { properties, pipelines } = pool({
      triggers: {
        preTokenGeneration: ['claims', { use: 'greet', version: 'V2_0' }],
        preSignUp: {
          use: 'greet',
          with: {},
          when: 'true',
          onError: 'continue',
          sandbox: { timeout: '300ms', memory: '16Mi' },
        },
      },
    })
    expect(properties.LambdaConfig).toEqual({
      PreSignUp: lambda('shop-preSignUp'),
      PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn: lambda('shop-preTokenGeneration') },
    })
    expect(pipelines).toEqual([
      {
        hook: 'preSignUp',
        functionName: 'shop-preSignUp',
        stages: [
          {
            trigger: lambda('greet'),
            with: {},
            when: 'true',
            onError: 'continue',
            timeout: 300,
            memory: 16 * 1024 * 1024,
          },
        ],
      },
      {
        hook: 'preTokenGeneration',
        functionName: 'shop-preTokenGeneration',
        stages: [{ trigger: lambda('claims') }, { trigger: lambda('greet') }],
      },
    ])
  })

  it('has no pipeline where aws binds another function', () => {
    const { pipelines } = pool({
      triggers: { preSignUp: ['greet', 'claims'] },
      aws: { LambdaConfig: { PreSignUp: lambda('other') } },
    })
    expect(pipelines).toEqual([])
  })

  it('tells every client, at every level, what a risk meets', () => {
    const { risk } = pool({
      threatProtection: {
        takeover: { low: 'noAction', high: 'block', notify: true },
        compromised: { action: 'block', on: ['signIn', 'passwordChange'] },
        alwaysBlock: ['203.0.113.0/24'],
      },
    })
    expect(risk).toEqual({
      ClientId: 'ALL',
      AccountTakeoverRiskConfiguration: {
        Actions: {
          LowAction: { EventAction: 'NO_ACTION', Notify: true },
          HighAction: { EventAction: 'BLOCK', Notify: true },
        },
      },
      CompromisedCredentialsRiskConfiguration: {
        Actions: { EventAction: 'BLOCK' },
        EventFilter: ['SIGN_IN', 'PASSWORD_CHANGE'],
      },
      RiskExceptionConfiguration: { BlockedIPRangeList: ['203.0.113.0/24'] },
    })
  })

  it('stands with its companions, sorted by name', () => {
    const all = pool({
      id: 'us-east-1_Abc',
      issuer: 'aws',
      description: 'x',
      domain: { name: 'auth.example.com', certificate: 'arn:aws:acm:x', managedLogin: 2 },
      resourceServers: { orders: { scopes: { read: 'Read orders' } }, admin: { name: 'Administration' } },
      groups: { b: { precedence: 0, role: 'admin' }, a: { description: 'y' } },
      logs: {
        userAuthEvents: { level: 'info', to: { s3: 'arn:aws:s3:::b' } },
        userNotification: { level: 'error', to: { cloudwatch: 'arn:aws:logs:x' } },
      },
    })
    expect(all).toMatchObject({
      id: 'us-east-1_Abc',
      issuer: 'aws',
      description: 'x',
      domain: {
        Domain: 'auth.example.com',
        CustomDomainConfig: { CertificateArn: 'arn:aws:acm:x' },
        ManagedLoginVersion: 2,
      },
      resourceServers: [
        { Identifier: 'admin', Name: 'Administration' },
        {
          Identifier: 'orders',
          Name: 'orders',
          Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read orders' }],
        },
      ],
      groups: [
        { GroupName: 'a', Description: 'y' },
        { GroupName: 'b', Precedence: 0, RoleArn: 'arn:aws:iam::123456789012:role/admin' },
      ],
      logs: {
        LogConfigurations: [
          {
            EventSource: 'userNotification',
            LogLevel: 'ERROR',
            CloudWatchLogsConfiguration: { LogGroupArn: 'arn:aws:logs:x' },
          },
          {
            EventSource: 'userAuthEvents',
            LogLevel: 'INFO',
            S3Configuration: { BucketArn: 'arn:aws:s3:::b' },
          },
        ],
      },
    })
  })

  it('gives its companions, too, what aws says by their type', () => {
    const { domain, groups } = pool({
      domain: { name: 'shop' },
      groups: { a: {} },
      aws: {
        'AWS::Cognito::UserPoolDomain': { ManagedLoginVersion: 1 },
        'AWS::Cognito::UserPoolGroup': { a: { Precedence: 3 } },
      },
    })
    expect({ domain, groups }).toEqual({
      domain: { Domain: 'shop', ManagedLoginVersion: 1 },
      groups: [{ GroupName: 'a', Precedence: 3 }],
    })
  })
})

describe('a client', () => {
  it.each<[string, JsonObject, JsonObject]>([
    [
      'its flows',
      { auth: ['srp', 'adminPassword', 'choice', 'clientToken'] },
      {
        ExplicitAuthFlows: [
          'ALLOW_USER_SRP_AUTH',
          'ALLOW_ADMIN_USER_PASSWORD_AUTH',
          'ALLOW_USER_AUTH',
          'ALLOW_CLIENT_TOKEN_AUTH',
        ],
      },
    ],
    [
      'OAuth, which it is then allowed',
      {
        oauth: {
          flows: ['code'],
          scopes: ['openid'],
          callbacks: ['https://a/'],
          defaultCallback: 'https://a/',
        },
      },
      {
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['openid'],
        CallbackURLs: ['https://a/'],
        DefaultRedirectURI: 'https://a/',
      },
    ],
    [
      'times in the largest exact unit',
      { tokens: { access: '60m', id: '90m', refresh: '30d' } },
      {
        AccessTokenValidity: 1,
        IdTokenValidity: 90,
        RefreshTokenValidity: 30,
        TokenValidityUnits: { AccessToken: 'hours', IdToken: 'minutes', RefreshToken: 'days' },
      },
    ],
    ['the session in minutes', { tokens: { session: '180s' } }, { AuthSessionValidity: 3 }],
    ['rotation', { tokens: { rotation: {} } }, { RefreshTokenRotation: { Feature: 'ENABLED' } }],
    [
      'rotation with a grace in seconds',
      { tokens: { rotation: { grace: '1m' } } },
      { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 } },
    ],
    ['silence about who exists', { hideUserExistence: true }, { PreventUserExistenceErrors: 'ENABLED' }],
    ['no such silence', { hideUserExistence: false }, { PreventUserExistenceErrors: 'LEGACY' }],
  ])('says %s', (_title, said, properties) => {
    expect(client(said).properties).toEqual({ ClientName: 'web', ...properties })
  })

  it.each<[string, JsonObject, unknown, unknown]>([
    ['of its own, derived', { secret: true }, true, 'derived'],
    ['that is bound by name', { secret: { secret: 'web' } }, true, { secret: 'web' }],
    ['that aws asks for, derived', { aws: { GenerateSecret: true } }, true, 'derived'],
    ['that it does not want: none', { secret: false }, false, undefined],
    ['that it does not speak of: none', {}, undefined, undefined],
  ])('has a secret %s', (_title, said, generate, secret) => {
    expect(client(said).properties.GenerateSecret).toBe(generate)
    expect(client(said).secret).toEqual(secret)
  })

  it('writes everything but what is for administrators, unless it says what it writes', () => {
    const { clients } = pool({
      attributes: { plan: { adminOnly: true }, score: {}, gender: { adminOnly: true } },
      clients: { a: {}, b: { write: ['email'] }, c: { aws: { WriteAttributes: ['name'] } } },
    })
    const [open, said, overruled] = clients.map((one) => one.properties.WriteAttributes)
    expect(open).toEqual([
      ...[
        'address',
        'birthdate',
        'email',
        'family_name',
        'given_name',
        'locale',
        'middle_name',
        'name',
        'nickname',
      ],
      ...['phone_number', 'picture', 'preferred_username', 'profile', 'updated_at', 'website', 'zoneinfo'],
      'custom:score',
    ])
    expect(said).toEqual(['email'])
    expect(overruled).toEqual(['name'])
  })

  it('says nothing of what it writes in a pool where nothing is for administrators', () => {
    expect(pool({ attributes: { plan: {} }, clients: { a: {} } }).clients[0]!.properties).toEqual({
      ClientName: 'a',
    })
  })
})

describe('an identity provider', () => {
  const secret = { secret: 'x' }
  it.each<[JsonObject, JsonObject]>([
    [
      {
        type: 'google',
        clientId: 'i',
        clientSecret: secret,
        scopes: ['openid', 'email'],
        map: { email: 'email' },
        identifiers: ['a.example'],
      },
      {
        ProviderType: 'Google',
        ProviderDetails: { client_id: 'i', client_secret: secret, authorize_scopes: 'openid email' },
        AttributeMapping: { email: 'email' },
        IdpIdentifiers: ['a.example'],
      },
    ],
    [
      { type: 'facebook', clientId: 'i', clientSecret: secret, scopes: ['public_profile', 'email'] },
      {
        ProviderType: 'Facebook',
        ProviderDetails: { client_id: 'i', client_secret: secret, authorize_scopes: 'public_profile,email' },
      },
    ],
    [
      { type: 'amazon', clientId: 'i', clientSecret: secret },
      { ProviderType: 'LoginWithAmazon', ProviderDetails: { client_id: 'i', client_secret: secret } },
    ],
    [
      { type: 'apple', clientId: 'i', teamId: 't', keyId: 'k', privateKey: secret },
      {
        ProviderType: 'SignInWithApple',
        ProviderDetails: { client_id: 'i', team_id: 't', key_id: 'k', private_key: secret },
      },
    ],
    [
      {
        type: 'oidc',
        clientId: 'i',
        issuer: 'https://x',
        attributesMethod: 'POST',
        aws: { ProviderDetails: { token_url: 'https://x/t' } },
      },
      {
        ProviderType: 'OIDC',
        ProviderDetails: {
          client_id: 'i',
          oidc_issuer: 'https://x',
          attributes_request_method: 'POST',
          token_url: 'https://x/t',
        },
      },
    ],
    [
      {
        type: 'saml',
        metadata: { url: 'https://x' },
        encryptedResponses: true,
        signRequests: true,
        idpInitiated: false,
        signOut: true,
      },
      {
        ProviderType: 'SAML',
        ProviderDetails: {
          MetadataURL: 'https://x',
          EncryptedResponses: 'true',
          RequestSigningAlgorithm: 'rsa-sha256',
          IDPInit: 'false',
          IDPSignout: 'true',
        },
      },
    ],
    [
      { type: 'saml', metadata: { file: './x.xml' } },
      { ProviderType: 'SAML', ProviderDetails: { MetadataFile: { file: './x.xml' } } },
    ],
  ])('of type $type has the details that Cognito knows', (said, properties) => {
    expect(provider(said)).toEqual({ ProviderName: 'Corp', ...properties })
  })
})

describe('an identity pool', () => {
  const login = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_shop'

  it('takes no guests unless it says so', () => {
    expect(identity({}).properties).toEqual({
      IdentityPoolName: 'shop',
      AllowUnauthenticatedIdentities: false,
    })
  })

  it('knows each kind of provider by what it is there', () => {
    const { properties } = identity({
      providers: {
        shop: { type: 'pool', clients: ['web', 'batch'], checkTokenServerSide: true },
        'graph.facebook.com': { type: 'social', appId: '12' },
        corp: { type: 'oidc' },
        partner: { type: 'saml' },
      },
    })
    expect(properties).toMatchObject({
      CognitoIdentityProviders: [
        { ClientId: 'shop0web', ProviderName: login, ServerSideTokenCheck: true },
        { ClientId: 'shop0batch', ProviderName: login, ServerSideTokenCheck: true },
      ],
      SupportedLoginProviders: { 'graph.facebook.com': '12' },
      OpenIdConnectProviderARNs: ['arn:aws:iam::123456789012:oidc-provider/login.corp.example/x'],
      SamlProviderARNs: ['arn:aws:iam::123456789012:saml-provider/partner'],
    })
  })

  it('maps roles for every client of a pool, and tags once for the pool', () => {
    const rule = { claim: 'custom:plan', match: 'startsWith', value: 'g', role: 'buyer' }
    const { roles, principalTags } = identity({
      providers: {
        shop: {
          type: 'pool',
          clients: ['web', 'batch'],
          roles: { by: 'rules', otherwise: 'deny', rules: [rule] },
          tags: { tenant: 'custom:tenant' },
        },
        partner: { type: 'saml', roles: { by: 'token', otherwise: 'default' } },
      },
      roles: { authenticated: 'buyer', guest: 'admin' },
    })
    const mapped = (IdentityProvider: string) => ({
      IdentityProvider,
      Type: 'Rules',
      AmbiguousRoleResolution: 'Deny',
      RulesConfiguration: {
        Rules: [
          {
            Claim: 'custom:plan',
            MatchType: 'StartsWith',
            Value: 'g',
            RoleARN: 'arn:aws:iam::123456789012:role/buyer',
          },
        ],
      },
    })
    const saml = 'arn:aws:iam::123456789012:saml-provider/partner'
    expect(roles).toEqual({
      Roles: {
        authenticated: 'arn:aws:iam::123456789012:role/buyer',
        unauthenticated: 'arn:aws:iam::123456789012:role/admin',
      },
      RoleMappings: {
        [`${login}:shop0web`]: mapped(`${login}:shop0web`),
        [`${login}:shop0batch`]: mapped(`${login}:shop0batch`),
        [saml]: { IdentityProvider: saml, Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' },
      },
    })
    expect(principalTags).toEqual([
      { IdentityProviderName: login, PrincipalTags: { tenant: 'custom:tenant' } },
    ])
  })
})

describe('a role', () => {
  const web = 'sts:AssumeRoleWithWebIdentity'
  const cognito = 'cognito-identity.amazonaws.com'
  const amr = (value: string) => ({
    StringEquals: { [`${cognito}:aud`]: 'us-east-1:shop' },
    'ForAnyValue:StringLike': { [`${cognito}:amr`]: value },
  })
  const corp = 'arn:aws:iam::123456789012:oidc-provider/login.corp.example/x'

  it.each<[string, JsonObject, JsonObject]>([
    [
      'those who signed in',
      { type: 'identityPool', pool: 'shop', as: 'authenticated', tagSession: true },
      { Principal: { Federated: cognito }, Action: [web, 'sts:TagSession'], Condition: amr('authenticated') },
    ],
    [
      'guests',
      { type: 'identityPool', pool: 'shop', as: 'guest' },
      { Principal: { Federated: cognito }, Action: web, Condition: amr('unauthenticated') },
    ],
    [
      'those of one login',
      { type: 'identityPool', pool: 'shop', as: 'graph.facebook.com' },
      { Principal: { Federated: cognito }, Action: web, Condition: amr('graph.facebook.com') },
    ],
    [
      'a service',
      { type: 'service', service: 'lambda.amazonaws.com' },
      { Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ],
    [
      'an account that says a word',
      { type: 'account', account: '123456789012', externalId: 'w', condition: { Bool: { 'aws:x': 'true' } } },
      {
        Principal: { AWS: 'arn:aws:iam::123456789012:root' },
        Action: 'sts:AssumeRole',
        Condition: { Bool: { 'aws:x': 'true' }, StringEquals: { 'sts:ExternalId': 'w' } },
      },
    ],
    [
      'an OIDC provider, for its audience whatever the condition says',
      {
        type: 'oidc',
        provider: 'corp',
        audience: ['app'],
        condition: { StringEquals: { 'login.corp.example/x:aud': 'any' } },
      },
      {
        Principal: { Federated: corp },
        Action: web,
        Condition: { StringEquals: { 'login.corp.example/x:aud': 'app' } },
      },
    ],
    [
      'a SAML provider',
      { type: 'saml', provider: 'partner' },
      {
        Principal: { Federated: 'arn:aws:iam::123456789012:saml-provider/partner' },
        Action: 'sts:AssumeRoleWithSAML',
        Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      },
    ],
  ])('trusts %s', (_title, trust, statement) => {
    expect(role({ trust }).properties.AssumeRolePolicyDocument).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', ...statement }],
    })
  })

  it('keeps raw documents as they are, beside one policy of its statements', () => {
    const raw = { Statement: { Effect: 'Allow', Action: '*', Resource: '*', Odd: null } }
    const { properties } = role({
      allow: [{ sid: 'Own', do: ['s3:GetObject'], on: 'a', condition: { Null: { k: 'false' } } }],
      deny: [{ notDo: 's3:*', notOn: ['b'] }],
      policies: { raw },
    })
    expect(properties.Policies).toEqual([
      {
        PolicyName: '_statements',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Sid: 'Own',
              Action: ['s3:GetObject'],
              Resource: 'a',
              Condition: { Null: { k: 'false' } },
            },
            { Effect: 'Deny', NotAction: 's3:*', NotResource: ['b'] },
          ],
        },
      },
      { PolicyName: 'raw', PolicyDocument: raw },
    ])
  })

  it('says the rest by its own names', () => {
    const said = {
      description: 'd',
      maxSession: '1h',
      path: '/a/',
      boundary: 'boundary',
      managed: ['reader', 'arn:aws:iam::aws:policy/X'],
      tags: { a: 'b' },
    }
    expect(role(said).properties).toEqual({
      RoleName: 'buyer',
      AssumeRolePolicyDocument: {},
      Description: 'd',
      MaxSessionDuration: 3600,
      Path: '/a/',
      PermissionsBoundary: 'arn:aws:iam::123456789012:policy/boundary',
      ManagedPolicyArns: ['arn:aws:iam::123456789012:policy/reader', 'arn:aws:iam::aws:policy/X'],
      Tags: [{ Key: 'a', Value: 'b' }],
    })
  })
})

describe('the other kinds', () => {
  it('say what they are', () => {
    expect(desugar('policy', 'p', {}, addresses).properties).toEqual({
      ManagedPolicyName: 'p',
      PolicyDocument: { Version: '2012-10-17', Statement: [] },
    })
    expect(desugar('policy', 'p', { document: { Id: 'x' } }, addresses).properties.PolicyDocument).toEqual({
      Id: 'x',
    })
    expect(desugar('iam-user', 'u', { keys: { AKIA1: { secret: 's' } } }, addresses)).toEqual({
      properties: { UserName: 'u' },
      keys: { AKIA1: 's' },
    })
    expect(
      desugar('oidc-provider', 'o', { url: 'https://x', audiences: ['a'] }, addresses).properties,
    ).toEqual({
      Url: 'https://x',
      ClientIdList: ['a'],
    })
    expect(desugar('saml-provider', 's', { metadata: { file: './x.xml' } }, addresses).properties).toEqual({
      Name: 's',
      SamlMetadataDocument: { file: './x.xml' },
    })
    const said = {
      script: './x.ts',
      hooks: ['preSignUp'],
      sandbox: { timeout: '2s', memory: '1Mi' },
      capabilities: { api: ['AdminGetUser'] },
    }
    expect(desugar('trigger', 't', said, addresses)).toEqual({
      script: './x.ts',
      hooks: ['preSignUp'],
      timeout: 2000,
      memory: 1024 * 1024,
      capabilities: { api: ['AdminGetUser'] },
    })
  })

  it('take any name an author may give for just a name', () => {
    const groups = JSON.parse('{"__proto__":{"precedence":1},"constructor":{}}') as JsonObject
    expect(pool({ groups }).groups).toEqual([
      { GroupName: '__proto__', Precedence: 1 },
      { GroupName: 'constructor' },
    ])
  })
})

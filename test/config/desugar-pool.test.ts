import { describe, expect, it } from 'vitest'
import { desugar } from '../../src/config/canonical/desugar.ts'
import type { JsonObject } from '../../src/model/trigger.ts'
import { addresses } from './canonical/said.ts'

const pool = (said: JsonObject) => desugar('pool', 'shop', said, addresses)
const lambda = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`

describe('a pool', () => {
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

import { readFileSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Canonical, CanonicalKind } from '../../src/config/canonical/canonical.ts'
import { desugar } from '../../src/config/canonical/desugar.ts'
import { resugar } from '../../src/config/canonical/resugar.ts'
import { patch } from '../../src/config/canonical/tree.ts'
import type { JsonObject } from '../../src/model/trigger.ts'
import { book } from './canonical/book.ts'
import { normal } from './canonical/normal.ts'
import { addresses } from './canonical/said.ts'
import { trees } from './canonical/trees.ts'

const nothing = {
  adminOnly: [],
  clients: [],
  groups: [],
  identityProviders: [],
  resourceServers: [],
  pipelines: [],
}
const pool = (properties: object, more: Partial<Canonical['pool']> = {}) =>
  resugar(
    'pool',
    'shop',
    { ...nothing, ...more, properties: { UserPoolName: 'shop', ...properties } },
    addresses,
  )
const client = (properties: object) =>
  pool({}, { clients: [{ name: 'web', properties: { ClientName: 'web', ...properties } }] })['clients']

describe('what the language has no word for stands under aws', () => {
  it.each<[string, object, JsonObject]>([
    ['a legacy property', { EmailVerificationMessage: 'x' }, { aws: { EmailVerificationMessage: 'x' } }],
    ['a property of tomorrow', { Later: { a: [1] } }, { aws: { Later: { a: [1] } } }],
    ['a value of tomorrow', { UserPoolTier: 'FREE' }, { aws: { UserPoolTier: 'FREE' } }],
    ['another name', { UserPoolName: 'Shop!' }, { aws: { UserPoolName: 'Shop!' } }],
    [
      'part of a property, the other part in words',
      { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, Later: 1 } },
      { devices: { challengeOnNew: true }, aws: { DeviceConfiguration: { Later: 1 } } },
    ],
    [
      'a password policy that leaves something open',
      { Policies: { PasswordPolicy: { RequireNumbers: true } } },
      { aws: { Policies: { PasswordPolicy: { RequireNumbers: true } } } },
    ],
    [
      'priorities with a gap',
      { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 2 }] } },
      { aws: { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 2 }] } } },
    ],
    [
      'attributes, all of them if one cannot be said',
      { Schema: [{ Name: 'plan', AttributeDataType: 'String' }] },
      { aws: { Schema: [{ Name: 'plan', AttributeDataType: 'String' }] } },
    ],
    ['an empty object', { SmsConfiguration: {} }, { aws: { SmsConfiguration: {} } }],
  ])('%s', (_title, properties, said) => {
    expect(pool(properties)).toEqual(said)
  })

  it.each<[string, object, JsonObject]>([
    [
      'a unit that is not the largest',
      { AccessTokenValidity: 60, TokenValidityUnits: { AccessToken: 'minutes' } },
      { aws: { AccessTokenValidity: 60, TokenValidityUnits: { AccessToken: 'minutes' } } },
    ],
    ['a time without its unit', { RefreshTokenValidity: 30 }, { aws: { RefreshTokenValidity: 30 } }],
    [
      'no grace at all',
      { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 } },
      { tokens: { rotation: {} }, aws: { RefreshTokenRotation: { RetryGracePeriodSeconds: 0 } } },
    ],
    [
      'OAuth that is not allowed',
      { AllowedOAuthFlows: ['code'], AllowedOAuthFlowsUserPoolClient: false },
      { aws: { AllowedOAuthFlows: ['code'], AllowedOAuthFlowsUserPoolClient: false } },
    ],
    [
      'a legacy flow',
      { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH'] },
      { aws: { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH'] } },
    ],
  ])('of a client: %s', (_title, properties, said) => {
    expect(client(properties)).toEqual({ web: said })
  })

  it('companions of a pool by their type', () => {
    const said = pool(
      {},
      {
        domain: { Domain: 'shop', Routing: 'x' } as Canonical['pool']['domain'] & object,
        risk: { ClientId: 'client' },
      },
    )
    expect(said).toEqual({
      domain: { name: 'shop' },
      aws: {
        'AWS::Cognito::UserPoolDomain': { Routing: 'x' },
        'AWS::Cognito::UserPoolRiskConfigurationAttachment': { ClientId: 'client' },
      },
    })
  })

  it('role mappings that differ between the clients of a pool', () => {
    const login = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_shop'
    const mapping = {
      IdentityProvider: `${login}:shop0web`,
      Type: 'Token',
      AmbiguousRoleResolution: 'Deny',
    } as const
    const said = resugar(
      'identity',
      'shop',
      {
        properties: {
          IdentityPoolName: 'shop',
          AllowUnauthenticatedIdentities: false,
          CognitoIdentityProviders: ['web', 'batch'].map((name) => ({
            ClientId: `shop0${name}`,
            ProviderName: login,
          })),
        },
        roles: { RoleMappings: { [`${login}:shop0web`]: mapping } },
        principalTags: [],
      },
      addresses,
    )
    expect(said).toEqual({
      providers: { shop: { type: 'pool', clients: ['web', 'batch'] } },
      aws: {
        'AWS::Cognito::IdentityPoolRoleAttachment': { RoleMappings: { [`${login}:shop0web`]: mapping } },
      },
    })
  })
})

describe('a name is said where there is one', () => {
  it('and the ARN where nobody declared it', () => {
    const arn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`
    const LambdaConfig = { PreSignUp: arn('greet'), PostConfirmation: arn('nobody') }
    expect(pool({ LambdaConfig })).toEqual({
      triggers: { preSignUp: 'greet', postConfirmation: arn('nobody') },
    })
  })
})

describe('trust is said in words where they give the same document', () => {
  const role = (statement: object) =>
    resugar(
      'role',
      'r',
      {
        properties: {
          RoleName: 'r',
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', ...statement }],
          } as JsonObject,
        },
      },
      addresses,
    )['trust']

  it.each<[string, object, string]>([
    ['a service', { Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' }, 'service'],
    [
      'a service in a list',
      { Principal: { Service: ['ecs.amazonaws.com'] }, Action: 'sts:AssumeRole' },
      'document',
    ],
    [
      'a service with an empty condition',
      { Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole', Condition: {} },
      'document',
    ],
    ['everybody', { Principal: '*', Action: 'sts:AssumeRole' }, 'document'],
    [
      'an account',
      { Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: 'sts:AssumeRole' },
      'account',
    ],
    [
      'a user',
      { Principal: { AWS: 'arn:aws:iam::123456789012:user/x' }, Action: 'sts:AssumeRole' },
      'document',
    ],
  ])('%s', (_title, statement, type) => {
    expect(role(statement)).toMatchObject({ type })
  })
})

describe('the files of a project', () => {
  const shop = resolve(import.meta.dirname, '../fixtures/shop')
  const files = readdirSync(shop, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  )
  const parts = (file: string) => basename(file, '.yaml').split('.') as [string, string]
  const read = (file: string) => parse(readFileSync(join(shop, file), 'utf8')) as JsonObject
  const of = (kind: string) => files.filter((file) => parts(file)[1] === kind)
  const names = Object.fromEntries(
    Object.keys(trees).map((kind) => [kind, of(kind).map((file) => parts(file)[0])]),
  )
  const { set } = read('pools/strict.fragment.yaml') as { set: JsonObject }

  describe.each(of('env').map(read))('in the environment of $description', ({ params, patch: changes }) => {
    const shopAddresses = book({
      names,
      clients: { customers: ['web', 'batch'] },
      issuers: { 'corp-login': 'login.corp.example' },
    })
    /** A file as it stands once its fragment, the environment's patch and parameters are in it. */
    const whole = (file: string): JsonObject => {
      const [name, kind] = parts(file)
      const { use, ...own } = read(file)
      const merged = patch(
        use ? patch(set, own) : own,
        ((changes as JsonObject)[`${kind}/${name}`] ?? {}) as JsonObject,
      )
      const text = JSON.stringify(merged).replace(/\$\(param\.(\w+)\)/g, (_all, param) =>
        String((params as JsonObject)[param]),
      )
      return JSON.parse(text) as JsonObject
    }

    it.each(files.filter((file) => parts(file)[1] in trees))('%s is the same both ways', (file) => {
      const [name, kind] = parts(file) as [string, CanonicalKind]
      const canonical = desugar(kind, name, whole(file), shopAddresses)
      const said = resugar(kind, name, canonical, shopAddresses)
      expect(said).toEqual(normal(kind, whole(file)))
      expect(said).not.toHaveProperty('aws')
      expect(desugar(kind, name, said, shopAddresses)).toEqual(canonical)
    })
  })
})

describe('what words must not say stands under aws', () => {
  const canonical: Canonical['pool'] = {
    ...nothing,
    properties: { UserPoolName: 'shop', MfaConfiguration: 'ON', EnabledMfas: ['EMAIL_OTP'] },
    clients: [
      {
        name: 'web',
        properties: { ClientName: 'web', ExplicitAuthFlows: ['ALLOW_USER_AUTH'], ReadAttributes: ['email'] },
      },
    ],
    groups: [{ GroupName: 'staff', Precedence: 1 }],
  }
  const said = (...avoid: (string | number)[][]) => resugar('pool', 'shop', canonical, addresses, avoid)
  const usual = {
    mfa: { mode: 'required', factors: ['email'] },
    clients: { web: { auth: ['choice'], read: ['email'] } },
    groups: { staff: { precedence: 1 } },
  }

  it.each<[string, (string | number)[], JsonObject]>([
    [
      'of the pool',
      ['mfa', 'factors', 0],
      { ...usual, mfa: { mode: 'required' }, aws: { EnabledMfas: ['EMAIL_OTP'] } },
    ],
    [
      'of a client, beside its other words',
      ['clients', 'web', 'auth', 0],
      {
        ...usual,
        clients: { web: { read: ['email'], aws: { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] } } },
      },
    ],
    [
      'of all groups, which say nothing of their own there',
      ['groups', 'staff'],
      {
        mfa: usual.mfa,
        clients: usual.clients,
        aws: { 'AWS::Cognito::UserPoolGroup': { staff: { Precedence: 1 } } },
      },
    ],
    ['nothing, of a client that there is not', ['clients', 'batch', 'auth'], usual],
  ])('%s', (_title, place, expected) => {
    expect(said(place)).toEqual(expected)
    expect(desugar('pool', 'shop', said(place), addresses)).toEqual(canonical)
  })
})

import { describe, expect, it } from 'vitest'
import { decide } from '../../src/iam/decide.ts'
import type { Context, Principal } from '../../src/model/iam.ts'
import type { JsonObject } from '../../src/model/trigger.ts'
import { account, ana, around, request, says } from './ask.ts'

const cognito = 'cognito-identity.amazonaws.com'
const pool = 'eu-west-1:11111111-2222-3333-4444-555555555555'
const sub = 'eu-west-1:66666666-7777-8888-9999-000000000000'

describe('the trust of an identity pool', () => {
  const trust = (Action: string) => [
    {
      Effect: 'Allow',
      Principal: { Federated: cognito },
      Action,
      Condition: {
        StringEquals: { [`${cognito}:aud`]: pool },
        'ForAnyValue:StringLike': { [`${cognito}:amr`]: 'authenticated' },
      },
    },
  ]
  const role = `arn:aws:iam::${account}:role/buyer`
  const web: Principal = { arn: '*', federated: cognito }
  const signedIn: Context = {
    [`${cognito}:aud`]: pool,
    [`${cognito}:amr`]: ['authenticated', `${cognito}:x`],
  }
  const become = (action: string, principal: Principal, context: Context) =>
    decide(around({ trust: trust(action) }), { principal, action, resource: role, context }).decision

  it.each([
    ['several values of amr', signedIn],
    ['one value of amr', { ...signedIn, [`${cognito}:amr`]: 'authenticated' }],
  ])('lets in who signed in, with %s', (_, context) => {
    expect(become('sts:AssumeRoleWithWebIdentity', web, context)).toBe('allow')
  })

  it.each<[string, Principal, Context]>([
    ['another identity pool', web, { ...signedIn, [`${cognito}:aud`]: `${pool}6` }],
    ['a guest', web, { ...signedIn, [`${cognito}:amr`]: ['unauthenticated'] }],
    ['nobody knows how', web, { [`${cognito}:aud`]: pool }],
    [
      'a provider of IAM',
      { arn: '*', federated: `arn:aws:iam::${account}:oidc-provider/${cognito}` },
      signedIn,
    ],
    ['a session', ana, signedIn],
    ['nobody known', { arn: '*' }, signedIn],
    ['a service of the same name', { arn: '*', service: cognito }, signedIn],
  ])('lets in no other: %s', (_, principal, context) => {
    expect(become('sts:AssumeRoleWithWebIdentity', principal, context)).toBe('implicitDeny')
  })

  it('goes by the same keys where a session is tagged', () => {
    expect(become('sts:TagSession', web, signedIn)).toBe('allow')
    expect(become('sts:TagSession', web, { ...signedIn, [`${cognito}:amr`]: ['unauthenticated'] })).toBe(
      'implicitDeny',
    )
  })
})

describe('the policies of an identity', () => {
  const folder = 'arn:aws:s3:::photos/${cognito-identity.amazonaws.com:sub}/*'
  const of = (statements: readonly JsonObject[], asked: Parameters<typeof request>[0]) =>
    decide(around({ identity: statements }), request(asked)).decision

  it('open its own folder and no other', () => {
    const context = { [`${cognito}:sub`]: sub }
    const own = says({ Action: 's3:GetObject', Resource: folder })
    expect(of([own], { resource: `arn:aws:s3:::photos/${sub}/1`, context })).toBe('allow')
    expect(of([own], { resource: 'arn:aws:s3:::photos/somebody/1', context })).toBe('implicitDeny')
    expect(of([own], { resource: 'arn:aws:s3:::photos//1' })).toBe('implicitDeny')
  })

  it('open its own rows and no others', () => {
    const rows = says({
      Action: 'dynamodb:GetItem',
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [`\${${cognito}:sub}`] } },
    })
    const asked = (keys: readonly string[]) => ({
      action: 'dynamodb:GetItem',
      context: { [`${cognito}:sub`]: sub, 'dynamodb:LeadingKeys': keys },
    })
    expect(of([rows], asked([sub]))).toBe('allow')
    expect(of([rows], asked([sub, 'somebody']))).toBe('implicitDeny')
  })

  it.each<[string, string, Context, string]>([
    ['own', '${aws:PrincipalTag/team}', { 'aws:PrincipalTag/team': 'blue' }, 'allow'],
    ['other', '${aws:PrincipalTag/team}', { 'aws:PrincipalTag/team': 'red' }, 'implicitDeny'],
    ['missing', '${aws:PrincipalTag/team}', {}, 'implicitDeny'],
    ['default', "${aws:PrincipalTag/team, 'blue'}", {}, 'allow'],
    ['a star', '${aws:PrincipalTag/team}', { 'aws:PrincipalTag/team': '*' }, 'implicitDeny'],
  ])('go by tags: %s', (_, variable, context, is) => {
    const tagged = says({ Resource: `arn:aws:s3:::photos/${variable}/*` })
    expect(of([tagged], { resource: 'arn:aws:s3:::photos/blue/1', context })).toBe(is)
  })

  it('take a star in the name of an identity for a star', () => {
    const own = says({ Resource: folder })
    expect(
      of([own], { resource: `arn:aws:s3:::photos/${sub}/1`, context: { [`${cognito}:sub`]: '*' } }),
    ).toBe('implicitDeny')
  })

  it('deny what is denied', () => {
    expect(of([says(), says({ Effect: 'Deny', Action: 's3:Get*' })], {})).toBe('explicitDeny')
  })

  it.each(['boundary', 'session', 'scope-down'] as const)('are narrowed by a %s', (layer) => {
    const of = (statement: JsonObject) =>
      decide(around({ identity: [says()], [layer]: [statement] }), request())
    expect(of(says({ Action: 's3:*' })).decision).toBe('allow')
    expect(of(says({ Action: 'sns:*' }))).toEqual({ decision: 'implicitDeny', missing: layer })
  })

  it('decide for services that nobody knows', () => {
    const own = says({ Action: 'poolwright:Read*', Resource: 'arn:aws:poolwright:::books/*' })
    const asked = { action: 'poolwright:ReadBook', resource: 'arn:aws:poolwright:::books/1' }
    expect(of([own], asked)).toBe('allow')
    expect(of([own], { ...asked, action: 'poolwright:BurnBook' })).toBe('implicitDeny')
  })

  it('decide for what is about nothing in particular', () => {
    const asked = { action: 's3:ListAllMyBuckets', resource: '*' }
    expect(of([says({ Resource: '*' })], asked)).toBe('allow')
    expect(of([says({ Resource: 'arn:aws:s3:::*' })], asked)).toBe('implicitDeny')
  })
})

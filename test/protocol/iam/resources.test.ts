import { describe, expect, it } from 'vitest'
import type { Ports } from '../../../src/engine/ports.ts'
import { isAction, resourcesOf } from '../../../src/iam/catalogue.ts'
import { actionOf, serviceNames } from '../../../src/model/apis.ts'
import { targetsOf } from '../../../src/protocol/iam/resources.ts'
import { serviceOf } from '../../../src/schema/service-of.ts'

const account = '123456789012'
const poolId = 'eu-west-1_Shop00001'
const identityPoolId = 'eu-west-1:6f1e0d1c-1111-4222-8333-944455556666'
const userPool = `arn:aws:cognito-idp:eu-west-1:${account}:userpool/${poolId}`
const identityPool = `arn:aws:cognito-identity:eu-west-1:${account}:identitypool/${identityPoolId}`
const identities = new Map([
  ['eu-west-1:a', identityPoolId],
  ['eu-west-1:b', identityPoolId],
  ['eu-west-1:c', 'eu-west-1:other'],
])
const world = {
  iam: { account },
  pools: {
    byId: async (id: string) =>
      id === poolId ? { arn: userPool, properties: { UserPoolTags: { team: 'red' } } } : undefined,
  },
  identityPools: {
    byId: async (id: string) =>
      id === identityPoolId
        ? { arn: identityPool, properties: { IdentityPoolTags: [{ Key: 'team', Value: 'blue' }] } }
        : undefined,
  },
  store: {
    identity: async (id: string) => (identities.has(id) ? { identityPoolId: identities.get(id) } : undefined),
  },
} as unknown as Ports

/** An input of every member that says what an operation is about. */
const inputOf = (service: (typeof serviceNames)[number], name: string) => {
  const has = serviceOf(service).hasInput as (name: string, member: string) => boolean
  const all = {
    UserPoolId: poolId,
    IdentityPoolId: identityPoolId,
    ClientId: 'web',
    ResourceArn: service === 'cognito-idp' ? userPool : identityPool,
    IdentityId: 'eu-west-1:a',
    IdentityIdsToDelete: ['eu-west-1:a'],
    Name: 'ana',
    TargetPrincipal: '999999999999',
  }
  return Object.fromEntries(Object.entries(all).filter(([member]) => has(name, member)))
}
const signed = serviceNames.flatMap((service) =>
  serviceOf(service)
    .operationNames.filter((name) => serviceOf(service).isSigned(name))
    .map((name) => [service, name] as const),
)
const known = signed.filter(
  ([service, name]) => isAction(actionOf(service, name)) && actionOf(service, name) !== 'sts:AssumeRole',
)

describe('what an operation is about', () => {
  it('is looked up for nearly all operations that are signed', () => {
    expect(known.length).toBeGreaterThan(100)
  })

  it.each(known)('is what the Service Authorization Reference says: %s:%s', async (service, name) => {
    const patterns = resourcesOf(actionOf(service, name))
    const [target, ...others] = await targetsOf(service, name, inputOf(service, name), world)
    expect(others).toEqual([])
    const shapes = patterns.map((arn) => new RegExp(`^${arn.replaceAll(/\$\{\w+\}/g, '[^/]*')}$`))
    expect(
      shapes.length ? shapes.some((shape) => shape.test(target?.resource ?? '')) : target?.resource,
    ).toBe(shapes.length ? true : '*')
  })

  it.each<[string, (typeof serviceNames)[number], string, object, string]>([
    ['a user pool', 'cognito-idp', 'AdminGetUser', { UserPoolId: poolId }, userPool],
    [
      'a user pool that is not there',
      'cognito-idp',
      'AdminGetUser',
      { UserPoolId: 'us-east-1_Gone' },
      `arn:aws:cognito-idp:us-east-1:${account}:userpool/us-east-1_Gone`,
    ],
    [
      'the pool that the operation will find, whatever the ARN around it',
      'cognito-idp',
      'TagResource',
      { ResourceArn: `arn:aws:cognito-idp:us-east-1:1:userpool/open/${poolId}` },
      userPool,
    ],
    [
      'an identity pool',
      'cognito-identity',
      'ListIdentities',
      { IdentityPoolId: identityPoolId },
      identityPool,
    ],
    [
      'an identity pool that is not there',
      'cognito-identity',
      'ListIdentities',
      { IdentityPoolId: 'us-east-1:x' },
      `arn:aws:cognito-identity:us-east-1:${account}:identitypool/us-east-1:x`,
    ],
    [
      'a federated user',
      'sts',
      'GetFederationToken',
      { Name: 'ana' },
      `arn:aws:sts::${account}:federated-user/ana`,
    ],
  ])('is %s', async (_, service, name, input, resource) => {
    expect(await targetsOf(service, name, input, world)).toMatchObject([{ resource }])
  })

  it('has the tags of the pool', async () => {
    const tagsOf = async (service: (typeof serviceNames)[number], name: string, input: object) =>
      (await targetsOf(service, name, input, world)).map(({ context }) => context)
    expect(await tagsOf('cognito-idp', 'AdminGetUser', { UserPoolId: poolId })).toEqual([
      { 'aws:ResourceTag/team': 'red' },
    ])
    expect(await tagsOf('cognito-identity', 'ListIdentities', { IdentityPoolId: identityPoolId })).toEqual([
      { 'aws:ResourceTag/team': 'blue' },
    ])
    expect(await tagsOf('cognito-idp', 'AdminGetUser', { UserPoolId: 'us-east-1_Gone' })).toEqual([{}])
  })

  it('is each pool of several identities, one after another, so that none hides behind another', async () => {
    const pools = async (input: object, name = 'DeleteIdentities') =>
      (await targetsOf('cognito-identity', name, input, world)).map(({ resource, context }) => [
        resource,
        context['cognito-identity:IdentityPoolArn'],
      ])
    expect(
      await pools({ IdentityIdsToDelete: ['eu-west-1:a', 'eu-west-1:b', 'eu-west-1:c', 'eu-west-1:d'] }),
    ).toEqual([
      ['*', identityPool],
      ['*', `arn:aws:cognito-identity:eu-west-1:${account}:identitypool/eu-west-1:other`],
    ])
    expect(await pools({ IdentityId: 'eu-west-1:a' }, 'DescribeIdentity')).toEqual([['*', identityPool]])
    expect(await pools({ IdentityId: 'eu-west-1:d' }, 'DescribeIdentity')).toEqual([['*', undefined]])
  })
})

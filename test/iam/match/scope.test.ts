import { describe, expect, it } from 'vitest'
import { decide } from '../../../src/iam/decide.ts'
import type { JsonObject } from '../../../src/model/trigger.ts'
import { document, request, says } from '../ask.ts'

const allows = (statement: JsonObject, asked: Parameters<typeof request>[0]) =>
  decide({ identity: [{ name: 'one', document: document([says(statement)]) }] }, request(asked)).decision ===
  'allow'

describe('actions', () => {
  it.each([
    ['*', 's3:GetObject', true],
    ['s3:GetObject', 's3:GetObject', true],
    ['S3:getobject', 's3:GetObject', true],
    ['s3:*', 's3:GetObject', true],
    ['s3:Get*', 's3:GetObject', true],
    ['s3:*Object', 's3:GetObject', true],
    ['s3:?etObject', 's3:GetObject', true],
    ['s3:GetObject', 's3:GetObjectAcl', false],
    ['s3:Get', 's3:GetObject', false],
    ['s3:GetObject?', 's3:GetObject', false],
    ['sns:*', 's3:GetObject', false],
    ['poolwright:read', 'poolwright:Read', true],
  ])('%s against %s: %s', (pattern, action, is) => {
    expect(allows({ Action: pattern }, { action })).toBe(is)
    expect(allows({ Action: ['iam:Nothing', pattern] }, { action })).toBe(is)
    expect(allows({ NotAction: pattern }, { action })).toBe(!is)
    expect(allows({ NotAction: ['iam:Nothing', pattern] }, { action })).toBe(!is)
  })
})

describe('resources', () => {
  const log = 'arn:aws:logs:eu-west-1:123456789012:log-group:shop:log-stream:1'
  it.each([
    ['*', log, true],
    [log, log, true],
    ['arn:aws:logs:eu-west-1:123456789012:log-group:shop:*', log, true],
    ['arn:aws:logs:*:*:*', log, true],
    ['arn:aws:logs:eu-*:123456789012:log-group:shop:log-stream:?', log, true],
    ['arn:aws:logs:*:log-group:shop:log-stream:1', log, false],
    ['arn:aws:logs:*:shop:*', log, false],
    ['arn:aws:logs:*', log, true],
    ['arn:aws:logs:eu-west-1:*', log, true],
    ['arn:aws:logs:us-*', log, false],
    ['arn:aws:logs:eu-west-1:123456789012', log, false],
    ['arn:*:logs:eu-west-1:123456789012:log-group:*', log, true],
    ['arn:aws:logs:EU-west-1:123456789012:log-group:*', log, false],
    ['arn:aws:logs:eu-west-1:123456789012:Log-Group:*', log, false],
    ['arn:aws:s3:::photos/*', 'arn:aws:s3:::photos/a/b', true],
    ['arn:aws:s3:::photos/*', 'arn:aws:s3:::photos', false],
    ['arn:aws:s3:::photos*', 'arn:aws:s3:::photos-of-others/a', true],
    ['arn:aws:s3:*:*:photos/?', 'arn:aws:s3:::photos/a', true],
    ['arn:aws:s3:?::photos/a', 'arn:aws:s3:::photos/a', false],
    ['*', '*', true],
    ['arn:aws:s3:::*', '*', false],
    ['arn:aws:s3:*', '*', false],
  ])('%s against %s: %s', (pattern, resource, is) => {
    expect(allows({ Resource: pattern }, { resource })).toBe(is)
    expect(allows({ Resource: ['arn:aws:sqs:::none', pattern] }, { resource })).toBe(is)
    expect(allows({ NotResource: pattern }, { resource })).toBe(!is)
    expect(allows({ NotResource: ['arn:aws:sqs:::none', pattern] }, { resource })).toBe(!is)
  })
})

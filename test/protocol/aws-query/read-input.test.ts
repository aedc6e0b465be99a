import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readForm, textOf } from '../../../src/protocol/aws-query/read-form.ts'
import { readInput } from '../../../src/protocol/aws-query/read-input.ts'
import { serviceOf } from '../../../src/schema/service-of.ts'
import { fault } from '../../world.ts'

const sts = serviceOf('sts')
const read = (text: string, operation = 'AssumeRole') => readInput(readForm(text), operation, sts)

describe('a form', () => {
  it('is read as browsers and SDKs write it', () => {
    expect(read('RoleArn=arn%3Aaws&RoleSessionName=a+b%2Bc&Policy=gr%C3%BCn&ExternalId=')).toEqual({
      RoleArn: 'arn:aws',
      RoleSessionName: 'a b+c',
      Policy: 'grün',
      ExternalId: '',
    })
  })

  it('becomes nested lists and structures, and numbers where the model has them', () => {
    const text =
      'DurationSeconds=900&PolicyArns.member.1.arn=one&PolicyArns.member.2.arn=two' +
      '&Tags.member.1.Key=team&Tags.member.1.Value=red&TransitiveTagKeys.member.1=team'
    expect(read(text)).toEqual({
      DurationSeconds: 900,
      PolicyArns: [{ arn: 'one' }, { arn: 'two' }],
      Tags: [{ Key: 'team', Value: 'red' }],
      TransitiveTagKeys: ['team'],
    })
  })

  it('orders members by their numbers, however they come and whichever are left out', () => {
    const text = ['10', '2', '1'].map((n) => `TransitiveTagKeys.member.${n}=k${n}`).join('&')
    expect(read(text)).toEqual({ TransitiveTagKeys: ['k1', 'k2', 'k10'] })
  })

  it('says an empty list as an empty text', () => {
    expect(read('Tags=&PolicyArns=')).toEqual({ Tags: [], PolicyArns: [] })
  })

  it('leaves what the model does not know', () => {
    const text =
      'Action=AssumeRole&Version=2011-06-15&X-Amz-Date=1&Foo.member.1=x&__proto__.polluted=1&a.b.c.d.e.f.g.h=1'
    expect(read(text)).toEqual({})
    expect({}).not.toHaveProperty('polluted')
  })

  it.each([
    ['a text for a number', 'DurationSeconds=soon', 'DurationSeconds is not an integer.'],
    ['a fraction', 'DurationSeconds=900.5', 'DurationSeconds is not an integer.'],
    ['a number in another notation', 'DurationSeconds=9e2', 'DurationSeconds is not an integer.'],
    ['a number longer than any', `DurationSeconds=${'9'.repeat(400)}`, 'DurationSeconds is not an integer.'],
    ['a list for a text', 'RoleArn.member.1=x', 'RoleArn is not one value.'],
    ['a text for a list', 'Tags=x', 'Tags is not a list.'],
    ['a text for a structure', 'Tags.member.1=x', 'Tags.member.1 is not a structure.'],
    [
      'a member that is numbered from 0',
      'Tags.member.0.Key=x',
      'Tags is not a list whose members are numbered from 1.',
    ],
    [
      'a member with a name',
      'Tags.member.length.Key=x',
      'Tags is not a list whose members are numbered from 1.',
    ],
    [
      'a member with a number longer than any',
      'Tags.member.1000000000.Key=x',
      'Tags is not a list whose members are numbered from 1.',
    ],
    ['a parameter twice', 'RoleArn=a&RoleArn=b', 'A parameter is there more than once.'],
    ['half a percent sign', 'RoleArn=%4', 'A parameter is not percent-encoded UTF-8.'],
    ['bytes that are no UTF-8', 'RoleArn=%ff', 'A parameter is not percent-encoded UTF-8.'],
    [
      'too many parameters',
      Array.from({ length: 501 }, (_, n) => `a${n}=`).join('&'),
      'There are too many parameters.',
    ],
  ])('is refused: %s', (_, text, message) => {
    expect(() => read(text)).toThrow(fault('SerializationException', message))
  })

  it('is refused where its bytes are no UTF-8', () => {
    expect(() => textOf(Buffer.of(0xff))).toThrow(fault('SerializationException'))
  })

  it('reads or refuses whatever comes, and never fails otherwise', () => {
    const part = fc.constantFrom(
      'Tags',
      'member',
      '1',
      '2',
      'Key',
      'Value',
      '',
      'RoleArn',
      '__proto__',
      'constructor',
    )
    const pair = fc.tuple(fc.array(part, { maxLength: 5 }), fc.string())
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 8 }), (pairs) => {
        const text = pairs.map(([name, value]) => `${name.join('.')}=${value}`).join('&')
        try {
          return typeof read(text) === 'object'
        } catch (error) {
          return error instanceof Error && error.name === 'Fault'
        }
      }),
    )
  })

  it('knows every shape that an input of STS has', () => {
    // A form has no blobs, documents, booleans or maps: the model of STS must not come to have any.
    const kinds = new Set(Object.values(sts.shapes).map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(['integer', 'list', 'record', 'text'])
  })
})

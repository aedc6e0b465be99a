import { describe, expect, it } from 'vitest'
import { Refused } from '../../../src/protocol/gate/gate-request.ts'
import { s3 } from '../../../src/protocol/gate/s3.ts'

const home = { account: '123456789012', region: 'us-east-1' }
const behind = { partitionKey: async () => undefined }
const read = async (line: string, headers: Record<string, string> = {}, body = '') => {
  const [method = '', url = ''] = line.split(' ')
  const [path = '', query = ''] = url.split('?')
  return s3.read({ method, path, query, headers, body: Buffer.from(body) }, home, behind)
}
const asked = async (...given: Parameters<typeof read>) => {
  const { asked } = await read(...given)
  return asked.map(({ action, resource }) => `${action} ${resource}`)
}

describe('a request of Amazon S3', () => {
  it.each<[string, string]>([
    ['GET /', 's3:ListAllMyBuckets *'],
    ['PUT /shop', 's3:CreateBucket arn:aws:s3:::shop'],
    ['DELETE /shop/', 's3:DeleteBucket arn:aws:s3:::shop'],
    ['GET /shop?list-type=2&prefix=a/', 's3:ListBucket arn:aws:s3:::shop'],
    ['GET /shop?versions', 's3:ListBucketVersions arn:aws:s3:::shop'],
    ['GET /shop?policy=', 's3:GetBucketPolicy arn:aws:s3:::shop'],
    ['PUT /shop?policy', 's3:PutBucketPolicy arn:aws:s3:::shop'],
    ['GET /shop/a/b.png?x-id=GetObject', 's3:GetObject arn:aws:s3:::shop/a/b.png'],
    ['HEAD /shop/a', 's3:GetObject arn:aws:s3:::shop/a'],
    ['GET /shop/a?versionId=7', 's3:GetObjectVersion arn:aws:s3:::shop/a'],
    ['DELETE /shop/a?versionId=7', 's3:DeleteObjectVersion arn:aws:s3:::shop/a'],
    ['GET /shop/a?acl', 's3:GetObjectAcl arn:aws:s3:::shop/a'],
    ['PUT /shop/caf%C3%A9%20au%20lait', 's3:PutObject arn:aws:s3:::shop/café au lait'],
    ['PUT /shop//a', 's3:PutObject arn:aws:s3:::shop//a'],
    ['POST /shop/a?uploads', 's3:PutObject arn:aws:s3:::shop/a'],
    ['PUT /shop/a?partNumber=1&uploadId=x', 's3:PutObject arn:aws:s3:::shop/a'],
    ['DELETE /shop/a?uploadId=x', 's3:AbortMultipartUpload arn:aws:s3:::shop/a'],
    ['GET /shop/a?X-Amz-Signature=0&X-Amz-Expires=60', 's3:GetObject arn:aws:s3:::shop/a'],
  ])('%s asks for %s', async (line, wanted) => {
    expect(await asked(line)).toEqual([wanted])
  })

  it('asks for all that a copy does, and for what headers do beside', async () => {
    expect(
      await asked('PUT /shop/a', { 'x-amz-copy-source': '/other/b%20c', 'x-amz-acl': 'public-read' }),
    ).toEqual([
      's3:PutObject arn:aws:s3:::shop/a',
      's3:GetObject arn:aws:s3:::other/b c',
      's3:PutObjectAcl arn:aws:s3:::shop/a',
    ])
  })

  it('tells policies what is listed', async () => {
    const { asked } = await read('GET /shop?list-type=2&prefix=private%2Fana%2F&max-keys=10')
    expect(asked[0]?.context).toEqual({ 's3:prefix': 'private/ana/', 's3:max-keys': '10' })
  })

  it('asks for each object that is to be deleted', async () => {
    const body =
      '<?xml version="1.0" encoding="UTF-8"?><Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Object><Key>a&amp;b</Key></Object><Object><Key>c</Key><VersionId>1</VersionId></Object><Quiet>true</Quiet></Delete>'
    expect(await asked('POST /shop?delete', {}, body)).toEqual([
      's3:DeleteObject arn:aws:s3:::shop/a&b',
      's3:DeleteObjectVersion arn:aws:s3:::shop/c',
    ])
  })

  it.each<[string, string, string, string?]>([
    ['a path that a server might resolve', 'GET /shop/public/../private/x', 'InvalidURI'],
    ['the same, hidden', 'GET /shop/public/%2e%2e/private/x', 'InvalidURI'],
    ['bytes that are no text', 'GET /shop/%ff', 'InvalidURI'],
    ['two sub-resources at once', 'GET /shop/a?acl&tagging', 'NotImplemented'],
    ['a sub-resource that it does not know', 'PUT /shop?inventory&id=1', 'NotImplemented'],
    ['a method that it does not know', 'PATCH /shop/a', 'NotImplemented'],
    ['a form', 'POST /shop', 'NotImplemented'],
    [
      'a list of deletions with a comment',
      'POST /shop?delete',
      'MalformedXML',
      '<Delete><!-- --><Object><Key>a</Key></Object></Delete>',
    ],
    [
      'one with CDATA',
      'POST /shop?delete',
      'MalformedXML',
      '<Delete><Object><Key><![CDATA[a]]></Key></Object></Delete>',
    ],
    [
      'one with two keys',
      'POST /shop?delete',
      'MalformedXML',
      '<Delete><Object><Key>a</Key><Key>b</Key></Object></Delete>',
    ],
    [
      'one with a prefix',
      'POST /shop?delete',
      'MalformedXML',
      '<s:Delete xmlns:s="x"><s:Object><s:Key>a</s:Key></s:Object></s:Delete>',
    ],
    [
      'one that declares entities',
      'POST /shop?delete',
      'MalformedXML',
      '<!DOCTYPE d [<!ENTITY e "a">]><Delete><Object><Key>&e;</Key></Object></Delete>',
    ],
    ['an empty one', 'POST /shop?delete', 'MalformedXML', '<Delete></Delete>'],
  ])('is refused where it holds %s', async (_, line, code, body) => {
    const error: unknown = await read(line, {}, body).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Refused)
    expect((error as Refused).code).toBe(code)
  })
})

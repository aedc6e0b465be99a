import { describe, expect, it } from 'vitest'
import { Refused } from '../../../src/protocol/gate/gate-request.ts'
import { s3 } from '../../../src/protocol/gate/s3.ts'

const now = Date.UTC(2026, 0, 2, 0, 1)
const home = { account: '123456789012', region: 'us-east-1', now }
const signature = { signedAt: '20260102T000000Z' }
const behind = { partitionKey: async () => undefined }
const read = async (line: string, headers: Record<string, string> = {}, body = '') => {
  const [method = '', url = ''] = line.split(' ')
  const [path = '', query = ''] = url.split('?')
  return s3.read({ method, path, query, headers, body: Buffer.from(body, 'latin1'), signature }, home, behind)
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
    ['PUT /shop/a%2Fb', 's3:PutObject arn:aws:s3:::shop/a/b'],
    ['PUT /shop/folder/', 's3:PutObject arn:aws:s3:::shop/folder/'],
    ['GET /shop/a?torrent&versionId=7', 's3:GetObjectVersionTorrent arn:aws:s3:::shop/a'],
    ['POST /shop/a?uploads', 's3:PutObject arn:aws:s3:::shop/a'],
    ['PUT /shop/a?partNumber=1&uploadId=x', 's3:PutObject arn:aws:s3:::shop/a'],
    ['DELETE /shop/a?uploadId=x', 's3:AbortMultipartUpload arn:aws:s3:::shop/a'],
    ['GET /shop/a?X-Amz-Signature=0&X-Amz-Expires=60', 's3:GetObject arn:aws:s3:::shop/a'],
  ])('%s asks for %s', async (line, wanted) => {
    expect(await asked(line)).toEqual([wanted])
  })

  it.each<[string, string, Record<string, string>, readonly string[]]>([
    ['an ACL', 'PUT /shop/a', { 'x-amz-acl': 'public-read' }, ['PutObject', 'PutObjectAcl']],
    ['grants', 'PUT /shop/a', { 'x-amz-grant-read': 'id="1"' }, ['PutObject', 'PutObjectAcl']],
    ['tags', 'POST /shop/a?uploads', { 'x-amz-tagging': 'a=b' }, ['PutObject', 'PutObjectTagging']],
    [
      'a date',
      'PUT /shop/a',
      { 'x-amz-object-lock-retain-until-date': 'x' },
      ['PutObject', 'PutObjectRetention'],
    ],
    ['a hold', 'PUT /shop/a', { 'x-amz-object-lock-legal-hold': 'ON' }, ['PutObject', 'PutObjectLegalHold']],
    [
      'a lock that is passed by',
      'DELETE /shop/a?versionId=1',
      { 'x-amz-bypass-governance-retention': 'true' },
      ['DeleteObjectVersion', 'BypassGovernanceRetention'],
    ],
    [
      'a bucket with everything',
      'PUT /shop',
      { 'x-amz-acl': 'private', 'x-amz-bucket-object-lock-enabled': 'true', 'x-amz-object-ownership': 'x' },
      [
        'CreateBucket',
        'PutBucketAcl',
        'PutBucketObjectLockConfiguration',
        'PutBucketVersioning',
        'PutBucketOwnershipControls',
      ],
    ],
    ['its attributes', 'GET /shop/a?attributes', {}, ['GetObjectAttributes', 'GetObject']],
    [
      'the attributes of a version',
      'GET /shop/a?attributes&versionId=1',
      {},
      ['GetObjectVersionAttributes', 'GetObjectVersion'],
    ],
    ['what says nothing of it', 'GET /shop/a', { 'x-amz-acl': 'public-read' }, ['GetObject']],
  ])('asks for all that a call does: %s', async (_, line, headers, actions) => {
    const { asked } = await read(line, headers)
    expect(asked.map(({ action }) => action)).toEqual(actions.map((action) => `s3:${action}`))
  })

  it('tells policies what is listed, and how it was signed', async () => {
    const { asked } = await read('GET /shop?list-type=2&prefix=private%2Fana%2F&max-keys=10')
    expect(asked[0]?.context).toEqual({
      's3:prefix': 'private/ana/',
      's3:max-keys': '10',
      's3:authType': 'REST-HEADER',
      's3:signatureversion': 'AWS4-HMAC-SHA256',
      's3:signatureAge': '60000',
      's3:ResourceAccount': '123456789012',
    })
  })

  it('tells policies what headers say, whether they stand in the query or not', async () => {
    const tagged = { 'x-amz-tagging': 'team=red&cost%20centre=7', 'x-amz-object-lock-mode': 'GOVERNANCE' }
    const keys = {
      's3:RequestObjectTag/team': 'red',
      's3:RequestObjectTag/cost centre': '7',
      's3:RequestObjectTagKeys': ['team', 'cost centre'],
      's3:object-lock-mode': 'GOVERNANCE',
    }
    expect((await read('PUT /shop/a', tagged)).asked[0]?.context).toMatchObject(keys)
    const query = 'x-amz-tagging=team%3Dred%26cost%2520centre%3D7&X-Amz-Object-Lock-Mode=GOVERNANCE'
    const said = await read(`PUT /shop/a?${query}&x-id=PutObject`)
    expect(said.asked[0]?.context).toMatchObject(keys)
    expect([said.target, said.headers]).toEqual(['/shop/a', tagged])
  })

  it.each([
    ['GET /shop/a%2Fb%20%7e*?versionId=1&X-Amz-Signature=0', '/shop/a/b%20~%2A?versionId=1'],
    ['GET /shop?prefix=a+b;c&%64elimiter=/&x-id=List', '/shop?prefix=a%20b%3Bc&delimiter=%2F'],
    ['GET /shop?acl', '/shop?acl'],
    ['GET /shop?acl=', '/shop?acl='],
    ['GET /shop/100%', '/shop/100%25'],
  ])('%s goes on as it was read: %s', async (line, target) => {
    expect((await read(line)).target).toBe(target)
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
    ['the same, hidden with its slashes', 'GET /shop/public%2F..%2Fprivate/x', 'InvalidURI'],
    ['a dot', 'GET /shop/./x', 'InvalidURI'],
    ['two slashes, of which a server might take one away', 'GET /shop//private/x', 'InvalidURI'],
    ['the same, hidden', 'GET /shop/%2Fprivate/x', 'InvalidURI'],
    ['two slashes further on', 'GET /shop/a//x', 'InvalidURI'],
    ['a backslash', 'GET /shop/a%5Cb', 'InvalidURI'],
    ['a NUL', 'GET /shop/a%00', 'InvalidURI'],
    ['bytes that are no text', 'GET /shop/%ff', 'InvalidURI'],
    ['a bucket after two slashes', 'GET //shop/secret', 'InvalidBucketName'],
    ['an object where a bucket is read', 'GET /shop%2Fsecret', 'InvalidBucketName'],
    ['the same from the beginning', 'GET /%2Fshop/secret', 'InvalidBucketName'],
    ['a bucket that is a folder', 'GET /../etc', 'InvalidBucketName'],
    ['what MinIO keeps for its administrators', 'GET /minio/admin/v3/info', 'InvalidBucketName'],
    ['what MinIO keeps for itself', 'GET /.minio.sys/config/config.json', 'InvalidBucketName'],
    ['a prefix that a server might resolve', 'GET /shop?prefix=public/../private/', 'InvalidURI'],
    ['a prefix with a slash that a server takes away', 'GET /shop?prefix=/private/', 'InvalidURI'],
    ['two prefixes', 'GET /shop?prefix=private/&prefix=public/', 'InvalidArgument'],
    ['the same, hidden', 'GET /shop?prefix=private/&%70refix=public/', 'InvalidArgument'],
    ['a sub-resource twice', 'GET /shop/a?acl&acl=', 'InvalidArgument'],
    ['no version', 'DELETE /shop/a?versionId=', 'InvalidArgument'],
    ['no upload', 'DELETE /shop/a?uploadId', 'InvalidArgument'],
    [
      'one header twice in the query',
      'PUT /shop/a?x-amz-acl=private&X-Amz-Acl=public-read',
      'InvalidArgument',
    ],
    ['a header that is none', 'PUT /shop/a?x-amz-acl=a%0D%0Ab', 'InvalidArgument'],
    ['a source in the query', 'PUT /shop/a?x-amz-copy-source=other/b', 'NotImplemented'],
    ['a name in capitals', 'GET /shop?PREFIX=private/', 'NotImplemented'],
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
    ['one without a body', 'POST /shop?delete', 'MalformedXML'],
    [
      'one of a version that is none',
      'POST /shop?delete',
      'MalformedXML',
      '<Delete><Object><Key>a</Key><VersionId></VersionId></Object></Delete>',
    ],
    [
      'one of which a reader of XML takes a sign away',
      'POST /shop?delete',
      'MalformedXML',
      '<Delete><Object><Key>a\r\nb</Key></Object></Delete>',
    ],
    [
      'one with half a sign',
      'POST /shop?delete',
      'MalformedXML',
      '<Delete><Object><Key>&#xD800;</Key></Object></Delete>',
    ],
    [
      'one with bytes that are no text',
      'POST /shop?delete',
      'MalformedXML',
      '<Delete><Object><Key>\xff</Key></Object></Delete>',
    ],
    [
      'one that is longer than a thousand names',
      'POST /shop?delete',
      'MalformedXML',
      `<Delete><Object><Key>${'a'.repeat(2 ** 21)}</Key></Object></Delete>`,
    ],
    [
      'one of a thousand and one',
      'POST /shop?delete',
      'MalformedXML',
      `<Delete>${'<Object><Key>a</Key></Object>'.repeat(1001)}</Delete>`,
    ],
    ...['/secret', 'public/../secret', 'a//b', 'a\\b'].map((key): [string, string, string, string] => [
      `the deletion of ${key}`,
      'POST /shop?delete',
      'InvalidURI',
      `<Delete><Object><Key>${key}</Key></Object></Delete>`,
    ]),
  ])('is refused where it holds %s', async (_, line, code, body) => {
    const error: unknown = await read(line, {}, body).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Refused)
    expect((error as Refused).code).toBe(code)
  })

  it.each([
    ['x-minio-force-delete', 'DELETE /shop'],
    ['x-amz-target', 'PUT /shop/a'],
    ['x-minio-extract', 'GET /shop/a.zip/b'],
    ['x-amz-meta-snowball-auto-extract', 'PUT /shop/a.tar'],
    ['x-amz-meta-minio-snowball-prefix', 'PUT /shop/a.tar'],
  ])('is refused with %s, which does what nobody was asked about', async (name, line) => {
    await expect(read(line, { [name]: 'true' })).rejects.toMatchObject({ code: 'NotImplemented' })
    if (name.startsWith('x-amz-'))
      await expect(read(`${line}?${name}=true`)).rejects.toMatchObject({ code: 'NotImplemented' })
  })

  it('is refused where a header stands in the query, too', async () => {
    const both = read('PUT /shop/a?x-amz-acl=private', { 'x-amz-acl': 'public-read' })
    await expect(both).rejects.toMatchObject({ code: 'InvalidArgument' })
  })
})

describe('a copy of Amazon S3', () => {
  it.each([
    ['other/b%20c', 's3:GetObject arn:aws:s3:::other/b c', '/other/b%20c'],
    ['/other/b+c', 's3:GetObject arn:aws:s3:::other/b+c', '/other/b%2Bc'],
    ['other%2Fb%2Fc', 's3:GetObject arn:aws:s3:::other/b/c', '/other/b/c'],
    ['other/b#c', 's3:GetObject arn:aws:s3:::other/b#c', '/other/b%23c'],
    ['other/b%3Fc', 's3:GetObject arn:aws:s3:::other/b?c', '/other/b%3Fc'],
    ['other/b?versionId=1%2F2', 's3:GetObjectVersion arn:aws:s3:::other/b', '/other/b?versionId=1%2F2'],
  ])('of %s asks for %s', async (source, wanted, header) => {
    const { asked, headers } = await read('PUT /shop/a', { 'x-amz-copy-source': source })
    expect(asked.map(({ action, resource }) => `${action} ${resource}`)).toEqual([
      's3:PutObject arn:aws:s3:::shop/a',
      wanted,
    ])
    expect(headers?.['x-amz-copy-source']).toBe(header)
  })

  it('tells policies what it copies', async () => {
    const { asked } = await read('PUT /shop/a?partNumber=1&uploadId=x', {
      'x-amz-copy-source': '/other/b%20c?versionId=7',
    })
    expect(asked[0]?.context).toMatchObject({ 's3:x-amz-copy-source': 'other/b c' })
    expect(asked[1]?.context).toEqual({ 's3:VersionId': '7' })
  })

  it.each([
    ['no object', 'other', 'NotImplemented'],
    ['no version', 'other/b?versionId=', 'NotImplemented'],
    ['two versions', 'other/b?versionId=1?versionId=2', 'NotImplemented'],
    ['another query', 'other/b?x=1&versionId=2', 'NotImplemented'],
    ['an access point', 'arn:aws:s3:us-east-1:123456789012:accesspoint/a/object/b', 'InvalidBucketName'],
    ['another server', 'http://elsewhere/other/b', 'InvalidURI'],
    ['a path that a server might resolve', 'other/public/../b', 'InvalidURI'],
    ['the same, hidden', 'other%2Fpublic%2F..%2Fb', 'InvalidURI'],
    ['two slashes', 'other//b', 'InvalidURI'],
  ])('is refused of %s', async (_, source, code) => {
    await expect(read('PUT /shop/a', { 'x-amz-copy-source': source })).rejects.toMatchObject({ code })
  })

  it('is refused where nothing is written', async () => {
    const copy = read('GET /shop/a', { 'x-amz-copy-source': 'other/b' })
    await expect(copy).rejects.toMatchObject({ code: 'NotImplemented' })
  })
})

import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { alike } from './alike.ts'
import { project } from './project.ts'

const sandbox = project({ spare: false })
const pair = (kind: 'rsa' | 'ec' | 'ed25519', options: object) =>
  generateKeyPairSync(
    kind as 'ec',
    {
      ...options,
      publicKeyEncoding: { format: 'pem', type: 'spki' },
      privateKeyEncoding: { format: 'pem', type: 'pkcs8' },
    } as never,
  )
const keys = {
  rsa: pair('rsa', { modulusLength: 2048 }),
  ec: pair('ec', { namedCurve: 'P-256' }),
  ed: pair('ed25519', {}),
}
const before = `const c = require('node:crypto'), keys = ${JSON.stringify(keys)}
const { constants } = c
const hex = (bytes) => Buffer.from(bytes).toString('hex')
const key = Buffer.alloc(32, 7), iv = Buffer.alloc(16, 9), nonce = Buffer.alloc(12, 3)
const later = (call) => new Promise((resolve, reject) => call((error, ...values) => (error ? reject(error) : resolve(values))))
const inPieces = (cipher, text, size = 5) => { let all = ''; for (let at = 0; at < text.length; at += size) all += cipher.update(text.slice(at, at + size), 'utf8', 'hex'); return all + cipher.final('hex') }
const out = (decipher, text, size = 7) => { const all = []; const bytes = Buffer.from(text, 'hex'); for (let at = 0; at < bytes.length; at += size) all.push(decipher.update(bytes.subarray(at, at + size))); all.push(decipher.final()); return Buffer.concat(all).toString() }
const said = 'Forty-two characters of a text, and an é.'`

describe('digests and MACs', () => {
  alike(
    sandbox,
    [
      `c.createHash('sha256').update('a').update(Buffer.from('b')).update(new Uint16Array([1])).digest('hex')`,
      `(() => { const h = c.createHash('sha256').update('a'); const i = h.copy(); return [h.update('b').digest('hex'), i.digest('hex')] })()`,
      `c.createHash('shake256', { outputLength: 9 }).update('x').digest('hex')`,
      `c.createHash('nonsense')`,
      `c.createHash(5)`,
      `c.createHash('md5').update(5)`,
      `(() => { const h = c.createHash('md5'); h.digest(); return h.update('x') })()`,
      `(() => { const h = c.createHash('md5'); h.digest(); return h.digest() })()`,
      `c.createHmac('sha512', 'k').update('x').digest('base64url')`,
      `c.createHmac('sha256', c.createSecretKey(Buffer.from('k'))).update('x').digest('hex')`,
      `c.createHmac('nonsense', 'k')`,
      `c.createHmac('sha256', 5)`,
      `[c.hash('sha1', 'x'), c.hash('sha1', Buffer.from('x'), 'base64')]`,
      `c.timingSafeEqual(Buffer.from('a'), Buffer.from('bc'))`,
      `c.timingSafeEqual('a', Buffer.from('b'))`,
      `['sha256', 'sha512', 'md5'].every((name) => c.getHashes().includes(name))`,
      `c.pbkdf2Sync('p', 's', 10, 20, 'sha256').toString('hex')`,
      `later((then) => c.pbkdf2('p', 's', 1, 4, 'sha1', then)).then(([bytes]) => hex(bytes))`,
      `c.pbkdf2Sync('p', 's', 0, 20, 'sha256')`,
      `c.pbkdf2Sync('p', 's', 1, 20, 'nonsense')`,
      `c.pbkdf2Sync('p', 's', 1, -1, 'sha1')`,
      `c.scryptSync('p', 's', 16, { N: 16 }).toString('hex')`,
      `later((then) => c.scrypt('p', 's', 8, then)).then(([bytes]) => hex(bytes))`,
      `c.scryptSync('p', 's', 16, { N: 15 })`,
      `hex(c.hkdfSync('sha256', 'key', 'salt', 'info', 20))`,
      `later((then) => c.hkdf('sha512', 'key', 'salt', 'info', 4, then)).then(([bytes]) => hex(bytes))`,
      `c.randomBytes(-1)`,
      `c.randomBytes('a')`,
      `c.randomInt(3, 3)`,
      `c.randomInt(1.5)`,
      `later((then) => c.randomFill(new Uint8Array(4), then)).then(([bytes]) => bytes.length)`,
    ],
    {
      before,
      looseMessages: [
        `c.randomInt(3, 3)`,
        `c.createHash('md5').update(5)`,
        `c.createHmac('sha256', 5)`,
        `c.timingSafeEqual('a', Buffer.from('b'))`,
        `c.scryptSync('p', 's', 16, { N: 15 })`,
      ],
    },
  )

  it('are bounded in what they hold of the process', async () => {
    const { value } = await sandbox.run(`const c = require('crypto')
      const of = (make) => { try { return make().length } catch (error) { return [error.name, error.code ?? null] } }
      exports.handler = async () => [
        of(() => c.randomBytes(2 ** 21)),
        of(() => c.pbkdf2Sync('p', 's', 1, 2 ** 21, 'sha1')),
        of(() => c.scryptSync('p', 's', 16, { N: 2 ** 17, maxmem: 2 ** 30 })),
        of(() => c.createHash('shake256', { outputLength: 2 ** 24 })),
        of(() => c.generateKeyPairSync('rsa', { modulusLength: 16384 })),
      ]`)
    expect(value).toEqual([
      ['RangeError', null],
      ['RangeError', null],
      ['RangeError', 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS'],
      ['RangeError', null],
      ['RangeError', null],
    ])
  })
})

describe('ciphers', () => {
  alike(
    sandbox,
    [
      ...['aes-256-cbc', 'aes-256-ctr'].flatMap((name) => [
        `inPieces(c.createCipheriv('${name}', key, iv), said)`,
        `out(c.createDecipheriv('${name}', key, iv), inPieces(c.createCipheriv('${name}', key, iv), said))`,
      ]),
      `inPieces(c.createCipheriv('aes-256-ecb', key, null), said)`,
      `out(c.createDecipheriv('aes-128-ecb', key.subarray(16), null), inPieces(c.createCipheriv('aes-128-ecb', key.subarray(16), null), said))`,
      `(() => { const e = c.createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from('about')); const text = inPieces(e, said); return [text, hex(e.getAuthTag())] })()`,
      `(() => { const e = c.createCipheriv('aes-128-gcm', key.subarray(16), iv); return [inPieces(e, said), hex(e.getAuthTag())] })()`,
      `(() => { const e = c.createCipheriv('aes-256-gcm', key, nonce); const text = inPieces(e, said); return out(c.createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(e.getAuthTag()), text) })()`,
      `(() => { const e = c.createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from('a')); const text = inPieces(e, said); const d = c.createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from('a')); d.setAuthTag(e.getAuthTag()); return out(d, text) })()`,
      `(() => { const e = c.createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 12 }); const text = inPieces(e, 'x'); return [text, e.getAuthTag().length, out(c.createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 12 }).setAuthTag(e.getAuthTag()), text)] })()`,
      `(() => { const d = c.createDecipheriv('aes-256-gcm', key, nonce); d.update('ab', 'hex'); d.setAuthTag(Buffer.alloc(16)); return d.final() })()`,
      `(() => { const d = c.createDecipheriv('aes-256-gcm', key, nonce); d.update('ab', 'hex'); return d.final() })()`,
      `c.createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(Buffer.alloc(3))`,
      `c.createCipheriv('aes-256-gcm', key, nonce).getAuthTag()`,
      `c.createCipheriv('aes-256-cbc', key.subarray(1), iv)`,
      `c.createCipheriv('aes-256-cbc', key, nonce)`,
      `c.createCipheriv('nonsense', key, iv)`,
      `c.createCipheriv(5, key, iv)`,
      `out(c.createDecipheriv('aes-256-cbc', key, iv), '00'.repeat(32))`,
      `out(c.createDecipheriv('aes-256-cbc', key, iv), '00'.repeat(5))`,
      `(() => { const e = c.createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false); return e.update(Buffer.alloc(32), undefined, 'hex') + e.final('hex') })()`,
      `(() => { const e = c.createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false); e.update(Buffer.alloc(5)); return e.final() })()`,
      `(() => { const e = c.createCipheriv('aes-256-cbc', key, iv); e.final(); return e.update('x') })()`,
      `(() => { const e = c.createCipheriv('id-aes256-wrap', key, Buffer.alloc(8, 0xa6)); return e.update(Buffer.alloc(16), null, 'hex') + e.final('hex') })()`,
      `(() => { const d = c.createDecipheriv('aes-256-ctr', key, iv); return d.update(c.createCipheriv('aes-256-ctr', key, iv).update('€€'), undefined, 'utf8') + d.final('utf8') })()`,
      `c.createCipheriv('aes-256-cbc', c.createSecretKey(key), iv).final('hex')`,
      `c.getCipherInfo('aes-256-gcm')`,
      `c.getCipherInfo('nonsense') === undefined`,
      `['aes-256-gcm', 'aes-128-cbc'].every((name) => c.getCiphers().includes(name))`,
    ],
    { before },
  )
})

describe('keys', () => {
  alike(
    sandbox,
    [
      ...['rsa', 'ec', 'ed'].flatMap((name) => [
        `(() => { const k = c.createPublicKey(keys.${name}.publicKey); return [k.type, k.asymmetricKeyType, { ...k.asymmetricKeyDetails, publicExponent: String(k.asymmetricKeyDetails.publicExponent) }, k.export({ format: 'jwk' }), k.export({ format: 'pem', type: 'spki' }), hex(k.export({ format: 'der', type: 'spki' }))] })()`,
        `(() => { const k = c.createPrivateKey(keys.${name}.privateKey); return [k.type, k.export({ format: 'jwk' }), k.export({ format: 'pem', type: 'pkcs8' }), c.createPublicKey(k).export({ format: 'jwk' }), k.equals(c.createPrivateKey({ key: k.export({ format: 'jwk' }), format: 'jwk' }))] })()`,
      ]),
      `c.createPublicKey(keys.ec.privateKey).export({ format: 'jwk' }).kty`,
      `c.createPublicKey({ key: c.createPublicKey(keys.rsa.publicKey).export({ format: 'der', type: 'pkcs1' }), format: 'der', type: 'pkcs1' }).asymmetricKeyDetails.modulusLength`,
      `(() => { const k = c.createSecretKey('6b6579', 'hex'); return [k.type, k.symmetricKeySize, k.export().toString(), k.export({ format: 'jwk' }), k.equals(c.createSecretKey(Buffer.from('key')))] })()`,
      `(() => { const pem = c.createPrivateKey(keys.ec.privateKey).export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'p' }); return [pem.includes('ENCRYPTED'), c.createPrivateKey({ key: pem, passphrase: 'p' }).asymmetricKeyType] })()`,
      `c.createPublicKey('nonsense')`,
      `c.createPrivateKey('nonsense')`,
      `c.createPrivateKey(keys.ec.publicKey)`,
      `c.createPublicKey({ key: { kty: 'RSA' }, format: 'jwk' })`,
      `c.createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }, format: 'jwk' })`,
      `c.createPublicKey(5)`,
      `c.sign('sha256', 'x', c.createSecretKey(Buffer.from('k')))`,
      `new c.KeyObject('x')`,
      `(() => { const { publicKey, privateKey } = c.generateKeyPairSync('ec', { namedCurve: 'P-384' }); return [publicKey.asymmetricKeyDetails, c.verify('sha384', 'x', publicKey, c.sign('sha384', 'x', privateKey))] })()`,
      `later((then) => c.generateKeyPair('rsa', { modulusLength: 1024, publicKeyEncoding: { format: 'jwk' } }, then)).then(([pub, priv]) => [pub.kty, priv.type])`,
      `c.generateKeyPairSync('nonsense')`,
      `c.generateKeySync('hmac', { length: 64 }).symmetricKeySize`,
      `(async () => c.KeyObject.from(await c.subtle.importKey('raw', key, 'AES-GCM', true, ['encrypt'])).equals(c.createSecretKey(key)))()`,
    ],
    {
      before,
      looseMessages: [
        `new c.KeyObject('x')`,
        `c.createPublicKey(5)`,
        `c.generateKeyPairSync('nonsense')`,
        `c.createPrivateKey(keys.ec.publicKey)`,
      ],
    },
  )
})

describe('signatures', () => {
  alike(
    sandbox,
    [
      `c.createSign('RSA-SHA256').update('a').update('b').sign(keys.rsa.privateKey, 'hex')`,
      `c.sign('sha512', 'x', { key: keys.rsa.privateKey, padding: constants.RSA_PKCS1_PADDING }).toString('hex')`,
      `c.sign(null, 'x', keys.ed.privateKey).toString('hex')`,
      `(() => { const s = c.createSign('sha256').update('x').sign(keys.rsa.privateKey); return [c.createVerify('RSA-SHA256').update('x').verify(keys.rsa.publicKey, s), c.createVerify('RSA-SHA256').update('y').verify(keys.rsa.publicKey, s), c.createVerify('sha256').update('x').verify(keys.rsa.publicKey, s.toString('base64'), 'base64')] })()`,
      `(() => { const s = c.sign('sha256', 'x', { key: keys.rsa.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }); return [c.verify('sha256', 'x', { key: keys.rsa.publicKey, padding: 6, saltLength: 32 }, s), c.verify('sha256', 'x', keys.rsa.publicKey, s)] })()`,
      `(() => { const s = c.sign('sha256', 'x', { key: keys.ec.privateKey, dsaEncoding: 'ieee-p1363' }); return [s.length, c.verify('sha256', 'x', { key: keys.ec.publicKey, dsaEncoding: 'ieee-p1363' }, s), c.verify('sha256', 'x', keys.ec.publicKey, s)] })()`,
      `c.verify(null, 'x', keys.ed.publicKey, c.sign(undefined, 'x', c.createPrivateKey(keys.ed.privateKey)))`,
      `later((then) => c.sign('sha256', 'x', keys.ec.privateKey, then)).then(([s]) => c.verify('sha256', 'x', keys.ec.publicKey, s))`,
      `c.createVerify('sha256').update('x').verify(keys.ec.publicKey, 'nonsense')`,
      `c.createSign('nonsense')`,
      `c.createSign('sha256').update('x').sign('nonsense')`,
      `c.createSign('sha256').update('x').sign()`,
      `c.sign('nonsense', 'x', keys.rsa.privateKey)`,
      `c.privateDecrypt(keys.rsa.privateKey, c.publicEncrypt(keys.rsa.publicKey, Buffer.from('secret'))).toString()`,
      `c.privateDecrypt({ key: keys.rsa.privateKey, oaepHash: 'sha256', oaepLabel: Buffer.from('l') }, c.publicEncrypt({ key: keys.rsa.publicKey, oaepHash: 'sha256', oaepLabel: Buffer.from('l') }, Buffer.from('secret'))).toString()`,
      `c.publicDecrypt(keys.rsa.publicKey, c.privateEncrypt(keys.rsa.privateKey, Buffer.from('open'))).toString()`,
      `c.privateDecrypt(keys.rsa.privateKey, Buffer.alloc(5))`,
    ],
    { before, looseMessages: [`c.privateDecrypt(keys.rsa.privateKey, Buffer.alloc(5))`] },
  )
})

describe('agreements', () => {
  alike(
    sandbox,
    [
      `(() => { const a = c.createECDH('secp384r1'); a.setPrivateKey('01'.repeat(48), 'hex'); return [a.getPublicKey('hex'), a.getPublicKey('hex', 'compressed'), a.getPrivateKey('hex')] })()`,
      `(() => { const [a, b] = ['prime256v1', 'prime256v1'].map((n) => c.createECDH(n)); const p = a.generateKeys(); b.generateKeys(); return [a.computeSecret(b.getPublicKey()).equals(b.computeSecret(p)), p.length] })()`,
      `(() => { const a = c.createECDH('prime256v1'); a.setPrivateKey('02'.repeat(32), 'hex'); const short = a.getPublicKey(null, 'compressed'); return [c.ECDH.convertKey(short, 'prime256v1', null, 'hex', 'uncompressed') === a.getPublicKey('hex'), c.ECDH.convertKey(a.getPublicKey('hex'), 'prime256v1', 'hex', 'hex', 'compressed') === short.toString('hex')] })()`,
      `c.createECDH('nonsense')`,
      `c.createECDH('prime256v1').getPublicKey()`,
      `c.ECDH.convertKey(Buffer.alloc(4), 'prime256v1')`,
      `(() => { const a = c.generateKeyPairSync('x25519'), b = c.generateKeyPairSync('x25519'); return c.diffieHellman({ privateKey: a.privateKey, publicKey: b.publicKey }).equals(c.diffieHellman({ privateKey: b.privateKey, publicKey: a.publicKey })) })()`,
      `c.getCurves().includes('secp384r1')`,
    ],
    { before },
  )
})

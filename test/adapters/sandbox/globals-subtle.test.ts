import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { alike } from './alike.ts'
import { project } from './project.ts'

const sandbox = project({ spare: false })
const before = `const { subtle } = crypto
const bytes = (text) => new TextEncoder().encode(text)
const hex = (buffer) => Buffer.from(buffer).toString('hex')
const raw = new Uint8Array(32).fill(5), iv = new Uint8Array(12).fill(1), block = new Uint8Array(16).fill(2)
const aes = (name, usages = ['encrypt', 'decrypt']) => subtle.importKey('raw', raw, name, true, usages)
const about = ({ type, extractable, algorithm, usages }) => ({ type, extractable, algorithm: JSON.parse(JSON.stringify(algorithm)), usages })
const node = require('node:crypto')
const pairs = { rsa: node.createPrivateKey(${JSON.stringify(pem('rsa'))}), ec: node.createPrivateKey(${JSON.stringify(pem('ec'))}) }
const jwks = Object.fromEntries(Object.entries(pairs).map(([name, key]) => [name, [key.export({ format: 'jwk' }), node.createPublicKey(key).export({ format: 'jwk' })]]))
const both = async (name, algorithm, usages = [['sign'], ['verify']]) => Promise.all(jwks[name].map((jwk, at) => subtle.importKey('jwk', jwk, algorithm, true, usages[at])))`

function pem(kind: 'rsa' | 'ec'): string {
  const made =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return String(made.privateKey.export({ format: 'pem', type: 'pkcs8' }))
}

const rsa = `{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }`
const pss = `{ name: 'RSA-PSS', hash: 'SHA-384' }`
const oaep = `{ name: 'RSA-OAEP', hash: 'SHA-256' }`
const ecdsa = `{ name: 'ECDSA', namedCurve: 'P-256' }`

describe('digests and MACs', () => {
  alike(
    sandbox,
    [
      `subtle.digest('SHA-256', bytes('x')).then(hex)`,
      `subtle.digest({ name: 'sha-512' }, bytes('x').buffer).then(hex)`,
      `subtle.digest('MD5', bytes('x'))`,
      `subtle.digest('SHA-1', 'text')`,
      `(async () => { const k = await subtle.importKey('raw', bytes('key'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']); const s = await subtle.sign('HMAC', k, bytes('x')); return [about(k), hex(s), await subtle.verify('HMAC', k, s, bytes('x')), await subtle.verify('HMAC', k, s, bytes('y'))] })()`,
      `(async () => about(await subtle.importKey('jwk', { kty: 'oct', k: 'a2V5', alg: 'HS256', key_ops: ['sign'] }, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign'])))()`,
      `(async () => subtle.exportKey('jwk', await subtle.importKey('raw', bytes('key'), { name: 'HMAC', hash: 'SHA-512' }, true, ['sign'])))()`,
      `subtle.importKey('jwk', { kty: 'oct', k: 'a2V5', alg: 'HS512' }, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign'])`,
      `(async () => subtle.sign('HMAC', await subtle.importKey('raw', bytes('key'), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']), bytes('x')))()`,
      `(async () => { const k = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign']); return [about(k), (await subtle.exportKey('raw', k)).byteLength] })()`,
      `subtle.importKey('raw', bytes('key'), { name: 'HMAC', hash: 'SHA-256' }, false, ['encrypt'])`,
      `subtle.importKey('raw', bytes(''), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])`,
    ],
    {
      before,
      looseMessages: [
        `subtle.digest('SHA-1', 'text')`,
        `(async () => subtle.sign('HMAC', await subtle.importKey('raw', bytes('key'), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']), bytes('x')))()`,
      ],
    },
  )
})

describe('AES', () => {
  alike(
    sandbox,
    [
      `(async () => { const k = await aes('AES-GCM'); const e = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytes('a') }, k, bytes('text')); return [about(k), hex(e), hex(await subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bytes('a') }, k, e))] })()`,
      `(async () => hex(await subtle.encrypt({ name: 'AES-GCM', iv: block, tagLength: 96 }, await aes('AES-GCM'), bytes('text'))))()`,
      `(async () => subtle.decrypt({ name: 'AES-GCM', iv }, await aes('AES-GCM'), new Uint8Array(20)))()`,
      `(async () => subtle.decrypt({ name: 'AES-GCM', iv }, await aes('AES-GCM'), new Uint8Array(2)))()`,
      `(async () => subtle.encrypt({ name: 'AES-GCM', iv, tagLength: 5 }, await aes('AES-GCM'), bytes('x')))()`,
      `(async () => { const k = await aes('AES-CBC'); const e = await subtle.encrypt({ name: 'AES-CBC', iv: block }, k, bytes('text')); return [hex(e), hex(await subtle.decrypt({ name: 'AES-CBC', iv: block }, k, e))] })()`,
      `(async () => subtle.decrypt({ name: 'AES-CBC', iv: block }, await aes('AES-CBC'), new Uint8Array(16)))()`,
      `(async () => subtle.encrypt({ name: 'AES-CBC', iv }, await aes('AES-CBC'), bytes('x')))()`,
      `(async () => hex(await subtle.encrypt({ name: 'AES-CTR', counter: block, length: 64 }, await aes('AES-CTR'), bytes('text'))))()`,
      `(async () => { const k = await aes('AES-KW', ['wrapKey', 'unwrapKey']); const inner = await aes('AES-GCM'); const w = await subtle.wrapKey('raw', inner, k, 'AES-KW'); const u = await subtle.unwrapKey('raw', w, k, 'AES-KW', 'AES-GCM', true, ['encrypt']); return [hex(w), hex(await subtle.exportKey('raw', u))] })()`,
      `subtle.importKey('raw', new Uint8Array(5), 'AES-GCM', true, ['encrypt'])`,
      `(async () => about(await subtle.generateKey({ name: 'AES-GCM', length: 192 }, false, ['decrypt', 'encrypt'])))()`,
      `subtle.generateKey({ name: 'AES-GCM', length: 5 }, false, ['encrypt'])`,
      `(async () => subtle.exportKey('raw', await subtle.generateKey({ name: 'AES-GCM', length: 128 }, false, ['encrypt'])))()`,
      `(async () => subtle.exportKey('jwk', await aes('AES-CBC')))()`,
      `(async () => subtle.encrypt({ name: 'AES-CBC', iv: block }, await aes('AES-GCM'), bytes('x')))()`,
      `(async () => { const k = await aes('AES-GCM', ['wrapKey', 'unwrapKey']); const w = await subtle.wrapKey('jwk', await aes('AES-CBC'), k, { name: 'AES-GCM', iv }); return about(await subtle.unwrapKey('jwk', w, k, { name: 'AES-GCM', iv }, 'AES-CBC', true, ['encrypt'])) })()`,
    ],
    {
      before,
      looseMessages: [
        `(async () => subtle.decrypt({ name: 'AES-GCM', iv }, await aes('AES-GCM'), new Uint8Array(2)))()`,
      ],
    },
  )
})

describe('signatures by key pairs', () => {
  alike(
    sandbox,
    [
      `(async () => { const [priv, pub] = await both('rsa', ${rsa}); const s = await subtle.sign('RSASSA-PKCS1-v1_5', priv, bytes('x')); return [about(priv), about(pub), hex(s), await subtle.verify('RSASSA-PKCS1-v1_5', pub, s, bytes('x')), await subtle.verify('RSASSA-PKCS1-v1_5', pub, s, bytes('y'))] })()`,
      `(async () => { const [priv, pub] = await both('rsa', ${pss}); const s = await subtle.sign({ name: 'RSA-PSS', saltLength: 48 }, priv, bytes('x')); return [await subtle.verify({ name: 'RSA-PSS', saltLength: 48 }, pub, s, bytes('x')), s.byteLength] })()`,
      `(async () => { const [priv, pub] = await both('ec', ${ecdsa}); const s = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, priv, bytes('x')); return [about(priv), about(pub), s.byteLength, await subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, pub, s, bytes('x')), await subtle.verify({ name: 'ECDSA', hash: 'SHA-384' }, pub, s, bytes('x'))] })()`,
      `(async () => { const { publicKey, privateKey } = await subtle.generateKey('Ed25519', false, ['sign', 'verify']); const s = await subtle.sign('Ed25519', privateKey, bytes('x')); return [about(publicKey), about(privateKey), await subtle.verify('Ed25519', publicKey, s, bytes('x'))] })()`,
      `(async () => { const k = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-384' }, true, ['sign', 'verify']); const j = await subtle.exportKey('jwk', k.publicKey); return [about(k.publicKey), about(k.privateKey), { ...j, x: j.x.length, y: j.y.length }] })()`,
      `(async () => { const k = await subtle.generateKey({ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]) }, true, ['sign', 'verify']); return [about(k.publicKey), about(k.privateKey)] })()`,
      `(async () => { const [, pub] = await both('rsa', ${rsa}); const spki = await subtle.exportKey('spki', pub); const again = await subtle.importKey('spki', spki, ${rsa}, true, ['verify']); return [hex(spki), await subtle.exportKey('jwk', again)] })()`,
      `(async () => { const [priv] = await both('ec', ${ecdsa}); const der = await subtle.exportKey('pkcs8', priv); return [hex(der), about(await subtle.importKey('pkcs8', der, ${ecdsa}, false, ['sign']))] })()`,
      `(async () => { const [, pub] = await both('ec', ${ecdsa}); const point = await subtle.exportKey('raw', pub); return [hex(point), await subtle.exportKey('jwk', await subtle.importKey('raw', point, ${ecdsa}, true, ['verify']))] })()`,
      `(async () => { const [priv] = await both('ec', ${ecdsa}); return subtle.exportKey('raw', priv) })()`,
      `subtle.importKey('jwk', jwks.ec[1], ${rsa}, true, ['verify'])`,
      `subtle.importKey('jwk', jwks.ec[1], { name: 'ECDSA', namedCurve: 'P-384' }, true, ['verify'])`,
      `subtle.importKey('jwk', { ...jwks.rsa[1], alg: 'RS512' }, ${rsa}, true, ['verify'])`,
      `subtle.importKey('jwk', { ...jwks.rsa[1], use: 'enc' }, ${rsa}, true, ['verify'])`,
      `subtle.importKey('jwk', jwks.rsa[1], ${rsa}, true, ['sign'])`,
      `subtle.importKey('jwk', jwks.rsa[0], ${rsa}, true, [])`,
      `subtle.importKey('spki', new Uint8Array(5), ${rsa}, true, ['verify'])`,
      `subtle.importKey('raw', new Uint8Array(5), ${ecdsa}, true, ['verify'])`,
      `subtle.importKey('raw', new Uint8Array(5), ${rsa}, true, ['verify'])`,
      `subtle.importKey('jwk', jwks.rsa[1], { name: 'nonsense' }, true, ['verify'])`,
      `(async () => { const [priv, pub] = await both('rsa', ${oaep}, [['decrypt'], ['encrypt']]); const e = await subtle.encrypt('RSA-OAEP', pub, bytes('secret')); return hex(await subtle.decrypt({ name: 'RSA-OAEP' }, priv, e)) })()`,
      `(async () => { const [priv] = await both('rsa', ${oaep}, [['decrypt'], ['encrypt']]); return subtle.decrypt('RSA-OAEP', priv, new Uint8Array(256)) })()`,
    ],
    {
      before,
      looseMessages: [
        `subtle.importKey('jwk', jwks.rsa[1], ${rsa}, true, ['sign'])`,
        `subtle.importKey('raw', new Uint8Array(5), ${rsa}, true, ['verify'])`,
        `(async () => { const [priv] = await both('ec', ${ecdsa}); return subtle.exportKey('raw', priv) })()`,
      ],
    },
  )
})

describe('derived keys', () => {
  alike(
    sandbox,
    [
      `(async () => hex(await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: bytes('s'), iterations: 10 }, await subtle.importKey('raw', bytes('p'), 'PBKDF2', false, ['deriveBits']), 160)))()`,
      `(async () => { const k = await subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-512', salt: bytes('s'), iterations: 2 }, await subtle.importKey('raw', bytes('p'), 'PBKDF2', false, ['deriveKey']), { name: 'AES-GCM', length: 256 }, true, ['encrypt']); return [about(k), hex(await subtle.exportKey('raw', k))] })()`,
      `(async () => hex(await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: bytes('s'), info: bytes('i') }, await subtle.importKey('raw', bytes('p'), 'HKDF', false, ['deriveBits']), 256)))()`,
      `subtle.importKey('raw', bytes('p'), 'PBKDF2', true, ['deriveBits'])`,
      `(async () => subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: bytes('s'), info: bytes('i') }, await subtle.importKey('raw', bytes('p'), 'HKDF', false, ['deriveBits']), 7))()`,
      `(async () => { const [a, b] = await Promise.all([1, 2].map(() => subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']))); const [x, y] = await Promise.all([subtle.deriveBits({ name: 'ECDH', public: b.publicKey }, a.privateKey, 256), subtle.deriveBits({ name: 'ECDH', public: a.publicKey }, b.privateKey, 256)]); return [hex(x) === hex(y), x.byteLength, about(a.publicKey)] })()`,
      `(async () => { const [a, b] = await Promise.all([1, 2].map(() => subtle.generateKey('X25519', true, ['deriveBits']))); return (await subtle.deriveBits({ name: 'X25519', public: b.publicKey }, a.privateKey, null)).byteLength })()`,
    ],
    { before },
  )
})

describe('random values', () => {
  alike(
    sandbox,
    [
      `crypto.getRandomValues(new Uint16Array(3)).length`,
      `crypto.getRandomValues(new Float64Array(1))`,
      `crypto.getRandomValues(new Uint8Array(65537))`,
      `new CryptoKey()`,
      `[String(crypto), String(crypto.subtle), crypto.subtle === require('crypto').webcrypto.subtle]`,
    ],
    { looseMessages: [`crypto.getRandomValues(new Uint8Array(65537))`] },
  )
})

describe('a key', () => {
  it('keeps what is in it from whoever may not export it', async () => {
    const { value } = await sandbox.run(`exports.handler = async () => {
      const key = await crypto.subtle.importKey('raw', new TextEncoder().encode('hidden word'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
      return [JSON.stringify(key), require('util').inspect(key), Object.getOwnPropertyNames(key)]
    }`)
    expect(JSON.stringify(value)).not.toContain('hidden')
  })
})

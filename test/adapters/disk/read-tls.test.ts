import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { leafOf, readTls } from '../../../src/adapters/disk/read-tls.ts'

const fixtures = join(import.meta.dirname, '../../fixtures/tls')
const cert = join(fixtures, 'localhost.pem')
const key = join(fixtures, 'localhost-key.pem')
const dir = mkdtempSync(join(tmpdir(), 'poolwright-'))
const written = (name: string, text: string) => {
  writeFileSync(join(dir, name), text)
  return join(dir, name)
}

it('reads a certificate, those that vouch for it, and its key', () => {
  expect(readTls({ cert, key })).toEqual({ cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') })
})

it('knows the certificate of the server from those that vouch for it', () => {
  const text = readFileSync(cert, 'utf8')
  expect(text.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
  expect(leafOf({ cert: text }).match(/BEGIN CERTIFICATE/g)).toHaveLength(1)
  expect(text.startsWith(leafOf({ cert: text }).trim())).toBe(true)
})

it.each([
  [
    'a certificate that is not there',
    { cert: join(dir, 'none.pem'), key },
    /certificate .*none\.pem` cannot be read: it does not exist/,
  ],
  ['a folder', { cert, key: dir }, /private key .* cannot be read: it is a folder/],
  ['a key in place of the certificate', { cert: key, key }, /does not hold a certificate in PEM/],
  ['a certificate in place of the key', { cert, key: cert }, /does not hold a private key in PEM/],
  [
    'a certificate that is cut short',
    { cert: written('cut.pem', readFileSync(cert, 'utf8').slice(0, 200)), key },
    /cut\.pem` does not hold a certificate in PEM/,
  ],
  [
    'a key that says nothing',
    { cert, key: written('bad.pem', '-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n') },
    /bad\.pem` does not hold a private key in PEM/,
  ],
  [
    'the key of another certificate',
    { cert, key: join(fixtures, 'key.pem') },
    /is not that of the certificate in/,
  ],
])('refuses %s', (_, files, words) => {
  expect(() => readTls(files)).toThrow(words)
})

it('refuses a key under a passphrase, and says so', () => {
  const sealed = join(dir, 'sealed.pem')
  execFileSync('openssl', ['pkey', '-in', key, '-aes256', '-passout', 'pass:x', '-out', sealed])
  expect(() => readTls({ cert, key: sealed })).toThrow('is under a passphrase')
})

it.each([
  ['has ended', Date.UTC(2127, 0, 1), /localhost\.pem` ended on 2126-10-30$/],
  ['does not count yet', Date.UTC(2026, 0, 1), /localhost\.pem` counts from 2026-11-23 on/],
])('refuses a certificate that %s, since no client would believe it', (_, now, words) => {
  expect(() => readTls({ cert, key }, now)).toThrow(words)
})

import { describe, expect, it } from 'vitest'
import { readHash } from '../../../src/engine/imports/read-hash.ts'
import type { HashingAlgorithm } from '../../../src/model/import-job.ts'

const [salt, key] = ['00'.repeat(16), '00'.repeat(32)]
const [salt64, key64] = [salt, key].map((hex) =>
  Buffer.from(hex, 'hex').toString('base64').replace(/=+$/, ''),
)
const bcrypt = (start: string) => `${start}${'a'.repeat(53)}`
const scrypt = (N: number | string, r = 8, p = 1) => `${N}$${r}$${p}$${salt}$${key}`
const argon = (said: string, version = 'v=19') => `$argon2id$${version}$${said}$${salt64}$${key64}`
const pbkdf2 = (iterations: number | string) => `$pbkdf2-sha256$${iterations}$${salt64}$${key64}`

describe('a hash is read', () => {
  it.each<[HashingAlgorithm, string]>([
    ['BCRYPT', bcrypt('$2a$12$')],
    ['BCRYPT', bcrypt('$2x$04$')],
    ['SCRYPT', scrypt(65_536)],
    ['ARGON2ID', argon('m=19456,t=2,p=1')],
    ['PBKDF2_SHA256', pbkdf2(600_000)],
    ['PBKDF2_SHA256', `$pbkdf2-sha256$1$.${salt64}$${key64}=`],
  ])('%s %s', (algorithm, text) => {
    expect(readHash(algorithm, text)).toMatchObject({ algorithm })
  })
})

describe('a hash is refused', () => {
  it.each<[HashingAlgorithm, string]>([
    ['BCRYPT', ''],
    ['BCRYPT', bcrypt('$2$10$')],
    ['BCRYPT', bcrypt('$2b$03$')],
    ['BCRYPT', `${bcrypt('$2b$10$')}a`],
    ['SCRYPT', scrypt(1000)],
    ['SCRYPT', scrypt(0)],
    ['SCRYPT', scrypt(1024, 0)],
    ['SCRYPT', scrypt('1e3')],
    ['SCRYPT', `1024$8$1$${salt}$00`],
    ['SCRYPT', `1024$8$1$${salt}$${'00'.repeat(65)}`],
    ['SCRYPT', `1024$8$1$${salt}0$${key}`],
    ['ARGON2ID', argon('m=1024,t=2,p=1', 'v=16')],
    ['ARGON2ID', argon('m=1024,t=0,p=1')],
    ['ARGON2ID', argon('m=7,t=1,p=1')],
    ['ARGON2ID', argon('t=1,m=1024,p=1')],
    ['PBKDF2_SHA256', pbkdf2(0)],
    ['PBKDF2_SHA256', `$pbkdf2-sha512$1$${salt64}$${key64}`],
    ['PBKDF2_SHA256', `$pbkdf2-sha256$1$${salt64}$${key64}$`],
  ])('that is not of the form of %s: %s', (algorithm, text) => {
    expect(readHash(algorithm, text)).toEqual({
      bad: `The password hash is not of the format of ${algorithm}.`,
    })
  })

  it.each<[string, HashingAlgorithm, string]>([
    ['cost factor', 'BCRYPT', bcrypt('$2b$13$')],
    ['cost factor', 'BCRYPT', bcrypt('$2b$31$')],
    ['CPU/memory cost N', 'SCRYPT', scrypt(2 ** 30)],
    ['CPU/memory cost N', 'SCRYPT', scrypt(131_072)],
    ['block size r', 'SCRYPT', scrypt(1024, 9)],
    ['parallelism p', 'SCRYPT', scrypt(1024, 8, 2)],
    ['memory cost m', 'ARGON2ID', argon('m=19457,t=2,p=1')],
    ['time cost t', 'ARGON2ID', argon('m=1024,t=3,p=1')],
    ['parallelism p', 'ARGON2ID', argon('m=1024,t=2,p=2')],
    ['number of iterations', 'PBKDF2_SHA256', pbkdf2(600_001)],
  ])('whose %s is too costly to check: %s %s', (what, algorithm, text) => {
    expect(readHash(algorithm, text)).toEqual({
      bad: expect.stringMatching(`^The password hash has a ${what} out of bounds`),
    })
  })
})

import { hashSync } from 'bcryptjs'
import { afterAll, expect, it } from 'vitest'
import { openHashes } from '../../../src/adapters/hashes/open-hashes.ts'
import { readHash } from '../../../src/engine/imports/read-hash.ts'
import type { HashingAlgorithm } from '../../../src/model/import-job.ts'

const hashes = openHashes()
afterAll(() => hashes.close())

const fits = (algorithm: HashingAlgorithm, text: string, password: string) => {
  const read = readHash(algorithm, text)
  if ('bad' in read) throw new Error(read.bad)
  return hashes.fits(read, password)
}

// Vectors of others: OpenBSD’s bcrypt, RFC 7914 §11 and §12, and the reference implementation of Argon2.
it.each<[string, HashingAlgorithm, string, string]>([
  ['bcrypt', 'BCRYPT', 'U*U', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
  ['bcrypt, marked', 'BCRYPT', 'U*U', '$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
  [
    'scrypt',
    'SCRYPT',
    'pleaseletmein',
    `16384$8$1$${Buffer.from('SodiumChloride').toString('hex')}$7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887`,
  ],
  [
    'Argon2id',
    'ARGON2ID',
    'password',
    '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4',
  ],
  [
    'PBKDF2',
    'PBKDF2_SHA256',
    'Password',
    '$pbkdf2-sha256$80000$TmFDbA$TdzY9guYviGDDO5e8icB+WQaRBjQTAQUrv8Ih2s0q1ah1CWhIlgzVJrbhBtRybMXaicr3ruh0HhHj2Kzl/M8jQ',
  ],
])('knows the passwords of others: %s', async (_, algorithm, password, text) => {
  expect(await fits(algorithm, text, password)).toBe(true)
  expect(await fits(algorithm, text, `${password}.`)).toBe(false)
})

it('checks a costly hash while the event loop goes on', async () => {
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  const checked = await fits('BCRYPT', hashSync('old', 12), 'old')
  clearInterval(timer)
  expect(checked).toBe(true)
  expect(turns).toBeGreaterThan(3)
})

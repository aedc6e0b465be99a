import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSealKey } from '../../../src/adapters/seal/read-seal-key.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'poolwright-seal-'))
  file = join(folder, '.poolwright', 'seal.key')
})
afterEach(() => rmSync(folder, { recursive: true }))

const key = Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index))
const read = (word?: string, create = false) =>
  readSealKey({ env: word === undefined ? {} : { POOLWRIGHT_SEAL_KEY: word }, file, create })

it.each([
  ['base64', key.toString('base64')],
  ['base64 for addresses', key.toString('base64url')],
  ['hex', key.toString('hex')],
  ['hex in capitals', key.toString('hex').toUpperCase()],
  ['base64 with the end of a line', `${key.toString('base64')}\n`],
])('takes a key in %s from the environment', (_, word) => {
  expect(read(word)).toEqual({ key, from: 'environment' })
})

it.each([
  ['nothing', '', 'holds 0 characters'],
  ['too few bytes', key.subarray(1).toString('base64'), 'holds 44 characters'],
  ['too many bytes', key.toString('hex') + '00', 'holds 66 characters'],
  ['other letters', `${'ä'.repeat(43)}=`, 'holds 44 characters'],
])('refuses %s, and does not repeat it', (_, word, told) => {
  const refused = () => read(word, true)
  expect(refused).toThrow(told)
  expect(refused).toThrow(
    expect.objectContaining({ name: 'Unreadable', help: expect.stringContaining('openssl') }),
  )
  if (word) expect(refused).not.toThrow(word)
})

it('refuses to go on without a key where none may be made', () => {
  expect(() => read()).toThrow('`POOLWRIGHT_SEAL_KEY` is not set')
  expect(readdirSync(folder)).toEqual([])
})

it('makes a key on first use, for its owner only, and finds it again', () => {
  const made = read(undefined, true)
  expect(made).toEqual({ key: expect.any(Buffer), from: 'made' })
  expect(made.key).toHaveLength(32)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(file, '..'))).toEqual(['seal.key'])
  expect(read(undefined, true)).toEqual({ key: made.key, from: 'file' })
  expect(read()).toEqual({ key: made.key, from: 'file' })
})

it('puts the environment before the file', () => {
  read(undefined, true)
  expect(read(key.toString('hex')).key).toEqual(key)
})

it('tells of a file that others can read', () => {
  read(undefined, true)
  chmodSync(file, 0o640)
  expect(read().warning).toContain('can be read by others: run `chmod 600')
})

it('refuses a file that holds something else, and leaves it as it is', () => {
  read(undefined, true)
  writeFileSync(file, 'words\n')
  expect(() => read(undefined, true)).toThrow(`the file \`${file}\` must hold 32 bytes`)
  expect(readFileSync(file, 'utf8')).toBe('words\n')
})

it('refuses a file that cannot be made', () => {
  writeFileSync(join(folder, '.poolwright'), '')
  expect(() => read(undefined, true)).toThrow(expect.objectContaining({ name: 'Unreadable' }))
})

import { createServer } from 'node:http'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { fileSource, sha1 } from '../../../src/adapters/leaked/file-source.ts'
import { holds, makeFilter } from '../../../src/adapters/leaked/filter.ts'
import { commonPasswords } from '../../../src/adapters/leaked/made/common-passwords.ts'
import { openLeaked } from '../../../src/adapters/leaked/open-leaked.ts'
import { rangeSource } from '../../../src/adapters/leaked/range-source.ts'
import { commonPasswords as list } from '../../generate/common-passwords.ts'
import { seededRandom } from '../../random.ts'

const folder = mkdtempSync(join(tmpdir(), 'leaked-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the common passwords', () => {
  const filter = { marks: commonPasswords.marks, bits: Buffer.from(commonPasswords.bits, 'base64') }

  it('are all found', () => {
    expect(list.length).toBeGreaterThan(30_000)
    expect(list.filter((word) => !holds(filter, word))).toEqual([])
  })

  it('take others for one of them once in 100,000 times', () => {
    const random = seededRandom('probes')
    const probes = 200_000
    let taken = 0
    for (let probe = 0; probe < probes; probe++)
      if (holds(filter, random.bytes(12).toString('base64'))) taken++
    // Two are expected; of ten or more the chance is one in 20,000.
    expect(taken).toBeLessThan(10)
  })

  it('are found whatever their case', async () => {
    const leaked = openLeaked({ onLost: (error) => expect.fail(String(error)) })
    for (const word of ['password', 'PassWord', '12345678']) expect(await leaked.has(word)).toBe(true)
    expect(await leaked.has('Corr3ct-Horse-Battery!')).toBe(false)
  })
})

it('errs about as often as so many bits a word allow', () => {
  const words = Array.from({ length: 10_000 }, (_, at) => `word ${at}`)
  const filter = makeFilter(words, 10)
  expect(words.every((word) => holds(filter, word))).toBe(true)
  const taken = Array.from({ length: 20_000 }, (_, at) => `other ${at}`).filter((word) => holds(filter, word))
  expect(taken.length / 20_000).toBeGreaterThan(0.004)
  expect(taken.length / 20_000).toBeLessThan(0.013)
})

it('errs no more where it has few words', () => {
  const filter = makeFilter(['Shop-Secret-1'], 24)
  const taken = Array.from({ length: 100_000 }, (_, at) => `other ${at}`).filter((word) =>
    holds(filter, word),
  )
  expect(taken).toEqual([])
})

describe('a file of passwords', () => {
  it('knows those in it, as they are or by their hash', async () => {
    const file = join(folder, 'list.txt')
    writeFileSync(
      file,
      `Shop-Secret1\r\n${sha1('Hashed-Secret1').toLowerCase()}\n${sha1('Seen-Secret1')}:42\n`,
    )
    const has = fileSource(file)
    for (const word of ['Shop-Secret1', 'Hashed-Secret1', 'Seen-Secret1']) expect(await has(word)).toBe(true)
    for (const word of ['shop-secret1', sha1('Hashed-Secret1'), '']) expect(await has(word)).toBe(false)
  })

  it('that is not there is told of, refuses nobody, and is read once it is there', async () => {
    const file = join(folder, 'later.txt')
    const lost: unknown[] = []
    const leaked = openLeaked({ sources: [fileSource(file)], onLost: (error) => lost.push(error) })
    expect(await leaked.has('Shop-Secret1')).toBe(false)
    expect(lost).toHaveLength(1)
    writeFileSync(file, 'Shop-Secret1')
    expect(await leaked.has('Shop-Secret1')).toBe(true)
  })
})

describe('a service that is asked by ranges', () => {
  const closing: (() => void)[] = []
  afterEach(() => closing.splice(0).forEach((close) => close()))

  /** A service that answers every question with this, and what it was asked. */
  async function service(answer: string, { status = 200, silent = false } = {}) {
    const asked: { readonly url: string | undefined; readonly padding: unknown }[] = []
    const server = createServer(({ url, headers }, response) => {
      asked.push({ url, padding: headers['add-padding'] })
      if (!silent) response.writeHead(status).end(answer)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    closing.push(() => (server.closeAllConnections(), server.close()))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/range/`
    const lost: unknown[] = []
    const source = rangeSource({ url, timeout: silent ? 50 : 5000 })
    return { asked, lost, leaked: openLeaked({ sources: [source], onLost: (error) => lost.push(error) }) }
  }
  const word = 'Known-Elsewhere1'
  const rest = sha1(word).slice(5)

  it('is told five letters of the hash, and asked for padding', async () => {
    const { asked, leaked } = await service(`${'0'.repeat(35)}:3\r\n${rest}:7\r\n`)
    expect(await leaked.has(word)).toBe(true)
    expect(asked).toEqual([{ url: `/range/${sha1(word).slice(0, 5)}`, padding: 'true' }])
  })

  it.each([
    ['others', `${'0'.repeat(35)}:3`],
    ['padding', `${rest}:0`],
    ['nothing', ''],
    ['something else', '<html>'],
  ])('knows nothing where it answers with %s', async (_what, answer) => {
    const { leaked, lost } = await service(answer)
    expect(await leaked.has(word)).toBe(false)
    expect(lost).toEqual([])
  })

  it.each([
    ['is out of order', { status: 503 }, ''],
    ['does not answer in time', { silent: true }, ''],
    ['answers without end', {}, 'x'.repeat(1024 * 1024 + 1)],
  ])('refuses nobody, and is told of, where it %s', async (_how, how, answer) => {
    const { leaked, lost } = await service(answer, how)
    expect(await leaked.has(word)).toBe(false)
    expect(lost).toHaveLength(1)
    expect(String(lost)).not.toContain(rest)
  })

  it('is not asked for what is known here', async () => {
    const { asked, leaked } = await service('')
    expect(await leaked.has('password')).toBe(true)
    expect(asked).toEqual([])
  })
})

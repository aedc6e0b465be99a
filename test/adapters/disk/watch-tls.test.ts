import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { leafOf, readTls, type Tls } from '../../../src/adapters/disk/read-tls.ts'
import { watchTls } from '../../../src/adapters/disk/watch-tls.ts'

const fixtures = join(import.meta.dirname, '../../fixtures/tls')
const dir = mkdtempSync(join(tmpdir(), 'poolwright-'))
const cert = join(dir, 'cert.pem')
const key = join(dir, 'key.pem')
afterAll(() => rmSync(dir, { recursive: true }))

const usual = { cert: join(fixtures, 'localhost.pem'), key: join(fixtures, 'localhost-key.pem') }
const other = { cert: join(dir, 'other.pem'), key: join(dir, 'other-key.pem') }
const made = 'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost'.split(' ')
execFileSync('openssl', [...made, '-keyout', other.key, '-out', other.cert], { stdio: 'ignore' })

let stop = () => {}
afterEach(() => stop())

function watched() {
  const taken: string[] = []
  const refused: string[] = []
  stop = watchTls(
    { cert, key },
    { take: (tls: Tls) => taken.push(leafOf(tls)), refuse: (why) => refused.push(why) },
    20,
  )
  return { taken, refused }
}

it('takes a certificate that is put where the one before was, once its key is there too', async () => {
  copyFileSync(usual.cert, cert)
  copyFileSync(usual.key, key)
  const { taken, refused } = watched()
  copyFileSync(other.cert, cert)
  await vi.waitFor(() =>
    expect(refused).toContainEqual(expect.stringContaining('is not that of the certificate in')),
  )
  expect(taken).toEqual([])
  copyFileSync(other.key, key)
  await vi.waitFor(() => expect(taken.at(-1)).toBe(leafOf(readTls(other))))
})

it('sees a link that is moved to another file', async () => {
  const link = (to: typeof usual) => {
    for (const [name, path] of [
      ['cert', cert],
      ['key', key],
    ] as const) {
      symlinkSync(to[name], `${path}.new`)
      renameSync(`${path}.new`, path)
    }
  }
  link(other)
  const { taken } = watched()
  link(usual)
  await vi.waitFor(() => expect(taken.at(-1)).toBe(leafOf(readTls(usual))))
})

it('says why a file that is gone is not taken', async () => {
  copyFileSync(usual.cert, `${cert}.new`)
  renameSync(`${cert}.new`, cert)
  const { taken, refused } = watched()
  rmSync(cert)
  await vi.waitFor(() => expect(refused).toContainEqual(expect.stringContaining('does not exist')))
  expect(taken).toEqual([])
})

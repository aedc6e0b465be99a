import { existsSync, mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { removeServerFile, runningServer, writeServerFile } from '../../../src/adapters/disk/server-file.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'poolwright-'))
const here = { url: 'http://localhost:9340', token: 'told-to-nobody', pid: process.pid }

it('leads from the project to its server, for its owner only', () => {
  const dir = folder()
  writeServerFile(dir, here)
  expect(runningServer(dir)).toEqual(here)
  expect(statSync(join(dir, '.poolwright/server.json')).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(dir, '.poolwright'))).toEqual(['server.json'])
})

it('is taken away by the server that wrote it, and by no other', () => {
  const dir = folder()
  writeServerFile(dir, here)
  removeServerFile(dir, here.pid + 1)
  expect(runningServer(dir)).toEqual(here)
  removeServerFile(dir, here.pid)
  expect(existsSync(join(dir, '.poolwright/server.json'))).toBe(false)
})

it.each([
  ['leads back to the server before, if that still runs', process.ppid, true],
  ['leads nowhere where the server before is gone', 2 ** 30, false],
])('%s', (_, pid, back) => {
  const dir = folder()
  const before = { ...here, url: 'http://localhost:9341', pid }
  writeServerFile(dir, here)
  removeServerFile(dir, here.pid, before)
  if (back) expect(runningServer(dir)).toEqual(before)
  else expect(existsSync(join(dir, '.poolwright/server.json'))).toBe(false)
})

it('leads to a server that cannot be asked where it wrote no token', () => {
  const dir = folder()
  writeServerFile(dir, { url: here.url, pid: here.pid })
  expect(() => runningServer(dir)).toThrow('tells nothing')
})

it.each([
  ['nothing', undefined],
  ['what is no JSON', '{'],
  ['no address', JSON.stringify({ ...here, url: undefined })],
  ['a process that is gone', JSON.stringify({ ...here, pid: 2 ** 30 })],
  ['a server elsewhere', JSON.stringify({ ...here, url: 'http://poolwright.example' })],
])('says that no server runs where the file holds %s', (_, text) => {
  const dir = folder()
  mkdirSync(join(dir, '.poolwright'))
  if (text) writeFileSync(join(dir, '.poolwright/server.json'), text)
  expect(() => runningServer(dir)).toThrow(`no server runs in \`${dir}\``)
})

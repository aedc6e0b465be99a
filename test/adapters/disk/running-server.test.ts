import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runningServer } from '../../../src/adapters/disk/running-server.ts'
import { openState } from '../../../src/adapters/state/open-state.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'poolwright-'))
const here = { url: 'http://localhost:9340', token: 'told-to-nobody', pid: process.pid }

it('is found by what it announced', () => {
  const dir = folder()
  openState(dir).announce(here)
  expect(runningServer(dir)).toEqual(here)
})

it('cannot be asked where it announced no token', () => {
  const dir = folder()
  openState(dir).announce({ url: here.url, pid: here.pid })
  expect(() => runningServer(dir)).toThrow('tells nothing')
})

it.each([
  ['nothing', undefined],
  ['what is no JSON', '{'],
  ['no address', JSON.stringify({ ...here, url: undefined })],
  ['a process that is gone', JSON.stringify({ ...here, pid: 2 ** 30 })],
  ['a server elsewhere', JSON.stringify({ ...here, url: 'http://poolwright.example' })],
])('is not there where the file holds %s', (_, text) => {
  const dir = folder()
  mkdirSync(join(dir, '.poolwright'))
  if (text) writeFileSync(join(dir, '.poolwright/server.json'), text)
  expect(() => runningServer(dir)).toThrow(`no server runs in \`${dir}\``)
})

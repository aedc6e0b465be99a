import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fetchMore } from '../../../action/git.ts'

let dir: string
const path = process.env['PATH']
/** A git that refuses all that has no header, and keeps how it was asked. */
const fake = `#!/usr/bin/env node
require('node:fs').appendFileSync(__dirname + '/asked', JSON.stringify({
  args: process.argv.slice(2), key: process.env.GIT_CONFIG_KEY_0, value: process.env.GIT_CONFIG_VALUE_0,
}) + '\\n')
process.exit(process.env.GIT_CONFIG_VALUE_0 ? 0 : 128)
`
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'git-'))
  writeFileSync(join(dir, 'git'), fake)
  chmodSync(join(dir, 'git'), 0o755)
  process.env['PATH'] = `${dir}${delimiter}${path ?? ''}`
})
afterEach(() => {
  process.env['PATH'] = path
  rmSync(dir, { recursive: true })
})
const asked = () =>
  readFileSync(join(dir, 'asked'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { args: string[]; key?: string; value?: string })

it('fetches with the token only where the clone has kept none, and shows it on no command line', () => {
  const repository = { here: dir, token: 'ghs_secret', server: 'https://github.test' }
  expect(fetchMore(repository, ['origin', 'abc'])).toBe(true)
  const [first, second] = asked()
  expect(first).not.toHaveProperty('value')
  expect(second?.key).toBe('http.https://github.test/.extraheader')
  const credentials = Buffer.from('x-access-token:ghs_secret').toString('base64')
  expect(second?.value).toBe(`AUTHORIZATION: basic ${credentials}`)
  expect(JSON.stringify(asked().map(({ args }) => args))).not.toMatch(/ghs_secret|basic/)
  expect(second?.args.slice(-2)).toEqual(['origin', 'abc'])
})

it('says that it cannot, where there is no token either', () => {
  expect(fetchMore({ here: dir }, ['origin', 'abc'])).toBe(false)
  expect(asked()).toHaveLength(1)
})

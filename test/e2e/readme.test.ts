import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as operations from '../../src/operations/user-pools/index.ts'
import { operationNames } from '../../src/schema/inputs.ts'
import { root, serve, type Server } from '../serve.ts'

/** The blocks of a page that a reader would paste into a shell. */
const blocks = (page: string) =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/^```sh\n(.*?)^```/gms)].map(([, text = '']) => text)

let here: Server
beforeAll(async () => {
  here = await serve(root)
})
afterAll(() => here.stop())

const paste = (text: string) =>
  execFileSync('bash', ['-euo', 'pipefail'], {
    cwd: root,
    input: text,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, ...here.ready.variables },
  })

describe('what the documents tell a reader to run', () => {
  const [signUp = '', commands = '', ...rest] = blocks('README.md')

  it('signs Ana up and in with curl, and a script has set her team', () => {
    const said = paste(signUp)
    const { AuthenticationResult } = JSON.parse(said.slice(said.indexOf('{"ChallengeParameters"')))
    const claims = JSON.parse(Buffer.from(AuthenticationResult.IdToken.split('.')[1], 'base64url').toString())
    expect(claims).toMatchObject({ email: 'ana@example.com', team: 'example.com' })
  })

  it.each(commands.trim().split('\n'))('%s', (line) => {
    expect(() => paste(line)).not.toThrow()
  })

  it.each(blocks('docs/triggers.md').join('').trim().split('\n'))('%s', (line) => {
    expect(() => paste(line)).not.toThrow()
  })

  it('counts the operations that are served', () => {
    const said = `${Object.keys(operations).length} of ${operationNames.length} operations`
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(said)
  })

  it('ends with what a developer runs, which is what runs this', () => {
    expect(rest).toEqual(['npm ci\nnpm test\nnpm run bench\n'])
  })
})

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { fromCognitoIdentityPool } from '@aws-sdk/credential-providers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands as commandRows } from '../../src/cli/commands.ts'
import * as identityOperations from '../../src/operations/identity-pools/index.ts'
import * as stsOperations from '../../src/operations/sts/index.ts'
import * as operations from '../../src/operations/user-pools/index.ts'
import { operationNames } from '../../src/schema/inputs.ts'
import { folder, root, serve, type Server } from '../serve.ts'
import { pageSteps, pageText } from './page-steps.ts'

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

  it('signs Ana up and in with curl, and a script has set her team', async () => {
    const said = paste(signUp)
    const { AuthenticationResult } = JSON.parse(said.slice(said.indexOf('{"ChallengeParameters"')))
    const claims = JSON.parse(Buffer.from(AuthenticationResult.IdToken.split('.')[1], 'base64url').toString())
    expect(claims).toMatchObject({ email: 'ana@example.com', team: 'example.com' })

    // What is said of her next: credentials of the members' role, and the folder of her team.
    const { USER_POOL_ID = '', IDENTITY_POOL_ID = '' } = here.ready.variables
    const clientConfig = { region: 'us-east-1', endpoint: here.url }
    const logins = { [`cognito-idp.us-east-1.amazonaws.com/${USER_POOL_ID}`]: AuthenticationResult.IdToken }
    const credentials = fromCognitoIdentityPool({ identityPoolId: IDENTITY_POOL_ID, logins, clientConfig })
    const sts = new STSClient({ ...clientConfig, credentials })
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toContain(':assumed-role/member/')
    const folder = (team: string) => `arn:aws:s3:::site/teams/${team}/plan.txt`
    const can = (team: string) =>
      paste(
        `npm run -s poolwright -- can 'claims:{"team":"example.com"}' s3:GetObject ${folder(team)} || true`,
      )
    expect([can('example.com'), can('example.org')]).toEqual([
      expect.stringMatching(/^yes:/),
      expect.stringMatching(/^no:/),
    ])
  })

  it.each(pageSteps(pageText('README.md')).filter(({ command }) => command.startsWith('npm run')))(
    'shows what is said by $command',
    ({ command, said }) => {
      expect(paste(`${command} || true`).trimEnd()).toBe(said)
    },
  )

  it('links to a sign-in page that is there', async () => {
    const page = pageText('README.md')
    const [, yaml = ''] = /^```yaml\n(# pools\/shop\.pool\.yaml\n.*?)^```/ms.exec(page) ?? []
    const { dir, remove } = folder({ 'pools/shop.pool.yaml': yaml })
    const server = await serve(dir)
    const { signIn = '' } = server.ready.pools[0]?.clients[0] ?? {}
    const text = await (await fetch(signIn)).text()
    await server.stop()
    remove()
    expect(page).toContain(`\n  sign in  ${signIn.replace(server.url, 'http://localhost:9340')}\n`)
    expect(server.told()).toContain(`  sign in  ${signIn}\n`)
    expect([text.includes('name="password"'), text.includes('Create an account')]).toEqual([true, true])
  })

  it('has a row for each command', () => {
    const rows = [...pageText('README.md').matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name)
    expect(rows.sort()).toEqual(commandRows.map(({ name }) => name).sort())
  })

  it.each(commands.trim().split('\n'))('%s', (line) => {
    expect(() => paste(line)).not.toThrow()
  })

  it.each(blocks('docs/triggers.md').join('').trim().split('\n'))('%s', (line) => {
    expect(() => paste(line)).not.toThrow()
  })

  it('counts the operations that are served', () => {
    const count = (served: object) => Object.keys(served).length
    const said = [
      `${count(operations)} of ${operationNames.length} operations`,
      `all ${count(identityOperations)} of identity pools`,
      `all ${count(stsOperations)} of STS`,
    ]
    for (const words of said) expect(pageText('README.md')).toContain(words)
  })

  it('ends with what a developer runs, which is what runs this', () => {
    expect(rest).toEqual(['npm ci\nnpm test\nnpm run bench\n'])
  })
})

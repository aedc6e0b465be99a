import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { clientId } from '../../src/config/ids.ts'
import { makeProject, shop } from './make-project.ts'
import type { Project } from './make-project.ts'

const main = join(import.meta.dirname, '../../src/cli/main.ts')
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const end of closing.splice(0).reverse()) await end()
})

/** A command that runs, and everything it has said so far. */
interface Running {
  readonly child: ChildProcess
  out: string
  err: string
  readonly ended: Promise<number | null>
}

function start(args: readonly string[], { root }: Project, env: Record<string, string> = {}): Running {
  const { POOLWRIGHT_SEAL_KEY: _, POOLWRIGHT_TOKEN: __, ...inherited } = process.env
  const child = spawn(process.execPath, [main, ...args, '--cwd', root], {
    env: { ...inherited, NO_COLOR: '1', ...env },
  })
  const running: Running = {
    child,
    out: '',
    err: '',
    ended: new Promise((resolve) => child.on('close', (code) => resolve(code))),
  }
  child.stdout.on('data', (chunk: Buffer) => void (running.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => void (running.err += chunk.toString()))
  closing.push(async () => {
    child.kill('SIGKILL')
    await running.ended
  })
  return running
}
function project(files?: Readonly<Record<string, string>>): Project {
  const made = makeProject(files)
  closing.push(() => made.remove())
  return made
}
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 50 })
const call = (url: string, operation: string, input: object) =>
  fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(input),
  })
const home = { account: '123456789012', region: 'us-east-1' }
const Username = 'kim@example.com'
const signUp = (ClientId: string) => ({
  ClientId,
  Username,
  Password: 'Correct-Horse-9!',
  UserAttributes: [{ Name: 'email', Value: Username }],
})

describe('poolwright dev', () => {
  it('prints the variables of an app on standard output, and where everything is on the other', async () => {
    const dev = start(['dev', '--port', '0'], project())
    await soon(() => expect(dev.out).toContain('USER_POOL_ID'))
    const variables = Object.fromEntries(
      dev.out
        .trim()
        .split('\n')
        .map((line) => line.replace('export ', '').split('=')),
    )
    expect(variables).toMatchObject({
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      USER_POOL_ID: expect.stringMatching(/^us-east-1_\w{9}$/),
      WEB_CLIENT_ID: expect.stringMatching(/^[a-z0-9]{26}$/),
    })
    expect(dev.err).toContain(variables['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'])
    expect(dev.err).toMatch(/ready in \d+ ms: 1 pool, 1 trigger/)
  })

  it('tells each request, each message and each line of a script, and reloads what changes', async () => {
    const made = project()
    const dev = start(['dev', '--port', '0', '--json', '--memory'], made)
    await soon(() => expect(dev.out).toMatch(/\n$/))
    expect(dev.out.trim().split('\n')).toHaveLength(1)
    const { url, token, pools } = JSON.parse(dev.out)
    const web = pools[0].clients.find(({ name }: { name: string }) => name === 'web').id

    await call(url, 'SignUp', signUp(web))
    await soon(() => expect(dev.err).toMatch(/e-mail to kim@example.com \(SignUp\): \d{6}\n/))
    await soon(() => expect(dev.err).toContain('greet log hello PreSignUp_SignUp'))
    const [, code] = /\(SignUp\): (\d{6})/.exec(dev.err) ?? []
    const latest = await fetch(`${url}/_poolwright/api/inbox/latest?username=${Username}&token=${token}`)
    expect(await latest.json()).toMatchObject({ code })

    made.write('pools/shop.pool.yaml', shop.replace('with:', 'wiht:'))
    await soon(() => expect(dev.err).toContain('pools/shop.pool.yaml:2:'))
    await soon(() => expect(dev.err).toContain('the last good version goes on'))
    made.write('pools/shop.pool.yaml', shop.replace('max: 16', 'max: 16 }\n  tier: { type: string'))
    await soon(() => expect(dev.err).toMatch(/reloaded in \d+ ms: pools\/shop.pool.yaml/))
    expect(dev.err).not.toContain('Correct-Horse-9!')
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('ends well by %s', async (signal) => {
    const made = project()
    const dev = start(['dev', '--port', '0'], made)
    await soon(() => expect(existsSync(join(made.root, '.poolwright/server.json'))).toBe(true))
    await soon(() => expect(dev.out).toContain('USER_POOL_ID'))
    dev.child.kill(signal)
    expect(await dev.ended).toBe(0)
    expect(existsSync(join(made.root, '.poolwright/server.json'))).toBe(false)
  })

  it('shows the mistakes of a project at their lines, and does not start', async () => {
    const dev = start(
      ['dev', '--port', '0'],
      project({ 'pools/shop.pool.yaml': 'signIn: { wiht: [email] }\n' }),
    )
    expect(await dev.ended).toBe(1)
    expect(dev.err).toContain('pools/shop.pool.yaml:1:11')
    expect(dev.err).toContain('^^^^')
    expect(dev.out).toBe('')
  })

  it('says that the port is taken', async () => {
    const first = start(['dev', '--port', '0', '--json'], project())
    await soon(() => expect(first.out).toMatch(/\n$/))
    const { port } = new URL(JSON.parse(first.out).url)
    const second = start(['dev', '--port', port], project())
    expect(await second.ended).toBe(3)
    expect(second.err).toContain(`port ${port} is in use`)
  })

  it.each([
    ['a host of others', ['--host', '0.0.0.0'], '--allow-remote'],
    ['a port that is none', ['--port', '99999'], 'A port is a number up to 65535.'],
    ['a URL that is none', ['--public-url', 'auth.example.com'], 'like https://auth.example.com'],
    ['an issuer that is none', ['--issuer', 'me'], "There is only 'aws'"],
  ])('refuses %s as badly used', async (_, args, words) => {
    const dev = start(['dev', ...args], project())
    expect(await dev.ended).toBe(2)
    expect(dev.err).toContain(words)
  })
})

describe('poolwright serve', () => {
  const files = { 'pools/env/prod.env.yaml': 'description: For others\n' }
  const key = { POOLWRIGHT_SEAL_KEY: 'ab'.repeat(32) }

  it('logs in JSON what happens, and nothing that is secret', async () => {
    const serve = start(
      ['serve', '--env', 'prod', '--port', '0', '--log-level', 'debug'],
      project(files),
      key,
    )
    await soon(() => expect(serve.out).toContain('"msg":"ready"'))
    const lines = () =>
      serve.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    const url = String(lines().find(({ msg }) => msg === 'ready')?.['url'])
    expect(lines().map(({ msg }) => msg)).toContain(
      'tokens say that localhost issued them: set --public-url or --issuer aws',
    )
    await call(url, 'SignUp', signUp('unknown'))
    await soon(() =>
      expect(lines()).toContainEqual(
        expect.objectContaining({ operation: 'SignUp', outcome: 'ResourceNotFoundException' }),
      ),
    )
    expect(serve.out + serve.err).not.toMatch(/Correct-Horse|abababab/)
    serve.child.kill('SIGTERM')
    expect(await serve.ended).toBe(0)
    expect(serve.out).toContain('"msg":"ending"')
  })

  it('logs what scripts write and why they fail, without the secrets of the project', async () => {
    const serve = start(
      ['serve', '--env', 'prod', '--port', '0'],
      project({
        'pools/env/prod.env.yaml': 'secrets:\n  captcha: { env: CAPTCHA }\n',
        'triggers/greet.trigger.yaml':
          'script: ./greet.js\nhooks: [preSignUp]\ncapabilities:\n  secrets: [captcha]\n',
        'triggers/greet.js': `
export const handler = async (event, context) => {
  const secret = context.poolwright.secrets.captcha
  console.warn('asking with', secret)
  throw new TypeError('nobody comes in with ' + secret)
}
`,
      }),
      { ...key, CAPTCHA: 'Some-Long-Secret' },
    )
    await soon(() => expect(serve.out).toContain('"msg":"ready"'))
    const lines = () =>
      serve.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    const ready = lines().find(({ msg }) => msg === 'ready') as { url: string; pools: string[] }
    const client = clientId(home, 'shop', 'web')
    expect((await call(ready.url, 'SignUp', signUp(client))).status).toBe(400)
    await soon(() => expect(lines().filter(({ trigger }) => trigger)).toHaveLength(2))
    expect(lines().filter(({ trigger }) => trigger)).toEqual([
      expect.objectContaining({ level: 40, trigger: 'greet', msg: expect.stringMatching(/^asking with \W/) }),
      expect.objectContaining({
        level: 40,
        triggerSource: 'PreSignUp_SignUp',
        type: 'TypeError',
        msg: expect.stringMatching(/^greet failed: nobody comes in with \W.*\(triggers\/greet\.js:5:\d+\)$/),
      }),
    ])
    expect(serve.out + serve.err).not.toContain('Some-Long-Secret')
  })

  it.each<[string, readonly string[], Record<string, string>, number, string]>([
    ['an environment', [], key, 2, '--env'],
    ['an environment that there is', ['--env', 'moon'], key, 2, 'moon'],
    ['a seal key', ['--env', 'prod'], {}, 3, 'POOLWRIGHT_SEAL_KEY'],
  ])('does not start without %s', async (_, args, env, code, words) => {
    const serve = start(['serve', '--port', '0', ...args], project(files), env)
    expect(await serve.ended).toBe(code)
    expect(serve.err).toContain(words)
  })
})

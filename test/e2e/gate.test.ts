import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { fromCognitoIdentityPool } from '@aws-sdk/credential-providers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { cli, folder, serve } from '../serve.ts'

const identityPoolId = 'us-east-1:11111111-2222-4333-8444-555555555555'
const backend = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'backend-secret' }
const variables = { BACKEND_KEY: backend.secretAccessKey, POOLWRIGHT_SEAL_KEY: '0b'.repeat(32) }
const keyless = { BACKEND_KEY: backend.secretAccessKey }
const heard: { line: string; headers: IncomingHttpHeaders }[] = []
const behind = createServer((request, response) => {
  heard.push({ line: `${request.method} ${request.url}`, headers: request.headers })
  request.resume().on('end', () => response.end('meow'))
})
beforeAll(async () => {
  behind.listen(0, '127.0.0.1')
  await once(behind, 'listening')
})
afterAll(() => behind.close())
beforeEach(() => {
  heard.length = 0
})
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const end of closing.splice(0).reverse()) await end()
})

function project(more: Readonly<Record<string, string>> = {}): string {
  const to = `http://127.0.0.1:${(behind.address() as AddressInfo).port}`
  const { dir, remove } = folder({
    'pools/env/dev.env.yaml':
      'secrets: { backend-key: { env: BACKEND_KEY }, nowhere: { env: NOT_SET_ANYWHERE } }\n',
    'pools/env/prod.env.yaml': 'secrets: { backend-key: { env: BACKEND_KEY } }\n',
    'pools/people.pool.yaml': 'signIn: { with: [username] }\nclients: { web: { auth: [password] } }\n',
    'pools/shop.identity.yaml': `id: ${identityPoolId}\nguests: true\nroles: { guest: guest }\n`,
    'pools/guest.role.yaml': `trust: { type: identityPool, pool: shop, as: guest }
allow:
  - { sid: Public, do: s3:GetObject, on: 'arn:aws:s3:::shop/public/*' }
deny:
  - { sid: NoSecrets, do: 's3:*', on: 'arn:aws:s3:::shop/public/secret*' }
`,
    'pools/backend.iam-user.yaml': `keys: { ${backend.accessKeyId}: { secret: backend-key } }
allow: [{ do: 's3:*', on: '*' }]
`,
    'pools/uploads.gate.yaml': `to: ${to}\nport: 9471\nspeaks: { type: s3 }\n`,
    'pools/api.gate.yaml': `to: ${to}
port: 9472
speaks: { type: http, service: shop, routes: { 'GET /mine': { auth: jwt } } }
jwt: { pool: people, clients: [web] }
`,
    ...more,
  })
  closing.push(remove)
  return dir
}

/** A command that runs in a project, and everything that it has said so far. */
function start(dir: string, args: readonly string[], env: Readonly<Record<string, string>> = variables) {
  const child = spawn(process.execPath, [cli, ...args, '--cwd', dir], {
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (part: Buffer) => (said.out += part.toString()))
  child.stderr.on('data', (part: Buffer) => (said.err += part.toString()))
  const ended = new Promise<number | null>((done) => child.on('close', done))
  closing.push(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, said, ended }
}
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 50 })

/** Gates that are ready, by their names. */
async function startGates(
  dir: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = variables,
) {
  const gate = start(dir, ['gate', '--json', ...args], env)
  await soon(() => expect(gate.said.out).toMatch(/\n$/))
  const { gates } = JSON.parse(gate.said.out) as { gates: { name: string; url: string }[] }
  return { ...gate, gates, urls: Object.fromEntries(gates.map(({ name, url }) => [name, url])) }
}
const s3 = (endpoint: string, credentials: object) =>
  new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: credentials as never,
    maxAttempts: 1,
  })
const get = (url: string, credentials: object, Key: string) =>
  s3(url, credentials).send(new GetObjectCommand({ Bucket: 'shop', Key }))
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, any>)

describe('poolwright gate', () => {
  it.each(['dev', 'serve'])(
    'lets through whom %s beside it has given credentials and tokens',
    async (mode) => {
      const dir = project()
      // Under `dev`, the seal key lies in the folder.
      const env = mode === 'dev' ? keyless : variables
      const server =
        mode === 'dev'
          ? await serve(dir, [], env)
          : await (async () => {
              const { said } = start(dir, ['serve', '--env', 'prod', '--port', '0'])
              await soon(() => expect(said.out).toContain('"msg":"ready"'))
              return { url: lines(said.out).find(({ msg }) => msg === 'ready')?.['url'] as string, stop() {} }
            })()
      closing.push(() => server.stop())
      const { urls, said } = await startGates(dir, [], env)
      const uploads = urls['uploads'] ?? ''
      const guest = await fromCognitoIdentityPool({
        identityPoolId,
        // Guests are remembered, from one server to the next.
        userIdentifier: mode,
        clientConfig: { endpoint: server.url, region: 'us-east-1' },
      })()
      expect(await (await get(uploads, guest, 'public/cat')).Body?.transformToString()).toBe('meow')
      expect(heard.at(-1)).toMatchObject({
        line: 'GET /shop/public/cat',
        headers: { 'x-poolwright-identity-id': guest.identityId },
      })
      await expect(get(uploads, guest, 'public/secret')).rejects.toThrow('with an explicit deny')
      await expect(get(uploads, guest, 'private/cat')).rejects.toThrow('no identity-based policy allows')
      expect(heard).toHaveLength(1)
      await soon(() => {
        const denials = lines(said.err).filter(({ decision }) => decision)
        expect(denials.map(({ decision, by }) => [decision, by?.sid, by?.at.file, by?.at.line])).toEqual([
          ['explicitDeny', 'NoSecrets', 'pools/guest.role.yaml', 5],
          ['implicitDeny', undefined, undefined, undefined],
        ])
      })
      expect(said.err).not.toMatch(/Signature=|eyJ|backend-secret/)
      expect(
        (await fetch(`${urls['api']}/mine`, { headers: { authorization: 'Bearer a.b.c' } })).status,
      ).toBe(401)
    },
  )

  it('needs no server for the keys of users, and tells of what passes where it is asked to', async () => {
    const { urls, said } = await startGates(project(), ['uploads', '--port', '0', '--verbose'])
    const Body = Buffer.from('meow')
    await s3(urls['uploads'] ?? '', backend).send(new PutObjectCommand({ Bucket: 'shop', Key: 'cat', Body }))
    await soon(() => expect(said.err).toContain('PUT /shop/cat passes'))
  })

  it('says on standard error where each gate is, and logs on standard output', async () => {
    const dir = project()
    const { said } = start(dir, ['gate'])
    const to = `http://127.0.0.1:${(behind.address() as AddressInfo).port}`
    await soon(() =>
      expect(said.err.split('\n').sort()).toEqual([
        '',
        `  gate api  http://localhost:9472 -> ${to}  (http)`,
        `  gate uploads  http://localhost:9471 -> ${to}  (s3)`,
      ]),
    )
    await expect(get('http://localhost:9471', { ...backend, secretAccessKey: 'x' }, 'cat')).rejects.toThrow()
    await s3('http://localhost:9471', backend).send(new GetObjectCommand({ Bucket: 'shop', Key: 'cat' }))
    expect(said.out).toBe('')
  })

  it('warns of keys whose secret is not there', async () => {
    const dir = project()
    const gate = start(dir, ['gate', 'uploads', '--port', '0'], {
      POOLWRIGHT_SEAL_KEY: variables.POOLWRIGHT_SEAL_KEY,
    })
    await soon(() => expect(gate.said.err).toContain('gate uploads'))
    expect(lines(gate.said.out)).toEqual([
      expect.objectContaining({
        level: 40,
        msg: 'access keys whose secret is `backend-key` do not pass: set BACKEND_KEY',
      }),
    ])
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends well by %s, and lets a request under way finish',
    async (signal) => {
      const answer = Promise.withResolvers<void>()
      const reached = Promise.withResolvers<void>()
      const slow = createServer((_, response) => {
        reached.resolve()
        void answer.promise.then(() => response.end('late'))
      }).listen(0, '127.0.0.1')
      await once(slow, 'listening')
      closing.push(() => slow.close())
      const to = `to: http://127.0.0.1:${(slow.address() as AddressInfo).port}\nspeaks: { type: s3 }\n`
      const { child, urls, ended } = await startGates(project({ 'pools/slow.gate.yaml': to }), [
        'slow',
        '--port',
        '0',
      ])
      const asked = get(urls['slow'] ?? '', backend, 'cat')
      await reached.promise
      child.kill(signal)
      answer.resolve()
      expect(await (await asked).Body?.transformToString()).toBe('late')
      expect(await ended).toBe(0)
    },
  )

  const gates = (port: string) => ({
    'pools/twin.gate.yaml': `to: http://localhost:1\n${port}speaks: { type: s3 }\n`,
  })
  it.each<[string, readonly string[], Record<string, string>, number, string]>([
    ['a gate that there is not', ['upload'], {}, 3, 'there is no gate `upload`'],
    ['one port for several', ['--port', '9473'], {}, 3, 'one port cannot be that of several gates'],
    [
      'two gates on one port',
      [],
      gates('port: 9471\n'),
      3,
      'the gates `twin` and `uploads` both listen on port 9471',
    ],
    ['a port that is none', ['uploads', '--port', 'x'], {}, 2, 'A port is a number'],
    ['a project with a mistake', [], gates('prot: 1\n'), 1, 'pools/twin.gate.yaml:2:1'],
    [
      'keys without a secret',
      ['twin'],
      {
        'pools/twin.gate.yaml':
          'to: http://localhost:1\nspeaks: { type: s3, keys: { id: a, secret: { secret: nowhere } } }\n',
      },
      3,
      'the secret `nowhere` of the gate `twin` is missing',
    ],
  ])('does not start with %s', async (_, args, files, code, words) => {
    const { said, ended } = start(project(files), ['gate', ...args])
    const ending = await ended
    expect(said.err.replace(/\x1b\[\d+m/g, '')).toContain(words)
    expect([ending, said.out]).toEqual([code, ''])
  })

  it('does not start where no gate is declared', async () => {
    const { dir, remove } = folder({ 'pools/people.pool.yaml': 'clients: { web: {} }\n' })
    closing.push(remove)
    const { said, ended } = start(dir, ['gate'])
    expect(await ended).toBe(3)
    expect(said.err).toContain('the project has no gate')
    expect(said.err).toContain('declare one in `pools/<name>.gate.yaml`')
  })

  it('says that a port is taken, and starts none of several then', async () => {
    const dir = project()
    const taken = createServer().listen(9472, '127.0.0.1')
    await once(taken, 'listening')
    closing.push(() => taken.close())
    const { said, ended } = start(dir, ['gate'])
    expect(await ended).toBe(3)
    expect(said.err).toContain('port 9472 is in use')
    expect(said.err).toContain('--port')
    await expect(fetch('http://localhost:9471/')).rejects.toThrow('fetch failed')
  })
})

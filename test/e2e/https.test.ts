import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { get } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { cli, folder, root, serve, type Server } from '../serve.ts'

const file = (name: string) => join(root, 'test/fixtures/tls', name)
const tls = ['--tls-cert', file('localhost.pem'), '--tls-key', file('localhost-key.pem')]
const project = {
  'pools/shop.pool.yaml': `
signIn: { with: [email] }
domain: { name: shop }
clients:
  web:
    auth: [password, refresh]
    oauth: { flows: [code], scopes: [openid], callbacks: ['https://shop.example.com/callback'] }
`,
}

/** Asks as a program that believes the authority of the certificate, and checks the name. */
const ask = (url: string, ca = readFileSync(file('localhost.pem'), 'utf8')) =>
  new Promise<IncomingMessage & { text: string }>((done, fail) => {
    get(url, { ca, agent: false }, (answer) => {
      let text = ''
      answer.on('data', (part: Buffer) => (text += part.toString()))
      answer.on('end', () => done(Object.assign(answer, { text })))
    }).on('error', fail)
  })

describe('a server with a certificate', () => {
  let made: ReturnType<typeof folder>
  let server: Server
  beforeAll(async () => {
    made = folder(project)
    server = await serve(made.dir, ['--memory', ...tls])
  })
  afterAll(async () => {
    await server?.stop()
    made?.remove()
  })

  it('speaks HTTPS and says so wherever it names itself', async () => {
    expect(server.url).toMatch(/^https:\/\/localhost:\d+$/)
    expect(server.ready.variables['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER']).toBe(server.url)
    const { text } = await ask(`${server.url}/${server.poolId()}/.well-known/openid-configuration`)
    expect(JSON.parse(text)).toMatchObject({
      issuer: `${server.url}/${server.poolId()}`,
      authorization_endpoint: `${server.url}/shop/oauth2/authorize`,
      revocation_endpoint: `${server.url}/shop/oauth2/revoke`,
      userinfo_endpoint: `${server.url}/shop/oauth2/userInfo`,
    })
  })

  it('speaks no HTTP on the same port', async () => {
    await expect(fetch(`${server.url.replace('https:', 'http:')}/_poolwright/health`)).rejects.toThrow()
  })

  it('keeps its cookies from plain HTTP', async () => {
    const query = new URLSearchParams({
      client_id: server.clientId(),
      response_type: 'code',
      redirect_uri: 'https://shop.example.com/callback',
    })
    const { statusCode, headers } = await ask(`${server.url}/shop/login?${query}`)
    expect(statusCode).toBe(200)
    const cookies = headers['set-cookie'] ?? []
    expect(cookies).not.toEqual([])
    for (const cookie of cookies) expect(cookie).toMatch(/; Secure/)
  })

  const own = (...args: readonly string[]) =>
    spawnSync(process.execPath, [cli, ...args, '--cwd', made.dir], { encoding: 'utf8' })

  it('is found by its own commands, which are told of no authority', () => {
    expect(own('inbox', 'ls', '--json')).toMatchObject({ status: 0, stdout: expect.stringContaining('"ok"') })
    expect(own('plan', server.url)).toMatchObject({ status: 0 })
    expect(own('doctor').stdout).toContain(
      `the server at ${server.url} answers, and so do the keys of 1 pool`,
    )
    expect(own('doctor').stdout).toContain(
      'the certificate of the server is for localhost, shop.auth.localhost, 127.0.0.1, 0:0:0:0:0:0:0:1, until',
    )
  })
})

it('a server takes a certificate that was renewed, and its own commands know', async () => {
  const { dir, remove } = folder(project)
  const paths = { cert: join(dir, 'cert.pem'), key: join(dir, 'key.pem') }
  copyFileSync(file('localhost.pem'), paths.cert)
  copyFileSync(file('localhost-key.pem'), paths.key)
  const server = await serve(dir, ['--memory', '--tls-cert', paths.cert, '--tls-key', paths.key])
  const made =
    'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost'
  execFileSync('openssl', [...made.split(' '), '-keyout', paths.key, '-out', paths.cert], { stdio: 'ignore' })
  const ca = readFileSync(paths.cert, 'utf8')
  await vi.waitFor(() => ask(`${server.url}/_poolwright/health`, ca), { timeout: 20_000, interval: 200 })
  expect(spawnSync(process.execPath, [cli, 'inbox', 'ls', '--cwd', dir])).toMatchObject({ status: 0 })
  await server.stop()
  remove()
})

describe('a certificate that is no good', () => {
  const run = (...args: readonly string[]) => {
    const { dir, remove } = folder(project)
    const ended = spawnSync(
      process.execPath,
      [cli, 'dev', '--memory', '--port', '0', '--cwd', dir, ...args],
      {
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1' },
      },
    )
    remove()
    return ended
  }

  it.each([
    ['without its key', 2, 'a certificate and its key go together: add --tls-key', tls.slice(0, 2)],
    [
      'that is missing beside its key',
      2,
      'a certificate and its key go together: add --tls-cert',
      tls.slice(2),
    ],
    [
      'that is not there',
      3,
      'the certificate `nowhere.pem` cannot be read: it does not exist',
      ['--tls-cert', 'nowhere.pem', ...tls.slice(2)],
    ],
    [
      'with the key of another',
      3,
      'is not that of the certificate in',
      [...tls.slice(0, 2), '--tls-key', file('key.pem')],
    ],
  ])('%s is refused before anything starts', (_, status, words, args) => {
    const ended = run(...args)
    expect(ended).toMatchObject({ status, stdout: '' })
    expect(ended.stderr).toContain(words)
  })
})

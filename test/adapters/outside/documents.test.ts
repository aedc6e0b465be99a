import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { createServer as createSocketServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bounds, isLocal, openDocuments } from '../../../src/adapters/outside/documents.ts'
import { listen, openOrigin } from '../reach/open-origin.ts'

const local = { local: true }

/** A guard for as long as a test, in a world where every name leads to some addresses. */
function guard(options: { readonly addresses?: readonly string[]; readonly time?: number } = {}) {
  const asked: string[] = []
  const { addresses = ['127.0.0.1'], time } = options
  const lookup = async (name: string) => {
    asked.push(name)
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
  const documents = openDocuments({ lookup, time })
  onTestFinished(() => documents.close())
  return { ...documents, asked }
}

describe('a document', () => {
  it('on this machine is fetched where that is allowed', async () => {
    const { port, seen } = await openOrigin((_, response) => response.writeHead(201).end('hello'))
    const asked = { local: true, headers: { accept: 'text/plain' } }
    expect(await guard().get(`http://localhost:${port}/a?b=c`, asked)).toEqual({ status: 201, text: 'hello' })
    expect(seen).toEqual([expect.objectContaining({ method: 'GET', url: '/a?b=c' })])
    expect(seen[0]?.headers).toMatchObject({ accept: 'text/plain', host: `localhost:${port}` })
  })

  it.each([['localhost'], ['127.0.0.1'], ['127.1'], ['idp.localhost']])(
    'at %s is not fetched where nothing is allowed to be on this machine',
    async (host) => {
      const { port, connections } = await openOrigin()
      await expect(guard().get(`http://${host}:${port}/`)).rejects.toMatchObject({ code: 'ERR_INVALID_URL' })
      await expect(guard().get(`https://${host}:${port}/`)).rejects.toMatchObject({
        code: 'ERR_PRIVATE_ADDRESS',
      })
      expect(connections()).toBe(0)
    },
  )

  it.each([
    ['http', 'http://idp.example/', 'ERR_INVALID_URL'],
    ['another protocol', 'ftp://idp.example/', 'ERR_INVALID_URL'],
    ['a user in its URL', 'https://ana:secret@idp.example/', 'ERR_INVALID_URL'],
    ['no URL', 'idp.example', 'ERR_INVALID_URL'],
    ['a private address', 'https://10.1.2.3/', 'ERR_PRIVATE_ADDRESS'],
    ['a link-local address', 'https://169.254.169.254/latest/', 'ERR_PRIVATE_ADDRESS'],
    ['a mapped address', 'https://[::ffff:169.254.169.254]/', 'ERR_PRIVATE_ADDRESS'],
  ])('by %s is not fetched, whatever is allowed', async (_, url, code) => {
    const { get, asked } = guard()
    await expect(get(url, local)).rejects.toMatchObject({ code })
    expect(asked).toEqual([])
  })

  it.each([['127.0.0.1'], ['169.254.169.254'], ['10.0.0.1'], ['::1'], ['fd00:ec2::254']])(
    'of a name that leads to %s is not fetched, and nobody is told where it led',
    async (address) => {
      const { get, asked } = guard({ addresses: ['9.9.9.9', address] })
      const refused = await get('https://idp.example/', local).catch((error: unknown) => error)
      expect(refused).toMatchObject({ code: 'ERR_PRIVATE_ADDRESS' })
      expect(String(refused)).not.toContain(address)
      expect(asked).toEqual(['idp.example'])
    },
  )

  it('behind a certificate that nobody known has signed is not fetched', async () => {
    const tls = new URL('../../fixtures/tls/', import.meta.url)
    const [key, cert] = ['key.pem', 'certificate.pem'].map((file) => readFileSync(new URL(file, tls)))
    const server = createServer({ key, cert }, (_, response) => response.end('hello'))
    const { port } = await listen(server)
    await expect(guard().get(`https://localhost:${port}/`, local)).rejects.toThrow(/certificate/)
  })

  it('that is moved within its origin is followed three times', async () => {
    const { port } = await openOrigin((request, response) => {
      const step = Number(request.url?.slice(1))
      if (step < 3) response.writeHead(302, { location: `/${step + 1}` }).end()
      else response.end('here')
    })
    expect(await guard().get(`http://127.0.0.1:${port}/0`, local)).toMatchObject({ text: 'here' })
    await expect(guard().get(`http://127.0.0.1:${port}/-1`, local)).rejects.toMatchObject({
      code: 'ERR_REDIRECT',
    })
  })

  it.each([
    ['another port of this machine', (port: number) => `http://127.0.0.1:${port}/`],
    ['another name of this machine', (_: number, own: number) => `http://localhost:${own}/`],
    ['another protocol', (_: number, own: number) => `https://127.0.0.1:${own}/`],
    ['the cloud below', () => 'http://169.254.169.254/latest/'],
    ['nowhere', () => 'http://'],
  ])('that is moved to %s is not followed', async (_, place) => {
    const other = await openOrigin()
    let own = 0
    const { port, seen } = await openOrigin((_, response) =>
      response.writeHead(302, { location: place(other.port, own) }).end(),
    )
    own = port
    const { get, asked } = guard()
    await expect(get(`http://127.0.0.1:${port}/`, local)).rejects.toMatchObject({ code: 'ERR_REDIRECT' })
    expect(seen).toHaveLength(1)
    expect(other.connections()).toBe(0)
    expect(asked).toEqual([])
  })

  it.each([
    ['and says so', true],
    ['and does not say so', false],
  ])('that is larger than 256 kB is not read, %s', async (_, says) => {
    const body = Buffer.alloc(bounds.bytes + 1, 97)
    const { port } = await openOrigin((_, response) =>
      response.writeHead(200, says ? { 'content-length': body.length } : {}).end(body),
    )
    await expect(guard().get(`http://127.0.0.1:${port}/`, local)).rejects.toMatchObject({
      code: 'ERR_TOO_LARGE',
    })
  })

  it('of exactly 256 kB is read', async () => {
    const { port } = await openOrigin((_, response) => response.end(Buffer.alloc(bounds.bytes, 97)))
    const { text } = await guard().get(`http://127.0.0.1:${port}/`, local)
    expect(text).toHaveLength(bounds.bytes)
  })

  it.each([
    ['never answers', () => {}],
    ['never ends', (write: (text: string) => void) => write('HTTP/1.1 200 OK\r\n\r\na')],
  ])('of a server that %s is waited for no longer than that', async (_, answer) => {
    const server = createSocketServer((socket) => answer((text) => socket.write(text)))
    const { port } = await listen(server)
    await expect(guard({ time: 50 }).get(`http://127.0.0.1:${port}/`, local)).rejects.toThrow()
  })

  it('of a name that nobody finds keeps nobody from another', async () => {
    const looking: string[] = []
    const lookup = (name: string) => {
      looking.push(name)
      return name === 'slow.example' ? new Promise<never>(() => {}) : Promise.reject(new Error('not there'))
    }
    const documents = openDocuments({ lookup, time: 2_000 })
    onTestFinished(() => documents.close())
    const slow = documents.get('https://slow.example/').catch(() => 'not found')
    await expect(documents.get('https://other.example/')).rejects.toThrow()
    expect(looking).toEqual(['slow.example', 'other.example'])
    expect(await Promise.race([slow, Promise.resolve('still looked for')])).toBe('still looked for')
  })

  it('that nobody serves is not there', async () => {
    const server = createSocketServer()
    const { port } = await listen(server)
    server.close()
    await expect(guard().get(`http://127.0.0.1:${port}/`, local)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    })
  })
})

describe('a URL is on this machine', () => {
  it.each([
    ['http://localhost/', true],
    ['http://LOCALHOST:8080/', true],
    ['http://idp.localhost/', true],
    ['https://127.0.0.1/', true],
    ['http://127.255.0.1/', true],
    ['http://0x7f000001/', true],
    ['http://[::1]/', true],
    ['http://[::ffff:127.0.0.1]/', false],
    ['http://0.0.0.0/', false],
    ['http://localhost.example/', false],
    ['http://127.0.0.1.example/', false],
    ['http://10.0.0.1/', false],
  ])('%s: %s', (url, is) => {
    expect(isLocal(new URL(url))).toBe(is)
  })
})

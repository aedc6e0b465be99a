import { once } from 'node:events'
import { createServer, request as ask, type RequestListener, type Server } from 'node:http'
import {
  connect,
  createServer as createPlainServer,
  type AddressInfo,
  type Server as PlainServer,
} from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { openForward, Unreached, type Forwarded } from '../../../src/adapters/gate/open-forward.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const end of closing.splice(0).reverse()) await end()
})

async function listening(server: Server | PlainServer): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A server behind that keeps each request as it came over the wire, and answers it in full. */
async function rawServer(answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok') {
  const heard = { text: '' }
  const server = createPlainServer((socket) => {
    socket.on('data', (part) => {
      heard.text += part.toString('latin1')
      if (/\r\n\r\n/.test(heard.text)) socket.end(answer)
    })
    socket.on('error', () => {})
  })
  return { to: await listening(server), heard }
}

/** A proxy that sends everything on in one way, and what that came to. */
async function proxy(to: string, forwarded: Partial<Forwarded> = {}, patience?: number) {
  const forward = openForward(to, patience)
  closing.push(() => forward.close())
  const came: unknown[] = []
  const url = await listening(
    createServer((_, response) => {
      const all = { method: 'GET', target: '/', headers: {}, body: undefined, ...forwarded }
      forward.pass(all, response).then(
        () => came.push('passed'),
        (error: unknown) => {
          came.push(error)
          if (response.headersSent) response.destroy()
          else response.writeHead(500).end()
        },
      )
    }),
  )
  return { url, came }
}

async function* pieces(...parts: readonly string[]): AsyncGenerator<Buffer, void> {
  for (const part of parts) yield Buffer.from(part)
}
const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n'

describe('the way to the server behind a gate', () => {
  it.each(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'POST', 'PUT'])(
    'says where the body of a %s ends, so that nothing in it is a request',
    async (method) => {
      const unknown = await rawServer()
      const body = { length: undefined, pieces: pieces(smuggled) }
      await fetch((await proxy(unknown.to, { method, body })).url)
      expect(unknown.heard.text.toLowerCase()).toContain('\r\ntransfer-encoding: chunked\r\n')

      const known = await rawServer()
      await fetch(
        (
          await proxy(known.to, {
            method,
            body: { ...body, length: smuggled.length, pieces: pieces(smuggled) },
          })
        ).url,
      )
      expect(known.heard.text.toLowerCase()).toContain(`\r\ncontent-length: ${smuggled.length}\r\n`)

      const whole = await rawServer()
      await fetch((await proxy(whole.to, { method, body: Buffer.from(smuggled) })).url)
      expect(whole.heard.text.toLowerCase()).toContain(`\r\ncontent-length: ${smuggled.length}\r\n`)
    },
  )

  it('says nothing of a body where there is none', async () => {
    const { to, heard } = await rawServer()
    await fetch((await proxy(to)).url)
    expect(heard.text.toLowerCase()).not.toMatch(/content-length|transfer-encoding/)
  })

  it('takes status, headers and body back, without what is between neighbours', async () => {
    const to = await listening(
      createServer((_, response) => {
        response.writeHead(201, [
          ['set-cookie', 'a=1'],
          ['set-cookie', 'b=2'],
          ['x-hop', 'x'],
          ['connection', 'close, X-Hop'],
        ] as never)
        response.end('made')
      }),
    )
    const answer = await fetch((await proxy(to)).url)
    expect([answer.status, await answer.text()]).toEqual([201, 'made'])
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(answer.headers.get('x-hop')).toBeNull()
  })

  it('leads redirections to the server behind through the gate, and follows none', async () => {
    const location = { now: '' }
    const to = await listening(
      createServer((_, response) => void response.writeHead(307, { location: location.now }).end()),
    )
    const { url } = await proxy(to)
    for (const [said, told] of [
      [`${to}/console/?a=b#c`, '/console/?a=b#c'],
      ['/console', '/console'],
      ['https://example.com/x', 'https://example.com/x'],
    ] as const) {
      location.now = said
      const answer = await fetch(url, { redirect: 'manual' })
      expect([answer.status, answer.headers.get('location')]).toEqual([307, told])
    }
  })

  it('tells that nobody is there, whether there is a body or not', async () => {
    const gone = createServer()
    const to = await listening(gone)
    gone.close()
    for (const body of [undefined, Buffer.from('x'), { length: undefined, pieces: pieces('x', 'y') }]) {
      const { url, came } = await proxy(to, { body, method: 'PUT' })
      expect((await fetch(url)).status).toBe(500)
      expect(came).toEqual([expect.any(Unreached)])
      expect(came[0]).toMatchObject({ late: false })
    }
  })

  it.each([
    ['no HTTP', 'nonsense\r\n\r\n'],
    ['nothing', ''],
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  ])('tells of a server that answers %s as of one that is not there', async (_, answer) => {
    const { url, came } = await proxy((await rawServer(answer)).to)
    expect((await fetch(url)).status).toBe(500)
    expect(came).toEqual([expect.any(Unreached)])
  })

  it('does not wait for ever for an answer', async () => {
    const to = await listening(createServer(() => {}))
    const { url, came } = await proxy(to, {}, 50)
    expect((await fetch(url)).status).toBe(500)
    expect(came[0]).toMatchObject({ name: 'Unreached', late: true })
  })

  it('breaks an answer off where the server behind does', async () => {
    const to = await listening(
      createServer((_, response) => {
        response.writeHead(200, { 'content-length': 100 })
        response.write('half')
        setImmediate(() => response.destroy())
      }),
    )
    const { url } = await proxy(to)
    const answer = await fetch(url)
    await expect(answer.text()).rejects.toThrow('terminated')
  })

  it.each([{ length: 6 }, { length: undefined }])(
    'ends a request before its end where its body is spoiled, and says why: %o',
    async ({ length }) => {
      const begun = Promise.withResolvers<string>()
      const ended = Promise.withResolvers<boolean>()
      const to = await listening(
        createServer((request) => {
          request.on('data', (part: Buffer) => begun.resolve(part.toString()))
          request.on('error', () => {})
          request.on('close', () => ended.resolve(request.complete))
        }),
      )
      const spoiled = new Error('spoiled')
      async function* spoiling() {
        yield Buffer.from('abc')
        expect(await begun.promise).toBe('abc')
        throw spoiled
      }
      const { url, came } = await proxy(to, { method: 'PUT', body: { length, pieces: spoiling() } })
      expect((await fetch(url)).status).toBe(500)
      expect(came).toEqual([spoiled])
      expect(await ended.promise).toBe(false)
    },
  )

  it('ends a request whose sender has gone', async () => {
    const begun = Promise.withResolvers<void>()
    const ended = Promise.withResolvers<void>()
    const to = await listening(
      createServer((_, response) => {
        response.on('close', () => ended.resolve())
        begun.resolve()
      }),
    )
    const asking = ask((await proxy(to)).url)
    asking.on('error', () => {})
    asking.end()
    await begun.promise
    asking.destroy()
    await ended.promise
  })

  it('takes an answer that does not wait for the request, and sends no more of it', async () => {
    const closed = Promise.withResolvers<boolean>()
    const listener: RequestListener = (request, response) => {
      request.on('error', () => {})
      request.socket.on('close', () => closed.resolve(request.complete))
      response.writeHead(403).end('no')
    }
    const to = await listening(createServer(listener))
    async function* slowly() {
      yield Buffer.from('a')
      await new Promise(() => {})
    }
    const { url } = await proxy(to, { method: 'PUT', body: { length: 2, pieces: slowly() } })
    const answer = await fetch(url)
    expect([answer.status, await answer.text()]).toEqual([403, 'no'])
    expect(await closed.promise).toBe(false)
  })

  it('keeps requests apart that follow each other over one connection', async () => {
    const urls: string[] = []
    const to = await listening(
      createServer((request, response) => {
        urls.push(request.url ?? '')
        request.resume().on('end', () => response.end('ok'))
      }),
    )
    const { url } = await proxy(to, { body: { length: undefined, pieces: pieces() }, target: '/a' })
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    closing.push(() => socket.destroy())
    socket.write(
      `${'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(2)}GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    )
    await once(socket.resume(), 'close')
    expect(urls).toEqual(['/a', '/a', '/a'])
  })

  it('asks something of its own, and does not read for ever', async () => {
    const to = await listening(
      createServer((request, response) => {
        let body = ''
        request.on('data', (part: Buffer) => (body += part.toString()))
        request.on('end', () => response.writeHead(202).end(body === 'long' ? 'x'.repeat(2 ** 21) : body))
      }),
    )
    const forward = openForward(to)
    closing.push(() => forward.close())
    const asking = { method: 'POST', target: '/', headers: {} }
    expect(await forward.ask({ ...asking, body: Buffer.from('é') })).toEqual({ status: 202, body: 'é' })
    await expect(forward.ask({ ...asking, body: Buffer.from('long') })).rejects.toThrow('says too much')
  })
})

import { createServer } from 'node:net'
import type { Socket } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openFetch } from '../../../src/adapters/reach/fetch/open-fetch.ts'
import { openLine } from '../../../src/adapters/reach/fetch/open-line.ts'
import { given, listen, openOrigin, openWorld } from './open-origin.ts'

const size = 100_000
const limited = { size }

describe('an answer', () => {
  it.each([
    ['a length', { 'content-length': size }],
    ['no length', {}],
  ])('of as many bytes as may be read is read, with %s', async (_, headers) => {
    const { port } = await openOrigin((_, response) => response.writeHead(200, headers).end('x'.repeat(size)))
    const { ask } = openWorld()
    expect(given(await ask(`http://a.example:${port}/`, {}, limited)).body).toHaveLength(size)
  })

  it.each([
    ['says', { 'content-length': size + 1 }],
    ['does not say', {}],
  ])('of one byte more, which it %s, is refused', async (_, headers) => {
    const { port } = await openOrigin((_, response) => {
      response.writeHead(200, headers).end('x'.repeat(size + 1))
    })
    const { ask } = openWorld()
    const { error, outcome } = await ask(`http://a.example:${port}/`, {}, limited)
    expect(outcome).toBe('ERR_TOO_LARGE')
    expect(error).toMatchObject({ name: 'TypeError', message: expect.stringContaining(`${size} bytes`) })
  })

  it.each([
    ['end', {}],
    ['end, whatever length it says', { 'content-length': 2 ** 40 }],
  ])('without %s is refused, and its connection ended', async (_, headers) => {
    const closed = Promise.withResolvers<void>()
    const { port } = await openOrigin((request, response) => {
      request.socket.on('close', () => closed.resolve())
      response.writeHead(200, headers)
      const flood = () => {
        while (response.write('x'.repeat(10_000)));
      }
      response.on('drain', flood)
      flood()
    })
    const { ask } = openWorld()
    expect((await ask(`http://a.example:${port}/`, {}, limited)).outcome).toBe('ERR_TOO_LARGE')
    await closed.promise
  })
})

describe('an encoded answer', () => {
  const answers = (coding: string, bytes: Buffer) =>
    openOrigin((_, response) => response.writeHead(200, { 'content-encoding': coding }).end(bytes))
  const text = Buffer.from('hello '.repeat(1000))

  it.each([
    ['gzip', gzipSync(text)],
    ['X-GZip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
  ])('by %s is decoded', async (coding, bytes) => {
    const { port } = await answers(coding, bytes)
    const { ask } = openWorld()
    expect(given(await ask(`http://a.example:${port}/`, {}, limited)).body).toBe(`${text}`)
  })

  it('of just as many bytes as may be read is decoded', async () => {
    const { port } = await answers('gzip', gzipSync(Buffer.alloc(size)))
    const { ask } = openWorld()
    expect(given(await ask(`http://a.example:${port}/`, {}, limited)).body).toHaveLength(size)
  })

  it.each([
    ['gzip', gzipSync(Buffer.alloc(size + 1))],
    ['gzip', gzipSync(Buffer.alloc(50_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
    ['deflate', deflateSync(Buffer.alloc(50_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(50_000_000)))],
  ])('by %s that would be larger than may be read is refused', async (coding, bytes) => {
    expect(bytes.length).toBeLessThan(size)
    const { port } = await answers(coding, bytes)
    const { ask } = openWorld()
    expect((await ask(`http://a.example:${port}/`, {}, limited)).outcome).toBe('ERR_TOO_LARGE')
  })

  it.each([
    ['gzip', Buffer.from('not at all')],
    ['br', Buffer.from('not at all')],
    ['gzip, gzip, gzip, gzip', gzipSync(text)],
  ])('by %s that is not what it says is refused', async (coding, bytes) => {
    const { port } = await answers(coding, bytes)
    const { ask } = openWorld()
    expect((await ask(`http://a.example:${port}/`, {}, limited)).outcome).toBe('ERR_UNDECODABLE')
  })

  it('that ends early gives what there is, as with every fetch', async () => {
    const { port } = await answers('gzip', gzipSync(text).subarray(0, -8))
    const { ask } = openWorld()
    expect(given(await ask(`http://a.example:${port}/`, {}, limited)).body).toBe(`${text}`)
  })

  it('by what nobody here knows is handed on as it is', async () => {
    const { port } = await answers('snappy', Buffer.from('as it is'))
    const { ask } = openWorld()
    expect(given(await ask(`http://a.example:${port}/`, {}, limited)).body).toBe('as it is')
  })
})

describe('when nobody waits any more', () => {
  const ended = {
    kind: 'fetch',
    outcome: 'ended',
    error: { name: 'AbortError', message: 'This operation was aborted', code: 'ABORT_ERR' },
  }

  it.each<[string, (socket: Socket) => void]>([
    ['says nothing', () => {}],
    ['says its head letter by letter', (socket) => drip(socket, 'HTTP/1.1 200 OK\r\nx: ')],
    [
      'says its body letter by letter',
      (socket) => drip(socket, 'HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n'),
    ],
    ['goes on being about to answer', (socket) => drip(socket, '', 'HTTP/1.1 103 Early\r\n\r\n')],
  ])('a request to a server that %s is ended, and its connection', async (_, answer) => {
    const closed = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    const { port } = await listen(
      createServer((socket) => {
        socket.on('error', () => {}).on('close', () => closed.resolve())
        socket.once('data', () => {
          answer(socket)
          asked.resolve()
        })
      }),
    )
    const { ask } = openWorld()
    const control = new AbortController()
    const reached = ask(`http://a.example:${port}/`, {}, { signal: control.signal })
    await asked.promise
    control.abort()
    expect(await reached).toMatchObject({ ...ended, what: `GET http://a.example:${port}/` })
    await closed.promise
  })

  it('a request that is still to be made is not made', async () => {
    const { port, connections } = await openOrigin()
    const { ask, asked } = openWorld()
    const signal = AbortSignal.abort()
    expect(await ask(`http://a.example:${port}/`, {}, { signal })).toMatchObject(ended)
    expect([connections(), asked]).toEqual([0, []])
  })
})

describe('many requests at once', () => {
  it('of one trigger stand in line, and those of another do not behind them', async () => {
    const held: (() => void)[] = []
    const { port, seen } = await openOrigin((_, response) => void held.push(() => response.end('done')))
    const { ask } = openWorld()
    const url = `http://a.example:${port}/`
    const release = () => held.splice(0).forEach((answer) => answer())
    const mine = Array.from({ length: 40 }, () => ask(url))
    const arrived = async (count: number) => {
      while (seen.length < count) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await arrived(32)
    const theirs = ask(url, {}, { trigger: 'other' })
    await arrived(33)
    expect(held).toHaveLength(33)
    release()
    expect((await theirs).outcome).toBe('200')
    await arrived(41)
    release()
    expect((await Promise.all(mine)).map(({ outcome }) => outcome)).toEqual(Array(40).fill('200'))
  })
})

describe('a line', () => {
  const { signal } = new AbortController()

  it('lets so many in of each, and so many of all, in the order in which they came', async () => {
    const line = openLine({ each: 2, all: 3 })
    const inside: string[] = []
    const enter = async (scope: string, name: string) => {
      const leave = await line.enter(scope, signal)
      inside.push(name)
      return leave
    }
    const first = await enter('a', 'a1')
    const second = await enter('a', 'a2')
    void enter('a', 'a3')
    const other = await enter('b', 'b1')
    void enter('b', 'b2')
    void enter('c', 'c1')
    expect(inside).toEqual(['a1', 'a2', 'b1'])
    first()
    first()
    await new Promise((resolve) => setImmediate(resolve))
    expect(inside).toEqual(['a1', 'a2', 'b1', 'a3'])
    other()
    second()
    await new Promise((resolve) => setImmediate(resolve))
    expect(inside).toEqual(['a1', 'a2', 'b1', 'a3', 'b2', 'c1'])
  })

  it('is left by those for whom nobody waits, whose place goes to nobody', async () => {
    const line = openLine({ each: 1, all: 1 })
    const control = new AbortController()
    const leave = await line.enter('a', signal)
    const impatient = line.enter('a', control.signal)
    const patient = line.enter('a', signal)
    control.abort(new Error('enough'))
    await expect(impatient).rejects.toThrow('enough')
    leave()
    expect(await patient).toBeTypeOf('function')
    await expect(line.enter('a', control.signal)).rejects.toThrow('enough')
  })
})

describe('names that are looked up', () => {
  it('one at a time for each trigger, and once for all who ask at once', async () => {
    const { port } = await openOrigin()
    const under: string[] = []
    const most = { mine: 0 }
    const told = new Map<string, () => void>()
    const reach = openFetch({
      lookup(name) {
        under.push(name)
        most.mine = Math.max(most.mine, under.filter((one) => one.startsWith('m')).length)
        return new Promise((resolve) => {
          told.set(name, () => {
            under.splice(under.indexOf(name), 1)
            resolve([{ address: '127.0.0.1', family: 4 }])
          })
        })
      },
    })
    const rules = [{ to: `GET http://*.example:${port}/`, private: true }]
    const ask = (name: string, trigger: string) =>
      reach.fetch(
        { url: `http://${name}.example:${port}/` },
        { poolId: 'pool', trigger, rules, size },
        new AbortController().signal,
      )
    const all = [ask('m1', 'mine'), ask('m1', 'mine'), ask('m2', 'mine'), ask('o1', 'other')]
    const turn = () => new Promise((resolve) => setImmediate(resolve))
    await turn()
    expect(under).toEqual(['m1.example', 'o1.example'])
    told.get('m1.example')?.()
    await turn()
    expect(under).toEqual(['o1.example', 'm2.example'])
    told.get('m2.example')?.()
    told.get('o1.example')?.()
    expect((await Promise.all(all)).map(({ outcome }) => outcome)).toEqual(['200', '200', '200', '200'])
    expect(most.mine).toBe(1)
    reach.close()
  })
})

/** Says something, and then goes on for ever. */
function drip(socket: Socket, text: string, more = 'x'): void {
  socket.write(text)
  const timer = setInterval(() => socket.write(more), 10)
  socket.on('close', () => clearInterval(timer))
}

import { describe, expect, it } from 'vitest'
import { given, openOrigin, openWorld } from './open-origin.ts'

const from = (to: string, isPrivate = false) => ({ rules: [{ to, private: isPrivate }] })
const anywhere = from('* http://*.example/*')

describe('a name', () => {
  it.each([
    ['loopback', '127.0.0.1'],
    ['private', '10.1.2.3'],
    ['the cloud below', '169.254.169.254'],
    ['loopback, by IPv6', '::1'],
    ['unique local', 'fd00:ec2::254'],
    ['loopback, mapped', '::ffff:127.0.0.1'],
    ['nowhere that is said', '0.0.0.0'],
  ])('that leads to %s is refused before anything is dialled', async (_, address) => {
    const { ask, dialled } = openWorld({ names: { 'a.example': [[address]] }, world: true })
    const { error, outcome } = await ask('http://a.example/', {}, anywhere)
    expect(outcome).toBe('ERR_PRIVATE_ADDRESS')
    expect(error).toMatchObject({ name: 'TypeError', message: expect.stringContaining('a private address') })
    expect(error?.message).not.toContain(address)
    expect(dialled).toEqual([])
  })

  it('that leads to public and private addresses alike is refused', async () => {
    const { ask, dialled } = openWorld({ names: { 'a.example': [['9.9.9.9', '10.0.0.1']] }, world: true })
    expect((await ask('http://a.example/', {}, anywhere)).outcome).toBe('ERR_PRIVATE_ADDRESS')
    expect(dialled).toEqual([])
  })

  it('that leads to this machine is refused by sockets as they are', async () => {
    const { port, connections } = await openOrigin()
    const { ask } = openWorld()
    const url = `http://a.example:${port}/`
    expect((await ask(url, {}, anywhere)).outcome).toBe('ERR_PRIVATE_ADDRESS')
    expect(connections()).toBe(0)
    expect(given(await ask(url)).body).toBe('hello')
  })

  it('that leads to public addresses is dialled at all of them', async () => {
    const { port, seen } = await openOrigin()
    const names = { 'a.example': [['9.9.9.9', '2606:4700::1111']] }
    const { ask, dialled } = openWorld({ names, world: true })
    expect((await ask(`http://a.example:${port}/`, {}, anywhere)).outcome).toBe('200')
    expect(dialled).toEqual(['9.9.9.9', '2606:4700::1111'])
    expect(seen[0]?.headers.host).toBe(`a.example:${port}`)
  })

  it.each([['localhost'], ['LOCALHOST'], ['api.localhost']])(
    '%s is this machine, whatever a resolver would say',
    async (host) => {
      const { port, connections } = await openOrigin()
      const names = { [host.toLowerCase()]: [['9.9.9.9']] }
      const { ask, asked } = openWorld({ names })
      const url = `http://${host}:${port}/`
      expect((await ask(url, {}, from(`GET http://${host}/`))).outcome).toBe('ERR_PRIVATE_ADDRESS')
      expect(connections()).toBe(0)
      expect((await ask(url, {}, from(`GET http://${host}/`, true))).outcome).toBe('200')
      expect(asked).toEqual([])
    },
  )
})

describe('a name that leads elsewhere at the next question', () => {
  it('is dialled where it led when it was checked, and asked for once', async () => {
    const { port } = await openOrigin()
    const names = { 'a.example': [['9.9.9.9'], ['127.0.0.1']] }
    const { ask, asked, dialled } = openWorld({ names, world: true })
    expect((await ask(`http://a.example:${port}/`, {}, anywhere)).outcome).toBe('200')
    expect(asked).toEqual(['a.example'])
    expect(dialled).toEqual(['9.9.9.9'])
  })

  it('is checked anew at the next connection', async () => {
    const { port, seen } = await openOrigin((_, response) =>
      response.writeHead(200, { connection: 'close' }).end(),
    )
    const names = { 'a.example': [['9.9.9.9'], ['127.0.0.1']] }
    const { ask, dialled } = openWorld({ names, world: true })
    const url = `http://a.example:${port}/`
    expect((await ask(url, {}, anywhere)).outcome).toBe('200')
    expect((await ask(url, {}, anywhere)).outcome).toBe('ERR_PRIVATE_ADDRESS')
    expect(dialled).toEqual(['9.9.9.9'])
    expect(seen).toHaveLength(1)
  })

  it('is asked for once by sockets as they are', async () => {
    const { port } = await openOrigin()
    // Nobody listens at the second.
    const { ask, asked } = openWorld({ names: { 'a.example': [['127.0.0.1'], ['127.0.0.99']] } })
    expect((await ask(`http://a.example:${port}/`)).outcome).toBe('200')
    expect(asked).toEqual(['a.example'])
  })
})

describe('an address in the place of a name', () => {
  const ways = [
    ['http://127.0.0.1', 'http://127.0.0.1'],
    ['http://127.1', 'http://127.0.0.1'],
    ['http://0x7f000001', 'http://127.0.0.1'],
    ['http://0177.0.0.1', 'http://127.0.0.1'],
    ['http://2130706433', 'http://127.0.0.1'],
    ['http://１２７.0.0.1', 'http://127.0.0.1'],
    ['http://[::ffff:127.0.0.1]', 'http://[::ffff:127.0.0.1]'],
    ['http://[::1]', 'http://[::1]'],
    ['http://169.254.169.254', 'http://169.254.169.254'],
  ] as const

  it.each(ways)('%s is refused where %s is declared and not said to be private', async (url, origin) => {
    const { port, connections } = await openOrigin()
    const { ask, dialled } = openWorld({ world: true })
    const { outcome } = await ask(`${url}:${port}/`, {}, from(`GET ${origin}:${port}/`))
    expect(outcome).toBe('ERR_PRIVATE_ADDRESS')
    expect(dialled).toEqual([])
    expect(connections()).toBe(0)
  })

  it.each(ways)('%s is refused where only names are declared', async (url) => {
    const { ask, dialled } = openWorld({ world: true })
    expect((await ask(`${url}/`, {}, from('GET http://*.example/*', true))).outcome).toBe('ERR_NOT_DECLARED')
    expect(dialled).toEqual([])
  })

  it('is dialled where it is public, or said to be private', async () => {
    const { port } = await openOrigin()
    const { ask, dialled } = openWorld({ world: true })
    expect((await ask(`http://9.9.9.9:${port}/`, {}, from('GET http://9.9.9.9/'))).outcome).toBe('200')
    expect((await ask(`http://127.0.0.1:${port}/`, {}, from('GET http://127.0.0.1/', true))).outcome).toBe(
      '200',
    )
    expect(dialled).toEqual(['9.9.9.9', '127.0.0.1'])
  })
})

describe('a connection that is kept', () => {
  const once = async (scope: object) => {
    const { port, connections } = await openOrigin()
    const { ask } = openWorld({ names: { 'a.example': [['127.0.0.1']] } })
    const url = `http://a.example:${port}/`
    await ask(url)
    const { outcome } = await ask(url, {}, scope)
    return { outcome, connections: connections() }
  }

  it('serves the next request of the same trigger in the same pool', async () => {
    expect(await once({})).toEqual({ outcome: '200', connections: 1 })
  })

  it.each([
    ['trigger', { trigger: 'other' }],
    ['pool', { poolId: 'other' }],
  ])('serves no other %s', async (_, scope) => {
    expect(await once(scope)).toEqual({ outcome: '200', connections: 2 })
  })

  it('to a private address serves no request that may not go there', async () => {
    expect(await once(anywhere)).toEqual({ outcome: 'ERR_PRIVATE_ADDRESS', connections: 1 })
  })

  it('that the other side has ended is made anew', async () => {
    let answered = 0
    const { port } = await openOrigin((request, response) => {
      // Every second one ends its connection without an answer.
      if (++answered % 2) response.end('hello')
      else request.socket.destroy()
    })
    const { ask } = openWorld()
    const url = `http://a.example:${port}/`
    expect((await ask(url)).outcome).toBe('200')
    expect(given(await ask(url)).body).toBe('hello')
    expect(answered).toBe(3)
    expect((await ask(url, { method: 'POST' })).outcome).toBe('ECONNRESET')
    expect(answered).toBe(4)
  })
})

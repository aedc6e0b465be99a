import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { listen } from '../../src/protocol/listen.ts'

/** What comes back for a body of which a part comes late. */
const late = (port: number, path: string, pause: number) =>
  new Promise<string>((done) => {
    let said = ''
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        `PUT ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: 2\r\n\r\n1`,
      )
      setTimeout(() => socket.write('2'), pause).unref()
    })
    socket.setEncoding('utf8').on('data', (text: string) => (said += text))
    socket.on('close', () => done(said)).on('error', () => undefined)
  })

it('waits longer for the bodies of some addresses than for those of others', async () => {
  const server = await listen(
    (request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => response.end(Buffer.concat(parts)))
    },
    ['127.0.0.1'],
    0,
    { patient: (url) => url.startsWith('/file'), within: 1_000 },
  )
  try {
    const [slow, file, quick] = await Promise.all([
      late(server.port, '/', 2_500),
      late(server.port, '/file', 2_500),
      late(server.port, '/', 0),
    ])
    expect(slow).toMatch(/^HTTP\/1\.1 408 /)
    expect(file).toMatch(/^HTTP\/1\.1 200 [^]*12/)
    expect(quick).toMatch(/^HTTP\/1\.1 200 [^]*12/)
  } finally {
    await server.close(100)
  }
})

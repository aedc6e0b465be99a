import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a service was asked. */
export interface AskedOf {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** What it answers: a body to be said as JSON, with a status of HTTP that is 200 unless said. */
export type Answering = (asked: AskedOf) => { readonly status?: number; readonly body: unknown }

/** The services that handlers call, each at its path, and all that they were asked. */
export async function openNeighbour(services: Readonly<Record<string, Answering>>) {
  const asked: AskedOf[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => (body += part))
    request.on('end', () => {
      const path = request.url ?? ''
      const one = { path, headers: request.headers, body }
      asked.push(one)
      const service = services[path.split('?')[0] ?? '']
      const { status = 200, body: answer } = service?.(one) ?? { status: 404, body: {} }
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

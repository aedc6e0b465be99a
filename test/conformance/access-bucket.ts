import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that speaks as much of Amazon S3 as objects need, and knows nothing of who asks but what it is told. */
export async function openBucket() {
  const objects = new Map<string, string>()
  const told: IncomingHttpHeaders[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { method, headers, url = '' } = request
      const key = decodeURIComponent(url.split('?')[0] ?? '').replace('/shop/', '')
      told.push(headers)
      if (method === 'PUT') objects.set(key, Buffer.concat(parts).toString())
      if (method === 'DELETE') objects.delete(key)
      const found = objects.get(key)
      response.statusCode = method === 'GET' && found === undefined ? 404 : 200
      response.end(method === 'GET' ? found : '')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    told,
    close: () => server.close(),
  }
}

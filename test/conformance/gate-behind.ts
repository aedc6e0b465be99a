import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { authenticate, type Proofs } from '../../src/protocol/sigv4/authenticate.ts'

/** The access key that the server behind knows. */
export const minio = { id: 'minioadmin', secret: 'minio-secret' }

/** A request as the server behind has heard it. */
export interface Heard {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** A server that knows one access key, keeps what is put under its path, and says what it was told. */
export async function openBehind() {
  const objects = new Map<string, Buffer>()
  const heard: Heard[] = []
  const left: string[] = []
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
      const body = Buffer.concat(chunks)
      const { method = '', url = '', headers } = request
      heard.push({ method, url, headers, body })
      response.on('close', () => response.writableFinished || left.push(url))
      if (url.includes('for-ever')) return
      const [path = '', query = ''] = url.split('?')
      const service = /\/(s3|dynamodb)\/aws4_request/.exec(headers.authorization ?? '')?.[1]
      if (service) authenticate({ method, path, query, headers, body }, service, proofs, 'serve')
      const target = String(headers['x-amz-target'] ?? '')
      if (target.endsWith('DescribeTable'))
        return void response.end(
          JSON.stringify({ Table: { KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }] } }),
        )
      if (target)
        return void response.end(JSON.stringify({ Item: { owner: { S: 'backend' } }, Items: [], Count: 0 }))
      if (service === 's3' && method === 'POST') return void response.end('<DeleteResult></DeleteResult>')
      if (query.includes('list-type'))
        return void response.end('<ListBucketResult><Name>shop</Name></ListBucketResult>')
      if (headers['x-amz-copy-source'])
        return void response.end('<CopyObjectResult><ETag>"1"</ETag></CopyObjectResult>')
      if (service && method === 'PUT') objects.set(path, body)
      const found = service && method === 'GET' ? objects.get(path) : undefined
      response.statusCode = service && method === 'GET' && !found ? 404 : 200
      response.end(found ?? (service ? '' : JSON.stringify({ path })))
    })().catch((error: unknown) => {
      response.statusCode = 500
      response.end(String(error))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = (server.address() as AddressInfo).port
  return {
    port,
    to: `http://127.0.0.1:${port}`,
    objects,
    heard,
    /** What was asked for, and given up before there was an answer. */
    left,
    /** What was asked for, and nothing that the gate asked for itself. */
    lines: () => heard.map(({ method, url }) => `${method} ${url}`),
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

const proofs = {
  clock: { now: () => Date.now(), ticks: () => performance.now() },
  sessions: { issue: () => undefined as never, open: () => undefined },
  iam: {
    account: '123456789012',
    tags: () => ({}),
    accessKey: (id: string) =>
      id === minio.id ? { userName: 'm', arn: 'm', userId: 'm', secret: minio.secret } : undefined,
  },
} as unknown as Proofs

import { createServer } from 'node:http'

// As little as a server can do: read a body, say it back.
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => response.setHeader('content-type', 'application/json').end(Buffer.concat(parts)))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`)
})

import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

// As little as a server can do for a page: say the same bytes as the one that is measured, under the same headers.
const { page, headers } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  page: string
  headers: Record<string, string>
}
const body = Buffer.from(page)
const server = createServer((request, response) => {
  if (request.url?.includes('/oauth2/authorize'))
    response.writeHead(302, { location: request.url.replace('/oauth2/authorize', '/login') }).end()
  else response.writeHead(200, { ...headers, 'content-length': body.length }).end(body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`)
})

import { Agent, request } from 'node:http'

/** A caller of one service with connections of its own that stay open. */
export function caller(url: string, connections = 1, service = 'AWSCognitoIdentityProviderService') {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const { hostname, port } = new URL(url)
  return {
    /** Asks for an operation; `more` are headers beside the usual ones. */
    post: (target: string, body: object, more: Readonly<Record<string, string>> = {}) =>
      new Promise<any>((resolve, reject) => {
        const text = JSON.stringify(body)
        const headers = {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `${service}.${target}`,
          'content-length': Buffer.byteLength(text),
          ...more,
        }
        const asked = request({ hostname, port, method: 'POST', path: '/', agent, headers }, (response) => {
          const parts: Buffer[] = []
          response.on('data', (part: Buffer) => parts.push(part))
          response.on('end', () => {
            const said = JSON.parse(Buffer.concat(parts).toString() || '{}')
            if (response.statusCode === 200) resolve(said)
            else reject(new Error(`${said.__type}: ${said.message}`))
          })
        })
        asked.on('error', reject)
        asked.end(text)
      }),
    close: () => agent.destroy(),
  }
}

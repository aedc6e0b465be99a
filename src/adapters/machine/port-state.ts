import { createServer } from 'node:net'

/** Whether a server could listen at an address of this machine: `absent` where there is no such address. */
export function portState(host: string, port: number): Promise<'free' | 'taken' | 'forbidden' | 'absent'> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code === 'EADDRINUSE' ? 'taken' : code === 'EACCES' ? 'forbidden' : 'absent'),
    )
    server.listen({ host, port, ipv6Only: host === '::1', exclusive: true }, () =>
      server.close(() => resolve('free')),
    )
  })
}

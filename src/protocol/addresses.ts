const loopback = ['127.0.0.1', '::1']
const everywhere = ['0.0.0.0', '::']

/** The addresses to listen on: both of this machine's own, unless another is named or anybody may come. */
export const listeningOn = (host: string | undefined, anybody = false): readonly string[] =>
  host === undefined ? (anybody ? ['0.0.0.0'] : loopback) : host === 'localhost' ? loopback : [host]

/** Whether nobody but this machine reaches an address. */
export const isOwn = (host: string): boolean => host === 'localhost' || loopback.includes(host)

/** Where a server that listens is reached from here: a machine knows itself as localhost. */
export function urlOf(host: string | undefined, port: number, scheme: 'http' | 'https' = 'http'): string {
  const own = host === undefined || isOwn(host) || everywhere.includes(host)
  return `${scheme}://${own ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`
}

const names = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether a host or an origin, such as `localhost:9340` or `http://[::1]:3000`, is this very machine. */
export function isLoopback(place: string): boolean {
  const url = URL.parse(place.includes('://') ? place : `http://${place}`)
  return (
    url !== null && url.username === '' && (names.has(url.hostname) || url.hostname.endsWith('.localhost'))
  )
}

import { isLoopback } from '../../model/loopback.ts'

/** Whether a text can name whom an access token is for (RFC 8707): HTTPS, HTTP on this machine, or a scheme of an app's own, and no fragment. */
export function isResource(text: string): boolean {
  if (!URL.canParse(text) || text.includes('#')) return false
  const { protocol, hostname } = new URL(text)
  if (protocol === 'http:') return isLoopback(hostname)
  return protocol === 'https:' || !unsafe.has(protocol)
}

const unsafe = new Set(['javascript:', 'data:', 'vbscript:', 'file:', 'blob:', 'about:'])

import { isLoopback } from '../../model/loopback.ts'

/**
 * Whether a browser may be sent to an address of an app: by HTTPS, by plain HTTP on this machine, or by a scheme
 * of the app's own, and without a fragment. No list of addresses makes another one safe.
 */
export function isAppAddress(text: string): boolean {
  if (!URL.canParse(text) || text.includes('#') || /[\s\\]/.test(text)) return false
  const { protocol, hostname } = new URL(text)
  if (protocol === 'http:') return isLoopback(hostname)
  return protocol === 'https:' || !unsafe.has(protocol)
}

/** Schemes that run something, or read what is the browser's own. */
const unsafe = new Set(['javascript:', 'data:', 'vbscript:', 'file:', 'blob:', 'about:', 'view-source:'])

/**
 * The same address as a header can say it: other letters than those of ASCII are percent-encoded (RFC 3987, section
 * 3.1), and nothing that is so already is encoded once more.
 */
export const inAscii = (address: string): string =>
  address.toWellFormed().replace(/[^\x20-\x7e]+/g, encodeURIComponent)

import { InvalidArgumentError } from 'commander'

/** Where a debugger is awaited. */
export interface DebuggerAddress {
  readonly host: string
  readonly port: number
}

/** Where Node's own debugger listens, and one more: that of the server may be open too. */
export const usual: DebuggerAddress = { host: '127.0.0.1', port: 9230 }

/** Reads the value of `--inspect`: `host:port`, or either of them. */
export function debuggerAddress(text: string): DebuggerAddress {
  if (/^\d+$/.test(text) && Number(text) <= 65_535) return { ...usual, port: Number(text) }
  const url = /^\d+$/.test(text) ? null : URL.parse(`http://${text}`)
  if (!url || url.host === '' || url.href !== `http://${url.host}/`)
    throw new InvalidArgumentError('It must be like 127.0.0.1:9230; a trigger is named before it.')
  // A URL does not say the port that is usual for it.
  const port = url.port || (/:0*80$/.test(text) ? '80' : '')
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: port ? Number(port) : usual.port }
}

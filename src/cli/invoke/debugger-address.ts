import { InvalidArgumentError } from 'commander'

/** Where a debugger is awaited. */
export interface DebuggerAddress {
  readonly host: string
  readonly port: number
}

/** Next to where Node's own debugger listens, which may be open for something else. */
export const usual: DebuggerAddress = { host: '127.0.0.1', port: 9230 }

/** Reads the value of `--inspect`: a port, or a host and a port. */
export function debuggerAddress(text: string): DebuggerAddress {
  const [, host = usual.host, port] =
    /^(?:\[?([\w.-]+|(?<=\[)[\da-f:]+(?=\]))\]?:)?(\d{1,5})$/i.exec(text) ?? []
  if (port === undefined || Number(port) > 65_535)
    throw new InvalidArgumentError('It must be like 127.0.0.1:9230; a trigger is named before it.')
  return { host, port: Number(port) }
}

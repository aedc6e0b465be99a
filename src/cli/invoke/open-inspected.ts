import { basename } from 'node:path'
import process from 'node:process'
import { styleText } from 'node:util'
import { openDebugHost, type DebugHost } from '../../adapters/sandbox/debug/open-debug-host.ts'
import { isLoopback } from '../../model/loopback.ts'
import { usual, type DebuggerAddress } from './debugger-address.ts'

/** Opens the debug host in the sandbox's place, and says aloud what that means. */
export function openInspected(root: string, script: string, given: DebuggerAddress | true): DebugHost {
  const { host, port } = given === true ? usual : given
  const label = styleText(['bold', 'yellow'], 'warning:', { stream: process.stderr })
  const warn = (text: string) => process.stderr.write(`${label} ${text}\n`)
  warn(`${basename(script)} runs outside the sandbox: NO LIMITS, and all the rights that you have`)
  if (!isLoopback(host.includes(':') ? `[${host}]` : host))
    warn(`whoever reaches ${host} on port ${port} may run anything with your rights`)
  process.stderr.write('it begins when a debugger has come, such as chrome://inspect or that of an editor\n')
  return openDebugHost({ root, host, port })
}

import process from 'node:process'
import { trySandbox } from '../../adapters/sandbox/try-sandbox.ts'
import { ok, wrong, type Check } from '../doctor-check.ts'

/** Whether scripts can run: the engine of the sandbox is a prebuilt binary, which not every machine has. */
export const sandbox: Check = {
  name: 'sandbox',
  about: 'machine',
  async look() {
    const why = await trySandbox()
    const machine = `${process.platform} on ${process.arch}`
    if (why === undefined) return [ok(`isolated-vm runs a line in a process of its own (${machine})`)]
    return [
      wrong(
        `no script can run on ${machine}: ${why}`,
        'there are binaries for Linux (x64, arm64), macOS on ARM and Windows on x64; where yours is among them, install the packages anew: npm ci',
      ),
    ]
  },
}

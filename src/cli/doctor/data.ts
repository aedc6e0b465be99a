import { accessSync, constants, statSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { reason } from '../../adapters/disk/unreadable.ts'
import { ok, warning, wrong, type Check } from '../doctor-check.ts'

/** Whether a server can keep what is its own, and nobody else looks at it. */
export const data: Check = {
  name: 'data folder',
  about: 'project',
  look({ root }) {
    const folder = join(root, '.poolwright')
    const stat = statSync(folder, { throwIfNoEntry: false })
    try {
      accessSync(stat ? folder : root, constants.W_OK | constants.X_OK)
    } catch (error) {
      const place = stat ? '.poolwright' : 'the project’s folder'
      return [
        wrong(
          `${place} cannot be written: ${reason(error)}`,
          'let its user write there, or keep nothing: --memory',
        ),
      ]
    }
    if (!stat) return [ok('.poolwright is made when a server first starts')]
    if (!stat.isDirectory()) return [wrong('.poolwright is no folder', 'move it away')]
    // Windows keeps no such modes.
    if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0)
      return [warning('other users of this machine may look into .poolwright', 'chmod 700 .poolwright')]
    return [ok('.poolwright can be written, and is its owner’s alone')]
  },
}

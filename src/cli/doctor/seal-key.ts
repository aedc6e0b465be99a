import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readSealKey } from '../../adapters/seal/read-seal-key.ts'
import { Unreadable } from '../../adapters/disk/unreadable.ts'
import { ok, warning, wrong, type Check } from '../doctor-check.ts'

/** Whether the key is there under which secrets are kept, and nobody else reads it. */
export const sealKey: Check = {
  name: 'seal key',
  about: 'project',
  look({ root, variables }) {
    const file = join(root, '.poolwright/seal.key')
    const given = variables['POOLWRIGHT_SEAL_KEY'] !== undefined
    if (!given && !existsSync(file))
      return existsSync(join(root, '.poolwright/data.sqlite'))
        ? [
            wrong(
              'there is a database, and no key under which it was sealed',
              'put .poolwright/seal.key back, set POOLWRIGHT_SEAL_KEY, or begin anew: move .poolwright/data.sqlite away',
            ),
          ]
        : [ok('there is none yet: `dev` makes one, and `serve` asks for POOLWRIGHT_SEAL_KEY')]
    try {
      const { warning: amiss } = readSealKey({ env: variables, file, create: false })
      if (amiss) return [warning('others can read .poolwright/seal.key', 'chmod 600 .poolwright/seal.key')]
      return [ok(given ? 'POOLWRIGHT_SEAL_KEY is set' : '.poolwright/seal.key is its owner’s alone')]
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return [wrong(error.message, error.help)]
    }
  },
}

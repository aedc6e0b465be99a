import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Unreadable, reason } from './unreadable.ts'

/**
 * The folder `.poolwright` of a project, where a server keeps what is its own: only its owner may look
 * inside, and git does not. Made where it is missing; throws `Unreadable` where it cannot be,
 * with the way out that the caller knows.
 */
export function ownFolder(root: string, help = 'or keep nothing: --memory'): string {
  const folder = join(root, '.poolwright')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(join(folder, '.gitignore'), '*\n')
  } catch (error) {
    throw new Unreadable(`\`${folder}\` cannot be written: ${reason(error)}`, help, {
      cause: error,
    })
  }
  return folder
}

import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FixedTraits } from '../pools/fixed-traits.ts'
import { Unreadable, reason } from '../disk/unreadable.ts'

/** The folder `.poolwright` of a project, where a server keeps what is its own. */
export interface State {
  /** A file in it. */
  path(name: string): string
  /** The fixed traits of pools, by their ids, as they were when the last server ran here. */
  traits(): Readonly<Record<string, FixedTraits>>
  keepTraits(traits: Readonly<Record<string, FixedTraits>>): void
}

/** Opens the folder, and makes it where it is missing: only its owner may look inside, and git does not. */
export function openState(root: string): State {
  const folder = join(root, '.poolwright')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(join(folder, '.gitignore'), '*\n')
  } catch (error) {
    throw new Unreadable(`\`${folder}\` cannot be written: ${reason(error)}`, 'or keep nothing: --memory', {
      cause: error,
    })
  }
  const path = (name: string) => join(folder, name)
  return {
    path,
    traits: () => (readJson(path('pools.json')) ?? {}) as Readonly<Record<string, FixedTraits>>,
    keepTraits: (traits) => writeWhole(path('pools.json'), traits),
  }
}

function readJson(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Unreadable(`\`${file}\` cannot be read: ${reason(error)}`, undefined, { cause: error })
  }
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new Unreadable(`\`${file}\` is not JSON`, 'it is made by a server; remove it', { cause: error })
  }
}

/** Puts a file in place whole or not at all, for its owner's eyes only. */
function writeWhole(file: string, value: unknown): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, file)
}

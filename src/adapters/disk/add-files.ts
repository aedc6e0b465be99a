import { lstatSync, mkdirSync, realpathSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { reason, Unreadable } from './unreadable.ts'

/** Those of some paths under a folder where there is something already, be it a link that leads nowhere. */
export const alreadyThere = (root: string, paths: Iterable<string>): readonly string[] =>
  [...paths].filter((path) => isThere(join(root, path)))

/**
 * Writes files that are not there yet, all or none, and the folders that they need. Throws `Unreadable` where one
 * cannot be written, or would not lie in the folder; then nothing is left of the others.
 */
export function addFiles(root: string, files: ReadonlyMap<string, string>): void {
  const made: (() => void)[] = []
  try {
    makeFolder(resolve(root), made)
    const own = realpathSync(root)
    for (const [path, text] of files) {
      const file = join(own, path)
      makeFolder(dirname(file), made, own)
      writeFileSync(file, text, { flag: 'wx' })
      made.push(() => rmSync(file, { force: true }))
    }
  } catch (error) {
    for (const undo of made.reverse()) tried(undo)
    if (error instanceof Unreadable) throw error
    throw new Unreadable(`\`${root}\` cannot be written: ${reason(error)}`, undefined, { cause: error })
  }
}

/** Makes a folder and those around it, one by one, so that each can be taken away again. */
function makeFolder(folder: string, made: (() => void)[], own?: string): void {
  if (isThere(folder)) {
    if (own !== undefined && !inside(own, realpathSync(folder)))
      throw new Unreadable(`\`${relative(own, folder)}\` leads out of \`${own}\``)
    return
  }
  makeFolder(dirname(folder), made, own)
  mkdirSync(folder)
  made.push(() => rmdirSync(folder))
}

function isThere(path: string): boolean {
  try {
    lstatSync(path)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return false
    // A file lies where a folder should: what was asked for cannot be there, and cannot be made.
    if (code === 'ENOTDIR') throw new Unreadable(`\`${path}\` cannot be written: ${reason(error)}`)
    throw error
  }
}

const inside = (root: string, path: string) => {
  const way = relative(root, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** Whatever goes wrong while things are put back, the first mistake is the one to tell. */
function tried(undo: () => void): void {
  try {
    undo()
  } catch {
    // A folder in which somebody else has put something meanwhile stays.
  }
}

import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'
import { Unreadable, reason } from './unreadable.ts'

/** A file as it was read, and as it is to be. */
export interface Rewritten {
  readonly before: string
  readonly after: string
}

const mark = '\uFEFF'

/**
 * Writes files of a project anew, each as a whole or not at all; a byte order mark stays. Throws `Unreadable`
 * before anything is written where one of them is not what was read, and where one cannot be written.
 */
export function writeFiles(root: string, files: ReadonlyMap<string, Rewritten>): void {
  const own = realpathSync(root)
  const ready = [...files].map(([path, { before, after }]) => {
    const file = placeOf(own, path)
    const text = read(file, path)
    const marked = text.startsWith(mark)
    if ((marked ? text.slice(1) : text) !== before)
      throw new Unreadable(`\`${path}\` has changed since it was read`, 'run it again')
    return { path, file, text: marked ? mark + after : after }
  })
  for (const { path, file, text } of ready) replace(path, file, text)
}

/** Where a file really is: what a link leads to is written, and not the link. */
function placeOf(root: string, path: string): string {
  const file = tried(path, () => realpathSync(join(root, path)))
  const way = relative(root, file)
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
    throw new Unreadable(`\`${path}\` leads out of the project`)
  return file
}

function read(file: string, path: string): string {
  return tried(path, () =>
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file)),
  )
}

function replace(path: string, file: string, text: string): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`
  tried(path, () => {
    try {
      const handle = openSync(draft, 'wx', statSync(file).mode & 0o777)
      try {
        writeFileSync(handle, text)
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
      renameSync(draft, file)
    } finally {
      rmSync(draft, { force: true })
    }
  })
}

function tried<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw new Unreadable(`\`${path}\` cannot be written: ${reason(error)}`, undefined, { cause: error })
  }
}

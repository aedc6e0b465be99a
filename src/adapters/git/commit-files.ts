import type { SourceFile } from '../../model/source-file.ts'
import { isInside } from '../disk/lay-out.ts'
import { bounds, partOf } from '../disk/project.ts'
import { Unreadable } from '../disk/unreadable.ts'
import { followed, type Entry } from './commit-links.ts'
import { git, gitText } from './git.ts'

/** A file of a project as a commit has it, by its path from the project. */
export interface CommitFile {
  readonly path: string
  readonly bytes: Buffer
}

/** The files of a project in a commit. */
export interface CommitFiles {
  /** The full name of the commit. */
  readonly commit: string
  readonly files: readonly CommitFile[]
  /** Links that declare something by their names, and lead out of the project or nowhere. */
  readonly faults: readonly SourceFile[]
}

/** What of a project a commit is asked for; the last says how its scripts are written. */
const wanted = ['pools', 'triggers', 'test', 'rules', 'package.json']

/**
 * Reads the project in a folder as a commit of its repository has it, without touching what is on disk. Links are
 * followed inside the project, as on disk. Throws `Unreadable` where there is no git, no repository or no such commit,
 * or where there is too much.
 */
export async function commitFiles(here: string, ref: string): Promise<CommitFiles> {
  const [commit, prefix] = await Promise.all([
    gitText({ cwd: here, args: ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`], what: ref }),
    gitText({ cwd: here, args: ['rev-parse', '--show-prefix'], what: ref }),
  ])
  const list = async (paths: readonly string[]) => {
    const args = [
      'ls-tree',
      '-r',
      '-z',
      '-l',
      '--full-tree',
      commit,
      '--',
      ...paths.map((path) => prefix + path),
    ]
    const lines = (await git({ cwd: here, args, what: ref })).toString().split('\0')
    return lines.flatMap((line) => entryIn(line, prefix))
  }
  const read = (entries: readonly Entry[]) => contents(here, ref, entries)
  const { files, faults } = await followed(await list(wanted), { list, read, here })
  // Beside scenarios there is much under `test/`.
  const own = files.filter(({ path }) => !path.startsWith('test/') || partOf(path))
  const size = own.reduce((sum, file) => sum + file.size, 0)
  if (own.length > bounds.files || size > bounds.bytes)
    throw new Unreadable(`the project in \`${ref}\` has ${own.length} files and ${size} bytes: too many`)
  const texts = await read(own)
  return {
    commit,
    files: own.map(({ path }, index) => ({ path, bytes: texts[index] ?? Buffer.alloc(0) })),
    faults,
  }
}

async function contents(here: string, ref: string, entries: readonly Entry[]): Promise<readonly Buffer[]> {
  if (!entries.length) return []
  const input = entries.map(({ object }) => `${object}\n`).join('')
  const objects = await git({ cwd: here, args: ['cat-file', '--batch'], what: ref, input })
  let at = 0
  return entries.map(({ size }) => {
    // Each object has a line before it and a line end behind it.
    const begin = objects.indexOf(10, at) + 1
    at = begin + size + 1
    return objects.subarray(begin, begin + size)
  })
}

/** A file or link in a line of `ls-tree`, by its path from the project; none where it is neither, or lies elsewhere. */
function entryIn(line: string, prefix: string): readonly Entry[] {
  const [, mode, object = '', size, whole = ''] =
    /^(100644|100755|120000) blob ([0-9a-f]+) +(\d+)\t([^]+)$/.exec(line) ?? []
  const path = whole.slice(prefix.length)
  if (!object || !whole.startsWith(prefix) || !isInside(path)) return []
  return [{ path, object, size: Number(size), link: mode === '120000' }]
}

import { isInside } from '../disk/lay-out.ts'
import { bounds, partOf } from '../disk/project.ts'
import { Unreadable } from '../disk/unreadable.ts'
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
}

/** What of a project a commit is asked for; the last says how its scripts are written. */
const wanted = ['pools', 'triggers', 'test', 'package.json']

/**
 * Reads the project in a folder as a commit of its repository has it, without touching what is on disk. Links and
 * what else is no file are left out. Throws `Unreadable` where there is no git, no repository or no such commit, or
 * where there is too much.
 */
export async function commitFiles(here: string, ref: string): Promise<CommitFiles> {
  const [commit, prefix] = await Promise.all([
    gitText({ cwd: here, args: ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`], what: ref }),
    gitText({ cwd: here, args: ['rev-parse', '--show-prefix'], what: ref }),
  ])
  const paths = wanted.map((path) => prefix + path)
  const args = ['ls-tree', '-r', '-z', '-l', '--full-tree', commit, '--', ...paths]
  const listed = (await git({ cwd: here, args, what: ref }))
    .toString()
    .split('\0')
    .flatMap((line) => fileIn(line, prefix))
  const size = listed.reduce((sum, file) => sum + file.size, 0)
  if (listed.length > bounds.files || size > bounds.bytes)
    throw new Unreadable(`the project in \`${ref}\` has ${listed.length} files and ${size} bytes: too many`)
  if (!listed.length) return { commit, files: [] }
  const objects = await git({
    cwd: here,
    args: ['cat-file', '--batch'],
    what: ref,
    input: listed.map(({ object }) => `${object}\n`).join(''),
  })
  let at = 0
  const files = listed.map(({ path, size }) => {
    // Each object has a line before it and a line end behind it.
    const begin = objects.indexOf(10, at) + 1
    at = begin + size + 1
    return { path, bytes: objects.subarray(begin, begin + size) }
  })
  return { commit, files }
}

/** A file in a line of `ls-tree`, by its path from the project; none where it is no file, or lies elsewhere. */
function fileIn(line: string, prefix: string): readonly { path: string; object: string; size: number }[] {
  const [, object = '', size, whole = ''] =
    /^100(?:644|755) blob ([0-9a-f]+) +(\d+)\t([^]+)$/.exec(line) ?? []
  const path = whole.slice(prefix.length)
  if (!object || !whole.startsWith(prefix) || !isInside(path)) return []
  // Beside scenarios there is much under `test/`.
  if (path.startsWith('test/') && !partOf(path)) return []
  return [{ path, object, size: Number(size) }]
}

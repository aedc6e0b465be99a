import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ownFolder } from '../disk/own-folder.ts'
import { bounds } from '../disk/project.ts'
import { Unreadable } from '../disk/unreadable.ts'

/** A project as a commit has it. */
export interface ReadCommit {
  /** Its full name. */
  readonly commit: string
  /** The folder that it was written to, under `.poolwright` of the project: packages are found from there. */
  readonly root: string
  remove(): void
}

/** What of a project a commit is asked for; the last says how its scripts are written. */
const wanted = ['pools', 'triggers', 'package.json']

/**
 * Writes the project in a folder as a commit of its repository has it, beside what is on disk and without
 * touching that. Links and what else is no file are left out. Throws `Unreadable` where there is no git, no
 * repository or no such commit.
 */
export async function readCommit(root: string, ref: string): Promise<ReadCommit> {
  const here = realpathSync(root)
  const [commit, prefix] = await Promise.all([
    text(here, ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`], ref),
    text(here, ['rev-parse', '--show-prefix'], ref),
  ])
  const paths = wanted.map((path) => prefix + path)
  const listed = await git(here, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit, '--', ...paths], ref)
  const files = listed
    .toString()
    .split('\0')
    .flatMap((line) => fileIn(line, prefix))
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  if (files.length > bounds.files || bytes > bounds.bytes)
    throw new Unreadable(`the project in \`${ref}\` has ${files.length} files and ${bytes} bytes: too many`)
  const objects = await git(
    here,
    ['cat-file', '--batch'],
    ref,
    files.map(({ object }) => `${object}\n`).join(''),
  )

  const into = mkdtempSync(join(ownFolder(here), 'commit-'))
  const remove = () => rmSync(into, { recursive: true, force: true })
  try {
    let at = 0
    for (const { path, size } of files) {
      // Each object has a line before it and a line end behind it.
      const begin = objects.indexOf(10, at) + 1
      const file = join(into, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, objects.subarray(begin, begin + size))
      at = begin + size + 1
    }
    return { commit, root: into, remove }
  } catch (error) {
    remove()
    throw error
  }
}

/** A file in a line of `ls-tree`, by its path from the project; none where it is no file, or lies elsewhere. */
function fileIn(line: string, prefix: string): readonly { path: string; object: string; size: number }[] {
  const [, object = '', size, whole = ''] =
    /^100(?:644|755) blob ([0-9a-f]+) +(\d+)\t([^]+)$/.exec(line) ?? []
  const path = whole.slice(prefix.length)
  const steps = path.split(/[\\/]/)
  if (!object || !whole.startsWith(prefix) || steps.some((step) => ['', '.', '..'].includes(step))) return []
  return [{ path, object, size: Number(size) }]
}

const text = async (...asked: Parameters<typeof git>) => (await git(...asked)).toString().trimEnd()

/** What git says. No shell is involved, and nothing that it is told is taken for an option. */
function git(cwd: string, args: readonly string[], ref: string, input = ''): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = {
      cwd,
      encoding: 'buffer',
      maxBuffer: 2 * bounds.bytes,
      env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    } as const
    const child = execFile(
      'git',
      ['--no-pager', '-c', 'core.fsmonitor=', ...args],
      options,
      (error, out, err) => {
        if (!error) return resolve(out)
        const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
        const [said = ''] = err.toString().split('\n')
        const words = said
          .replace(/^fatal: /, '')
          .replace('Needed a single revision', 'there is no such commit')
        const why = missing ? 'there is no git on this machine' : words || error.message
        reject(new Unreadable(`\`${ref}\` cannot be read: ${why}`, undefined, { cause: error }))
      },
    )
    // It may have ended before it has read all of it; then the callback says why.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}

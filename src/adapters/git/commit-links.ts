import { isAbsolute, posix, relative } from 'node:path'
import type { SourceFile } from '../../model/source-file.ts'
import { partOf } from '../disk/project.ts'

/** A file or a link in a commit. */
export interface Entry {
  readonly path: string
  readonly object: string
  readonly size: number
  readonly link: boolean
}

/** How a commit is asked for more. */
export interface Asking {
  readonly list: (paths: readonly string[]) => Promise<readonly Entry[]>
  readonly read: (entries: readonly Entry[]) => Promise<readonly Buffer[]>
  /** The folder of the project, for links that say all of it. */
  readonly here: string
}

/** So many links may lead from one to the next. */
const mostSteps = 8

/** Folders that are read anyway. */
const walked = /^(pools|triggers|test)(\/|$)/

/** The files among entries and behind links among them, as they would be read from disk. */
export async function followed(
  entries: readonly Entry[],
  asking: Asking,
): Promise<{ readonly files: readonly Entry[]; readonly faults: readonly SourceFile[] }> {
  const files = entries.filter(({ link }) => !link)
  const faults: SourceFile[] = []
  const seen = new Set<string>()
  let links = entries.filter(({ link, path }) => link && isMeant(path))
  const refuse = (path: string, message: string) => {
    if (isDeclaring(path))
      faults.push({ path, text: '', fault: { message: `it is a link that leads ${message}` } })
  }
  for (let step = 0; links.length && step < mostSteps; step++) {
    const targets = (await asking.read(links)).map((said, index) =>
      targetOf(links[index]?.path ?? '', said.toString(), asking.here),
    )
    const inside = [...new Set(targets.filter((target) => target !== undefined))]
    const found = inside.length ? await asking.list(inside) : []
    const more: Entry[] = []
    for (const [index, { path }] of links.entries()) {
      const target = targets[index]
      if (target === undefined) {
        refuse(path, 'out of the project')
        continue
      }
      const file = found.find((entry) => entry.path === target)
      const below = found.filter((entry) => entry.path.startsWith(`${target}/`))
      if (file) more.push({ ...file, path })
      else if (!below.length) refuse(path, 'nowhere')
      // A folder is read once, however many links lead to it.
      else if (!walked.test(target) && !seen.has(target))
        more.push(...below.map((entry) => ({ ...entry, path: path + entry.path.slice(target.length) })))
      seen.add(target)
    }
    files.push(...more.filter(({ link, path }) => !link && partOf(path)))
    links = more.filter(({ link, path }) => link && isMeant(path))
  }
  for (const { path } of links) refuse(path, 'nowhere: its links lead in a circle')
  return { files: files.sort(byPath), faults }
}

/** Whether a link may lead to something of a project: files, or folders that hold some. */
const isMeant = (path: string) => partOf(path) !== undefined || !posix.basename(path).includes('.')

/** Whether nobody else would tell that there is nothing behind a link. */
const isDeclaring = (path: string) =>
  partOf(path) === 'file' || (partOf(path) === undefined && /^(pools|triggers)$|^pools\//.test(path))

/** What a link leads to, by its path from the project; nothing where that is elsewhere. */
function targetOf(path: string, said: string, here: string): string | undefined {
  const target = isAbsolute(said) ? relative(here, said) : posix.join(posix.dirname(path), said)
  const plain = target.replace(/\/$/, '')
  return plain === '' || plain === '.' || plain.startsWith('..') || isAbsolute(plain) ? undefined : plain
}

const byPath = ({ path: one }: Entry, { path: other }: Entry) => (one < other ? -1 : one > other ? 1 : 0)

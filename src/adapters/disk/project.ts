import { readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { SourceFile, TextFault } from '../../model/source-file.ts'
import { bounds } from './bounds.ts'
import { decodeText, tooLarge } from './decode-text.ts'
import { reason, Unreadable } from './unreadable.ts'

/** What is read of a project: every file that declares something, and the names of its scripts. */
export interface Project {
  /** The project's folder, as an absolute path. */
  readonly root: string
  /**
   * YAML, by paths from the root with `/` between their parts, in the order of the paths; and whatever else was to be
   * read and cannot be, with its fault.
   */
  readonly files: readonly SourceFile[]
  /** Every other file under `triggers/`. */
  readonly scripts: ReadonlySet<string>
  /** XML under `pools/`, which declarations may name: the metadata of SAML providers, by path. */
  readonly documents: ReadonlyMap<string, string>
  /** Every file under `rules/`, where the project has rules of its own. */
  readonly ruleFiles: ReadonlySet<string>
}

export { bounds } from './bounds.ts'

/** The folders that declare something. */
export const folders = ['pools', 'triggers', 'test']
const ruleFolder = 'rules'

/** What a path from the project's root is to it: a declaration, a script, a document that one may name, a rule of its own, or nothing. */
export function partOf(path: string): 'file' | 'script' | 'document' | 'rule' | undefined {
  const steps = path.split('/')
  if (steps.some(hidden)) return undefined
  // What tests feed on is not the project's own.
  if (steps[0] === 'test')
    return path.endsWith('.scenario.yaml') && !steps.includes('fixtures') ? 'file' : undefined
  if (steps[0] === ruleFolder) return steps.length > 1 ? 'rule' : undefined
  if (steps[0] !== 'pools' && steps[0] !== 'triggers') return undefined
  if (/\.ya?ml$/.test(path)) return 'file'
  if (steps[0] === 'triggers') return 'script'
  return path.endsWith('.xml') ? 'document' : undefined
}

/** Whether a file or folder of this name is never part of a project. */
export const hidden = (name: string) => name.startsWith('.') || name === 'node_modules'

/**
 * Reads a project from its folder. Links that lead out of it are not followed. What cannot be read has a fault; throws
 * `Unreadable` where there is no project, or where it is out of bounds.
 */
export async function readProject(dir: string): Promise<Project> {
  const root = await rootOf(dir)
  const ground: Ground = { root, real: realpathSync(root), seen: new Set(), paths: [], faults: [] }
  for (const folder of [...folders, ruleFolder]) walk(ground, folder)
  const paths = ground.paths.sort()
  // Read at once and not in turns of the event loop: for a thousand small files that is several times quicker.
  let bytes = 0
  const texts = (part: 'file' | 'document') =>
    paths
      .filter((path) => partOf(path) === part)
      .map((path) => {
        const file = { path, ...read(root, path) }
        bytes += file.text.length
        if (bytes > bounds.bytes)
          throw new Unreadable(`the YAML in \`${root}\` is more than ${bounds.bytes} bytes`)
        return file
      })
  const documents = texts('document')
  return {
    root,
    files: [...texts('file'), ...documents.filter(({ fault }) => fault), ...ground.faults].sort(byPath),
    scripts: new Set(paths.filter((path) => partOf(path) === 'script')),
    ruleFiles: new Set(paths.filter((path) => partOf(path) === 'rule')),
    documents: new Map(documents.map(({ path, text }) => [path, text])),
  }
}

const byPath = ({ path: one }: SourceFile, { path: other }: SourceFile) =>
  one < other ? -1 : one > other ? 1 : 0

async function rootOf(dir: string): Promise<string> {
  const root = resolve(dir)
  try {
    if (readdirSync(root).some((name) => name === 'pools' || name === 'triggers')) return root
  } catch (error) {
    throw new Unreadable(`the folder \`${root}\` cannot be read: ${reason(error)}`, undefined, {
      cause: error,
    })
  }
  throw new Unreadable(
    `there is no project in \`${root}\``,
    'a project has a folder `pools` or `triggers`; name its place with --cwd, or begin one: poolwright init',
  )
}

/** Where one walks: the root, what is really there, and the real folders seen, so that links may lead in a circle. */
interface Ground {
  readonly root: string
  readonly real: string
  readonly seen: Set<string>
  readonly paths: string[]
  readonly faults: SourceFile[]
}

/** Finds the paths under a folder, and what there is none of a project's own though its name says so. */
function walk(ground: Ground, folder: string): void {
  let entries: Dirent[]
  const refuse = (path: string, message: string, help?: string): void => {
    ground.faults.push({ path, text: '', fault: { message, ...(help && { help }) } })
  }
  try {
    const real = realpathSync(join(ground.root, folder))
    if (!inside(ground.real, real)) return refuse(folder, outside.message, outside.help)
    if (ground.seen.has(real)) return
    ground.seen.add(real)
    entries = readdirSync(real, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    return refuse(folder, `the folder cannot be read: ${reason(error)}`)
  }
  for (const entry of entries) {
    if (hidden(entry.name)) continue
    const path = `${folder}/${entry.name}`
    const part = partOf(path)
    const kind = entry.isSymbolicLink() ? behind(ground, path) : entry
    if ('message' in kind) {
      // What lies outside may be a folder of files; a script that is not there is told where it is named.
      if (part === 'file' || (part === undefined && folder.startsWith('pools')))
        refuse(path, kind.message, kind.help)
    } else if (kind.isDirectory()) {
      if (part === 'file') refuse(path, 'it is a folder, and its name is that of a file')
      walk(ground, path)
    } else if (kind.isFile()) {
      if (part) ground.paths.push(path)
    } else if (part === 'file') refuse(path, 'it is neither a file nor a folder')
    if (ground.paths.length > bounds.files)
      throw new Unreadable(`there are more than ${bounds.files} files in \`${ground.root}\``)
  }
}

const outside: TextFault = {
  message: 'it is a link that leads out of the project',
  help: 'put what it leads to into the project: nothing else is read',
}

/** What a link leads to, or why that is no part of the project. */
function behind(ground: Ground, path: string) {
  try {
    const real = realpathSync(join(ground.root, path))
    return inside(ground.real, real) ? statSync(real) : outside
  } catch (error) {
    const lost = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return { message: `it is a link that leads nowhere${lost ? '' : `: ${reason(error)}`}` }
  }
}

const inside = (root: string, path: string) => {
  const way = relative(root, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function read(root: string, path: string): Pick<SourceFile, 'text' | 'fault'> {
  try {
    const file = join(root, path)
    const { size } = statSync(file)
    return size > bounds.fileBytes ? tooLarge(size) : decodeText(readFileSync(file))
  } catch (error) {
    // Names come as texts: one that is none names another file, or nothing.
    if (path.includes('\uFFFD')) return { text: '', fault: { message: 'the name of the file is no UTF-8' } }
    return { text: '', fault: { message: `the file cannot be read: ${reason(error)}` } }
  }
}

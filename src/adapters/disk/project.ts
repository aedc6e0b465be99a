import { readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { reason, Unreadable } from './unreadable.ts'

/** What is read of a project: every file that declares something, and the names of its scripts. */
export interface Project {
  /** The project's folder, as an absolute path. */
  readonly root: string
  /** YAML, by paths from the root with `/` between their parts, in the order of the paths. */
  readonly files: readonly { readonly path: string; readonly text: string }[]
  /** Every other file under `triggers/`. */
  readonly scripts: ReadonlySet<string>
  /** XML under `pools/`, which declarations may name: the metadata of SAML providers, by path. */
  readonly documents: ReadonlyMap<string, string>
  /** Every file under `rules/`, where the project has rules of its own. */
  readonly ruleFiles: ReadonlySet<string>
}

/** How much a project may be; more is a mistake, or meant to harm. */
export const bounds = { files: 20_000, fileBytes: 1024 * 1024, bytes: 64 * 1024 * 1024 }

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
 * Reads a project from its folder. Links that lead out of it are not followed. Throws `Unreadable`
 * where there is no project, or where a file of it cannot be read, is no UTF-8, or is out of bounds.
 */
export async function readProject(dir: string): Promise<Project> {
  const root = await rootOf(dir)
  const paths: string[] = []
  for (const folder of [...folders, ruleFolder])
    walk({ root, real: realpathSync(root), seen: new Set() }, folder, paths)
  paths.sort()
  // Read at once and not in turns of the event loop: for a thousand small files that is several times quicker.
  let bytes = 0
  const texts = (part: 'file' | 'document') =>
    paths
      .filter((path) => partOf(path) === part)
      .map((path) => {
        const text = read(root, path)
        bytes += text.length
        if (bytes > bounds.bytes)
          throw new Unreadable(`the YAML in \`${root}\` is more than ${bounds.bytes} bytes`)
        return { path, text }
      })
  return {
    root,
    files: texts('file'),
    scripts: new Set(paths.filter((path) => partOf(path) === 'script')),
    ruleFiles: new Set(paths.filter((path) => partOf(path) === 'rule')),
    documents: new Map(texts('document').map(({ path, text }) => [path, text])),
  }
}

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
    'a project has a folder `pools` or `triggers`; name its place with --cwd',
  )
}

/** Where one walks: the root, what is really there, and the real folders seen, so that links may lead in a circle. */
interface Ground {
  readonly root: string
  readonly real: string
  readonly seen: Set<string>
}

/** Adds the paths under a folder. */
function walk(ground: Ground, folder: string, paths: string[]) {
  let entries: Dirent[]
  try {
    const real = realpathSync(join(ground.root, folder))
    if (!inside(ground.real, real) || ground.seen.has(real)) return
    ground.seen.add(real)
    entries = readdirSync(real, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw new Unreadable(`\`${folder}\` cannot be read: ${reason(error)}`, undefined, { cause: error })
  }
  for (const entry of entries) {
    if (hidden(entry.name)) continue
    const path = `${folder}/${entry.name}`
    const kind = entry.isSymbolicLink() ? behind(ground, path) : entry
    if (kind?.isDirectory()) walk(ground, path, paths)
    else if (kind?.isFile() && partOf(path)) paths.push(path)
    if (paths.length > bounds.files)
      throw new Unreadable(`there are more than ${bounds.files} files in \`${ground.root}\``)
  }
}

/** What a link leads to, if that is in the project. */
function behind(ground: Ground, path: string) {
  try {
    const real = realpathSync(join(ground.root, path))
    return inside(ground.real, real) ? statSync(real) : undefined
  } catch {
    return undefined
  }
}

const inside = (root: string, path: string) => {
  const way = relative(root, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function read(root: string, path: string): string {
  try {
    const file = join(root, path)
    if (statSync(file).size > bounds.fileBytes) throw new Error(`it is more than ${bounds.fileBytes} bytes`)
    return utf8.decode(readFileSync(file))
  } catch (error) {
    const why = error instanceof TypeError ? 'it is not UTF-8' : reason(error)
    throw new Unreadable(`\`${path}\` cannot be read: ${why}`, undefined, { cause: error })
  }
}

import { realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { decodeText } from '../../adapters/disk/decode-text.ts'
import { layOut, type LaidOut } from '../../adapters/disk/lay-out.ts'
import { partOf, readProject } from '../../adapters/disk/project.ts'
import { isScriptText, scriptTexts } from '../../adapters/disk/script-texts.ts'
import { Unreadable } from '../../adapters/disk/unreadable.ts'
import { commitFiles } from '../../adapters/git/commit-files.ts'
import { commitOf, defaultBase } from '../../adapters/git/default-base.ts'
import { refHelp } from './ref-help.ts'
import type { VersionTexts } from '../../review/plan/read-version.ts'
import { readServed } from './plan-server.ts'

/** One of two versions that a plan compares. */
export interface PlanSide extends VersionTexts {
  /** As a reader knows it: `working tree`, `3f2c1aa`, a folder, or a URL. */
  readonly name: string
  /** How it was found, where nobody named it. */
  readonly words?: string
  /** The full name of its commit. */
  readonly commit?: string
  /** The environment that it runs in, of a server. */
  readonly env?: string
  /** What a reader should know of it, a sentence each. */
  readonly remarks: readonly string[]
  /** Where it lies on disk, or is laid out for its scripts to run. */
  readonly open: () => LaidOut
}

/** What somebody calls a version: a URL of a server, a ref, or a folder; a ref where it could be either. */
export async function readSide(named: string, cwd: string): Promise<PlanSide> {
  if (/^https?:\/\//i.test(named)) return readServed(named, cwd)
  const here = realFolder(cwd)
  // `./main` is a folder, whatever branches there are.
  const asFolder = /^(\.{0,2}[\\/]|\.{1,2}$|[A-Za-z]:[\\/])/.test(named)
  if (!asFolder && (await commitOf(here, named))) return readCommitSide(here, named)
  if (isFolder(resolve(cwd, named))) return readFolder(resolve(cwd, named), named)
  if (asFolder) throw new Unreadable(`there is no folder \`${named}\``)
  try {
    return await readCommitSide(here, named)
  } catch (error) {
    if (!(error instanceof Unreadable) || error.help) throw error
    throw new Unreadable(error.message, await refHelp(here, named), { cause: error })
  }
}

/** What is compared with where nobody says: where the work left the branch that everybody's work goes into. */
export async function readDefaultBase(cwd: string): Promise<PlanSide> {
  const here = realFolder(cwd)
  const { commit, words } = await defaultBase(here)
  return { ...(await readCommitSide(here, commit)), words }
}

/** The project as it lies on disk. */
export const readTree = async (cwd: string): Promise<PlanSide> => readFolder(cwd, 'working tree')

async function readFolder(root: string, name: string): Promise<PlanSide> {
  const { files, scripts, documents, ruleFiles } = await readProject(root)
  const texts = (paths: ReadonlySet<string>) =>
    new Map(scriptTexts(root, paths).map(({ path, text }) => [path, text] as const))
  return {
    name,
    files,
    scripts,
    documents,
    texts: texts(scripts),
    rules: texts(ruleFiles),
    remarks: [],
    open: () => ({ root, remove() {} }),
  }
}

async function readCommitSide(here: string, ref: string): Promise<PlanSide> {
  const { commit, files, faults } = await commitFiles(here, ref)
  const name = nameOf(ref, commit)
  const of = (part: ReturnType<typeof partOf>) => files.filter(({ path }) => partOf(path) === part)
  const decoded = (part: 'file' | 'document') =>
    of(part).map(({ path, bytes }) => ({ path, ...decodeText(bytes) }))
  const texts = (part: 'script' | 'rule') =>
    new Map(of(part).flatMap(({ path, bytes }) => (isScriptText(path) ? [[path, bytes.toString()]] : [])))
  const documents = decoded('document')
  return {
    name,
    commit,
    files: [...decoded('file'), ...documents.filter(({ fault }) => fault), ...faults],
    scripts: new Set(of('script').map(({ path }) => path)),
    documents: new Map(documents.map(({ path, text }) => [path, text])),
    texts: texts('script'),
    rules: texts('rule'),
    remarks: files.length ? [] : [`the project is not in \`${name}\` yet: everything is new`],
    open: () =>
      layOut(
        here,
        'commit',
        files.map(({ path, bytes }) => ({ path, content: bytes })),
      ),
  }
}

/** A commit as people name it, by what they called it or in short. */
const nameOf = (ref: string, commit: string) => (/^[0-9a-f]{40,64}$/.test(ref) ? commit.slice(0, 7) : ref)

function realFolder(cwd: string): string {
  try {
    return realpathSync(cwd)
  } catch (error) {
    throw new Unreadable(`the folder \`${cwd}\` cannot be read: it does not exist`, undefined, {
      cause: error,
    })
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

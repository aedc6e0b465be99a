import { accessSync, constants, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import type { Project } from '../../adapters/disk/project.ts'
import { reason } from '../../adapters/disk/unreadable.ts'
import { scriptFile } from '../../adapters/sandbox/bundle/script-folder.ts'
import { conflictHelp, conflictIn } from '../../config/conflict.ts'
import { positionsIn } from '../../config/locate.ts'
import { namedScripts } from '../../config/ready-made.ts'
import { readSource } from '../../config/source.ts'
import type { ParseCache } from '../../config/parse-cache.ts'
import type { Finding } from '../../model/finding.ts'

/** What is wrong with the scripts of a project, and the texts in which it is. */
export interface ScriptFindings {
  readonly findings: readonly Finding[]
  readonly texts: ReadonlyMap<string, string>
}

/** Compiles every script that a trigger names and that is there, and what is named of the ready-made ones. None is run. */
export async function scriptFindings(project: Project, cache: ParseCache): Promise<ScriptFindings> {
  const own = project.files.flatMap(({ path, text }) => {
    if (!path.endsWith('.trigger.yaml')) return []
    const { value } = readSource({ path, text }, cache)
    const { script, sha256 } = (value ?? {}) as { readonly script?: unknown; readonly sha256?: unknown }
    if (typeof script !== 'string') return []
    const file = posix.join(posix.dirname(path), script)
    // One that is not there is told already, at the line that names it.
    return project.scripts.has(file) ? [{ script: file, ...(typeof sha256 === 'string' && { sha256 }) }] : []
  })
  const pinned = [...own, ...namedScripts(project.files).map((script) => ({ script }))]
  if (!pinned.length) return { findings: [], texts: new Map() }
  const [{ openSandbox }, { checkScripts }] = await Promise.all([
    import('../../adapters/sandbox/host/open-sandbox.ts'),
    import('../../adapters/sandbox/check-scripts.ts'),
  ])
  const sandbox = openSandbox({ root: project.root, spare: false })
  try {
    const found = await checkScripts(pinned, sandbox)
    const texts = new Map(found.flatMap(({ at }) => textOf(project, at.file)))
    return { findings: found.map((finding) => plainly(finding, project, texts)), texts }
  } finally {
    await sandbox.close()
  }
}

/** What a compiler says of a file that nobody may read, or that a merge has left, is not what is wrong with it. */
function plainly(finding: Finding, { root }: Project, texts: ReadonlyMap<string, string>): Finding {
  const { file } = finding.at
  const text = texts.get(file)
  if (text === undefined) {
    try {
      accessSync(scriptFile(root, file), constants.R_OK)
    } catch (error) {
      return { ...finding, message: `the file cannot be read: ${reason(error)}` }
    }
    return finding
  }
  const mark = conflictIn(text)
  if (!mark) return finding
  const at = positionsIn(file, text)([mark.start, mark.end])
  return { ...finding, message: `a merge conflict is not resolved: \`${mark.line}\``, help: conflictHelp, at }
}

function textOf({ root, scripts }: Project, file: string): [string, string][] {
  try {
    const known = scripts.has(file) || file.startsWith('poolwright:')
    return known ? [[file, readFileSync(scriptFile(root, file), 'utf8')]] : []
  } catch {
    return []
  }
}

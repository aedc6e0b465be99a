import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import type { Project } from '../adapters/disk/project.ts'
import { scriptFile } from '../adapters/sandbox/bundle/script-folder.ts'
import { namedScripts } from '../config/ready-made.ts'
import { readSource } from '../config/source.ts'
import type { ParseCache } from '../config/parse-cache.ts'
import type { Finding } from '../model/finding.ts'

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
    import('../adapters/sandbox/host/open-sandbox.ts'),
    import('../adapters/sandbox/check-scripts.ts'),
  ])
  const sandbox = openSandbox({ root: project.root, spare: false })
  try {
    const findings = await checkScripts(pinned, sandbox)
    return { findings, texts: new Map(findings.flatMap(({ at }) => textOf(project, at.file))) }
  } finally {
    await sandbox.close()
  }
}

function textOf({ root, scripts }: Project, file: string): [string, string][] {
  try {
    const known = scripts.has(file) || file.startsWith('poolwright:')
    return known ? [[file, readFileSync(scriptFile(root, file), 'utf8')]] : []
  } catch {
    return []
  }
}

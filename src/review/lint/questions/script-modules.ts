import { full } from 'acorn-walk'
import type { Node } from 'acorn'
import { resolveImport } from '../../facts/scripts/resolve-import.ts'
import { parseScript } from '../parse-script.ts'
import type { Resource, Reviewed } from '../reviewed.ts'
import type { Script } from '../script.ts'

type Any = Node & Readonly<Record<string, unknown>>
const known = new WeakMap<Reviewed, Map<string, Script | undefined>>()

/** A trigger's script, and what it imports of the project, whatever imports what. */
export const modulesOf = (project: Reviewed, trigger: Resource<'trigger'>): readonly Script[] =>
  reached(project, project.script(trigger), importsOf)

/** Where a trigger's handler is written: its script, and those from which that exports what it has not itself. */
export const handlersOf = (project: Reviewed, trigger: Resource<'trigger'>): readonly Script[] =>
  reached(project, project.script(trigger), reexportsOf)

function reached(
  project: Reviewed,
  entry: Script | undefined,
  next: (script: Script) => readonly string[],
): readonly Script[] {
  const all = new Map<string, Script>()
  const waiting = entry ? [entry] : []
  for (let script = waiting.pop(); script; script = waiting.pop()) {
    if (all.has(script.file)) continue
    all.set(script.file, script)
    for (const specifier of next(script)) {
      const imported = moduleAt(project, script.file, specifier)
      if (imported) waiting.push(imported)
    }
  }
  return [...all.values()]
}

function moduleAt(project: Reviewed, from: string, specifier: string): Script | undefined {
  const found = resolveImport(from, specifier, project.text)
  if (!found || found.file.endsWith('.json')) return undefined
  const modules = known.get(project) ?? new Map<string, Script | undefined>()
  known.set(project, modules)
  if (!modules.has(found.file)) modules.set(found.file, parseScript(found.file, found.text))
  return modules.get(found.file)
}

const textOf = (node: unknown): readonly string[] => {
  const { type, value } = (node ?? {}) as Any
  return type === 'Literal' && typeof value === 'string' ? [value] : []
}

const specifiers = new WeakMap<Script, readonly string[]>()

/** What a script imports, looked for once: rules and environments ask for the same one again. */
function importsOf(script: Script): readonly string[] {
  const all = specifiers.get(script) ?? importsIn(script)
  specifiers.set(script, all)
  return all
}

function importsIn({ program }: Script): readonly string[] {
  const found: string[] = []
  full(program, (plain) => {
    const node = plain as Any
    if (/^(Import|Export)/.test(node.type) && node['source']) found.push(...textOf(node['source']))
    if (node.type === 'CallExpression' && (node['callee'] as Any)['name'] === 'require')
      found.push(...textOf((node['arguments'] as readonly unknown[])[0]))
  })
  return found
}

const reexportsOf = ({ program }: Script): readonly string[] =>
  (program.body as unknown as readonly Any[])
    .filter(({ type }) => type === 'ExportAllDeclaration' || type === 'ExportNamedDeclaration')
    .flatMap(({ source }) => textOf(source))

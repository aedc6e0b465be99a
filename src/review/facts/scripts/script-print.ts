import { createHash } from 'node:crypto'
import { parseScript } from '../../lint/parse-script.ts'
import type { Resource, Reviewed } from '../../lint/reviewed.ts'
import { resolveImport } from './resolve-import.ts'

/** What tells two versions of a script apart. */
export interface ScriptPrint {
  readonly [key: string]: string
  /** The same for scripts that do the same, word for word: comments, types, layout and places of files do not count. */
  readonly print: string
  /** The same for the same texts. */
  readonly texts: string
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const known = new WeakMap<Reviewed, Map<string, ScriptPrint | undefined>>()

/** The print of a script and of what it imports from the project; nothing where the script cannot be read. */
export function scriptPrint(project: Reviewed, trigger: Resource<'trigger'>): ScriptPrint | undefined {
  let prints = known.get(project)
  if (!prints) known.set(project, (prints = new Map()))
  if (!prints.has(trigger.name)) prints.set(trigger.name, printOf(project, trigger))
  return prints.get(trigger.name)
}

function printOf(project: Reviewed, trigger: Resource<'trigger'>): ScriptPrint | undefined {
  const entry = project.model.triggers.find(({ name }) => name === trigger.name)?.script
  const text = entry === undefined ? undefined : project.text(entry)
  if (entry === undefined || text === undefined) return undefined
  const places = new Map<string, number>()
  const prints: string[] = []
  const texts: string[] = []
  // In the order in which they are met, so that a file is the same file wherever it lies.
  const visit = (file: string, own: string): number => {
    const known = places.get(file)
    if (known !== undefined) return known
    const place = places.size
    places.set(file, place)
    const local = (specifier: string): string => {
      const target = resolveImport(file, specifier, project.text)
      return target ? `#${visit(target.file, target.text)}` : specifier
    }
    prints[place] = sha256(meaningOf(file, own, local))
    texts[place] = sha256(own.replaceAll('\r\n', '\n'))
    return place
  }
  visit(entry, text)
  return { print: sha256(prints.join('\n')), texts: sha256(texts.join('\n')) }
}

/** What a script says without how it is said; its text, where it is none that can be read. */
function meaningOf(file: string, text: string, local: (specifier: string) => string): string {
  if (file.endsWith('.json')) return normalJson(text)
  const program = parseScript(file, text)?.program
  if (!program) return text.replaceAll('\r\n', '\n')
  return JSON.stringify(program, function (this: { readonly type?: string }, key, value: unknown) {
    if (key === 'start' || key === 'end' || key === 'raw') return isTemplate(this) ? value : undefined
    if (typeof value === 'bigint') return `${value}n`
    if (isRequire(value)) {
      const [first, ...rest] = value.arguments
      return { ...value, arguments: [{ ...first, value: local(first.value) }, ...rest] }
    }
    return isSpecifier(value) && importing.has(String(this.type))
      ? { ...value, value: local(value.value) }
      : value
  })
}

/** The raw text of a template is a part of what it says. */
const isTemplate = (value: object) => 'cooked' in value
const importing = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
])

const isSpecifier = (value: unknown): value is { readonly type: 'Literal'; readonly value: string } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'Literal' &&
  'value' in value &&
  typeof value.value === 'string'

interface Require {
  readonly arguments: readonly [{ readonly value: string }, ...unknown[]]
}

function isRequire(value: unknown): value is Require {
  if (typeof value !== 'object' || value === null || !('callee' in value) || !('arguments' in value))
    return false
  const { callee, arguments: given } = value as { callee: { name?: string }; arguments: readonly unknown[] }
  return callee?.name === 'require' && isSpecifier(given[0])
}

function normalJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text
  }
}

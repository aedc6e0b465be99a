import type { JsonObject } from '../model/trigger.ts'
import type { Addresses } from './addresses.ts'
import { isObject } from './canonical/tree.ts'
import { checkDocument } from './check.ts'
import { hooksOf } from './link/stages.ts'
import { stageTexts } from './made/stages.ts'
import type { Declared, Resource } from './merge/resource.ts'
import { readSource } from './source.ts'

/** What the names of triggers that ship with the product begin with; no file of a project can have such a name. */
const prefix = 'poolwright/'
/** The folder that they lie in, as paths of scripts name it: of the product, and not of the project. */
const folder = 'poolwright:stages/'

/** The names of the triggers that every project has without declaring them. */
export const readyMadeNames: readonly string[] = Object.keys(stageTexts).map((name) => prefix + name)

/** Whether a trigger ships with the product. */
export const isReadyMade = (trigger: string): boolean => trigger.startsWith(prefix)

/** The name of the function that a trigger is; those of Lambda have no slashes. */
export const functionNameOf = (trigger: string): string => trigger.replaceAll('/', '-')

const known = new Map<string, Resource>()

/** A trigger that ships with the product, read when it is first asked for. */
function readyMade(name: string): Resource | undefined {
  const stem = isReadyMade(name) ? name.slice(prefix.length) : ''
  const text = Object.hasOwn(stageTexts, stem) ? stageTexts[stem] : undefined
  if (text === undefined) return undefined
  const resource = known.get(name) ?? read(name, `${folder}${stem}.trigger.yaml`, text)
  known.set(name, resource)
  return resource
}

function read(name: string, file: string, text: string): Resource {
  const source = readSource({ path: file, text })
  const [mistake] = [...source.findings, ...checkDocument(source)]
  const value: JsonObject = isObject(source.value) ? source.value : {}
  if (mistake) throw new Error(`${file}:${mistake.at.line}: ${mistake.message}`)
  return {
    kind: 'trigger',
    name,
    file,
    value,
    layers: [{ written: source, from: [], to: [], value, own: true }],
  }
}

/** The scripts of those whose names stand anywhere in a project, as triggers have them. */
export const namedScripts = (files: readonly { readonly text: string }[]): readonly string[] =>
  readyMadeNames
    .filter((name) => files.some(({ text }) => text.includes(name)))
    .map((name) => `${folder}${name.slice(prefix.length)}.ts`)

/** A project in which everything that is ready-made can be found by its name. */
export function besideReadyMade(own: Declared): Declared {
  const triggers = [...own.names('trigger'), ...readyMadeNames]
  return {
    find: (kind, name) => own.find(kind, name) ?? (kind === 'trigger' ? readyMade(name) : undefined),
    all: own.all,
    names: (kind) => (kind === 'trigger' ? triggers : own.names(kind)),
    change: (to) => besideReadyMade(own.change(to)),
  }
}

/** The project with those among its triggers that are ready-made and that a pool of it, or somebody else, uses. */
export function withUsed(declared: Declared, addresses: Addresses, also: readonly string[] = []): Declared {
  const named = declared
    .all('pool')
    .flatMap(({ value }) => hooksOf(value))
    .flatMap(({ stages }) => stages.map(({ use }) => addresses.name('trigger', use)))
  const used = [...new Set([...named, ...also])].sort().flatMap((name) => readyMade(name) ?? [])
  const all: Declared['all'] = (kind) =>
    kind === 'trigger' ? [...declared.all(kind), ...used] : declared.all(kind)
  return { ...declared, all }
}

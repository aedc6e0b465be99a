import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'yaml'
import { load, type Loaded } from '../../src/config/load.ts'
import type { TriggerDocument, TriggerParameter } from '../../src/config/made/documents.ts'

const root = resolve(import.meta.dirname, '../..')
/** A file of the product, by its path from the product's folder. */
export const read = (path: string) => readFileSync(resolve(root, path), 'utf8')
/** The names of a folder's files that end so, without the end. */
export const stems = (folder: string, end: string) =>
  readdirSync(resolve(root, folder))
    .filter((file) => file.endsWith(end))
    .map((file) => file.slice(0, -end.length))
    .sort()

/** The names of the triggers that ship with the product. */
export const names = stems('stages', '.trigger.yaml')
export const declared = (name: string) => parse(read(`stages/${name}.trigger.yaml`)) as TriggerDocument

/** Loads a project, in the environment `dev` if it has one. */
export const loadProject = (
  files: Readonly<Record<string, string>>,
  scripts: readonly string[] = [],
): Loaded =>
  load({
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    scripts: new Set(scripts),
    ...('pools/env/dev.env.yaml' in files && { env: 'dev' }),
  })

/** A row for each parameter of a trigger, as its page has it: name, type, default, purpose. */
export const rowsOf = ({ parameters = {} }: TriggerDocument): string[][] =>
  Object.entries(parameters).map(([name, rules]) => [
    `\`${name}\``,
    typeOf(rules),
    rules.required ? 'has to be said' : rules.default === undefined ? '' : `\`${shown(rules.default)}\``,
    `${rules.description}`,
  ])

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
const singular = { string: 'text', number: 'number', integer: 'whole number', boolean: 'true or false' }
const plural = { string: 'texts', number: 'numbers', integer: 'whole numbers', boolean: 'truths' }

type Rules = TriggerParameter | NonNullable<TriggerParameter['items']>

function typeOf(rules: Rules): string {
  const { type } = rules
  if (rules.enum) return rules.enum.map((one) => `\`${one}\``).join(', ')
  if (type === 'array' || type === 'object') {
    const of =
      'items' in rules
        ? rules.items
        : 'additionalProperties' in rules
          ? rules.additionalProperties
          : undefined
    const what = type === 'array' ? 'list' : 'map'
    return of ? `${what} of ${of.enum ? typeOf(of) : named(of, plural)}` : what
  }
  return `${named(rules, singular)}${rangeOf(rules)}`
}

function named({ type, format }: Rules, words: Record<keyof typeof singular, string>): string {
  const several = words === plural
  if (format === 'uri') return several ? 'URLs' : 'URL'
  if (format) return several ? `names of ${format}s` : `name of a ${format}`
  return words[type as keyof typeof singular]
}

const rangeOf = ({ minimum: least, maximum: most }: Rules) =>
  least === undefined || most === undefined ? '' : `, ${least} to ${most}`

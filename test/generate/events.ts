import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import type { EventVersion, HookName } from '../../src/model/hook.ts'
import type { JsonObject } from '../../src/model/trigger.ts'
import type { Made } from './main.ts'

/** What one file of `schemas/events` says. */
export interface EventSchema extends JsonObject {
  readonly title: `${HookName} ${EventVersion}`
  readonly properties: {
    readonly triggerSource: { readonly enum: readonly string[] }
    readonly response: JsonObject & { readonly default: JsonObject }
  }
  readonly examples: readonly (JsonObject & { readonly triggerSource: string })[]
}

/** Every form of every hook's event, in the order of the names of their files. */
export const eventSchemas = (): readonly EventSchema[] => {
  const folder = resolve(import.meta.dirname, '../../schemas/events')
  return readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as EventSchema)
}

/** Turns the schemas of events into checkers of answers and a table of samples, neither needing ajv to run. */
export async function make(): Promise<Made> {
  const schemas = eventSchemas()
  return new Map([
    ['src/schema/made/events.js', checkers(schemas)],
    ['src/schema/made/events.d.ts', checkerTypes(schemas)],
    ['src/schema/made/samples.js', samples(schemas)],
    ['src/schema/made/samples.d.ts', sampleTypes],
  ])
}

const notice = '// Made from schemas/events by `npm run generate`.\n'
const parts = ({ title }: EventSchema) => title.split(' ') as [HookName, EventVersion]

/** The schema without what only readers need. */
const bare = (schema: JsonObject): JsonObject =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      /^(description|default)$/.test(key) ? undefined : value,
    ),
  )

/** An object literal of two levels: by hook, then by version. */
const byHook = (schemas: readonly EventSchema[], value: (schema: EventSchema) => string) => {
  const rows = new Map<string, string[]>()
  for (const schema of schemas) {
    const [hook, version] = parts(schema)
    rows.set(hook, [...(rows.get(hook) ?? []), `${version}: ${value(schema)}`])
  }
  return `{\n${[...rows].map(([hook, cells]) => `  ${hook}: { ${cells.join(', ')} },\n`).join('')}}`
}

function checkers(schemas: readonly EventSchema[]): string {
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    messages: false,
    code: { source: true, esm: true },
  })
  // Forms whose answers are alike have one checker.
  const names = new Map<string, string>()
  const name = (schema: EventSchema) => {
    const text = JSON.stringify(bare(schema.properties.response))
    const known = names.get(text) ?? `check${parts(schema).join('')}`
    if (!names.has(text)) ajv.addSchema(bare(schema.properties.response), known)
    names.set(text, known)
    return known
  }
  const code = standalone.default(ajv, Object.fromEntries(schemas.map((one) => [name(one), name(one)])))
  if (/\brequire\(/.test(code)) throw new Error('a checker of answers needs a module of ajv to run')
  return [
    notice,
    code
      .replace('"use strict";', '')
      .replaceAll(/export (?=const check)/g, '')
      .replaceAll(
        /if\(vErrors === null\)\{vErrors = \[(\w+)\];\}else \{vErrors\.push\(\1\);\}/g,
        '(vErrors ??= []).push($1);',
      )
      .replaceAll(/(?=const check|function )/g, '\n'),
    `\n\nexport const answers = ${byHook(schemas, name)}\n`,
    `export const neutral = ${byHook(schemas, (one) => JSON.stringify(one.properties.response.default))}\n`,
    `export const triggerSources = ${JSON.stringify(sourcesOf(schemas), null, 2)}\n`,
  ].join('')
}

/** Every trigger source, and the hook that it fires. */
const sourcesOf = (schemas: readonly EventSchema[]) =>
  Object.fromEntries(
    schemas.flatMap((one) => one.properties.triggerSource.enum.map((source) => [source, parts(one)[0]])),
  )

const checkerTypes = (schemas: readonly EventSchema[]) => `${notice}
import type { EventVersion, HookName } from '../../model/hook.ts'
import type { JsonObject } from '../../model/trigger.ts'

interface Checker {
  (data: unknown): boolean
  errors?: null | { instancePath: string; keyword: string; params: Record<string, unknown> }[]
}
export declare const answers: Record<HookName, Partial<Record<EventVersion, Checker>>>
export declare const neutral: Record<HookName, Partial<Record<EventVersion, JsonObject>>>
export declare const triggerSources: {
${Object.entries(sourcesOf(schemas))
  .map(([source, hook]) => `  readonly ${source}: '${hook}'\n`)
  .join('')}}
`

function samples(schemas: readonly EventSchema[]): string {
  const rows = schemas.map((schema) => {
    const texts = schema.examples.map(
      (one) => `    ${one.triggerSource}: ${JSON.stringify(JSON.stringify(one))},\n`,
    )
    return `  '${schema.title}': {\n${texts.join('')}  },\n`
  })
  return `${notice}export const samples = {\n${rows.join('')}}\n`
}

const sampleTypes = `${notice}
/** JSON by hook and version, then by trigger source. */
export declare const samples: Record<string, Record<string, string> | undefined>
`

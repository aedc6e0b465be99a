import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { format, resolveConfig } from 'prettier'
import type { Made } from './main.ts'

interface Schema {
  readonly title?: string
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema
  readonly items?: Schema
  readonly required?: readonly string[]
}

const folder = resolve(import.meta.dirname, '../../schemas/events')

/** Always there, and yet optional in the types of `aws-lambda`, whose handlers are to be handlers of ours. */
const optionalElsewhere: ReadonlySet<string> = new Set(['scopes'])

/** The event of a hook as `aws-lambda` names it: only those of later versions say which. */
const nameOf = ({ title = '' }: Schema) => {
  const [hook = '', version = ''] = title.split(' ')
  return version === 'V1_0' ? hook : `${hook}${version.replace('_0', '')}`
}

/** A comment on one line, or on several where it is long. */
function comment(text: string, indent = ''): string {
  if (text.includes('*/')) throw new Error(`a description would end its comment: ${text}`)
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = `${lines.at(-1)}${lines.at(-1) ? ' ' : ''}${word}`
    if (line.length + indent.length > 100) lines.push(word)
    else lines[lines.length - 1] = line
  }
  if (lines.length === 1) return `${indent}/** ${text} */\n`
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`
}

function members({ properties = {}, required = [] }: Schema, indent: string): string {
  const lines = Object.entries(properties).map(([name, schema]) => {
    const must = required.includes(name) && !optionalElsewhere.has(name)
    const type = `${typeOf(schema, indent)}${must ? '' : ' | undefined'}`
    return `${comment(schema.description ?? '', indent)}${indent}${name}${must ? '' : '?'}: ${type}\n`
  })
  return lines.join('')
}

/** What an author may read and write. A constant is widened, for `aws-lambda` knows it as text. */
function typeOf(schema: Schema, indent = ''): string {
  if (schema.enum)
    return schema.enum.map((value) => (value === null ? 'null' : `'${String(value)}'`)).join(' | ')
  if (schema.const !== undefined) return typeof schema.const
  const types = [schema.type ?? 'unknown'].flat()
  const several = types.filter((type) => type !== 'null').length > 1
  return types.map((type) => (several ? bareOf(type) : oneOf(type, schema, indent))).join(' | ')
}

const bareOf = (type: string) => (type === 'array' ? 'unknown[]' : type)

function oneOf(type: string, { items, additionalProperties, ...schema }: Schema, indent: string): string {
  if (type === 'array') {
    const item = typeOf(items ?? {}, indent)
    return item.includes(' | ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`
  }
  if (type !== 'object') return type
  if (schema.properties) return `{\n${members(schema, `${indent}  `)}${indent}}`
  return `{ [name: string]: ${additionalProperties ? typeOf(additionalProperties, indent) : 'unknown'} }`
}

const envelope = ['version', 'region', 'userPoolId', 'userName', 'callerContext'] as const

function base({ properties = {}, required = [] }: Schema): string {
  const shared = Object.fromEntries(envelope.map((name) => [name, properties[name] ?? {}]))
  const text = members({ properties: shared, required }, '  ')
  return `/** What every event tells. */\nexport interface TriggerEvent {\n${text}}\n`
}

function declaration(schema: Schema): string {
  const { triggerSource = {}, request = {}, response = {} } = schema.properties ?? {}
  const name = nameOf(schema)
  const part = (which: string, of: Schema) => {
    const head = `${comment(of.description ?? '')}export `
    return of.properties
      ? `${head}interface ${name}${which} {\n${members(of, '  ')}}\n`
      : `${head}type ${name}${which} = ${typeOf(of)}\n`
  }
  // Of a script whose answer nobody reads, nothing is asked.
  const answer = response.type === undefined ? 'unknown' : `${name}Event`
  return `${comment(schema.description ?? '')}export interface ${name}Event extends TriggerEvent {
${comment(triggerSource.description ?? '', '  ')}  triggerSource: ${typeOf(triggerSource)}
  request: ${name}Request
  response: ${name}Response
}
${part('Request', request)}${part('Response', response)}/** A script for ${schema.title?.replace(' ', ', ')}. */
export type ${name}Handler<With = AnySettings> = Handler<${name}Event, ${answer}, With>
`
}

/** The types that a module exports, each with its parameters. */
const exported = (text: string) =>
  [...text.matchAll(/^export (?:type|interface) (\w+)(?:<(.+?)>)?/gm)].map(
    ([, name = '', takes]) => [name, takes?.split(', ') ?? []] as const,
  )

/** The package as scripts of this repository import it, where nothing is built: its own source, name by name. */
function ownPackage(modules: readonly string[]): string {
  const names = [...modules.flatMap(exported), ['Json', []], ['JsonObject', []]] as const
  const lines = names.map(([name, takes]) => {
    const given = takes.map((one) => one.split(' ')[0])
    const [parameters, passed] = [takes, given].map((list) => (list.length ? `<${list.join(', ')}>` : ''))
    return `  export type ${name}${parameters} = import('../src/index.ts').${name}${passed}\n`
  })
  return `// Made from schemas/events by \`npm run generate\`.
declare module 'poolwright' {
  export const defineTrigger: typeof import('../src/index.ts').defineTrigger
${lines.join('')}}
`
}

/** Makes the types that authors of scripts use: the event, request, response and handler of each hook. */
export async function make(): Promise<Made> {
  const schemas = readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as Schema)
  const [first = {}] = schemas
  const text = `// Made from schemas/events by \`npm run generate\`.
import type { AnySettings, Handler } from '../handler.ts'

/** The handler of each hook; PreTokenGeneration has one for each form of its event. */
export interface Handlers<With = AnySettings> {
${schemas.map((schema) => `  ${nameOf(schema)}: ${nameOf(schema)}Handler<With>\n`).join('')}}

${[base(first), ...schemas.map(declaration)].join('\n')}`
  const byHand = ['handler', 'challenge-page'].map((name) =>
    readFileSync(resolve(import.meta.dirname, `../../src/model/${name}.ts`), 'utf8'),
  )
  const options = { ...(await resolveConfig(import.meta.filename)), parser: 'typescript' }
  return new Map([
    ['src/model/made/handlers.ts', text],
    ['test/poolwright.d.ts', await format(ownPackage([...byHand, text]), options)],
  ])
}

import { createRequire } from 'node:module'
import type { EventVersion, HookKey } from '../model/hook.ts'
import { mistakeOf, type Mistake, type Refusal } from './condition-mistake.ts'
import { isList, readAsEmpty, type EventType } from './event-type.ts'
import { eventTypes } from './made/event-types.ts'

/** A `when` that can be asked. */
export interface Condition {
  readonly text: string
  /** Whether the stage runs; throws where the event lacks what the condition reads. */
  readonly holds: (event: unknown) => boolean
}

/** Characters of a `when`, at most. */
export const maxConditionLength = 1000

type Cel = typeof import('@marcbachmann/cel-js')
type Environment = InstanceType<Cel['Environment']>
type Node = ReturnType<Environment['parse']>['ast']

const require = createRequire(import.meta.url)
let loaded: Cel | undefined
// Most commands meet no `when`, and the library takes a tenth of a command's time to load.
const cel = (): Cel => (loaded ??= require('@marcbachmann/cel-js') as Cel)

const limits = { maxAstNodes: 300, maxDepth: 24, maxListElements: 100, maxMapEntries: 100 }
const environments = new Map<string, Environment>()
const compiled = new Map<string, Condition | Mistake>()

/**
 * Compiles a condition in CEL over `event`, which is checked against the hook's event where the hook is
 * named. Conditions are kept, so the engine may ask for one with every event.
 */
export function compileCondition(text: string, hook?: HookKey, version?: EventVersion): Condition | Mistake {
  const key = `${hook ?? ''} ${version ?? ''} ${text}`
  const known = compiled.get(key)
  if (known) return known
  if (compiled.size >= 2000) compiled.clear()
  const fresh = compile(text, hook && typeOf(hook, version))
  compiled.set(key, fresh)
  return fresh
}

function typeOf(hook: HookKey, version: EventVersion | undefined): EventType | undefined {
  const versions = eventTypes[hook]
  return versions[version ?? 'V1_0'] ?? Object.values(versions)[0]
}

function compile(text: string, type: EventType | undefined): Condition | Mistake {
  if (text.length > maxConditionLength)
    return {
      message: `the condition is longer than ${maxConditionLength} characters`,
      offset: maxConditionLength,
    }
  const environment = environmentFor(type)
  let program: ReturnType<Environment['parse']>
  try {
    program = environment.parse(text)
  } catch (error) {
    return mistakeOf(error as Refusal, text, type)
  }
  const { valid, error, type: result } = program.check()
  if (!valid) return mistakeOf((error ?? {}) as Refusal, text, type)
  if (result !== 'bool' && (type || result !== 'dyn'))
    return {
      message: `the condition gives \`${result ?? 'dyn'}\`, not true or false`,
      offset: 0,
      help: 'compare it with something, such as `== true`',
    }
  return inside(program.ast, text, environment, type) ?? { text, holds: ask(program) }
}

const ask = (program: (context: { event: unknown }) => unknown) => (event: unknown) => {
  let answer: unknown
  try {
    answer = program({ event: readable(event) })
  } catch (cause) {
    // The library's own message draws the text with a caret under it, over several lines.
    throw new Error((cause as Refusal).summary ?? 'it cannot be evaluated', { cause })
  }
  if (typeof answer !== 'boolean') throw new Error('it gives neither true nor false')
  return answer
}

/** The event with the maps that Cognito leaves out or sends as null, so that `has()` is guard enough. */
function readable(event: unknown): unknown {
  const { request } = event as { readonly request?: Readonly<Record<string, unknown>> }
  if (typeof request !== 'object' || request === null) return event
  const full: Record<string, unknown> = { ...request }
  for (const key of readAsEmpty) full[key] ??= {}
  return { ...(event as object), request: full }
}

function environmentFor(type: EventType | undefined): Environment {
  const key = type === undefined ? '' : JSON.stringify(type)
  const known = environments.get(key)
  if (known) return known
  const environment = new (cel().Environment)({ limits })
  if (type === undefined) environment.registerVariable('event', 'map')
  else environment.registerVariable({ name: 'event', schema: declared(type, environment, 'event') } as never)
  environments.set(key, environment)
  return environment
}

/** A type in the library's own words; what a list holds must have a name there. */
function declared(type: EventType, environment: Environment, path: string): unknown {
  if (typeof type === 'string') return type
  if (isList(type)) {
    const name = path.replace(/\W+/g, '_')
    environment.registerType({ name, schema: declared(type[0], environment, path) } as never)
    return `list<${name}>`
  }
  return Object.fromEntries(
    Object.entries(type).map(([key, member]) => [key, declared(member, environment, `${path}.${key}`)]),
  )
}

const macros: readonly string[] = ['all', 'exists', 'exists_one', 'map', 'filter']

/** What the library lets pass and we do not: loops within loops, regular expressions, unknown names in `has()`. */
function inside(
  node: Node,
  text: string,
  environment: Environment,
  type: EventType | undefined,
  looped = false,
): Mistake | undefined {
  const name = node.op === 'rcall' || node.op === 'call' ? node.args[0] : undefined
  if (name === 'matches')
    return {
      message: '`matches` is not served: a regular expression can hold up everybody',
      offset: node.start,
      help: 'say it with `==`, `startsWith`, `endsWith`, `contains` or `in`',
    }
  const loop = node.op === 'rcall' && macros.includes(node.args[0])
  if (loop && looped)
    return {
      message: 'a loop within a loop: one list can be looked through at a time',
      offset: node.start,
      help: 'join the cases with `||` and `&&`, or leave it to the script',
    }
  if (name === 'has' && node.op === 'call') {
    const [asked] = node.args[1]
    // A name that a loop binds is unknown out of its place.
    const { error } = asked ? environment.check(text.slice(asked.start, asked.end)) : {}
    const refusal = (error ?? {}) as Refusal
    if (asked && error && refusal.code !== 'unknown_variable')
      return mistakeOf(refusal, text, type, asked.start)
  }
  for (const child of nodes(node.args)) {
    const mistake = inside(child, text, environment, type, looped || loop)
    if (mistake) return mistake
  }
  return undefined
}

function nodes(args: unknown): Node[] {
  if (Array.isArray(args)) return args.flatMap(nodes)
  return typeof args === 'object' && args !== null && 'op' in args ? [args as Node] : []
}

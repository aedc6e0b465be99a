import { isList, type EventType } from './event-type.ts'

/** Why a `when` cannot be asked. */
export interface Mistake {
  readonly message: string
  /** Where in the text, counted from zero. */
  readonly offset: number
  readonly help?: string
  /** The name that nobody knows, and those that stand in its place. */
  readonly unknown?: { readonly name: string; readonly known: readonly string[] }
}

/** What the library says of a text that it refuses. */
export interface Refusal {
  readonly code?: string
  readonly summary?: string
  readonly range?: { readonly start: number; readonly end: number }
}

/** The library's refusal, in the author's words. */
export function mistakeOf(refusal: Refusal, text: string, type: EventType | undefined, before = 0): Mistake {
  const { code, summary = 'the condition cannot be read', range } = refusal
  const offset = Math.min(before + (range?.start ?? 0), text.length)
  const name = /^(?:No such key|Unknown variable): (\w+)/.exec(summary)?.[1]
  if (!name && code === 'no_such_overload')
    return { message: `the condition mixes types: ${summary.replace('no such overload: ', '')}`, offset }
  const assigned = summary === 'Unexpected character: =' && { help: 'compare with `==`' }
  if (!name) return { message: `the condition is no CEL: ${summary}`, offset, ...assigned }
  if (code === 'unknown_variable')
    return {
      message: `the condition reads \`${name}\`, which nobody knows`,
      offset,
      unknown: { name, known: ['event'] },
    }
  const owner = /([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\.$/.exec(text.slice(0, offset))?.[1] ?? 'event'
  const [root, ...path] = owner.split('.')
  const known = type === undefined || root !== 'event' ? [] : membersOf(type, path)
  return { message: `\`${owner}\` has no \`${name}\` at this hook`, offset, unknown: { name, known } }
}

function membersOf(type: EventType, path: readonly string[]): readonly string[] {
  let here: EventType | undefined = type
  for (const key of path) here = typeof here === 'object' && !isList(here) ? here[key] : undefined
  return typeof here === 'object' && !isList(here) ? Object.keys(here) : []
}

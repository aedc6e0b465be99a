import { standsForVariable, type Symbol } from './symbols.ts'

/** Beyond so many states nothing is looked for any more. */
const most = 30_000

/** A text for which something is so; `none`, where there is none; `lost`, where that was too much to find out. */
export type Searched = { readonly text: string } | 'none' | 'lost'

/**
 * Looks for the shortest text of which `wanted` holds. It is asked with the patterns that the text fits, by their
 * places in the list. Every text there is, is looked at: those that all patterns treat alike as one.
 */
export function search(
  patterns: readonly (readonly Symbol[] | undefined)[],
  wanted: (fits: (pattern: number) => boolean) => boolean,
): Searched {
  const machine = machineOf(patterns)
  const begin = closed(machine, machine.first)
  const from = new Map<string, { readonly before: string; readonly by: string }>()
  const queue: { readonly key: string; readonly state: readonly number[] }[] = []
  const meet = (state: readonly number[], before: string, by: string) => {
    const key = state.join()
    if (from.has(key)) return undefined
    from.set(key, { before, by })
    queue.push({ key, state })
    const ends = new Set(state)
    return wanted((pattern) => ends.has(machine.ends[pattern] ?? -1)) ? key : undefined
  }
  let found = meet(begin, '', '')
  for (const { key, state } of queue) {
    if (found !== undefined) return { text: wayTo(found, from) }
    if (from.size > most) return 'lost'
    for (const character of alphabet(machine, state)) {
      found = meet(closed(machine, stepped(machine, state, character)), key, character)
      if (found !== undefined) return { text: wayTo(found, from) }
    }
  }
  return 'none'
}

/** All patterns as one machine: places are numbers, and a pattern ends at the place behind its last step. */
interface Machine {
  readonly steps: readonly (Symbol | undefined)[]
  readonly first: readonly number[]
  readonly ends: readonly (number | undefined)[]
}

function machineOf(patterns: readonly (readonly Symbol[] | undefined)[]): Machine {
  const steps: (Symbol | undefined)[] = []
  const first: number[] = []
  const ends = patterns.map((pattern) => {
    if (!pattern) return undefined
    first.push(steps.length)
    steps.push(...pattern, undefined)
    return steps.length - 1
  })
  return { steps, first, ends }
}

const isMany = (symbol: Symbol | undefined) =>
  symbol !== undefined && 'any' in symbol && symbol.any === 'many'

/** The places with those behind stars, which may take nothing. */
function closed({ steps }: Machine, places: Iterable<number>): readonly number[] {
  const all = new Set<number>()
  for (let place of places) {
    all.add(place)
    while (isMany(steps[place])) all.add(++place)
  }
  return [...all].sort((one, other) => one - other)
}

function* stepped({ steps }: Machine, state: readonly number[], character: string): Generator<number> {
  for (const place of state) {
    const symbol = steps[place]
    if (!symbol || !takes(symbol, character)) continue
    yield isMany(symbol) ? place : place + 1
  }
}

function takes(symbol: Symbol, character: string): boolean {
  if ('is' in symbol) return symbol.is === character
  if (!symbol.colon) return character !== ':' && !standsForVariable(character)
  return symbol.any === 'many' || !standsForVariable(character)
}

/** Names that are read easily come first. */
const fresh = [...'xyzabcdefghijklmnopqrstuvw0123456789']

/** The characters that make a difference here, and one that stands for all others. */
function alphabet({ steps }: Machine, state: readonly number[]): readonly string[] {
  const named = new Set<string>()
  let wild = false
  for (const place of state) {
    const symbol = steps[place]
    if (!symbol) continue
    if ('is' in symbol) named.add(symbol.is)
    else {
      wild = true
      if (!symbol.colon) named.add(':')
    }
  }
  const other = fresh.find((one) => !named.has(one)) ?? '\u2022'
  return wild || named.size === 0 ? [other, ...named] : [...named, other]
}

function wayTo(
  key: string,
  from: ReadonlyMap<string, { readonly before: string; readonly by: string }>,
): string {
  let text = ''
  for (let at = from.get(key); at && at.by; at = from.get(at.before)) text = at.by + text
  return text
}

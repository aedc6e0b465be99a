import type { Shape } from './shape.ts'

/** Where a value stands in an input, such as `userAttributes.1.member.name`. */
export interface Place {
  readonly path: string
  /** Whether the value, or something that it is part of, must never be printed. */
  readonly hidden: boolean
  readonly refusals: Refusals
  /** Of the service whose input it is, by their names. */
  readonly shapes: Readonly<Record<string, Shape>>
}

/** So many are told, lest a small body of many mistakes be answered with a large one. */
const mostTold = 20
/** So much of a value is repeated to its sender. */
const mostShown = 1024

/** The constraints that an input breaks, told as Cognito tells them. */
export class Refusals {
  readonly #sentences: string[] = []

  get any(): boolean {
    return this.#sentences.length > 0
  }

  get message(): string {
    const count = this.#sentences.length
    return `${count} validation ${count === 1 ? 'error' : 'errors'} detected: ${this.#sentences.join('; ')}`
  }

  /** Notes that the value at a place breaks a constraint, which is said in Cognito's words. */
  add({ path, hidden }: Place, value: unknown, constraint: string): void {
    if (this.#sentences.length === mostTold) return
    this.#sentences.push(
      `Value${hidden ? '' : shown(value)} at '${path}' failed to satisfy constraint: ${constraint}`,
    )
  }
}

/** A value as Java prints it; nothing where it holds more than texts. */
function shown(value: unknown): string {
  if (value === undefined) return ' null'
  const text = printed(value)
  return text === undefined ? '' : ` '${text.slice(0, mostShown)}${text.length > mostShown ? '...' : ''}'`
}

function printed(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value))
    return value.every(isText) ? `[${firstOf(value).map(String).join(', ')}]` : undefined
  const entries = Object.entries(value as object)
  if (!entries.every(([, one]) => isText(one))) return undefined
  return `{${firstOf(entries)
    .map((entry) => entry.join('='))
    .join(', ')}}`
}

const isText = (value: unknown) => typeof value === 'string' || value === null
const firstOf = <T>(values: readonly T[]) => values.slice(0, mostShown)

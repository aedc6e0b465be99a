import { invalid } from '../../aws-fault.ts'
import type { Value } from '../value.ts'
import { tokensOf, type Token } from './lexer.ts'
import { firstClash, printPath, type Path } from './path.ts'
import type { Placeholders } from './placeholders.ts'
import { reservedWords } from './reserved-words.ts'

const longest = 4096
/** Brackets within brackets. DynamoDB stops at 300 operators in all. */
const deepest = 100
const mostTokens = 3000

/** Reads an expression token by token. Mistakes are DynamoDB's own, by the name of the parameter. */
export class Reader {
  /** Such as `ConditionExpression`. */
  readonly parameter: string
  readonly #tokens: readonly Token[]
  readonly #placeholders: Placeholders
  #at = 0
  #depth = 0

  constructor(parameter: string, text: string, placeholders: Placeholders) {
    this.parameter = parameter
    this.#placeholders = placeholders
    if (!text.trim()) throw this.mistake('The expression can not be empty;')
    if (Buffer.byteLength(text) > longest)
      throw this.mistake(
        `Expression size has exceeded the maximum allowed size; expression size: ${Buffer.byteLength(text)}`,
      )
    this.#tokens = tokensOf(text)
    if (this.#tokens.length > mostTokens) throw this.mistake('The expression contains too many operators')
  }

  mistake(what: string) {
    return invalid(`Invalid ${this.parameter}: ${what}`)
  }

  /** Refuses places that stand in each other's way. */
  refuseClashes(paths: readonly Path[]): void {
    const found = firstClash(paths)
    if (found)
      throw this.mistake(
        `Two document paths ${found.is} with each other; must remove or rewrite one of these paths; path one: ${printPath(found.one)}, path two: ${printPath(found.other)}`,
      )
  }

  /** What is wrong is the token that comes next. */
  unexpected() {
    const near = this.#tokens
      .slice(Math.max(0, this.#at - 1), this.#at + 2)
      .filter(({ kind }) => kind !== 'end')
      .map(({ text }) => text)
    return this.mistake(`Syntax error; token: "${this.next.text}", near: "${near.join(' ')}"`)
  }

  get next(): Token {
    return this.#tokens[this.#at] as Token
  }
  get afterNext(): Token | undefined {
    return this.#tokens[this.#at + 1]
  }

  take(): Token {
    const taken = this.next
    if (taken.kind !== 'end') this.#at++
    return taken
  }

  /** Whether a sign, or a keyword in any case, comes next; if so it is taken. */
  takes(text: string): boolean {
    const found = this.sees(text)
    if (found) this.#at++
    return found
  }
  sees(text: string): boolean {
    const { kind, text: there } = this.next
    return kind === 'word' ? there.toUpperCase() === text : kind === 'sign' && there === text
  }
  expect(text: string): void {
    if (!this.takes(text)) throw this.unexpected()
  }
  end(): void {
    if (this.next.kind !== 'end') throw this.unexpected()
  }

  /** Reads what lies deeper. */
  within<Result>(read: () => Result): Result {
    if (++this.#depth > deepest) throw this.mistake('The expression contains too many operators')
    try {
      return read()
    } finally {
      this.#depth--
    }
  }

  /** Reads one or more, with commas between them. */
  list<Result>(read: () => Result): Result[] {
    const found = [read()]
    while (this.takes(',')) found.push(read())
    return found
  }

  value(): Value {
    if (this.next.kind !== 'value') throw this.unexpected()
    const { text } = this.take()
    const found = this.#placeholders.value(text)
    if (found) return found
    throw this.mistake(
      `An expression attribute value used in expression is not defined; attribute value: ${text}`,
    )
  }

  path(): Path {
    const path: [string, ...(string | number)[]] = [this.#name()]
    for (;;)
      if (this.takes('.')) path.push(this.#name())
      else if (this.takes('[')) {
        if (this.next.kind !== 'index') throw this.unexpected()
        path.push(Number(this.take().text))
        this.expect(']')
      } else return path
  }

  #name(): string {
    const { kind, text } = this.next
    if (kind === 'name') {
      const found = this.#placeholders.name(text)
      if (found === undefined)
        throw this.mistake(
          `An expression attribute name used in the document path is not defined; attribute name: ${text}`,
        )
      this.take()
      return found
    }
    if (kind !== 'word') throw this.unexpected()
    if (reservedWords.has(text.toLowerCase()))
      throw this.mistake(`Attribute name is a reserved keyword; reserved keyword: ${text}`)
    this.take()
    return text
  }
}

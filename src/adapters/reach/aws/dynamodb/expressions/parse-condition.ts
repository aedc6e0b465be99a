import { kindOf, kinds, type Kind } from '../value.ts'
import { compare } from './holds.ts'
import { comparators, type Comparator, type Condition, type Operand } from './condition.ts'
import type { Path } from './path.ts'
import type { Placeholders } from './placeholders.ts'
import { Reader } from './reader.ts'

/**
 * Reads a condition: comparisons, BETWEEN and IN bind closest, then NOT, AND, OR, as the DynamoDB
 * Developer Guide has it under "Condition and filter expressions".
 */
export function parseCondition(parameter: string, text: string, placeholders: Placeholders): Condition {
  const reader = new Reader(parameter, text, placeholders)
  const condition = new ConditionReader(reader).any()
  reader.end()
  return condition
}

const ordered: readonly Kind[] = ['S', 'N', 'B']
const mostInList = 100

class ConditionReader {
  readonly #reader: Reader
  readonly #bracketed = new WeakSet<Condition>()
  constructor(reader: Reader) {
    this.#reader = reader
  }

  any(): Condition {
    return this.#joined('or', () => this.#joined('and', () => this.#not()))
  }

  #joined(is: 'and' | 'or', read: () => Condition): Condition {
    const first = read()
    if (!this.#reader.sees(is.toUpperCase())) return first
    const of = [first]
    while (this.#reader.takes(is.toUpperCase())) of.push(read())
    return { is, of }
  }

  #not(): Condition {
    if (!this.#reader.takes('NOT')) return this.#one()
    return this.#reader.within(() => ({ is: 'not', of: this.#not() }))
  }

  #one(): Condition {
    const reader = this.#reader
    if (reader.takes('(')) {
      const inside = reader.within(() => this.any())
      reader.expect(')')
      if (this.#bracketed.has(inside)) throw reader.mistake('The expression has redundant parentheses;')
      this.#bracketed.add(inside)
      return inside
    }
    if (this.#callsFunction() && !reader.sees('SIZE')) return this.#call()
    const left = this.#operand()
    const { kind, text } = reader.next
    if (kind === 'sign' && (comparators as readonly string[]).includes(text)) {
      reader.take()
      return this.#compare(text as Comparator, left, this.#operand())
    }
    if (reader.takes('BETWEEN')) return this.#between(left)
    if (!reader.takes('IN')) throw reader.unexpected()
    reader.expect('(')
    const list = reader.list(() => this.#operand())
    reader.expect(')')
    if (list.length > mostInList)
      throw reader.mistake(
        `Invalid number of operands for operator or function; operator or function: IN, number of operands: ${list.length}`,
      )
    return { is: 'in', of: left, list }
  }

  #compare(by: Comparator, left: Operand, right: Operand): Condition {
    if (by !== '=' && by !== '<>') for (const each of [left, right]) this.#demand(by, each, ordered)
    return { is: 'compare', by, left, right }
  }

  #between(of: Operand): Condition {
    const reader = this.#reader
    const low = this.#operand()
    reader.expect('AND')
    const high = this.#operand()
    for (const each of [of, low, high]) this.#demand('BETWEEN', each, ordered)
    if ('value' in low && 'value' in high) {
      const bounds = `lower bound operand: AttributeValue: {${kindOf(low.value)}}, upper bound operand: AttributeValue: {${kindOf(high.value)}}`
      if (kindOf(low.value) !== kindOf(high.value))
        throw reader.mistake(
          `The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`,
        )
      if (compare('>', low.value, high.value))
        throw reader.mistake(
          `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`,
        )
    }
    return { is: 'between', of, low, high }
  }

  #callsFunction(): boolean {
    const { next, afterNext } = this.#reader
    return next.kind === 'word' && afterNext?.kind === 'sign' && afterNext.text === '('
  }

  #operand(): Operand {
    const reader = this.#reader
    if (reader.next.kind === 'value') return { value: reader.value() }
    if (!this.#callsFunction()) return { path: reader.path() }
    const name = reader.take().text
    if (name !== 'size') throw this.#unknown(name)
    reader.expect('(')
    const path = reader.path()
    reader.expect(')')
    return { size: path }
  }

  #call(): Condition {
    const reader = this.#reader
    const name = reader.take().text
    if (!(name in parameters)) throw this.#unknown(name)
    reader.expect('(')
    const given = reader.list(() => this.#operand())
    reader.expect(')')
    const [first, second] = given
    const wanted = parameters[name as keyof typeof parameters]
    if (!first || given.length !== wanted)
      throw reader.mistake(
        `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${given.length}`,
      )
    if (name === 'attribute_exists') return { is: 'there', path: this.#pathOf(name, first) }
    if (name === 'attribute_not_exists') return { is: 'missing', path: this.#pathOf(name, first) }
    const other = second as Operand
    if (name === 'attribute_type')
      return { is: 'of type', path: this.#pathOf(name, first), kind: this.#typeOf(other) }
    if (name === 'contains') return { is: 'contains', of: first, part: other }
    for (const each of [first, other]) this.#demand(name, each, ['S', 'B'])
    return { is: 'begins', of: first, part: other }
  }

  #pathOf(name: string, operand: Operand): Path {
    if ('path' in operand) return operand.path
    throw this.#reader.mistake(`Operator or function requires a document path; operator or function: ${name}`)
  }

  #typeOf(operand: Operand): Kind {
    const name = 'value' in operand && 'S' in operand.value ? operand.value.S : ''
    if ((kinds as readonly string[]).includes(name)) return name as Kind
    throw this.#reader.mistake(
      `Invalid attribute type name found; type: ${name}, valid types: {${kinds.join(',')}}`,
    )
  }

  /** A value that is given has one of these types; what stands in an item may be anything. */
  #demand(by: string, operand: Operand, allowed: readonly Kind[]): void {
    if (!('value' in operand) || allowed.includes(kindOf(operand.value))) return
    throw this.#reader.mistake(
      `Incorrect operand type for operator or function; operator or function: ${by}, operand type: ${kindOf(operand.value)}`,
    )
  }

  #unknown(name: string) {
    return this.#reader.mistake(`Invalid function name; function: ${name}`)
  }
}

const parameters = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
} as const

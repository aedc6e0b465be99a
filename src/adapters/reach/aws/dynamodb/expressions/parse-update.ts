import { kindOf, type Kind } from '../value.ts'
import type { Placeholders } from './placeholders.ts'
import { Reader } from './reader.ts'
import type { Action, Sum, Term } from './update.ts'

const sections = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const

/** Reads an update: each of its four sections at most once, in any order, and no place twice. */
export function parseUpdate(text: string, placeholders: Placeholders): readonly Action[] {
  const reader = new Reader('UpdateExpression', text, placeholders)
  const seen = new Set<string>()
  const actions: Action[] = []
  while (reader.next.kind !== 'end') {
    const section = sections.find((name) => reader.sees(name))
    if (!section) throw reader.unexpected()
    reader.take()
    if (seen.has(section))
      throw reader.mistake(`The "${section}" section can only be used once in an update expression;`)
    seen.add(section)
    actions.push(...reader.list(() => readers[section](reader)))
  }
  reader.refuseClashes(actions.map(({ path }) => path))
  return actions
}

const readers = {
  SET(reader: Reader): Action {
    const path = reader.path()
    reader.expect('=')
    return { does: 'set', path, to: readSum(reader) }
  },
  REMOVE: (reader: Reader): Action => ({ does: 'remove', path: reader.path() }),
  ADD: (reader: Reader): Action => readChange(reader, 'add', ['N', 'SS', 'NS', 'BS']),
  DELETE: (reader: Reader): Action => readChange(reader, 'delete', ['SS', 'NS', 'BS']),
}

function readChange(reader: Reader, does: 'add' | 'delete', allowed: readonly Kind[]): Action {
  const path = reader.path()
  const value = reader.value()
  if (!allowed.includes(kindOf(value)))
    throw reader.mistake(
      `Incorrect operand type for operator or function; operator: ${does.toUpperCase()}, operand type: ${kindOf(value)}`,
    )
  return { does, path, value }
}

function readSum(reader: Reader): Sum {
  const first = readTerm(reader)
  const sign = reader.takes('+') ? 1 : reader.takes('-') ? -1 : undefined
  return sign ? { first, second: { sign, term: readTerm(reader) } } : { first }
}

function readTerm(reader: Reader): Term {
  const { next, afterNext } = reader
  if (next.kind === 'value') return { value: reader.value() }
  if (reader.takes('('))
    return reader.within(() => {
      const term = readTerm(reader)
      reader.expect(')')
      return term
    })
  if (next.kind !== 'word' || afterNext?.text !== '(') return { path: reader.path() }
  reader.take()
  reader.expect('(')
  const made = reader.within(() => readCall(reader, next.text))
  reader.expect(')')
  return made
}

function readCall(reader: Reader, name: string): Term {
  if (name === 'if_not_exists') {
    const unless = reader.path()
    reader.expect(',')
    return { unless, then: readTerm(reader) }
  }
  if (name !== 'list_append') throw reader.mistake(`Invalid function name; function: ${name}`)
  const first = readTerm(reader)
  reader.expect(',')
  return { append: [first, readTerm(reader)] }
}

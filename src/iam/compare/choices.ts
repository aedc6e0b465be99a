import type { AccessRequest, Context } from '../../model/iam.ts'
import { condition } from '../condition.ts'
import { Question } from '../question.ts'
import { implies, type Atom } from './atoms.ts'
import { samplesFor, type Sample } from './samples.ts'

/** Which conditions hold, and a context in which exactly these do, where one was found. */
export interface Choice {
  readonly holds: ReadonlySet<string>
  readonly context?: Context
}

/** Beyond so many choices they are not looked at. */
const most = 2048

/**
 * Every way in which some conditions can hold or not: those that cannot come together are left out, as far as that
 * is known. Nothing, where there are too many.
 */
export function choicesOf(atoms: readonly Atom[], asked: AccessRequest): readonly Choice[] | undefined {
  const unique = [...new Map(atoms.map((atom) => [atom.text, atom])).values()]
  const byKey = Map.groupBy(unique, ({ key }) => key.toLowerCase())
  let choices: readonly Choice[] = [{ holds: new Set(), context: {} }]
  for (const group of byKey.values()) {
    const options = optionsOf(group, asked)
    if (!options || options.length * choices.length > most) return undefined
    choices = options.flatMap((option) =>
      choices.map((choice) => ({
        holds: new Set([...option.holds, ...choice.holds]),
        ...(option.context && choice.context && { context: { ...choice.context, ...option.context } }),
      })),
    )
  }
  return choices
}

/** More conditions than this on one key are not combined. */
const mostOnKey = 10

function optionsOf(atoms: readonly Atom[], asked: AccessRequest): readonly Choice[] | undefined {
  if (atoms.length > mostOnKey) return undefined
  const { values, complete } = samplesFor(atoms, asked.context)
  const seen = new Map<string, Choice>()
  for (const value of values) {
    const holds = new Set(atoms.filter((atom) => holdsWith(atom, value, asked)).map(({ text }) => text))
    const key = keyOf(atoms, holds)
    const context: Context = value === undefined ? {} : { [atoms[0]?.key ?? '']: value }
    if (!seen.has(key)) seen.set(key, { holds, context })
  }
  if (!complete)
    for (let bits = 2 ** atoms.length - 1; bits >= 0; bits--) {
      const holds = new Set(atoms.filter((_, at) => (bits >> at) & 1).map(({ text }) => text))
      const key = keyOf(atoms, holds)
      if (!seen.has(key) && isConsistent(atoms, holds)) seen.set(key, { holds })
    }
  return [...seen.values()]
}

const keyOf = (atoms: readonly Atom[], holds: ReadonlySet<string>) =>
  atoms.map(({ text }) => (holds.has(text) ? '1' : '0')).join('')

const isConsistent = (atoms: readonly Atom[], holds: ReadonlySet<string>) =>
  atoms.every(
    (one) => !holds.has(one.text) || atoms.every((other) => holds.has(other.text) || !implies(one, other)),
  )

function holdsWith({ operator, key, values, variables }: Atom, value: Sample, asked: AccessRequest): boolean {
  const ready = condition(operator, key, values, { variables, effect: 'Allow' })
  const context = value === undefined ? asked.context : { ...asked.context, [key]: value }
  const question = new Question({ ...asked, context }, false)
  return ready.holds(question.value(ready.key), question)
}

import type { SeenCondition } from '../model/iam.ts'
import type { Json } from '../model/trigger.ts'
import { keyOf, type Key } from './key.ts'
import { hasVariables, piecesOf, shown } from './match/template.ts'
import { spellingOf, type Spelling } from './spelling.ts'
import type { Question, Value } from './question.ts'
import { listOf } from './values/json.ts'

/** One key of one operator of a statement. */
export interface Condition {
  readonly key: Key
  /** Whether it holds of what the request has under the key. */
  readonly holds: (value: Value | undefined, question: Question) => boolean
  readonly see: (question: Question) => SeenCondition
}

/** Makes a condition ready. One that cannot be read never allows, and never keeps a denial from denying. */
export function condition(
  operator: string,
  written: string,
  values: Json,
  { variables, effect }: { readonly variables: boolean; readonly effect: 'Allow' | 'Deny' },
): Condition {
  const spelling = spellingOf(operator)
  const texts = textsOf(values)
  const key = keyOf(written)
  const holds = spelling ? holdsOf(spelling, texts, variables) : () => effect === 'Deny'
  const wanted = wantedOf(texts, variables && spelling?.operator.variables === true)
  return {
    key,
    holds,
    see: (question) => {
      const value = question.value(key)
      const met = holds(value, question)
      return value === undefined
        ? { operator, key: written, wanted: wanted(question), holds: met }
        : {
            operator,
            key: written,
            wanted: wanted(question),
            saw: typeof value === 'string' ? [value] : value,
            holds: met,
          }
    },
  }
}

/** The values of a condition as texts: JSON's numbers and truth values are meant as they are written. */
const textsOf = (values: Json): string[] =>
  listOf(values)
    .filter((value) => value !== null && typeof value !== 'object')
    .map(String)

function wantedOf(texts: readonly string[], variables: boolean): (question: Question) => readonly string[] {
  const pieces = texts.map((text) => piecesOf(text, { variables, wild: false }))
  // `${*}` stands for itself without anything of the request.
  if (!pieces.some(hasVariables)) {
    const plain = pieces.map((one) => one.join(''))
    return () => plain
  }
  return (question) => pieces.map((one) => shown(one, question))
}

function holdsOf(
  { operator, all, any, ifExists }: Spelling,
  wanted: readonly string[],
  variables: boolean,
): Condition['holds'] {
  const negated = operator.negated === true
  const matches = wanted.map((text) => operator.compare(text, variables))
  // One of the values is enough; of a negated operator none may match.
  const fits = (saw: string, question: Question) => {
    for (const match of matches) if (match(saw, question)) return !negated
    return negated
  }
  if (operator.absence) return (value, question) => fits(String(!valuesOf(value).length), question)
  if (all || any)
    return (value, question) => {
      if (value === undefined && ifExists) return true
      const values = valuesOf(value)
      return all ? values.every((saw) => fits(saw, question)) : values.some((saw) => fits(saw, question))
    }
  return (value, question) => {
    if (typeof value === 'string') return fits(value, question)
    if (value === undefined) return ifExists || negated
    // Without a word on how many must fit, several values are equal to none that a policy can name.
    return value.length === 1 ? fits(value[0] as string, question) : negated
  }
}

/**
 * The values that the set operators and `Null` see. An empty text is none to them, and a text like another to the
 * rest. Follows "Multivalued context keys" of the IAM User Guide.
 */
function valuesOf(value: Value | undefined): readonly string[] {
  const values = typeof value === 'string' ? [value] : (value ?? [])
  return values.length === 1 && values[0] === '' ? [] : values
}

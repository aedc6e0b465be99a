import type { SeenCondition } from '../model/iam.ts'
import type { Json } from '../model/trigger.ts'
import { piecesOf, shown } from './match/template.ts'
import { operators } from './operators/index.ts'
import type { Operator } from './operator.ts'
import type { Question, Value } from './question.ts'

/** One key of one operator of a statement. */
export interface Condition {
  readonly holds: (question: Question) => boolean
  readonly see: (question: Question) => SeenCondition
}

/** How an operator was written: `ForAllValues:` or `ForAnyValue:` before it, and `IfExists` after it. */
export interface Spelling {
  readonly operator: Operator
  readonly all: boolean
  readonly any: boolean
  readonly ifExists: boolean
}

/** Takes the name of an operator apart; nothing, where there is no such operator. */
export function spellingOf(written: string): Spelling | undefined {
  const all = written.startsWith('ForAllValues:')
  const any = written.startsWith('ForAnyValue:')
  const rest = all || any ? written.slice(written.indexOf(':') + 1) : written
  const ifExists = rest.endsWith('IfExists')
  const operator = operators.get(ifExists ? rest.slice(0, -'IfExists'.length) : rest)
  // Whether a key is there can be asked in one way only.
  return !operator || (operator.absence && (all || any || ifExists))
    ? undefined
    : { operator, all, any, ifExists }
}

/** The values of a condition as texts: JSON's numbers and truth values are meant as they are written. */
export const textsOf = (values: Json | undefined): string[] =>
  (Array.isArray(values) ? (values as readonly Json[]) : [values ?? null])
    .filter((value) => value !== null && typeof value !== 'object')
    .map(String)

/** Makes a condition ready. One that cannot be read never allows, and never keeps a denial from denying. */
export function condition(
  written: string,
  key: string,
  values: Json,
  variables: boolean,
  effect: 'Allow' | 'Deny',
): Condition {
  const spelling = spellingOf(written)
  const wanted = textsOf(values)
  const folded = key.toLowerCase()
  const holds = spelling ? holdsOf(spelling, folded, wanted, variables) : () => effect === 'Deny'
  const filled = variables && spelling?.operator.variables
  const pieces = filled ? wanted.map((text) => piecesOf(text, { variables, wild: true })) : undefined
  return {
    holds,
    see: (question) => {
      const value = question.value(folded)
      return {
        operator: written,
        key,
        wanted: pieces ? pieces.map((one) => shown(one, question)) : wanted,
        ...(value === undefined ? {} : { saw: typeof value === 'string' ? [value] : value }),
        holds: holds(question),
      }
    },
  }
}

function holdsOf(
  { operator, all, any, ifExists }: Spelling,
  key: string,
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
  if (operator.absence) return (question) => fits(String(isAbsent(question.value(key))), question)
  return (question) => {
    const value = question.value(key)
    if (value === undefined && ifExists) return true
    if (typeof value === 'string') return fits(value, question)
    const values = value ?? []
    if (all) return values.every((saw) => fits(saw, question))
    if (any) return values.some((saw) => fits(saw, question))
    // Without a word on how many must fit, several values are equal to none that a policy can name.
    return values.length === 1 ? fits(values[0] as string, question) : negated
  }
}

const isAbsent = (value: Value | undefined) => value === undefined || value.length === 0

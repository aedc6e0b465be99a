import type { Json, JsonObject } from '../../model/trigger.ts'

/** What decides whether a statement applies, and is not known. */
export interface Doubt {
  /** Patterns of `Resource` or `NotResource` of which nobody can say whether they fit. */
  readonly resources: readonly string[]
  readonly conditions: readonly { readonly operator: string; readonly key: string }[]
  /** The condition keys that it comes down to, as they are written. */
  readonly keys: readonly string[]
}

/** How doubts are found. */
export interface Doubting {
  readonly unknown: (key: string) => boolean
  /** Whether the document's version fills in variables. */
  readonly variables: boolean
  /** Whether it is not said what the action is done to. */
  readonly anything: boolean
}

/** What of a statement is in doubt. */
export function doubtOf(statement: JsonObject, { unknown, variables, anything }: Doubting): Doubt {
  const open = (text: string) => (variables ? variablesIn(text).filter(unknown) : [])
  const patterns = [...textsOf(statement['Resource']), ...textsOf(statement['NotResource'])]
  // Whatever it is done to, a bare star fits it.
  const whole = patterns.includes('*')
  const resources = whole ? [] : patterns.filter((text) => anything || open(text).length > 0)
  const conditions = conditionsIn(statement).flatMap(({ operator, key, values }) => {
    const keys = [...(unknown(key) ? [key] : []), ...values.flatMap(open)]
    return keys.length ? [{ operator, key, keys }] : []
  })
  return {
    resources,
    conditions: conditions.map(({ operator, key }) => ({ operator, key })),
    keys: [...new Set([...resources.flatMap(open), ...conditions.flatMap(({ keys }) => keys)])],
  }
}

/** Whether nothing is in doubt. */
export const isSure = ({ resources, conditions }: Doubt): boolean => !resources.length && !conditions.length

const variable = /\$\{([^}]*)\}/g

/** The condition keys whose values stand in a text of a policy. */
export const variablesIn = (text: string): readonly string[] =>
  [...text.matchAll(variable)].flatMap(([, inside = '']) => keyIn(inside) ?? [])

/** The same of all that a statement compares with, each once. */
export const variablesOf = (statement: JsonObject): readonly string[] => [
  ...new Set(
    [
      ...textsOf(statement['Resource']),
      ...textsOf(statement['NotResource']),
      ...conditionsIn(statement).flatMap(({ values }) => values),
    ].flatMap(variablesIn),
  ),
]

/** A text with every variable of which nobody knows the value changed to something else. */
export const withoutVariables = (
  text: string,
  unknown: (key: string) => boolean,
  change: (key: string) => string,
): string =>
  text.replaceAll(variable, (written: string, inside: string) => {
    const key = keyIn(inside)
    return key !== undefined && unknown(key) ? change(key) : written
  })

/** `${aws:PrincipalTag/tenant, 'none'}` is about `aws:PrincipalTag/tenant`; `${*}`, `${?}` and `${$}` about none. */
const keyIn = (inside: string) =>
  /^[*?$]$/.test(inside) ? undefined : inside.replace(/,\s*'.*'\s*$/, '').trim()

interface Compared {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}

/** The conditions of a statement, one key of one operator each. */
export const conditionsIn = (statement: JsonObject): readonly Compared[] =>
  entriesOf(statement['Condition']).flatMap(([operator, keys]) =>
    entriesOf(keys).map(([key, values]) => ({ operator, key, values: textsOf(values) })),
  )

/** A text, or the texts of a list. */
export const textsOf = (value: Json | undefined): readonly string[] =>
  [value].flat().filter((one) => typeof one === 'string')

const entriesOf = (value: Json | undefined): [string, Json][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value as JsonObject)
    : []

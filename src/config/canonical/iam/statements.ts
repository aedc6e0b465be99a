import type { Json, JsonObject } from '../../../model/trigger.ts'
import type { Row, Table } from '../table.ts'
import { simple, spoken, words } from '../table.ts'
import { equal, isObject } from '../tree.ts'

/** The inline policy of what stands under `allow` and `deny`; no policy under `policies` can bear its name. */
export const statementsPolicy = '_statements'

const isStrings = (value: Json): boolean => {
  const all: readonly Json[] = Array.isArray(value) ? value : [value]
  return all.length > 0 && all.every((one) => typeof one === 'string' && one !== '')
}
const strings = {
  there: (value: Json) => value,
  back: (value: Json) => (isStrings(value) ? value : undefined),
}

/** Whether the language takes a value for a condition block. */
const isCondition = (value: Json): boolean =>
  isObject(value) &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(
    ([operator, keys]) =>
      /^(ForAllValues:|ForAnyValue:)?[A-Z][A-Za-z]+$/.test(operator) &&
      isObject(keys) &&
      Object.keys(keys).length > 0 &&
      Object.entries(keys).every(([key, compared]) => key !== '' && isStrings(compared)),
  )

/** A condition block, which both vocabularies say alike. */
export const condition = {
  there: (value: Json) => value,
  back: (value: Json) => (isCondition(value) ? value : undefined),
}

const statement = (Effect: Json): Table => ({
  implied: () => ({ Effect }),
  rows: [
    simple('sid', 'Sid', {
      there: (value) => value,
      back: (value) => (typeof value === 'string' && /^[A-Za-z0-9]+$/.test(value) ? value : undefined),
    }),
    simple('do', 'Action', strings),
    simple('notDo', 'NotAction', strings),
    simple('on', 'Resource', strings),
    simple('notOn', 'NotResource', strings),
    simple('condition', 'Condition', condition),
  ],
})
const sides = [
  ['allow', 'Allow'],
  ['deny', 'Deny'],
] as const

/** The document that statements make: first all that allow, then all that deny. */
export const documentOf: Row['there'] = (said, scope) => ({
  Version: '2012-10-17',
  Statement: sides.flatMap(([word, effect]) =>
    ((said[word] ?? []) as readonly JsonObject[]).map((one) => spoken(statement(effect), one, scope)),
  ),
})

/** The statements that make exactly this document, if any do. */
export function statementsOf(document: Json, scope: Parameters<Row['back']>[1]): JsonObject | undefined {
  const all = isObject(document) ? document['Statement'] : undefined
  if (!Array.isArray(all) || !all.every(isObject)) return undefined
  if (
    all.some((one) => ('Action' in one && 'NotAction' in one) || ('Resource' in one && 'NotResource' in one))
  )
    return undefined
  const said = Object.fromEntries(
    sides.flatMap(([word, effect]) => {
      const side = all.filter((one) => one['Effect'] === effect)
      return side.length ? [[word, side.map((one) => words(statement(effect), one, scope))]] : []
    }),
  )
  return equal(documentOf(said, scope), document) ? said : undefined
}

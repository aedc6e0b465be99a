import type { PolicyDocument } from '../model/cloudformation.ts'
import { mistakeIn, type PolicyKind } from './mistake-in.ts'
import { statement, type Statement } from './statement.ts'
import { get, isObject, listOf } from './values/json.ts'

const ready = new WeakMap<PolicyDocument, { [K in PolicyKind]?: readonly Statement[] }>()

/** The statements of a document, made ready once: documents do not change. */
export function compile(document: PolicyDocument, kind: PolicyKind): readonly Statement[] {
  let kinds = ready.get(document)
  if (!kinds) ready.set(document, (kinds = {}))
  return (kinds[kind] ??= statements(document, kind))
}

function statements(document: PolicyDocument, kind: PolicyKind): readonly Statement[] {
  const sound = mistakeIn(document, kind) === undefined
  // Older documents, and those without a version, mean `${...}` as it is written.
  const variables = get(document, 'Version') === '2012-10-17'
  return listOf(get(document, 'Statement') ?? []).flatMap((one, index) =>
    isObject(one) ? [statement(index, one, { variables, sound })] : [],
  )
}
